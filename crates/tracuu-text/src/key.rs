//! Term keys: the one form under which a word stands in an index, at three levels of exactness.
//!
//! A key is `fold ␟ shape ␟ exact`: the bare letters, U+001F, the letters with their shapes but no tone, U+001F, the full
//! canonical form; a part that repeats the one before it is empty.
//!
//! | word     | key                |
//! | -------- | ------------------ |
//! | `luật`   | `luat␟luât␟luật`   |
//! | `Luât`   | `luat␟luât␟`       |
//! | `làn`    | `lan␟␟làn`         |
//! | `tin`    | `tin␟␟`            |
//! | `KỶ`, `kỉ` | `ki␟␟kỉ`         |
//! | `đ`      | `d␟đ␟`             |
//! | `café`   | `cafe␟␟café`       |
//!
//! In a sorted dictionary the keys of one base lie together: a bare word is one range, an exact one is one key.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::letter::{Letter, Tone, is_invisible};
use crate::syllable::ToneMarkStyle;
use crate::word::Word;

/// Separates the parts of a key: U+001F, which no word holds.
///
/// ```
/// use tracuu_text::{KEY_SEPARATOR, key_of};
/// let key = key_of("Luật");
/// assert_eq!(key.split(KEY_SEPARATOR).collect::<Vec<_>>(), ["luat", "luât", "luật"]);
/// ```
pub const KEY_SEPARATOR: char = '\u{1F}';

/// Appends the key of one word to `key`.
///
/// ```
/// let mut key = String::new();
/// tracuu_text::push_key("Kỷ", &mut key);
/// assert_eq!(key, "ki\u{1F}\u{1F}kỉ");
/// ```
pub fn push_key(word: &str, key: &mut String) {
    match Word::of(word) {
        Some(letters) => push_letters_key(letters, key),
        None => push_foreign_key(word, key),
    }
}

/// The key of one word.
///
/// ```
/// use tracuu_text::key_of;
/// assert_eq!(key_of("làn"), "lan\u{1F}\u{1F}làn");
/// assert_eq!(key_of("KỶ"), key_of("kỉ"));
/// ```
pub fn key_of(word: &str) -> String {
    let mut key = String::with_capacity(word.len() * 3 + 2);
    push_key(word, &mut key);
    key
}

/// Appends the key of a word with signs inside, such as an abbreviation; any run of signs is one hyphen.
pub(crate) fn push_compound_key(text: &str, key: &mut String) {
    let words = text.split(|c: char| !c.is_alphanumeric() && !is_combining_mark(c)).filter(|word| !word.is_empty());
    let joined = words.collect::<Vec<_>>().join("-");
    push_foreign_key(&joined, key);
}

fn push_letters_key(mut word: Word, key: &mut String) {
    word.unify_i_and_y();
    key.extend(word.bases().iter().map(|&b| b as char));
    key.push(KEY_SEPARATOR);
    if word.is_shaped() {
        key.extend(word.letters().map(Letter::to_char));
    }
    key.push(KEY_SEPARATOR);
    if word.tone != Tone::Ngang {
        push_exact(&word, key);
    }
}

/// The canonical form of a word: old tone placement, *i* where *y* is the same.
fn push_exact(word: &Word, out: &mut String) {
    let tone_at = if word.tone == Tone::Ngang { usize::MAX } else { word.tone_position(ToneMarkStyle::Old) };
    for (i, letter) in word.letters().enumerate() {
        let tone = if i == tone_at { word.tone } else { Tone::Ngang };
        out.push(Letter { tone, ..letter }.to_char());
    }
}

/// A word with letters of other alphabets, or with two tones.
fn push_foreign_key(word: &str, key: &mut String) {
    let lower: String = word.chars().filter(|&c| !is_invisible(c)).nfc().flat_map(char::to_lowercase).nfc().collect();
    let shape = unify_i_and_y(strip(&lower, |c| Letter::of(c).map(|l| Letter { tone: Tone::Ngang, ..l }.to_char())));
    let fold = unify_i_and_y(strip(&lower, |c| Letter::of(c).map(|l| l.base as char)));
    key.push_str(&fold);
    key.push(KEY_SEPARATOR);
    if shape != fold {
        key.push_str(&shape);
    }
    key.push(KEY_SEPARATOR);
    if lower != shape {
        key.push_str(&lower);
    }
}

