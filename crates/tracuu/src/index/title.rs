//! Titles as they are completed: behind the kind of the document, where it stands alone.
//!
//! | kind        | title                    | context   | completed as                          |
//! | ----------- | ------------------------ | --------- | ------------------------------------- |
//! | *Nghị quyết* | *về kinh tế số*         |           | *Nghị quyết về kinh tế số*            |
//! | *Luật*      | *Luật Thanh niên*        |           | *Luật Thanh niên*                     |
//! | *Luật*      | *Phạm vi điều chỉnh*     | the law   | *Phạm vi điều chỉnh*, of an article   |
//!
//! Titles are told apart by marks, and the shorter of two is found, without reading them: a mark is 26 bits of a hash of the
//! letters, whatever their case, two bits of the number of words of the kind, and six of the words of the title, up to 63. Two
//! titles with one mark are possible, so that whoever shows a title looks at its words.

use std::borrow::Cow;

use tracuu_text::lower_case;

use super::DocumentRecord;

/// The bits of a mark that hold the number of words of the title.
const LENGTH_BITS: u32 = 6;
/// Those before them, which hold the number of words of the kind.
const KIND_BITS: u32 = 2;
const HASH_BITS: u32 = 26;

/// A title, perhaps behind the kind.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct FullTitle<'r> {
    pub(crate) text: Cow<'r, str>,
    /// How many words of it are the kind.
    pub(crate) kind_words: usize,
    /// How many bytes of it are the kind, and the blank behind it.
    pub(crate) kind_bytes: usize,
}

impl<'r> FullTitle<'r> {
    /// The title of a document; `None` when it has none.
    pub(crate) fn of<T: AsRef<str>>(record: &'r DocumentRecord<T>) -> Option<FullTitle<'r>> {
        let title = record.title.as_ref()?.as_ref();
        let begins = |kind: &str| title.to_lowercase().starts_with(&kind.to_lowercase());
        let kind = record.kind.as_ref().map(T::as_ref).filter(|kind| record.context.is_empty() && !begins(kind));
        let kind_words = kind.map_or(0, |kind| kind.split_whitespace().count());
        Some(match kind.filter(|_| kind_words < 1 << KIND_BITS) {
            Some(kind) => FullTitle { text: format!("{kind} {title}").into(), kind_words, kind_bytes: kind.len() + 1 },
            None => FullTitle { text: title.into(), kind_words: 0, kind_bytes: 0 },
        })
    }

    /// What it is told apart by.
    pub(crate) fn mark(&self) -> u64 {
        let (mut hash, mut words) = (0xCBF2_9CE4_8422_2325_u64, 0u64);
        for word in self.text.split_whitespace() {
            words += 1;
            let letters = word.chars().flat_map(lower);
            for letter in letters.chain([' ']) {
                hash = (hash ^ u64::from(letter)).wrapping_mul(0x0000_0100_0000_01B3);
            }
        }
        let hash = (hash ^ (hash >> 29)) & ((1 << HASH_BITS) - 1);
        (hash << KIND_BITS | self.kind_words as u64) << LENGTH_BITS | words.min((1 << LENGTH_BITS) - 1)
    }
}

/// A letter in lower case.
fn lower(letter: char) -> impl Iterator<Item = char> {
    let told = lower_case(letter);
    let other = told.is_none().then(|| letter.to_lowercase());
    told.into_iter().chain(other.into_iter().flatten())
}

/// The number of words of a title with this mark, as far as it is known.
pub(crate) fn title_length(mark: u64) -> u64 {
    mark & ((1 << LENGTH_BITS) - 1)
}

/// How many of them are the kind.
pub(crate) fn title_kind_words(mark: u64) -> u32 {
    ((mark >> LENGTH_BITS) & ((1 << KIND_BITS) - 1)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    fn full(kind: Option<&str>, title: &str, context: &[&str]) -> FullTitle<'static> {
        let record = DocumentRecord {
            title: Some(title.to_owned()),
            kind: kind.map(str::to_owned),
            context: context.iter().map(|&name| name.to_owned()).collect(),
            ..DocumentRecord::default()
        };
        let full = FullTitle::of(&record).expect("a title");
        FullTitle { text: full.text.into_owned().into(), ..full }
    }

    #[test]
    fn the_kind_stands_before_the_title_of_a_whole_document() {
        let text = |kind, title, context| full(kind, title, context).text;
        assert_eq!(text(Some("Nghị quyết"), "về kinh tế số", &[]), "Nghị quyết về kinh tế số");
        assert_eq!(text(Some("Luật"), "LUẬT Thanh niên", &[]), "LUẬT Thanh niên");
        assert_eq!(text(Some("Luật"), "Phạm vi điều chỉnh", &["Luật Thanh niên"]), "Phạm vi điều chỉnh");
        assert_eq!(text(None, "về kinh tế số", &[]), "về kinh tế số");
        assert_eq!(FullTitle::of(&DocumentRecord::<String>::default()), None);
    }

    #[test]
    fn lower_case_is_that_of_unicode() {
        for c in '\0'..=char::MAX {
            assert!(lower(c).eq(c.to_lowercase()), "{c:?}");
        }
    }

    #[test]
    fn titles_are_told_apart_by_their_letters() {
        let mark = |title| full(None, title, &[]).mark();
        let known = mark("Phạm vi điều chỉnh");
        assert_eq!((known, title_length(known)), (mark("PHẠM VI  ĐIỀU CHỈNH"), 4));
        for other in ["Phạm vi điều chính", "Phạm vi", "Phạmvi điều chỉnh", ""] {
            assert_ne!(mark(other), known, "{other}");
        }
        assert_eq!(title_length(mark(&"từ ".repeat(100))), 63);
        let with_kind = full(Some("Nghị quyết"), "về kinh tế số", &[]).mark();
        assert_eq!((title_length(with_kind), title_kind_words(with_kind)), (6, 2));
    }
}
