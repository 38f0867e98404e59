//! Scanning: the places in a text where a citation may begin, found in one pass.
//!
//! | text                     | anchor              |
//! | ------------------------ | ------------------- |
//! | `Chỉ thị`, `nghị quyết`  | the name of a kind  |
//! | `NQ ` `CT `              | the symbol of a kind with a blank behind |
//! | `24-CT/TU`               | a document number   |
//! | `Điều 5`, `khoản 2`      | a division          |
//! | `căn cứ`, `thay thế`     | a verb              |
//! | `sau đây gọi`            | a name that is given |
//!
//! Where a word begins, [`Words`] is asked for the longest of its own that stands there.

use std::sync::LazyLock;

use smallvec::SmallVec;
use tracuu_text::{NumberShape, Span, letters_end, told_by_bytes};

use super::model::Relation;
use super::relation::VERBS;
use super::words::Words;
use crate::catalog::{DocumentKind, document_kinds};

/// A place where a citation may begin, or that says how it is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Anchor {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub kind: AnchorKind,
}

/// What an [`Anchor`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AnchorKind {
    /// The name of a kind of document, and how it is written.
    Kind(&'static DocumentKind, Letters),
    /// The symbol of a kind, such as `NQ`, with a blank behind it.
    Code(&'static DocumentKind),
    /// A document number.
    Number(NumberShape),
    /// The name of a division with a number behind it, such as *Điều 5*.
    Division,
    /// A verb that says what one paper does with another.
    Verb(Relation),
    /// Words that give a paper a name for the rest of the text.
    Naming,
    /// *Hội nghị* or *NQTW*: a plenum may be named.
    Conference,
    /// Words that no title goes over, such as *gắn với*.
    Stop,
}

/// How a word is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letters {
    /// *chỉ thị*
    Lower,
    /// *Chỉ thị*
    Capital,
    /// *CHỈ THỊ*
    Upper,
}

/// Finds every anchor of a text, in order.
///
/// The text must be composed (NFC), as the text of a unit is unless the paper was not.
///
/// ```
/// use tracuu_document::{AnchorKind, scan_citations};
/// let anchors = scan_citations("thực hiện Chỉ thị số 24-CT/TU");
/// assert!(matches!(anchors[0].kind, AnchorKind::Verb(_)));
/// assert!(matches!(anchors[1].kind, AnchorKind::Kind(kind, _) if kind.name == "Chỉ thị"));
/// assert!(matches!(anchors[2].kind, AnchorKind::Number(_)));
/// ```
pub fn scan_citations(text: &str) -> Vec<Anchor> {
    let mut anchors = Anchors::new();
    scan_into(text, super::is_simple(text.as_bytes()), &mut anchors);
    anchors.into_vec()
}

/// The anchors of a text; most texts have fewer.
pub(super) type Anchors = SmallVec<[Anchor; 16]>;

/// [`scan_citations`] into a list that is used again; it may be known that a text [is simple](super::is_simple).
pub(super) fn scan_into(text: &str, is_simple: bool, anchors: &mut Anchors) {
    anchors.clear();
    let mut scan = Scan { text, words: &WORDS, anchors, end: 0 };
    match is_simple {
        true => scan.run(|at| letters_end(text.as_bytes(), at)),
        false => scan.run(|at| letters_end_of(text, at)),
    }
}

/// The words of a text are looked at: the letters of each up to a digit, and the first digit where a word begins with one, or where it
/// is glued to *số*.
struct Scan<'t> {
    text: &'t str,
    words: &'static Words<Word>,
    anchors: &'t mut Anchors,
    /// Where the last word ended that was found: one that counts for nothing hides what is within it, too.
    end: usize,
}