/// The rule of [`Word::unify_i_and_y`] for bare letters, so that a word with a mark too many is found bare too.
fn unify_i_and_y(bare: String) -> String {
    match Word::of(&bare) {
        Some(mut word) if bare.is_ascii() => {
            word.unify_i_and_y();
            word.bases().iter().map(|&b| b as char).collect()
        }
        _ => bare,
    }
}

/// Rewrites known letters and drops the marks of the others.
fn strip(text: &str, known: impl Fn(char) -> Option<char>) -> String {
    let mut stripped = String::with_capacity(text.len());
    for character in text.chars() {
        match known(character) {
            Some(letter) => stripped.push(letter),
            None => stripped.extend(std::iter::once(character).nfd().filter(|&c| !is_combining_mark(c))),
        }
    }
    stripped
}

/// The three forms of a word that a key holds.
///
/// ```
/// use tracuu_text::{KeyParts, key_of};
/// let key = key_of("Hoà");
/// let parts = KeyParts::of(&key).unwrap();
/// assert_eq!((parts.fold, parts.shape, parts.exact), ("hoa", "hoa", "hòa"));
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyParts<'k> {
    /// Bare letters.
    pub fold: &'k str,
    /// Letters with their shapes, without tone.
    pub shape: &'k str,
    /// The canonical form.
    pub exact: &'k str,
}

impl<'k> KeyParts<'k> {
    /// Reads a key; `None` when it is not one.
    ///
    /// ```
    /// use tracuu_text::{KeyParts, key_of};
    /// let key = key_of("tin");
    /// assert_eq!(KeyParts::of(&key).unwrap().exact, "tin", "a part that is left out repeats the one before it");
    /// assert_eq!(KeyParts::of("tin"), None);
    /// ```
    pub fn of(key: &'k str) -> Option<KeyParts<'k>> {
        let (fold, rest) = key.split_once(KEY_SEPARATOR)?;
        let (shape, exact) = rest.split_once(KEY_SEPARATOR)?;
        let shape = if shape.is_empty() { fold } else { shape };
        let exact = if exact.is_empty() { shape } else { exact };
        Some(KeyParts { fold, shape, exact })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, expected: &str) {
        assert_eq!(key_of(word).replace(KEY_SEPARATOR, "␟"), expected, "{word}");
    }

    #[test]
    fn keys() {
        check("luật", "luat␟luât␟luật");
        check("LUẬT", "luat␟luât␟luật");
        check("lua\u{0323}\u{0302}t", "luat␟luât␟luật");
        check("luâ\u{0323}t", "luat␟luât␟luật");
        check("Luât", "luat␟luât␟");
        check("làn", "lan␟␟làn");
        check("tin", "tin␟␟");
        check("kỷ", "ki␟␟kỉ");
        check("KỈ", "ki␟␟kỉ");
        check("qui", "qui␟␟");
        check("quy", "qui␟␟");
        check("quý", "qui␟␟quí");
        check("tuy", "tuy␟␟");
        check("hoà", "hoa␟␟hòa");
        check("hòa", "hoa␟␟hòa");
        check("uỷ", "uy␟␟ủy");
        check("Đảng", "dang␟đang␟đảng");
        check("Ðảng", "dang␟đang␟đảng");
        check("đ", "d␟đ␟");
        check("café", "cafe␟␟café");
        check("Ñandú", "nandu␟␟ñandú");
        check("QH14", "qh14␟␟");
        check("Москва", "москва␟␟");
        check("hòađàm", "hoadam␟hoađam␟hòađàm");
        check("24", "24␟␟");
        check("ky\u{309}\u{309}", "ki␟␟kỷ\u{309}");
    }

    #[test]
    fn parts_of_a_key() {
        let key = key_of("luật");
        assert_eq!(KeyParts::of(&key), Some(KeyParts { fold: "luat", shape: "luât", exact: "luật" }));
        assert_eq!(KeyParts::of("luat"), None);
    }
}
