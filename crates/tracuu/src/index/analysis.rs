//! What the index makes of a text, in one pass: the terms that it is found by, and the code that it is stored in.

use tracuu_text::Analyzer;

use super::memo::Memo;
use super::term_list::push_term;
use super::text_code::Encoder;
use super::words::SyllableTerms;

/// What was made of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Analysed {
    /// The terms, as a list for the engine.
    pub(super) terms: String,
    /// The text in the code of stored texts.
    pub(super) code: Vec<u8>,
    /// How many positions its words take.
    pub(super) positions: u64,
    /// How many of them those of its heading take.
    pub(super) heading: u64,
}

impl Analysed {
    /// Analyses a text whose heading has so many bytes, in the place of the one before.
    fn read(&mut self, text: &str, heading: usize, analyzer: &mut Analyzer) {
        let Analysed { terms: list, code, .. } = self;
        list.clear();
        code.clear();
        list.reserve(text.len());
        code.reserve(text.len());
        (self.positions, self.heading) = (0, 0);
        let syllables = SyllableTerms::default();
        let mut encoder = Encoder::new(text);
        let mut terms = analyzer.terms(text);
        loop {
            // Nine terms of ten are passed over as syllables.
            let passed = terms.next_syllable();
            if passed.is_none() && !terms.advance() {
                break;
            }
            let syllable = passed.or_else(|| Some((terms.span(), terms.syllable()?)));
            match syllable {
                Some((span, syllable)) => {
                    list.push(syllables.get(syllable.number));
                    encoder.syllable(span, syllable, code);
                    self.heading += u64::from(span.start < heading);
                }
                None => {
                    push_term(list, terms.key(), terms.is_compound());
                    self.heading += u64::from(!terms.is_compound() && terms.span().start < heading);
                }
            }
        }
        self.positions = terms.position_count().into();
        encoder.finish(code);
    }
}

/// Analyses texts; keep one for many.
#[derive(Default)]
pub(super) struct Analysis {
    analyzer: Analyzer,
    last: Analysed,
    names: Memo<Analysed>,
}

impl Analysis {
    /// Analyses a text whose heading has so many bytes.
    pub(super) fn of(&mut self, text: &str, heading: usize) -> &Analysed {
        self.last.read(text, heading, &mut self.analyzer);
        &self.last
    }

    /// The same for a title, or a name that many documents have, which is asked for again.
    pub(super) fn of_name(&mut self, name: &str) -> &Analysed {
        self.names.get(name, |name| {
            let mut analysed = Analysed::default();
            analysed.read(name, 0, &mut self.analyzer);
            analysed
        })
    }
}

#[cfg(test)]
mod tests {
    use tracuu_text::position_count;

    use super::*;
    use crate::index::text_code;

    #[test]
    fn positions_are_those_of_the_text() {
        let mut analysis = Analysis::default();
        for (heading, behind) in [("", "x"), ("Điều 5. Số 24-CT/TU", "\nngày 07/8/2023"), ("Phạm vi", "")] {
            let text = format!("{heading}{behind}");
            let expected = (u64::from(position_count(&text)), u64::from(position_count(heading)));
            let found = analysis.of(&text, heading.len());
            assert_eq!((found.positions, found.heading), expected, "{text}");
            assert_eq!(text_code::decode(&found.code), Some(text));
        }
    }

    #[test]
    fn names_are_analysed_as_texts_are() {
        let mut analysis = Analysis::default();
        for name in ["Luật Thanh niên", "Chương II", "Luật Thanh niên"] {
            let Analysed { terms, code, positions, .. } = analysis.of(name, 0).clone();
            let found = analysis.of_name(name);
            assert_eq!((&found.terms, &found.code, found.positions), (&terms, &code, positions));
        }
    }
}
