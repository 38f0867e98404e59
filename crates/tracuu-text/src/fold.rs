//! Folding and agreement: which written words a typed one may stand for.
//!
//! A typed mark is a demand, a missing one is free:
//!
//! | typed  | agrees with              | does not agree with |
//! | ------ | ------------------------ | ------------------- |
//! | `luat` | *luật, luất, luận*? no: *luật, luất, luat* | *luân* |
//! | `luât` | *luật, luất*             | *luăt*              |
//! | `đang` | *đang, đảng, đăng*       | *dang, dâng*        |
//! | `dang` | *dang, đang, đảng, dâng* |                     |
//! | `làn`  | *làn, lần, lằn*          | *lán, lan*          |

use std::borrow::Cow;

use crate::key::{KeyParts, key_of, push_key};
use crate::letter::{Letter, Tone};
use crate::tokenize::{TokenKind, tokenize};
use crate::{Aligned, AlignmentBuilder, Span};

/// How much of a word's marks is kept.
///
/// | level   | `Kỷ luật Ðảng` |
/// | ------- | -------------- |
/// | `Exact` | `kỉ luật đảng` |
/// | `Shape` | `ki luât đang` |
/// | `Bare`  | `ki luat dang` |
///
/// ```
/// use tracuu_text::{FoldLevel, fold};
/// let at = |level| fold("Kỷ luật Ðảng", level).text;
/// assert_eq!(at(FoldLevel::Exact), "kỉ luật đảng");
/// assert_eq!(at(FoldLevel::Shape), "ki luât đang");
/// assert_eq!(at(FoldLevel::Bare), "ki luat dang");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FoldLevel {
    /// The canonical form that the index uses: lower-case, composed, old tone placement, *i* where *y* is the same.
    Exact,
    /// Tones dropped; ă â ê ô ơ ư đ kept.
    Shape,
    /// Bare letters.
    Bare,
}

/// Folds every word of a text; blanks, signs and numbers stay.
///
/// ```
/// use tracuu_text::{FoldLevel, fold};
/// let folded = fold("Kỷ luật, Ðảng", FoldLevel::Bare);
/// assert_eq!(folded.text, "ki luat, dang");
/// ```
pub fn fold(text: &str, level: FoldLevel) -> Aligned<'_> {
    let mut out = String::new();
    let mut builder = AlignmentBuilder::new();
    let mut key = String::new();
    for span in words(text) {
        let word = span.of(text).unwrap_or_default();
        key.clear();
        push_key(word, &mut key);
        let folded = KeyParts::of(&key).map_or(word, |parts| parts.at(level));
        let between = text.get(builder.source_len()..span.start).unwrap_or_default();
        builder.copy(between.len());
        out.push_str(between);
        if folded == word {
            builder.copy(word.len());
        } else {
            builder.replace(word.len(), folded.len());
        }
        out.push_str(folded);
    }
    if builder.is_identity() {
        return Aligned::unchanged(text);
    }
    let rest = text.get(builder.source_len()..).unwrap_or_default();
    builder.copy(rest.len());
    Aligned { text: Cow::Owned(out + rest), alignment: builder.finish() }
}

/// The words of a text, those of compounds too.
fn words(text: &str) -> impl Iterator<Item = Span> + '_ {
    let mut tokens = tokenize(text);
    std::iter::from_fn(move || {
        loop {
            let token = tokens.next_text()?;
            if token.is_compound() {
                tokens.reenter(token);
            } else if token.kind != TokenKind::Number {
                return Some(token.span);
            }
        }
    })
}

impl<'k> KeyParts<'k> {
    /// The form at a level.
    ///
    /// ```
    /// use tracuu_text::{FoldLevel, KeyParts, key_of};
    /// let key = key_of("Ðảng");
    /// let parts = KeyParts::of(&key).unwrap();
    /// assert_eq!((parts.at(FoldLevel::Shape), parts.at(FoldLevel::Bare)), ("đang", "dang"));
    /// ```
    pub fn at(&self, level: FoldLevel) -> &'k str {
        match level {
            FoldLevel::Exact => self.exact,
            FoldLevel::Shape => self.shape,
            FoldLevel::Bare => self.fold,
        }
    }
}

