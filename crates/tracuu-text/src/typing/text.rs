//! Whole queries: whether one was typed with the input method off, and what it then says.
//!
//! | query                                  | read as                          |
//! | -------------------------------------- | -------------------------------- |
//! | `kyr luaajt ddarng 24-CT/TU`           | Telex: *kỷ luật đảng 24-CT/TU*   |
//! | `30/2020/NDD-CP veef vawn thuw`        | Telex: *30/2020/NĐ-CP về văn thư* |
//! | `max soos thuees`                      | Telex: *mã số thuế*              |
//! | `ba8ng2 la1i xe ha5ng A1`              | VNI: *bằng lái xe hạng A1*       |
//! | `ky luat`, `kỷ luật`, `tax law`        | as it stands                     |
//!
//! Once it is clear how a query was typed, every word in it is read so, also those that by themselves are likelier
//! foreign (`max` is *mã*). In a query of small letters, capitals that are foreign (`GAS`, `A1`) are left.

use super::likelihood::{Certainty, certainty, is_code, is_plain_word};
use super::{TypingScheme, read};
use crate::generated::number_codes::NUMBER_CODES;
use crate::letter::is_combining_mark;
use crate::{Aligned, Alignment, AlignmentBuilder, Letter, is_vietnamese_syllable};

/// A query that was typed with the input method off, as it was meant.
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

/// Reads every word of `text` that is a syllable by `scheme`, without asking whether the text was typed so.
///
/// ```
/// use tracuu_text::typing::{TypingScheme, convert_text};
/// let read = convert_text("Luaatj DDaats ddai 2024", TypingScheme::Telex);
/// assert_eq!(read.text, "Luật Đất đai 2024");
/// ```
pub fn convert_text(text: &str, scheme: TypingScheme) -> Aligned<'_> {
    let mut target = String::with_capacity(text.len());
    let mut builder = AlignmentBuilder::new();
    let keeps_capitals = text.chars().any(char::is_lowercase);
    for piece in pieces(text) {
        match converted(piece, scheme, keeps_capitals) {
            Some(read) => {
                builder.replace(piece.text().len(), read.len());
                target.push_str(&read);
            }
            None => {
                builder.copy(piece.text().len());
                target.push_str(piece.text());
            }
        }
    }
    match builder.is_identity() {
        true => Aligned::unchanged(text),
        false => Aligned { text: target.into(), alignment: builder.finish() },
    }
}

fn converted(piece: Piece<'_>, scheme: TypingScheme, keeps_capitals: bool) -> Option<String> {
    let word = match piece {
        Piece::Word(word) if !(keeps_capitals && is_foreign_capitals(word)) => word,
        Piece::Word(symbol) | Piece::Symbol(symbol) => return abbreviation(symbol, scheme),
        Piece::Other(_) => return None,
    };
    read(word, scheme).map(|reading| reading.text).or_else(|| abbreviation(word, scheme))
}

/// `GAS`, `A1`; but `Y1` is *ý*.
fn is_foreign_capitals(word: &str) -> bool {
    is_capitals(word) && (is_plain_word(word) || is_code(word)) && !word.starts_with('Y')
}

fn is_capitals(word: &str) -> bool {
    !word.chars().any(char::is_lowercase)
}

/// `HDDND` → *HĐND*, `QDDi` → *QĐi*, `BGDDDT` → *BGDĐT*; and point `dd` → *đ*.
fn abbreviation(word: &str, scheme: TypingScheme) -> Option<String> {
    let (key, point) = match scheme {
        TypingScheme::Telex => ("DD", "dd"),
        TypingScheme::Vni => ("D9", "d9"),
    };
    if word == point {
        return Some("đ".to_owned());
    }
    let is_part = |c: char| matches!(c, 'i' | 'y' | '9') || (c.is_ascii_uppercase() && !"AEIOUY".contains(c));
    (word.contains(key) && word.chars().all(is_part)).then(|| match word.split_once("DDD") {
        Some((before, after)) if key == "DD" => format!("{before}DĐ{after}"),
        _ => word.replace(key, "Đ"),
    })
}

/// `NDD`, which is no symbol of a document, while *NĐ* is.
fn is_typed_code(symbol: &str, scheme: TypingScheme) -> bool {
    let is_code = |text: &str| NUMBER_CODES.binary_search(&text.to_lowercase().replace('đ', "d").as_str()).is_ok();
    !is_code(symbol) && abbreviation(symbol, scheme).is_some_and(|read| is_code(&read))
}

fn has_marks(word: &str) -> bool {
    word.chars().any(|c| !c.is_ascii() && (Letter::of(c).is_some() || is_combining_mark(c)))
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
                Piece::Symbol(symbol) => tally.certain += usize::from(is_typed_code(symbol, scheme)),
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

/// A piece of a text; pieces tile it.
#[derive(Clone, Copy, Debug)]
enum Piece<'t> {
    /// Letters and digits, with a letter first.
    Word(&'t str),
    /// The same in a document number.
    Symbol(&'t str),
    /// Blanks, signs, numbers, addresses of the net.
    Other(&'t str),
}

impl<'t> Piece<'t> {
    fn text(self) -> &'t str {
        match self {
            Piece::Word(text) | Piece::Symbol(text) | Piece::Other(text) => text,
        }
    }
}

fn pieces(text: &str) -> impl Iterator<Item = Piece<'_>> {
    text.split_inclusive(char::is_whitespace).flat_map(|chunk| {
        let is_address = ["@", "://", "www."].iter().any(|sign| chunk.contains(sign));
        let is_number = chunk.contains('/') && chunk.starts_with(|c: char| c.is_ascii_digit());
        let mut rest = chunk;
        std::iter::from_fn(move || {
            let (run, after) = if is_address { (rest, "") } else { first_run(rest) };
            rest = after;
            let first = run.chars().next()?;
            Some(match first.is_alphabetic() && !is_address {
                true if is_number => Piece::Symbol(run),
                true => Piece::Word(run),
                false => Piece::Other(run),
            })
        })
    })
}

/// The run of word characters, or of others, at the start of `text`; and what follows.
fn first_run(text: &str) -> (&str, &str) {
    let belongs = |c: char| c.is_alphanumeric() || is_combining_mark(c);
    let begins = text.chars().next().is_some_and(belongs);
    let end = text.find(|c| belongs(c) != begins).unwrap_or(text.len());
    text.split_at_checked(end).unwrap_or((text, ""))
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

    #[test]
    fn text_without_keys_is_borrowed() {
        assert!(convert_text("ban cao 24-CT/TU", TypingScheme::Telex).is_unchanged());
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
            let _ = read_typed(&text);
        }
    }
}
