//! From text to the bytes of a legacy encoding.
//!
//! | text        | encoding | bytes                  | lost                |
//! | ----------- | -------- | ---------------------- | ------------------- |
//! | `Việt`      | tcvn3    | `V i D6 t`             |                     |
//! | `VIỆT`      | tcvn3    | `V I D6 T`             | the case of `Ệ`     |
//! | `thế giới.` | viqr     | `the^' gio+'i\.`       |                     |
//! | `π`         | vni      | `?`                    | `π`                 |

use super::code_page::bytes_of;
use super::viqr;
use super::writer::compose;
use crate::{Alignment, Encoding, Letter, Span};

/// The bytes that stand for a text.
///
/// ```
/// use tracuu_text::{Encoding, Span, encode};
/// let encoded = encode("góc ≈ 90°", Encoding::VniWindows);
/// assert_eq!(encoded.bytes, b"go\xF9c ? 90\xB0");
/// assert_eq!(encoded.lost, [Span::new(5, 8)], "there is no ≈ in VNI");
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Encoded {
    /// The bytes.
    pub bytes: Vec<u8>,
    /// The parts of the text that the encoding cannot carry: capitals of TCVN3, which are written as small letters, and
    /// characters that it lacks, which are written as `?`.
    pub lost: Vec<Span>,
}

/// Encodes `text`, which is composed first.
///
/// Where nothing is lost, [`decode`](crate::decode) gives the composed text back; for VIQR, whose marks are also
/// punctuation, as long as the words are Vietnamese.
///
/// ```
/// use tracuu_text::{Encoding, Span, encode};
/// assert_eq!(encode("kỷ luật", Encoding::Viscii).bytes, b"k\xD6 lu\xA7t");
/// assert_eq!(encode("nhiệm vụ.", Encoding::Viqr).bytes, b"nhie^.m vu.\\.".as_slice());
/// assert_eq!(encode("Kỷ Ở", Encoding::Tcvn3).lost, [Span::new(5, 8)]);
/// ```
pub fn encode(text: &str, encoding: Encoding) -> Encoded {
    let composed = compose(text);
    let mut encoder = Encoder { encoding, bytes: Vec::new(), lost: Vec::new(), alignment: &composed.alignment };
    let mut characters = composed.text.char_indices().peekable();
    while let Some((at, character)) = characters.next() {
        encoder.push(at, character);
        if encoding == Encoding::Viqr && characters.peek().is_some_and(|&(_, next)| viqr::needs_escape(character, next))
        {
            encoder.bytes.push(b'\\');
        }
    }
    Encoded { bytes: encoder.bytes, lost: encoder.lost }
}

struct Encoder<'a> {
    encoding: Encoding,
    bytes: Vec<u8>,
    lost: Vec<Span>,
    alignment: &'a Alignment,
}

impl Encoder<'_> {
    fn push(&mut self, at: usize, character: char) {
        match self.encoding {
            Encoding::Utf8 => self.bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes()),
            Encoding::Utf16Le => self.push_utf16(character, u16::to_le_bytes),
            Encoding::Utf16Be => self.push_utf16(character, u16::to_be_bytes),
            Encoding::Viqr if character == '\\' => self.bytes.extend(b"\\\\"),
            Encoding::Tcvn3 | Encoding::VniWindows | Encoding::Viscii | Encoding::Viqr | Encoding::Cp1258 => {
                self.push_legacy(at, character);
            }
        }
    }

    fn push_utf16(&mut self, character: char, bytes: fn(u16) -> [u8; 2]) {
        self.bytes.extend(character.encode_utf16(&mut [0; 2]).iter().flat_map(|&unit| bytes(unit)));
    }

    fn push_legacy(&mut self, at: usize, character: char) {
        let own = if self.is_own_ascii(character) { u8::try_from(character).ok() } else { None };
        match (own, bytes_of(self.encoding, character)) {
            (Some(ascii), _) => self.bytes.push(ascii),
            (None, Some(bytes)) => self.bytes.extend(bytes),
            (None, None) => self.push_lost(at, character),
        }
    }

    /// Six control characters are letters in VISCII.
    fn is_own_ascii(&self, character: char) -> bool {
        let taken = super::code_page::letter_of(self.encoding, u8::try_from(character).unwrap_or(0));
        character.is_ascii() && taken == Some(character)
    }

    fn push_lost(&mut self, at: usize, character: char) {
        self.lost.push(self.alignment.to_source(Span::new(at, at + character.len_utf8())));
        let small = Letter::of(character).map(Letter::to_char).filter(|_| is_capital(character));
        match small.and_then(|small| bytes_of(self.encoding, small)) {
            Some(bytes) => self.bytes.extend(bytes),
            None => self.bytes.push(b'?'),
        }
    }
}

/// Whether this is the capital of a Vietnamese letter, and no look-alike of one.
fn is_capital(character: char) -> bool {
    character.is_uppercase() && Letter::of(character).map(Letter::to_char) == character.to_lowercase().next()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, encoding: Encoding, bytes: &[u8], lost: &[Span]) {
        assert_eq!(encode(text, encoding), Encoded { bytes: bytes.to_vec(), lost: lost.to_vec() }, "{text} {encoding}");
    }

    #[test]
    fn writes_bytes() {
        check("Việt", Encoding::Tcvn3, b"Vi\xD6t", &[]);
        check("VIỆT", Encoding::Tcvn3, b"VI\xD6T", &[Span::new(2, 5)]);
        check("Đ\u{1EB8}", Encoding::Tcvn3, b"\xA7\xD1", &[Span::new(2, 5)]);
        check("e\u{302}\u{323}", Encoding::VniWindows, b"e\xE4", &[]);
        check("aπ", Encoding::VniWindows, b"a?", &[Span::new(1, 3)]);
        check("á ệ", Encoding::Cp1258, b"\xE1 \xEA\xF2", &[]);
        check("\u{2}Ẳ", Encoding::Viscii, b"?\x02", &[Span::new(0, 1)]);
        check("aệ", Encoding::Utf16Be, b"\0a\x1E\xC7", &[]);
        check("aệ", Encoding::Utf8, "aệ".as_bytes(), &[]);
    }

    #[test]
    fn viqr_escapes_what_would_be_a_mark() {
        check("thế giới.", Encoding::Viqr, b"the^' gio+'i\\.", &[]);
        check("add (a) ba?", Encoding::Viqr, b"ad\\d (a) ba\\?", &[]);
        check("C:\\a", Encoding::Viqr, b"C:\\\\a", &[]);
        check("được.", Encoding::Viqr, b"ddu+o+.c.", &[]);
    }
}
