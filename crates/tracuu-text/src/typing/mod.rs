//! Typing schemes (*kiểu gõ*): words typed in Telex or VNI with the input method off, read as they were meant.
//!
//! | typed                | scheme | read as               | because                                              |
//! | -------------------- | ------ | --------------------- | ---------------------------------------------------- |
//! | `kyr luaajt`         | Telex  | *kỷ luật*             |                                                      |
//! | `ky3 lua65t`, `ky3 luat65` | VNI | *kỷ luật*          | digits may stand anywhere after their letter         |
//! | `tieesng`, `tieengs`, `tiengse` | Telex | *tiếng*     | so may the keys of Telex                             |
//! | `KYR`, `Ddarng`      | Telex  | *KỶ*, *Đảng*          | case is that of the letters                          |
//! | `thaats`             | Telex  | *thất*                | no other language has the word                       |
//! | `khoong`             | Telex  | *không*               | the grammar has *khoong*, the language has not       |
//! | `xoong`              | Telex  | `xoong`, then *xông*  | a word as it stands                                  |
//! | `ban`, `cao`         |        | `ban`, `cao`          | no keys were used                                    |
//! | `as`, `is`, `max`, `tax`, `mix` | Telex | as typed, then *á*, *í*, *mã* … | English is likelier       |
//! | `law`, `boss`, `pass`, `off` |  | as typed              | *lă*, *bos*, *pas*, *of* are no syllables             |
//! | `gif`, `cos`         | Telex  | *gì*, *có*            | so frequent that the foreign word is not             |
//! | `A4`, `CO2`          | VNI    | as typed, then *Ã*, *CÒ* | a letter with a digit is a code                   |
//! | `QH14`, `24-CT/TU`   |        | as typed              | no syllables                                         |
//!
//! [`convert`] reads one word by one scheme, [`candidates`] says what a word may be, [`read_typed`] decides for a whole
//! query, and [`to_telex`] and [`to_vni`] go the other way. Only what comes out as a valid syllable is converted, and it is
//! written composed, with tone marks in the old style.

mod draft;
mod likelihood;
mod recognise;
#[cfg(test)]
mod roundtrip_tests;
mod telex;
mod text;
mod vni;
mod write;

pub use likelihood::{Certainty, TypedReading, candidates};
pub use recognise::{TypedText, looks_typed, read_typed};
pub use text::convert_text;
pub use write::{to_telex, to_vni};

use draft::Draft;

/// A way to write Vietnamese on a keyboard without Vietnamese letters (*kiểu gõ*).
///
/// ```
/// use tracuu_text::typing::{TypingScheme, convert};
/// assert_eq!(convert("dduowngf", TypingScheme::Telex).as_deref(), Some("đường"));
/// assert_eq!(convert("d9u7o7ng2", TypingScheme::Vni).as_deref(), Some("đường"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum TypingScheme {
    /// Letters for marks: `kyr luaajt`.
    Telex,
    /// Digits for marks: `ky3 lua65t`.
    Vni,
}

impl TypingScheme {
    /// Both.
    ///
    /// ```
    /// use tracuu_text::typing::{TypingScheme, convert};
    /// let readings = TypingScheme::ALL.map(|scheme| convert("ky3", scheme));
    /// assert_eq!(readings, [None, Some("kỷ".to_owned())]);
    /// ```
    pub const ALL: [TypingScheme; 2] = [TypingScheme::Telex, TypingScheme::Vni];
}

/// Longest word that is read, in keys; `nghieengj` has nine.
const MAX_KEYS: usize = 16;

/// Reads one word as it was typed by `scheme`; `None` when it has no keys of the scheme or is no syllable by it.
///
/// The reading is forced: that `tax` may well be English is not asked; see [`candidates`]. The result is composed, with
/// the tone mark in the old style and the capitals of the keys.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, convert};
/// assert_eq!(convert("luaajt", TypingScheme::Telex).as_deref(), Some("luật"));
/// assert_eq!(convert("LUAT65", TypingScheme::Vni).as_deref(), Some("LUẬT"));
/// assert_eq!(convert("hoaf", TypingScheme::Telex).as_deref(), Some("hòa"));
/// assert_eq!(convert("tax", TypingScheme::Telex).as_deref(), Some("tã"));
/// assert_eq!(convert("law", TypingScheme::Telex), None);
/// assert_eq!(convert("ban", TypingScheme::Telex), None);
/// ```
pub fn convert(word: &str, scheme: TypingScheme) -> Option<String> {
    read(word, scheme).map(|reading| reading.text)
}

/// A word that came out as a syllable, and what was done to it.
struct Reading {
    text: String,
    evidence: Evidence,
}

