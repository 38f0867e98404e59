//! Zstandard files: any number of frames, one after the other.

use std::io::{self, BufRead, Read};

use ruzstd::decoding::errors::{FrameDecoderError, ReadFrameHeaderError};
use ruzstd::decoding::{BlockDecodingStrategy, FrameDecoder};

/// Reads what the frames of `R` hold.
pub(super) struct ZstdReader<R: BufRead> {
    source: R,
    decoder: FrameDecoder,
    /// Whether `decoder` is within a frame.
    is_open: bool,
}

impl<R: BufRead> ZstdReader<R> {
    pub(super) fn new(source: R) -> ZstdReader<R> {
        ZstdReader { source, decoder: FrameDecoder::new(), is_open: false }
    }

    /// Opens the next frame, passing over those that hold no data; false when none is left.
    fn open_frame(&mut self) -> io::Result<bool> {
        while !self.source.fill_buf()?.is_empty() {
            match self.decoder.init(&mut self.source) {
                Ok(()) => {
                    self.is_open = true;
                    return Ok(true);
                }
                Err(FrameDecoderError::ReadFrameHeaderError(ReadFrameHeaderError::SkipFrame { length, .. })) => {
                    io::copy(&mut self.source.by_ref().take(u64::from(length)), &mut io::sink())?;
                }
                Err(error) => return Err(io::Error::other(error)),
            }
        }
        Ok(false)
    }

    /// Decodes until `wanted` bytes can be taken or the frame ends.
    fn decode(&mut self, wanted: usize) -> io::Result<()> {
        while self.decoder.can_collect() < wanted && !self.decoder.is_finished() {
            let missing = wanted - self.decoder.can_collect();
            self.decoder
                .decode_blocks(&mut self.source, BlockDecodingStrategy::UptoBytes(missing))
                .map_err(io::Error::other)?;
        }
        Ok(())
    }
}

impl<R: BufRead> Read for ZstdReader<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        loop {
            if !self.is_open && !self.open_frame()? {
                return Ok(0);
            }
            self.decode(buffer.len())?;
            let len = self.decoder.read(buffer)?;
            if len > 0 || buffer.is_empty() {
                return Ok(len);
            }
            self.is_open = false;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// "kỷ luật" and a line end, as one frame of one raw block.
    fn frame(text: &str) -> Vec<u8> {
        let mut bytes = vec![0x28, 0xB5, 0x2F, 0xFD, 0x20, text.len() as u8];
        let header = (text.len() as u32) << 3 | 1;
        bytes.extend_from_slice(&header.to_le_bytes()[..3]);
        bytes.extend_from_slice(text.as_bytes());
        bytes
    }

    #[test]
    fn reads_all_frames_and_passes_over_skippable_ones() {
        let skippable = [0x50, 0x2A, 0x4D, 0x18, 2, 0, 0, 0, 9, 9];
        let bytes = [frame("kỷ "), skippable.to_vec(), frame("luật"), frame(" Đảng")].concat();
        let mut text = String::new();
        ZstdReader::new(bytes.as_slice()).read_to_string(&mut text).expect("decoded");
        assert_eq!(text, "kỷ luật Đảng");
    }

    #[test]
    fn a_cut_file_is_an_error() {
        let mut bytes = frame("kỷ luật");
        bytes.truncate(bytes.len() - 2);
        assert!(ZstdReader::new(bytes.as_slice()).read_to_end(&mut Vec::new()).is_err());
        assert!(ZstdReader::new(&b"not zstandard"[..]).read_to_end(&mut Vec::new()).is_err());
    }
}
