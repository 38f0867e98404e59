//! From Vietnamese to keys: text as it is typed in Telex or VNI.
//!
//! | text         | Telex           | VNI            |
//! | ------------ | --------------- | -------------- |
//! | *kỷ luật*    | `kyr luaatj`    | `ky3 lua6t5`   |
//! | *Đảng*       | `DDangr`        | `D9ang3`       |
//! | *NƯỚC*       | `NUWOWCS`       | `NU7O7C1`      |
//! | *xoong*      | `xooong`        | `xoong`        |
//! | *HĐND*       | `HDDND`         | `HD9ND`        |
//!
//! Each shape follows its letter; the tone closes the word.

use unicode_normalization::UnicodeNormalization;

use super::TypingScheme;
use crate::{Letter, Shape, Tone, is_vietnamese_syllable};

/// The keys of `text` in Telex.
///
/// ```
/// assert_eq!(tracuu_text::typing::to_telex("Kỷ luật Đảng"), "Kyr luaatj DDangr");
/// ```
pub fn to_telex(text: &str) -> String {
    write(text, TypingScheme::Telex)
}

/// The keys of `text` in VNI.
///
/// ```
/// assert_eq!(tracuu_text::typing::to_vni("Kỷ luật Đảng"), "Ky3 lua6t5 D9ang3");
/// ```
pub fn to_vni(text: &str) -> String {
    write(text, TypingScheme::Vni)
}

fn write(text: &str, scheme: TypingScheme) -> String {
    let text: String = text.nfc().collect();
    let mut keys = String::with_capacity(text.len() + text.len() / 2);
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        push_word(word, scheme, &mut keys);
        keys.push_str(piece.strip_prefix(word).unwrap_or_default());
    }
    keys
}

fn push_word(word: &str, scheme: TypingScheme, keys: &mut String) {
    let is_upper = word.chars().count() > 1 && !word.chars().any(char::is_lowercase);
    let mut tone = None;
    let escapes = scheme == TypingScheme::Telex && is_vietnamese_syllable(word);
    let mut follows_o = false;
    for character in word.chars() {
        let Some(letter) = Letter::of(character) else {
            keys.push(character);
            continue;
        };
        if letter.tone != Tone::Ngang {
            // Two tones in what is no syllable: the first is closed before the second.
            keys.extend(tone.replace(tone_key(letter.tone, scheme, is_upper)));
        }
        push_letter(letter, character.is_uppercase(), scheme, keys);
        let is_o = letter.base == b'o' && letter.shape == Shape::None;
        if escapes && is_o && follows_o {
            push_letter(Letter::bare(b'o'), character.is_uppercase(), scheme, keys);
        }
        follows_o = is_o;
    }
    keys.extend(tone);
}

fn push_letter(letter: Letter, is_upper: bool, scheme: TypingScheme, keys: &mut String) {
    let case = |key: u8| if is_upper { key.to_ascii_uppercase() } else { key } as char;
    keys.push(case(letter.base));
    let key = match (scheme, letter.shape) {
        (_, Shape::None) => return,
        (TypingScheme::Telex, Shape::Circumflex | Shape::Stroke) => letter.base,
        (TypingScheme::Telex, Shape::Breve | Shape::Horn) => b'w',
        (TypingScheme::Vni, Shape::Circumflex) => b'6',
        (TypingScheme::Vni, Shape::Horn) => b'7',
        (TypingScheme::Vni, Shape::Breve) => b'8',
        (TypingScheme::Vni, Shape::Stroke) => b'9',
    };
    keys.push(case(key));
}

fn tone_key(tone: Tone, scheme: TypingScheme, is_upper: bool) -> char {
    let (telex, vni) = match tone {
        Tone::Ngang => ('z', '0'),
        Tone::Sac => ('s', '1'),
        Tone::Huyen => ('f', '2'),
        Tone::Hoi => ('r', '3'),
        Tone::Nga => ('x', '4'),
        Tone::Nang => ('j', '5'),
    };
    match scheme {
        TypingScheme::Telex if is_upper => telex.to_ascii_uppercase(),
        TypingScheme::Telex => telex,
        TypingScheme::Vni => vni,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, telex: &str, vni: &str) {
        assert_eq!((to_telex(text).as_str(), to_vni(text).as_str()), (telex, vni), "{text}");
    }

    #[test]
    fn writes_keys() {
        check("", "", "");
        check("Kỷ luật, 24-CT/TU", "Kyr luaatj, 24-CT/TU", "Ky3 lua6t5, 24-CT/TU");
        check("lua\u{0323}\u{0302}t", "luaatj", "lua6t5");
        check("NƯỚC", "NUWOWCS", "NU7O7C1");
        check("Ý", "Ys", "Y1");
        check("Đảng ủy", "DDangr uyr", "D9ang3 uy3");
        check("HĐND 33-QĐi/TW", "HDDND 33-QDDi/TW", "HD9ND 33-QD9i/TW");
        check("xoong, moóc, ngoao", "xooong, mooocs, ngoao", "xoong, mooc1, ngoao");
        check("hòađàm ñ", "hoaddfamf ñ", "hoad92am2 ñ");
    }
}
