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

/// Where the letters of ASCII and the bytes beyond it end that stand one behind the other from a byte on.
///
/// ```
/// use tracuu_text::letters_end;
/// let text = "Điều 5".as_bytes();
/// assert_eq!(letters_end(text, 0), "Điều".len());
/// assert_eq!(letters_end(b"QH14", 0), 2, "a digit is no letter");
/// ```
#[inline]
pub fn letters_end(text: &[u8], start: usize) -> usize {
    let mut at = start;
    loop {
        let stops = stops(first_eight(text.get(at..).unwrap_or_default())) & HIGH;
        at += stops.trailing_zeros() as usize / 8;
        if stops != 0 {
            return at.min(text.len());
        }
    }
}

/// Whether a byte is a character of ASCII that is no letter and no digit.
#[inline]
pub(crate) fn is_sign(byte: u8) -> bool {
    matches!(CLASSES[usize::from(byte)], Class::Sign)
}

/// The first sixteen bytes of a text; those behind its end are zero.
#[inline]
pub(crate) fn first_sixteen(text: &[u8]) -> [u8; 16] {
    text.first_chunk().copied().unwrap_or_else(|| {
        let mut bytes = [0; 16];
        bytes.iter_mut().zip(text).for_each(|(place, byte)| *place = *byte);
        bytes
    })
}

/// How many letters and digits of ASCII and bytes beyond it sixteen bytes begin with.
#[inline]
pub(crate) fn run_len(bytes: [u8; 16]) -> usize {
    let (first, second) = (first_eight(&bytes), first_eight(bytes.get(8..).unwrap_or_default()));
    match signs(first) {
        0 => 8 + signs(second).trailing_zeros() as usize / 8,
        signs => signs.trailing_zeros() as usize / 8,
    }
}

/// The high bits of the bytes of ASCII that are no letters and no digits.
#[inline]
fn signs(eight: u64) -> u64 {
    let seven = eight & !HIGH;
    let digits = from(seven, b'0') & !from(seven, b'9' + 1);
    stops(eight) & !digits & HIGH
}

/// The high bits of the bytes of ASCII that are no letters; those below mean nothing.
#[inline]
fn stops(eight: u64) -> u64 {
    let small = (eight | each(0x20)) & !HIGH;
    !eight & !(from(small, b'a') & !from(small, b'z' + 1))
}

/// Eight bytes of seven bits, with the high bits set of those from `byte` on.
#[inline]
fn from(bytes: u64, byte: u8) -> u64 {
    bytes + each(0x80 - byte)
}

/// Eight times a byte.
#[inline]
const fn each(byte: u8) -> u64 {
    0x0101_0101_0101_0101 * byte as u64
}

const HIGH: u64 = each(0x80);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_byte_ends_a_run_or_does_not() {
        for byte in 0..=255u8 {
            let is_letter = !byte.is_ascii() || byte.is_ascii_alphabetic();
            for before in 0..20 {
                let text = [&vec![b'a'; before], [byte, b'b', 0xC3, b' '].as_slice()].concat();
                let expected = if is_letter { before + 3 } else { before };
                assert_eq!(letters_end(&text, 0), expected, "{byte:#x} behind {before}");
            }
            for before in 0..16 {
                let mut bytes = [b'a'; 16];
                bytes[before] = byte;
                let expected = if is_letter || byte.is_ascii_digit() { 16 } else { before };
                assert_eq!(run_len(bytes), expected, "{byte:#x} behind {before}");
            }
            assert_eq!(letters_end(&[byte], 0), usize::from(is_letter), "{byte:#x}");
        }
        assert_eq!(letters_end(b"", 0), 0);
    }

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
