//! Bytes of what is stored: variable-length integers, seven bits a byte, and texts behind their length.

/// Appends a number.
pub(crate) fn put(out: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

/// Appends a text behind its length.
pub(crate) fn put_text(out: &mut Vec<u8>, text: &str) {
    put(out, text.len());
    out.extend_from_slice(text.as_bytes());
}

/// Stored bytes that are read from the front; `None` where they are damaged.
pub(crate) struct Input<'b> {
    bytes: &'b [u8],
}

impl<'b> Input<'b> {
    pub(crate) fn new(bytes: &'b [u8]) -> Input<'b> {
        Input { bytes }
    }

    /// What was not read yet.
    pub(crate) fn rest(&self) -> &'b [u8] {
        self.bytes
    }

    /// So many bytes.
    pub(crate) fn take(&mut self, len: usize) -> Option<&'b [u8]> {
        let (taken, rest) = self.bytes.split_at_checked(len)?;
        self.bytes = rest;
        Some(taken)
    }

    /// A text behind its length.
    pub(crate) fn text(&mut self) -> Option<&'b str> {
        let len = self.number()?;
        std::str::from_utf8(self.take(len)?).ok()
    }

    pub(crate) fn number(&mut self) -> Option<usize> {
        let mut number = 0u64;
        for shift in (0..64).step_by(7) {
            let byte = *self.take(1)?.first()?;
            number |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return usize::try_from(number).ok();
            }
        }
        None
    }
}

/// A number for bytes, which no release of Rust changes (FNV-1a of 32 bits).
pub(crate) fn fnv1a(bytes: impl IntoIterator<Item = u8>) -> u32 {
    bytes.into_iter().fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