impl Scan<'_> {
    fn run(&mut self, letters_end: impl Fn(usize) -> usize) {
        let mut at = 0;
        while let Some(&byte) = self.text.as_bytes().get(at) {
            let start = at;
            match Byte::of(byte) {
                Byte::Sign => {
                    at += 1;
                    continue;
                }
                Byte::Digit => {
                    at += 1;
                    self.number(start);
                }
                Byte::Letter => {
                    at = letters_end(at);
                    if at == start {
                        at += character_at(self.text, at).0;
                        continue;
                    }
                    self.word(Span::new(start, at));
                }
            }
            // What is glued to it.
            while let Some(&byte) = self.text.as_bytes().get(at) {
                let end = match Byte::of(byte) {
                    Byte::Sign => break,
                    Byte::Digit => at + 1,
                    Byte::Letter => letters_end(at),
                };
                if end == at {
                    break;
                }
                if byte.is_ascii_digit() && follows_number_word(self.text, at) {
                    self.number(at);
                }
                at = end;
            }
        }
    }

    /// A document number may begin here.
    fn number(&mut self, start: usize) {
        if start < self.end {
            return;
        }
        if let Some(shape) = super::read::scan_number(self.text, start) {
            self.end = shape.span.end;
            self.anchors.push(Anchor { span: shape.span, kind: AnchorKind::Number(shape) });
        }
    }

    /// Words that say something may begin with this one.
    #[inline(always)]
    fn word(&mut self, word: Span) {
        if word.start < self.end {
            return;
        }
        let behind = self.text.as_bytes().get(word.start..).unwrap_or_default();
        if let Some((len, meaning)) = self.words.longest(behind, word.len()) {
            self.found(Span::new(word.start, word.start + len), meaning);
        }
    }

    #[inline(never)]
    fn found(&mut self, span: Span, word: Word) {
        self.end = span.end;
        let kind = match word {
            Word::Division if !numbered(self.text, span.end) => None,
            Word::Division => Some(AnchorKind::Division),
            _ if !ends_word(self.text, span.end) => None,
            Word::Kind(kind, letters) => Some(AnchorKind::Kind(kind, letters)),
            Word::Code(kind) => Some(AnchorKind::Code(kind)),
            Word::Verb(relation) => Some(AnchorKind::Verb(relation)),
            Word::Naming => Some(AnchorKind::Naming),
            Word::Conference => Some(AnchorKind::Conference),
            Word::Stop => Some(AnchorKind::Stop),
            Word::Other => None,
        };
        self.anchors.extend(kind.map(|kind| Anchor { span, kind }));
    }
}

/// What a byte is in a text.
#[derive(Clone, Copy)]
enum Byte {
    /// A character of ASCII that is no letter and no digit.
    Sign,
    Digit,
    /// A letter of ASCII, or part of a character beyond it.
    Letter,
}

impl Byte {
    #[inline]
    fn of(byte: u8) -> Byte {
        static KINDS: [Byte; 256] = {
            let mut kinds = [Byte::Sign; 256];
            let mut byte = 0;
            while byte < 256 {
                kinds[byte] = match byte as u8 {
                    b'0'..=b'9' => Byte::Digit,
                    b'A'..=b'Z' | b'a'..=b'z' | 0x80.. => Byte::Letter,
                    _ => Byte::Sign,
                };
                byte += 1;
            }
            kinds
        };
        KINDS[usize::from(byte)]
    }
}

/// Where the letters end that stand at a byte; digits of ASCII are none.
fn letters_end_of(text: &str, start: usize) -> usize {
    let bytes = text.as_bytes();
    let mut at = start;
    while bytes.get(at).is_some_and(|byte| !byte.is_ascii_digit()) {
        match character_at(text, at) {
            (len, true) => at += len,
            (_, false) => break,
        }
    }
    at
}

/// The length of the character at a byte, and whether it belongs to words.
fn character_at(text: &str, at: usize) -> (usize, bool) {
    told_by_bytes(text.as_bytes(), at).unwrap_or_else(|| {
        let character = text.get(at..).and_then(|rest| rest.chars().next());
        character.map_or((1, false), |c| (c.len_utf8(), c.is_alphanumeric()))
    })
}