/// What the keys of a word have done.
#[derive(Clone, Copy, Debug, Default)]
struct Evidence {
    has_tone: bool,
    /// A circumflex, breve or horn.
    has_shape: bool,
    has_stroke: bool,
    /// A mark away from its letter, a vowel behind the tone, a shape in place of another: possible, not customary.
    is_loose: bool,
    /// A second tone took the place of the first.
    is_corrected: bool,
}

fn read(word: &str, scheme: TypingScheme) -> Option<Reading> {
    if word.len() > MAX_KEYS {
        return None;
    }
    let mut draft = Draft::default();
    for key in word.chars() {
        match scheme {
            TypingScheme::Telex => telex::press(&mut draft, key)?,
            TypingScheme::Vni => vni::press(&mut draft, key)?,
        }
    }
    let evidence = draft.evidence;
    let Evidence { has_tone, has_shape, has_stroke, is_loose: _, is_corrected: _ } = evidence;
    (has_tone || has_shape || has_stroke).then_some(())?;
    Some(Reading { text: draft.finish()?, evidence })
}

#[cfg(test)]
mod tests {
    use super::TypingScheme::{Telex, Vni};
    use super::*;

    fn check(scheme: TypingScheme, typed: &str, expected: &str) {
        for (word, expected) in typed.split_whitespace().zip(expected.split_whitespace()) {
            let found = convert(word, scheme);
            assert_eq!(found.as_deref().unwrap_or("-"), expected, "{word}");
        }
    }

    #[test]
    fn reads_telex() {
        check(Telex, "kyr luaajt hoaf thuyr quys gif ginf", "kỷ luật hòa thủy quý gì gìn");
        check(Telex, "nuwowcs nuowcs nuwocs ngwowif thuowr huow quow", "nước nước nước người thuở huơ quơ");
        check(Telex, "w tw nhw giwx giwax muaw luuw ruouwj", "ư tư như giữ giữa mưa lưu rượu");
        check(Telex, "ddi did ddangr dangdr ddaof dduwowngf", "đi đi đảng đảng đào đường");
        check(Telex, "khoeof ngoeof ngoaos hoaif hoawcj xoaws", "khoèo ngoèo ngoáo hoài hoặc -");
        check(Telex, "xoong xooong gooongf", "xông xoong goòng");
    }

    #[test]
    fn reads_keys_in_any_order_after_the_vowel() {
        check(Telex, "tieengs tieesng tiseeng tiengse tieensg", "tiếng tiếng tiếng tiếng tiếng");
        check(Telex, "cura cuar hofa hoaf duongwdf thuees", "của của hòa hòa đường thuế");
        check(Vni, "luat65 lua65t lua6t5 luat56 lu5a6t", "luật luật luật luật luật");
        check(Vni, "d9ang3 dang39 d9uong72 duong972 d9u7o7ng2 du7o7ng29", "đảng đảng đường đường đường đường");
    }

    #[test]
    fn reads_vni() {
        check(Vni, "ky3 hoa2 thuo73 nuoc71 nu7oc1 nuo7c1 mua7 qua8n luu7", "kỷ hòa thuở nước nước nước mưa quăn lưu");
    }

    #[test]
    fn the_last_tone_holds_and_a_doubled_key_escapes() {
        check(Telex, "tieengsf tieengsz baz aaa off boss pass dddi aww", "tiềng tiêng - - - - - - -");
        check(Vni, "tie6ng12 tie6ng10 ba0 ba11 a66n d99i a88n u77", "tiềng tiêng - - - - - -");
        check(Telex, "tuaan tuaw tuaaw tawan two", "tuân tưa - tân -");
    }

    #[test]
    fn keeps_the_case_of_the_letters() {
        check(Telex, "KYR Kyr Ddarng DDarng dDarng LUAATJ Luaatj TW Tw", "KỶ Kỷ Đảng Đảng đảng LUẬT Luật TƯ Tư");
        check(Vni, "KY3 D9A3NG D9a3ng U71 O73", "KỶ ĐẢNG Đảng Ứ Ở");
    }

    #[test]
    fn leaves_what_is_no_syllable() {
        for word in
            ["", "law", "boss", "off", "ban", "cao", "Internet", "data", "luat1", "QH14", "24", "đi", "kỷ", "kys2"]
        {
            assert_eq!(convert(word, Telex), None, "{word}");
        }
        for word in ["", "ban", "QH14", "24", "luat6", "1a", "đ9i", "h2o", "ho1a1", &"a1".repeat(99)] {
            assert_eq!(convert(word, Vni), None, "{word}");
        }
    }
}