/// Whether a typed word may stand for a written one.
///
/// Case, encoding, tone placement and *i/y* where it is the same make no difference.
///
/// ```
/// use tracuu_text::agrees;
/// assert!(agrees("luât", "LUẬT"));
/// assert!(agrees("ki luat".split(' ').next().unwrap(), "kỷ"));
/// assert!(!agrees("đang", "dâng"));
/// ```
pub fn agrees(typed: &str, written: &str) -> bool {
    let (typed, written) = (key_of(typed), key_of(written));
    match (KeyParts::of(&typed), KeyParts::of(&written)) {
        (Some(typed), Some(written)) => typed.agrees(&written),
        _ => false,
    }
}

impl KeyParts<'_> {
    /// Whether the typed word of this key may stand for the written word of `written`.
    ///
    /// ```
    /// use tracuu_text::{KeyParts, key_of};
    /// let (bare, marked) = (key_of("luât"), key_of("LUẬT"));
    /// let (bare, marked) = (KeyParts::of(&bare).unwrap(), KeyParts::of(&marked).unwrap());
    /// assert!(bare.agrees(&marked));
    /// assert!(!marked.agrees(&bare), "a typed tone is a demand");
    /// ```
    pub fn agrees(&self, written: &KeyParts<'_>) -> bool {
        self.exact == written.exact
            || (self.fold == written.fold && (self.exact == self.fold || marks_agree(self.exact, written.exact)))
    }
}

/// Compares the marks of two words with the same bare letters.
fn marks_agree(typed: &str, written: &str) -> bool {
    let shapes_agree = typed.chars().zip(written.chars()).all(|(t, w)| match (Letter::of(t), Letter::of(w)) {
        (Some(t), Some(w)) => t.base == w.base && (t.shape == Default::default() || t.shape == w.shape),
        _ => t == w,
    });
    shapes_agree && typed.chars().count() == written.chars().count() && tones_agree(typed, written)
}

