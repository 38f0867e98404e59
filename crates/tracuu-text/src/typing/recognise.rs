//! Whether a whole query was typed with the input method off, and what it then says.
//!
//! | query                           | read as                           |
//! | ------------------------------- | --------------------------------- |
//! | `kyr luaajt ddarng 24-CT/TU`    | Telex: *kỷ luật đảng 24-CT/TU*    |
//! | `max soos thuees`               | Telex: *mã số thuế*               |
//! | `ba8ng2 la1i xe ha5ng A1`       | VNI: *bằng lái xe hạng A1*        |
//! | `ky luat`, `bao cao tai chinh`  | as it stands: no keys             |
//! | `visa cho nguoi nuoc ngoai`     | as it stands: a foreign word      |
//! | `tax law`                       | as it stands: English             |
//! | `hợp đồng test`                 | as it stands: the input method was on |
//!
//! One word decides nothing that the others speak against: the share of words that make sense when converted only must be
//! large enough.

use super::likelihood::{Certainty, certainty};
use super::text::{Piece, convert_text, is_capitals, is_typed_symbol, pieces};
use super::{TypingScheme, read};
use crate::letter::is_combining_mark;
use crate::{Aligned, Alignment, Letter, is_vietnamese_syllable};

/// A query that was typed with the input method off, as it was meant.
///
/// ```
/// use tracuu_text::Span;
/// use tracuu_text::typing::{TypingScheme, read_typed};
/// let typed = read_typed("ky3 lua65t").unwrap();
/// assert_eq!((typed.scheme, typed.text.as_str()), (TypingScheme::Vni, "kỷ luật"));
/// assert_eq!(typed.alignment.to_source(Span::new(5, 11)).of("ky3 lua65t"), Some("lua65t"));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedText {
    /// How it was typed.
    pub scheme: TypingScheme,
    /// The text that was meant.
    pub text: String,
    /// Its correspondence to what was typed.
    pub alignment: Alignment,
}

/// Reads a whole query that was typed with the input method off; `None` when it stands as it is.
///
/// ```
/// use tracuu_text::typing::read_typed;
/// use tracuu_text::Span;
/// let typed = read_typed("kyr luaajt 24-CT/TU").unwrap();
/// assert_eq!(typed.text, "kỷ luật 24-CT/TU");
/// assert_eq!(typed.alignment.to_source(Span::new(0, 4)), Span::new(0, 3));
/// assert_eq!(read_typed("ky luat"), None);
/// assert_eq!(read_typed("tax law"), None);
/// ```
pub fn read_typed(text: &str) -> Option<TypedText> {
    let scheme = looks_typed(text)?;
    let Aligned { text, alignment } = convert_text(text, scheme);
    Some(TypedText { scheme, text: text.into_owned(), alignment })
}

/// How a whole query was typed, if the input method was off.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, looks_typed};
/// assert_eq!(looks_typed("tra cuws vawn banr"), Some(TypingScheme::Telex));
/// assert_eq!(looks_typed("tra cuu van ban"), None);
/// ```
pub fn looks_typed(text: &str) -> Option<TypingScheme> {
    TypingScheme::ALL.into_iter().find(|&scheme| Tally::of(text, scheme).is_some_and(|tally| tally.speaks_for_it()))
}

/// What the words of a query say about how it was typed.
#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    /// Words that make sense when converted only.
    certain: usize,
    /// Words that make more sense when converted.
    likely: usize,
    /// Words that make sense as they stand and would be converted.
    doubtful: usize,
    /// Syllables without marks, which both ways of typing leave alone.
    bare: usize,
    /// Words that are no syllable either way.
    foreign: usize,
    /// Single letters, and abbreviations among small letters.
    silent: usize,
}

impl Tally {
    /// `None` for a text with Vietnamese letters: its input method was on.
    fn of(text: &str, scheme: TypingScheme) -> Option<Tally> {
        let mut tally = Tally::default();
        let has_small = text.chars().any(char::is_lowercase);
        for piece in pieces(text) {
            match piece {
                Piece::Word(text) | Piece::Symbol(text) if has_marks(text) => return None,
                Piece::Word(word) => *tally.counter(word, scheme, has_small && is_capitals(word)) += 1,
                Piece::Symbol(symbol) => tally.certain += usize::from(is_typed_symbol(symbol, scheme)),
                Piece::Other(_) => {}
            }
        }
        Some(tally)
    }

    fn counter(&mut self, word: &str, scheme: TypingScheme, is_emphasised: bool) -> &mut usize {
        match read(word, scheme).map(|reading| certainty(word, &reading)) {
            Some(Certainty::Certain) => &mut self.certain,
            Some(Certainty::Likely) if !is_emphasised => &mut self.likely,
            Some(Certainty::Likely | Certainty::Possible) => &mut self.doubtful,
            None if is_vietnamese_syllable(word) => &mut self.bare,
            None if is_emphasised || word.len() == 1 => &mut self.silent,
            None => &mut self.foreign,
        }
    }

