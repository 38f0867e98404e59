//! How an ELF file asks to be loaded: the alignment of each of its loaded segments.
//!
//! | at, 32 bits | at, 64 bits | what                                                    |
//! | ----------- | ----------- | ------------------------------------------------------- |
//! | 0           | 0           | `7F 45 4C 46`                                           |
//! | 4           | 4           | class: 1 for 32 bits, 2 for 64                          |
//! | 5           | 5           | order of bytes: 1 little-endian, 2 big-endian           |
//! | 28          | 32          | where the program headers begin (`e_phoff`)             |
//! | 42          | 54          | how long each is (`e_phentsize`)                        |
//! | 44          | 56          | how many there are (`e_phnum`)                          |
//! | header + 0  | header + 0  | its type (`p_type`): 1 is a loaded segment (`PT_LOAD`)  |
//! | header + 28 | header + 48 | its alignment (`p_align`)                               |
//!
//! Source: System V Application Binary Interface, chapters "ELF header" and "Program header".

const PT_LOAD: u64 = 1;

/// An ELF file of either class and order.
struct Elf<'b> {
    bytes: &'b [u8],
    is_64: bool,
    is_little: bool,
}

/// The alignments of the loaded segments of the ELF file `bytes`, in order; an error where there are none.
pub(super) fn load_alignments(bytes: &[u8]) -> Result<Vec<u64>, String> {
    let elf = open(bytes)?;
    let (start, size, count, align_at, word) =
        if elf.is_64 { (elf.number(32, 8)?, 54, 56, 48, 8) } else { (elf.number(28, 4)?, 42, 44, 28, 4) };
    let (size, count) = (elf.number(size, 2)?, elf.number(count, 2)?);
    let mut alignments = Vec::new();
    for index in 0..count {
        let header = index.checked_mul(size).and_then(|offset| offset.checked_add(start)).ok_or_else(cut)?;
        if elf.number(header, 4)? == PT_LOAD {
            alignments.push(elf.number(header.checked_add(align_at).ok_or_else(cut)?, word)?);
        }
    }
    if alignments.is_empty() { Err("expected loaded segments, but found none".into()) } else { Ok(alignments) }
}

fn open(bytes: &[u8]) -> Result<Elf<'_>, String> {
    match bytes {
        [0x7F, b'E', b'L', b'F', class @ (1 | 2), order @ (1 | 2), ..] => {
            Ok(Elf { bytes, is_64: *class == 2, is_little: *order == 1 })
        }
        _ => Err("expected an ELF file, but found something else".into()),
    }
}

impl Elf<'_> {
    /// The unsigned number of `width` bytes at `at`.
    fn number(&self, at: u64, width: usize) -> Result<u64, String> {
        let start = usize::try_from(at).map_err(|_| cut())?;
        let end = start.checked_add(width).ok_or_else(cut)?;
        let digits = self.bytes.get(start..end).ok_or_else(cut)?;
        let join = |number: u64, byte: &u8| number << 8 | u64::from(*byte);
        Ok(if self.is_little { digits.iter().rev().fold(0, join) } else { digits.iter().fold(0, join) })
    }
}

fn cut() -> String {
    "expected a whole ELF file, but it ends before its program headers do".into()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// An ELF file with program headers of these types and alignments.
    fn elf(is_64: bool, is_little: bool, headers: &[(u64, u64)]) -> Vec<u8> {
        let (size, places) = if is_64 { (56, [32, 54, 56, 48]) } else { (32, [28, 42, 44, 28]) };
        let [start_at, size_at, count_at, align_at] = places;
        let word = if is_64 { 8 } else { 4 };
        let mut bytes = vec![0; 64 + headers.len() * size];
        let mut put = |at: usize, width: usize, number: u64| {
            let digits = number.to_be_bytes();
            let digits = digits.iter().skip(8 - width);
            let mut digits: Vec<u8> = digits.copied().collect();
            if is_little {
                digits.reverse();
            }
            bytes[at..at + width].copy_from_slice(&digits);
        };
        put(start_at, word, 64);
        put(size_at, 2, size as u64);
        put(count_at, 2, headers.len() as u64);
        for (index, (kind, alignment)) in headers.iter().enumerate() {
            put(64 + index * size, 4, *kind);
            put(64 + index * size + align_at, word, *alignment);
        }
        let class = if is_64 { 2 } else { 1 };
        let order = if is_little { 1 } else { 2 };
        bytes[..6].copy_from_slice(&[0x7F, b'E', b'L', b'F', class, order]);
        bytes
    }

    #[test]
    fn loaded_segments_of_every_class_and_order_are_read() {
        let headers = [(6, 8), (1, 0x4000), (2, 8), (1, 0x1000)];
        for (is_64, is_little) in [(true, true), (true, false), (false, true), (false, false)] {
            assert_eq!(load_alignments(&elf(is_64, is_little, &headers)), Ok(vec![0x4000, 0x1000]));
        }
    }

    #[test]
    fn what_is_no_whole_library_is_an_error_at_every_length() {
        let whole = elf(true, true, &[(1, 0x4000), (1, 0x4000)]);
        // The alignment is the last of a header's fields.
        for end in 0..whole.len() {
            assert!(load_alignments(&whole[..end]).is_err(), "{end}");
        }
        assert!(load_alignments(&elf(true, true, &[(6, 8)])).is_err());
        assert!(load_alignments(b"!<arch>\n, a static library").is_err());
        let mut far = whole.clone();
        far[32..40].copy_from_slice(&u64::MAX.to_le_bytes());
        assert!(load_alignments(&far).is_err());
    }
}