/// One tone each: the place of its mark is not compared, since it moves with the shapes. More: they must stand together.
fn tones_agree(typed: &str, written: &str) -> bool {
    let tones = |word: &str| -> Vec<Tone> {
        word.chars().filter_map(Letter::of).map(|l| l.tone).filter(|&t| t != Tone::Ngang).collect()
    };
    let (typed_tones, written_tones) = (tones(typed), tones(written));
    typed_tones.is_empty() || typed_tones == written_tones
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::{Shape, Syllable, valid_syllables};

    fn check(typed: &str, agreeing: &str, others: &str) {
        for written in agreeing.split_whitespace() {
            assert!(agrees(typed, written), "{typed} should agree with {written}");
        }
        for written in others.split_whitespace() {
            assert!(!agrees(typed, written), "{typed} should not agree with {written}");
        }
    }

    #[test]
    fn typed_marks_are_demands_and_missing_ones_free() {
        check("luat", "luật luất luat LUẬT", "luân luạn");
        check("luât", "luật luất luât", "luăt luat luạt");
        check("luật", "luật", "luất luât luat");
        check("đang", "đang đảng đăng đắng", "dang dâng");
        check("dang", "dang đang đảng dâng dạng", "dan");
        check("làn", "làn lần lằn", "lán lan");
        check("ky", "kỷ kỉ kỳ ky ki", "khi");
        check("kỷ", "kỷ kỉ KỶ", "kỳ ki");
        check("hoà", "hòa hoà", "hoạ hóa");
        check("thủơ", "thuở", "thủ");
        check("thuo", "thuở thủơ", "");
        check("thúo", "thuớ", "thuờ");
        check("tu", "tư tử tự từ tu TU", "to");
        check("café", "café", "cafe");
        check("cafe", "café cafe", "");
    }

    /// Every two syllables with the same bare letters agree when no typed mark contradicts a written one; so agreement is
    /// reflexive and transitive, a bare word agrees with all, and two words agree both ways only if they are the same.
    #[test]
    fn agreement_is_an_order_among_the_syllables_of_one_base() {
        let mut groups: BTreeMap<String, Vec<Syllable>> = BTreeMap::new();
        for syllable in valid_syllables() {
            groups.entry(fold(&syllable.to_string(), FoldLevel::Bare).text.into_owned()).or_default().push(syllable);
        }
        let keys = |s: &Syllable| key_of(&s.to_string());
        for (base, group) in &groups {
            let keyed: Vec<_> = group.iter().map(|s| (s, keys(s))).collect();
            for (typed, typed_key) in &keyed {
                for (written, written_key) in &keyed {
                    let parts = |key| KeyParts::of(key).expect("a key");
                    let agree = parts(typed_key).agrees(&parts(written_key));
                    assert_eq!(agree, no_mark_contradicts(typed, written), "{typed} {written}");
                    let both = agree && parts(written_key).agrees(&parts(typed_key));
                    assert_eq!(both, typed_key == written_key, "{typed} {written}");
                }
                assert!(agrees(base, &typed.to_string()), "{base} {typed}");
            }
        }
        assert_eq!(groups.values().map(Vec::len).sum::<usize>(), 17_226);
    }

    /// The rule, letter by letter, from the parts of the syllables.
    fn no_mark_contradicts(typed: &Syllable, written: &Syllable) -> bool {
        let shapes = |s: &Syllable| -> Vec<Shape> {
            let letters = [s.onset, s.medial, s.nucleus, s.coda].concat();
            letters.chars().filter_map(Letter::of).map(|l| l.shape).collect()
        };
        let free = |t: Shape, w: Shape| t == Shape::None || t == w;
        (typed.tone == Tone::Ngang || typed.tone == written.tone)
            && shapes(typed).into_iter().zip(shapes(written)).all(|(t, w)| free(t, w))
    }

    #[track_caller]
    fn check_fold(text: &str, exact: &str, shape: &str, bare: &str) {
        for (level, expected) in [(FoldLevel::Exact, exact), (FoldLevel::Shape, shape), (FoldLevel::Bare, bare)] {
            let folded = fold(text, level);
            assert_eq!(folded.text, expected, "{level:?}");
            assert_eq!(fold(&folded.text, level).text, expected, "{level:?} twice");
            assert_eq!(folded.alignment.target_len(), expected.len());
        }
    }

    #[test]
    fn folds_texts() {
        check_fold("Kỷ luật, Ðảng!", "kỉ luật, đảng!", "ki luât, đang!", "ki luat, dang!");
        check_fold("Hoà bình – 1.000", "hòa bình – 1.000", "hoa binh – 1.000", "hoa binh – 1.000");
        check_fold("số 24-CT/TU", "số 24-ct/tu", "sô 24-ct/tu", "so 24-ct/tu");
        check_fold("11-QĐi/TW", "11-qđi/tw", "11-qđi/tw", "11-qdi/tw");
        check_fold("", "", "", "");
        assert!(fold("tin 5", FoldLevel::Bare).is_unchanged());
    }

    #[test]
    fn agreement_follows_the_marks_over_all_letters_of_a_base() {
        let shapes = ["a", "ă", "â", "e", "ê", "o", "ô", "ơ", "u", "ư", "d", "đ", "i", "y"];
        let words: Vec<String> = shapes
            .iter()
            .flat_map(|letter| {
                let letter = letter.chars().next().and_then(Letter::of);
                letter.into_iter().flat_map(|l| {
                    let tones = if l.is_vowel() { Tone::ALL.as_slice() } else { &Tone::ALL[..1] };
                    tones.iter().map(move |&tone| Letter { tone, ..l }.to_char().to_string())
                })
            })
            .collect();
        for typed in &words {
            assert!(agrees(typed, typed));
            for written in &words {
                let (t, w) = (
                    Letter::of(typed.chars().next().unwrap_or(' ')),
                    Letter::of(written.chars().next().unwrap_or(' ')),
                );
                let (Some(t), Some(w)) = (t, w) else { continue };
                let expected = t.base == w.base
                    && (t.shape == Default::default() || t.shape == w.shape)
                    && (t.tone == Tone::Ngang || t.tone == w.tone);
                assert_eq!(agrees(typed, written), expected, "{typed} {written}");
            }
        }
    }
}