/// What a word stands for.
#[derive(Clone, Copy)]
enum Word {
    Kind(&'static DocumentKind, Letters),
    Code(&'static DocumentKind),
    Division,
    Verb(Relation),
    Naming,
    Conference,
    Stop,
    Other,
}

static WORDS: LazyLock<Words<Word>> = LazyLock::new(|| {
    let mut words = Vec::new();
    let mut add = |word: String, meaning: Word| words.push((word, meaning));
    for kind in document_kinds() {
        add_kind(kind, &mut add);
    }
    for name in DIVISIONS {
        add(format!("{name} "), Word::Division);
        add(format!("{} ", capitalised(name)), Word::Division);
    }
    for (words, relation) in VERBS {
        add(words.to_owned(), Word::Verb(relation));
        add(capitalised(words), Word::Verb(relation));
    }
    for words in NAMINGS {
        add((*words).to_owned(), Word::Naming);
        add(capitalised(words), Word::Naming);
    }
    for words in ["Hội nghị", "HỘI NGHỊ", "NQTW", "NQ TW", "NQ TƯ", "NQ T.Ư"] {
        add(words.to_owned(), Word::Conference);
    }
    for words in OTHER_WORDS {
        add(words.to_owned(), Word::Other);
    }
    for words in STOPS {
        add(words.to_owned(), Word::Stop);
    }
    Words::new(words)
});

/// The names and symbols of one kind; *luật* in small letters is the word, not a paper.
fn add_kind(kind: &'static DocumentKind, add: &mut impl FnMut(String, Word)) {
    let mut names: Vec<String> = [kind.name].iter().chain(kind.aliases).map(|name| (*name).to_owned()).collect();
    if kind.name.starts_with("Quy") {
        names.push(kind.name.replacen("Quy", "Qui", 1));
    }
    for name in names {
        let upper = name.to_uppercase();
        let title = name.split(' ').map(capitalised).collect::<Vec<_>>().join(" ");
        if !COMMON_WORDS.contains(&kind.name) {
            add(name.to_lowercase(), Word::Kind(kind, Letters::Lower));
        }
        if title != name {
            add(title, Word::Kind(kind, Letters::Capital));
        }
        if upper != name {
            add(upper, Word::Kind(kind, Letters::Upper));
        }
        add(name, Word::Kind(kind, Letters::Capital));
    }
    for code in [kind.party_code, kind.state_code] {
        if code.chars().count() > 1 {
            add(format!("{code} "), Word::Code(kind));
        }
    }
}

/// Kinds whose names are everyday words when they have no capital.
const COMMON_WORDS: [&str; 7] = ["Luật", "Lệnh", "Dự án", "Hợp đồng", "Biên bản", "Thư công", "Báo cáo"];

/// What divisions are called in citations.
const DIVISIONS: [&str; 12] =
    ["điểm", "khoản", "điều", "mục", "tiểu mục", "chương", "phần", "phụ lục", "gạch đầu dòng", "tiết", "ý", "đoạn"];

/// What gives a paper a name.
const NAMINGS: [&str; 3] = ["sau đây gọi", "sau đây viết tắt", "gọi tắt là"];

/// Longer words that begin with a verb and are none.
const OTHER_WORDS: [&str; 4] = ["theo dõi", "Theo dõi", "mang theo", "bổ sung thêm"];

/// Words that no title goes over.
const STOPS: [&str; 29] = [
    "gắn với",
    "để",
    "nhằm",
    "qua đó",
    "trong đó",
    "theo đó",
    "từ đó",
    "như sau",
    "cụ thể",
    "đồng thời",
    "có hiệu lực",
    "hết hiệu lực",
    "được sửa đổi",
    "được thay thế",
    "bị bãi bỏ",
    "có nội dung",
    "ban hành ngày",
    "được ban hành",
    "thì",
    "sẽ",
    "kể từ ngày",
    "trước thời điểm",
    "được tiếp tục",
    "trừ trường hợp",
    "và các văn bản",
    "và văn bản",
    "không còn hiệu lực",
    "còn hiệu lực",
    "tiếp tục có hiệu lực",
];

/// *theo Mẫu số 01/ĐKT*: what stands behind is the number of a form, not of a paper.
pub(super) fn names_form(before: &str) -> bool {
    const LONGEST: usize = 32;
    let start = (before.len().saturating_sub(LONGEST)..=before.len()).find(|&at| before.is_char_boundary(at));
    let is_sign = |c: char| matches!(c, ' ' | '\u{A0}' | ':' | '.' | '(');
    let tail = before.get(start.unwrap_or(before.len())..).unwrap_or_default().trim_end_matches(is_sign);
    let tail = ["số", "Số", "SỐ", "ký hiệu"].iter().find_map(|word| tail.strip_suffix(word)).unwrap_or(tail);
    let word = tail.trim_end_matches(is_sign).rsplit([' ', '(', '\u{A0}', '\n']).next().unwrap_or_default();
    matches!(word, "mẫu" | "Mẫu" | "MẪU" | "biểu" | "Biểu" | "BIỂU")
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

pub(super) fn starts_word(text: &str, at: usize) -> bool {
    let before = text.as_bytes().get(at.wrapping_sub(1)).copied().unwrap_or(b' ');
    if before.is_ascii() {
        return !before.is_ascii_alphanumeric();
    }
    text.get(..at).and_then(|before| before.chars().next_back()).is_none_or(|c| !c.is_alphanumeric())
}

/// *số* glued to the number, as at the ends of lines: `số31-QĐ/TW`.
fn follows_number_word(text: &str, at: usize) -> bool {
    text.get(..at).is_some_and(|before| before.ends_with("số") || before.ends_with("Số"))
}

pub(super) fn ends_word(text: &str, at: usize) -> bool {
    let after = text.as_bytes().get(at).copied().unwrap_or(b' ');
    let before = text.as_bytes().get(at.wrapping_sub(1)).copied().unwrap_or(b' ');
    if after.is_ascii() || before == b' ' {
        return before == b' ' || !after.is_ascii_alphanumeric();
    }
    text.get(at..).and_then(|rest| rest.chars().next()).is_none_or(|c| !c.is_alphanumeric())
}

/// Whether a number, a roman number, a letter or *thứ* stands at a byte: what the name of a division needs behind it.
fn numbered(text: &str, at: usize) -> bool {
    let rest = text.get(at..).unwrap_or_default();
    let word = rest.split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    match rest.as_bytes().first() {
        Some(b'0'..=b'9') => true,
        Some(b'I' | b'V' | b'X') => crate::numeral::parse_roman(word).is_some(),
        Some(_) => {
            word == "thứ" || word == "này" || (word.chars().count() == 1 && word.chars().all(char::is_lowercase))
        }
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The same, character by character.
    fn naive(text: &str) -> Vec<Anchor> {
        let mut anchors = Anchors::new();
        let mut scan = Scan { text, words: &WORDS, anchors: &mut anchors, end: 0 };
        let mut is_inside = false;
        for (at, character) in text.char_indices() {
            let is_digit = character.is_ascii_digit();
            let begins = !is_inside || (is_digit && follows_number_word(text, at));
            is_inside = character.is_alphanumeric();
            if is_inside && begins && is_digit {
                scan.number(at);
            } else if is_inside && begins {
                let is_letter = |c: char| c.is_alphanumeric() && !c.is_ascii_digit();
                let rest = text.get(at..).unwrap_or_default();
                scan.word(Span::new(at, at + rest.find(|c| !is_letter(c)).unwrap_or(rest.len())));
            }
        }
        anchors.into_vec()
    }

    proptest! {
        #[test]
        fn scanning_finds_what_a_look_at_each_character_finds(
            text in "(số|Số|Điều|khoản|theo|Nghị quyết|Luật|24-CT/TU|NQ|[a-zđếỹ]|[0-9]| |, |“|–|×|²|\\PC){0,20}",
        ) {
            prop_assert_eq!(scan_citations(&text), naive(&text));
            if crate::citation::is_simple(text.as_bytes()) {
                let mut anchors = Anchors::new();
                scan_into(&text, false, &mut anchors);
                prop_assert_eq!(anchors.into_vec(), naive(&text));
            }
        }
    }
}