    /// Whether at least a third of the words, with a certain one for two, must be converted, and no more are foreign.
    fn speaks_for_it(self) -> bool {
        let Tally { certain, likely, doubtful, bare, foreign, silent: _ } = self;
        let weight = 2 * certain + likely;
        let words = certain + likely + doubtful + bare + foreign;
        weight > 0 && 3 * weight >= words && weight >= foreign
    }
}

/// Vietnamese letters beyond ASCII, in any encoding.
fn has_marks(word: &str) -> bool {
    word.chars().any(|c| !c.is_ascii() && (Letter::of(c).is_some() || is_combining_mark(c)))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::Span;

    fn check(typed: &str, expected: &str) {
        let found = read_typed(typed).map(|TypedText { scheme, text, alignment: _ }| format!("{scheme:?}: {text}"));
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{typed}");
    }

    #[test]
    fn reads_queries_that_were_typed_raw() {
        check("kyr luaajt ddarng 24-CT/TU", "Telex: kỷ luật đảng 24-CT/TU");
        check("ky3 luat65", "Vni: kỷ luật");
        check("KYR LUAAJT", "Telex: KỶ LUẬT");
        check("kyr", "Telex: kỷ");
        check("max soos thuees", "Telex: mã số thuế");
        check("ba8ng2 la1i xe ha5ng A1", "Vni: bằng lái xe hạng A1");
        check("ddieemr a, b khoarn 2", "Telex: điểm a, b khoản 2");
        check("ddieemr dd khoarn 2", "Telex: điểm đ khoản 2");
        check("quy chees cuar HDDND, UBND", "Telex: quy chế của HĐND, UBND");
        check("Thoong tuw BGDDDT veef hocj phis", "Telex: Thông tư BGDĐT về học phí");
        check("33-QDDi/TW veef luwu truwx", "Telex: 33-QĐi/TW về lưu trữ");
        check("30/2020/NDD-CP", "Telex: 30/2020/NĐ-CP");
        check("30/2020/ND9-CP", "Vni: 30/2020/NĐ-CP");
        check("thuees gtgt xem www.gdt.gov.vn", "Telex: thuế gtgt xem www.gdt.gov.vn");
        check("kys hopwj ddoongf vowis AIS", "Telex: ký hợp đồng với AIS");
    }

    #[test]
    fn leaves_vietnamese_alone() {
        let bare = "ky luat|bao cao tai chinh|toi o xa|Quy dinh 33-QDi/TW|hang A1|ban do A4|khi CO2|su dung USB|cao su|\
                    visa cho nguoi nuoc ngoai|xe taxi|kinh doanh xoong noi|Dieu 5 khoan 2|30/2020/ND-CP|15/2020/TT-BGDDT|\
                    Covid-19|QH14||24|...";
        let marked = "kỷ luật|Hoà bình|ky\u{0309} lua\u{0323}\u{0302}t|Ðảng vaf nhaan daan|hợp đồng test";
        for text in bare.split('|').chain(marked.split('|')) {
            check(text, "none");
        }
    }

    #[test]
    fn leaves_english_alone() {
        let english = "tax law|how to see this list|the rest of us|this is the most important part of the law|free trade|\
                       world trade organization|annual report|beer and wine|low cost housing|the door is too low|max|as is|\
                       has it been seen|his or her age|test|post office|box|visa|first past the post|terms of use|\
                       she sees more trees than there are here|two of these must turn|best of luck|wrong war|major cost|\
                       Internet of things|email|logistics|data|software|law|boss|pass|off|https://max.is/tax|us@of.is";
        for text in english.split('|') {
            check(text, "none");
        }
    }

    #[test]
    fn a_span_leads_back_to_what_was_typed() {
        let typed = "kyr luaajt, 24-CT/TU";
        let TypedText { text, alignment, .. } = read_typed(typed).expect("typed");
        for (word, keys) in [("kỷ", "kyr"), ("luật", "luaajt"), ("24-CT/TU", "24-CT/TU")] {
            let at = text.find(word).expect(word);
            assert_eq!(alignment.to_source(Span::new(at, at + word.len())).of(typed), Some(keys));
        }
    }

    proptest! {
        #[test]
        fn any_text_can_be_read(text in "\\PC{0,40}|([a-z]{1,9} ?){0,6}|([aeouywdsfrxjzngh0-9D/. -]{0,16} ?){0,4}") {
            for scheme in TypingScheme::ALL {
                let Aligned { text: read, alignment } = convert_text(&text, scheme);
                prop_assert_eq!((alignment.source_len(), alignment.target_len()), (text.len(), read.len()));
                let spans_are_whole = |e: &crate::Edit| e.source.of(&text).is_some() && e.target.of(&read).is_some();
                prop_assert!(alignment.edits().iter().all(spans_are_whole));
            }
            prop_assert!(read_typed(&text).is_none_or(|typed| !typed.alignment.is_identity()));
        }
    }
}
