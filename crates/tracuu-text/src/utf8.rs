//! What the bytes of UTF-8 tell without decoding them.

/// What a byte says of the character that it begins.
#[derive(Clone, Copy)]
enum Class {
    /// A letter or a digit of ASCII.
    Word,
    /// Any other character of ASCII.
    Sign,
    /// U+0100 to U+01BF: a letter of two bytes.
    Letter,
    /// U+00C0 to U+00FF: a letter of two bytes, but for × and ÷.
    Latin,
    /// U+1E00 to U+1EFF are letters of three bytes.
    Additional,
    /// One has to look at the whole character.
    Doubtful,
}

static CLASSES: [Class; 256] = {
    let mut classes = [Class::Doubtful; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' => Class::Word,
            0..0x80 => Class::Sign,
            0xC3 => Class::Latin,
            0xC4..=0xC6 => Class::Letter,
            0xE1 => Class::Additional,
            _ => Class::Doubtful,
        };
        byte += 1;
    }
    classes
};

/// The length of the character that begins at a byte, and whether it is a letter or a digit; `None` where its first bytes do not tell.
/// They do for ASCII and for the letters of Vietnamese.
///
/// ```
/// use tracuu_text::told_by_bytes;
/// let text = "ế, “x”".as_bytes();
/// assert_eq!(told_by_bytes(text, 0), Some((3, true)));
/// assert_eq!(told_by_bytes(text, 3), Some((1, false)), "a comma");
/// assert_eq!(told_by_bytes(text, 5), None, "a quotation mark beyond ASCII");
/// ```
#[inline]
pub fn told_by_bytes(text: &[u8], at: usize) -> Option<(usize, bool)> {
    match CLASSES[usize::from(*text.get(at)?)] {
        Class::Word => Some((1, true)),
        Class::Sign => Some((1, false)),
        Class::Letter => Some((2, true)),
        Class::Latin if !matches!(text.get(at + 1), Some(0x97 | 0xB7)) => Some((2, true)),
        Class::Additional if matches!(text.get(at + 1), Some(0xB8..=0xBB)) => Some((3, true)),
        Class::Latin | Class::Additional | Class::Doubtful => None,
    }
}

/// The first eight bytes of a text as one number, the first one lowest; those behind its end are zero.
///
/// ```
/// assert_eq!(tracuu_text::first_eight(b"ab"), 0x6261);
/// assert_eq!(tracuu_text::first_eight(b"123456789"), u64::from_le_bytes(*b"12345678"));
/// ```
#[inline]
pub fn first_eight(text: &[u8]) -> u64 {
    match text.first_chunk() {
        Some(eight) => u64::from_le_bytes(*eight),
        None => text.iter().rev().fold(0, |eight, byte| eight << 8 | u64::from(*byte)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_bytes_tell_is_right() {
        for c in '\0'..=char::MAX {
            let mut buffer = [0; 4];
            if let Some(told) = told_by_bytes(c.encode_utf8(&mut buffer).as_bytes(), 0) {
                assert_eq!(told, (c.len_utf8(), c.is_alphanumeric()), "{c}");
            }
        }
    }
}
