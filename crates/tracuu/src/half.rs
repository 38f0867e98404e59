//! Half-typed words: which written words they may become, in suggestions and behind `lu*`.
//!
//! | half typed | may become                         | not        |
//! | ---------- | ---------------------------------- | ---------- |
//! | `quye`     | *quyền, quyết, quyển*              | *quy*      |
//! | `quyê`     | *quyền, quyết*                     |            |
//! | `quyế`     | *quyết, quyến*                     | *quyền*    |
//! | `quy`      | *quy, quý, quyết, quỹ*             | *quít*     |
//! | `đ`        | *đảng, đất*                        | *dân*      |
//!
//! As in whole words a typed mark is a demand and a missing one is free.

use tracuu_text::{KeyParts, Letter, NormalizeOptions, Shape, Tone, key_of, normalize};

/// The beginning of a word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Half {
    letters: Vec<Sign>,
    tone: Tone,
    /// What the bare form of a word that it may become begins with.
    prefixes: Vec<String>,
}

/// One character: a letter with its shape, or another sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Letter(u8, Shape),
    Other(char),
}

impl Half {
    /// Reads a half-typed word.
    pub(crate) fn of(word: &str) -> Half {
        let options = NormalizeOptions { invisible: true, canonical: true, ..NormalizeOptions::NONE };
        let word = normalize(word, &options).text;
        let mut letters: Vec<Sign> = word.chars().flat_map(char::to_lowercase).map(sign).collect();
        if word.bytes().all(|b| b.is_ascii_digit()) {
            let zeros = letters.iter().take_while(|&&sign| sign == Sign::Other('0')).count();
            letters.drain(..zeros.min(letters.len().saturating_sub(1)));
        }
        let mut prefixes = vec![letters.iter().map(|sign| sign.bare()).collect::<String>()];
        let key = key_of(&word);
        let unified = KeyParts::of(&key).map(|parts| parts.fold.to_owned());
        prefixes.extend(unified.filter(|fold| !fold.is_empty() && !fold.chars().all(|c| c.is_ascii_digit())));
        prefixes.dedup();
        Half { tone: tone(&word), letters, prefixes }
    }

    /// What the bare forms begin with: as it was typed, and with *i* for *y* where that is the same.
    pub(crate) fn prefixes(&self) -> &[String] {
        &self.prefixes
    }

    /// How many letters were typed.
    pub(crate) fn len(&self) -> usize {
        self.letters.len()
    }

    /// Whether a mark was typed.
    pub(crate) fn is_marked(&self) -> bool {
        self.tone != Tone::Ngang
            || self.letters.iter().any(|sign| !matches!(sign, Sign::Letter(_, Shape::None) | Sign::Other(_)))
    }

    /// Whether it may become the written word, and if so, whether all marks so far are those of the word.
    pub(crate) fn agrees(&self, written: &KeyParts<'_>) -> Option<bool> {
        let written_tone = tone(written.exact);
        if self.tone != Tone::Ngang && self.tone != written_tone {
            return None;
        }
        let mut is_exact = self.tone == written_tone;
        let mut rest = written.exact.chars();
        for (i, &typed) in self.letters.iter().enumerate() {
            let written = sign(rest.next()?);
            // A word that ends in *y* is written with *i* in its key.
            let may_be_y = i + 1 == self.letters.len() && rest.as_str().is_empty();
            is_exact &= typed.agrees(written, may_be_y)?;
        }
        Some(is_exact)
    }
}

impl Sign {
    fn bare(self) -> char {
        match self {
            Sign::Letter(base, _) => base as char,
            Sign::Other(character) => character,
        }
    }

    /// Whether this may be typed for a written sign; and whether it is the same.
    fn agrees(self, written: Sign, may_be_y: bool) -> Option<bool> {
        match (self, written) {
            (Sign::Letter(b'y', Shape::None), Sign::Letter(b'i', Shape::None)) if may_be_y => Some(true),
            (Sign::Letter(typed, shape), Sign::Letter(base, written)) if typed == base => {
                (shape == Shape::None || shape == written).then_some(shape == written)
            }
            (typed, written) => (typed == written).then_some(true),
        }
    }
}

fn sign(character: char) -> Sign {
    Letter::of(character).map_or(Sign::Other(character), |letter| Sign::Letter(letter.base, letter.shape))
}

/// The tone of a word: that of its last letter with one.
fn tone(word: &str) -> Tone {
    let mut tones = word.chars().filter_map(Letter::of).map(|letter| letter.tone);
    tones.rfind(|&tone| tone != Tone::Ngang).unwrap_or(Tone::Ngang)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Words with `=` before them agree in all marks.
    #[track_caller]
    fn check(half: &str, becomes: &str, never: &str) {
        let agrees = |word: &str| Half::of(half).agrees(&KeyParts::of(&key_of(word)).expect("a key"));
        for word in becomes.split_whitespace() {
            assert_eq!(agrees(word.trim_start_matches('=')), Some(word.starts_with('=')), "{half} {word}");
        }
        for word in never.split_whitespace() {
            assert_eq!(agrees(word), None, "{half} {word}");
        }
    }

    #[test]
    fn typed_marks_are_demands_and_missing_ones_free() {
        check("quye", "quyền quyết quyển", "quy quít");
        check("quyê", "quyền quyết", "quy");
        check("quyế", "=quyết =quyến", "quyền");
        check("quy", "=quy quý quyết =quyên quỹ", "quít qua");
        check("QUY", "quyết", "");
        check("ky", "kỷ kỹ =ky", "kim kiểm");
        check("ki", "kỷ kiểm =kim", "khi");
        check("đ", "đảng =đi", "dân");
        check("d", "đảng =dân", "lan");
        check("thuơ", "thưởng thuở", "thủ");
        check("hoà", "=hòa =hoàn", "hoạt");
        check("hòa", "=hoàn", "hoán");
        check("lua\u{323}", "luật =lụa", "luân");
        check("qh", "=QH14", "quốc");
        check("00", "=0", "");
        check("08", "=8 =85", "08a");
    }

    #[test]
    fn prefixes_of_the_dictionary() {
        assert_eq!(Half::of("Quyế").prefixes(), ["quye"]);
        assert_eq!(Half::of("quy").prefixes(), ["quy", "qui"]);
        assert_eq!(Half::of("08").prefixes(), ["8"]);
        assert_eq!(Half::of("Đ").prefixes(), ["d"]);
    }
}
