//! From a syllable to its spelling.

use std::fmt;

use super::Syllable;
use crate::letter::Letter;
use crate::word::Word;

/// Where the tone mark of an open *oa, oe, uy* stands.
///
/// ```
/// use tracuu_text::{NormalizeOptions, ToneMarkStyle, ToneMarks, normalize};
/// let options = NormalizeOptions { tone_marks: ToneMarks::Style(ToneMarkStyle::New), ..NormalizeOptions::NONE };
/// assert_eq!(normalize("hòa, khỏe, thủy", &options).text, "hoà, khoẻ, thuỷ");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum ToneMarkStyle {
    /// On the first letter: *hòa, khỏe, thủy*. Most official documents, and the index.
    #[default]
    Old,
    /// On the second letter: *hoà, khoẻ, thuỷ*.
    New,
}

impl Syllable {
    /// The spelling in a style, composed (NFC) and lower-case.
    ///
    /// ```
    /// use tracuu_text::{ToneMarkStyle, parse_syllable};
    /// let syllable = parse_syllable("thuỷ").unwrap();
    /// assert_eq!(syllable.spelled(ToneMarkStyle::Old), "thủy");
    /// assert_eq!(syllable.spelled(ToneMarkStyle::New), "thuỷ");
    /// ```
    pub fn spelled(&self, style: ToneMarkStyle) -> String {
        let mut spelling = String::with_capacity(12);
        self.spell(style, &mut |letter| spelling.push(letter));
        spelling
    }

    fn spell(&self, style: ToneMarkStyle, push: &mut dyn FnMut(char)) {
        let Syllable { onset, medial, nucleus, coda, tone } = *self;
        let letters = || [onset, medial, nucleus, coda].into_iter().flat_map(str::chars).filter_map(Letter::of);
        let Some(word) = Word::from_letters(letters(), tone) else { return };
        let tone_at = word.tone_position(style);
        for (i, letter) in letters().enumerate() {
            push(if i == tone_at { Letter { tone, ..letter } } else { letter }.to_char());
        }
    }
}

impl fmt::Display for Syllable {
    /// The spelling in the old style.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.spelled(ToneMarkStyle::Old))
    }
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::*;
    use crate::{Shape, parse_syllable, valid_syllables};

    /// A base letter with its shape, then the tone mark: what UniKey calls *tổ hợp*.
    fn to_hop(text: &str) -> String {
        text.chars()
            .flat_map(|c| {
                let letter = Letter::of(c);
                let plain = letter.map_or(c, |l| Letter { tone: Default::default(), ..l }.to_char());
                let mark = c
                    .to_string()
                    .nfd()
                    .find(|m| matches!(m, '\u{0300}' | '\u{0301}' | '\u{0303}' | '\u{0309}' | '\u{0323}'));
                std::iter::once(plain).chain(mark)
            })
            .collect()
    }

    fn title(text: &str) -> String {
        let mut chars = text.chars();
        chars.next().map(|c| c.to_uppercase().chain(chars).collect()).unwrap_or_default()
    }

    #[test]
    fn every_syllable_survives_writing_and_reading() {
        let mut count = 0;
        for syllable in valid_syllables() {
            count += 1;
            for style in [ToneMarkStyle::Old, ToneMarkStyle::New] {
                let nfc = syllable.spelled(style);
                let nfd: String = nfc.nfd().collect();
                for form in [nfc.clone(), nfd, to_hop(&nfc)] {
                    for text in [form.clone(), form.to_uppercase(), title(&form)] {
                        assert_eq!(parse_syllable(&text), Some(syllable), "{text}");
                    }
                }
            }
        }
        assert_eq!(count, 17_226);
    }

    #[test]
    fn every_spelling_belongs_to_one_syllable() {
        let mut spellings: Vec<String> = valid_syllables().map(|s| s.to_string()).collect();
        let all = spellings.len();
        spellings.sort();
        spellings.dedup();
        assert_eq!(spellings.len(), all);
    }

    #[test]
    fn the_styles_differ_for_open_oa_oe_uy_only() {
        for syllable in valid_syllables().filter(|s| s.tone != Default::default()) {
            let is_open = syllable.coda.is_empty();
            let rime = [syllable.medial, syllable.nucleus].concat();
            let differs = syllable.spelled(ToneMarkStyle::Old) != syllable.spelled(ToneMarkStyle::New);
            assert_eq!(differs, is_open && matches!(rime.as_str(), "oa" | "oe" | "uy"), "{syllable}");
        }
    }

    fn check(text: &str, expected: &str) {
        let parts =
            parse_syllable(text).map(|s| format!("{}|{}|{}|{}|{:?}", s.onset, s.medial, s.nucleus, s.coda, s.tone));
        assert_eq!(parts.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn takes_syllables_apart() {
        check("luật", "l|u|â|t|Nang");
        check("nghiêng", "ngh||iê|ng|Ngang");
        check("hoà", "h|o|a||Huyen");
        check("quý", "qu||y||Sac");
        check("qúy", "qu||y||Sac");
        check("gìn", "g||i|n|Huyen");
        check("gì", "g||i||Huyen");
        check("giếng", "gi||ê|ng|Sac");
        check("gia", "gi||a||Ngang");
        check("khuỷu", "kh|u|y|u|Hoi");
        check("ngoèo", "ng|o|e|o|Huyen");
        check("yêu", "||yê|u|Ngang");
        check("thuở", "th|u|ơ||Hoi");
        check("THỦƠ", "th|u|ơ||Hoi");
        check("mùa", "m||ua||Huyen");
        check("đường", "đ||ươ|ng|Huyen");
        check("quyền", "qu||yê|n|Huyen");
        check("xoong", "x||oo|ng|Ngang");
    }

    #[test]
    fn refuses_what_the_grammar_does_not_have() {
        for text in
            ["", "law", "Internet", "luàt", "kà", "cê", "nge", "ghà", "iên", "byên", "QH14", "a1", "đđ", "h", "ngh"]
        {
            check(text, "none");
        }
    }

    #[test]
    fn parts_are_known_vowels() {
        let known = "a ă â e ê i o ô ơ u ư y ia iê yê ya ua uô ưa ươ oo";
        for syllable in valid_syllables() {
            assert!(known.split(' ').any(|k| k == syllable.nucleus), "{syllable:?}");
            assert!(syllable.nucleus.chars().filter_map(Letter::of).all(|l| l.shape != Shape::Stroke));
        }
    }
}
