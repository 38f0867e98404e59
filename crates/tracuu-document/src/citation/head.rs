//! Heads: what names a paper at an anchor, before date, issuer and title.
//!
//! | text                                    | head                     |
//! | --------------------------------------- | ------------------------ |
//! | `Chỉ thị số 24-CT/TU`, `NQ 57-NQ/TW`    | a number                 |
//! | `Chương trình hành động số 06-CTr/TU`   | a number                 |
//! | `Nghị quyết số 18, 19 và 20-NQ/TW`      | three numbers            |
//! | `Kết luận 21`, `Nghị định 30/2020`      | a number without symbol  |
//! | `Nghị quyết Đại hội XIII`               | a congress               |
//! | `Nghị quyết Trung ương 4 (khóa XI, XII)` | a plenum                |
//! | `Luật Đất đai 2024`                     | a name                   |
//! | `Luật sửa đổi, bổ sung một số điều của Luật Đê điều` | a name      |
//! | `Quy định trên`                         | a paper named before     |
//! | `Chỉ thị về …`, `kế hoạch của …`        | a kind that is described |
//! | `Chỉ thị`                               | a kind alone             |

use tracuu_text::Span;

use super::amending::read_amending;
use super::assembly::{Congress, Plenum, read_congress, read_numbered_plenum, read_plenum};
use super::named::{LawName, is_part_of_word, read_name};
use super::read::{any_word, before_byte, blank, scan_number, sign, word};
use super::scan::{Anchor, AnchorKind, Letters};
use crate::DocumentNumber;
use crate::catalog::{DocumentKind, document_kinds, strip_kind};

/// What names a paper.
#[derive(Clone, Debug)]
pub(super) struct Head {
    /// From the kind, or from the number when there is none.
    pub(super) span: Span,
    pub(super) kind: Option<&'static DocumentKind>,
    pub(super) name: HeadName,
}

/// How a head names the paper.
#[derive(Clone, Debug)]
pub(super) enum HeadName {
    /// Numbers and where each stands; the words between kind and *số* when there are some.
    Numbers(Vec<(Span, DocumentNumber)>, Option<Span>),
    /// A number without a symbol.
    Partial(DocumentNumber),
    Congress(Congress),
    Plenum(Plenum),
    Law(LawName),
    /// *trên*, *nêu trên*, *nói trên*
    Above,
    /// *này*
    This,
    /// *về* or *của* behind the kind.
    Described,
    Bare,
}

impl Head {
    /// Whether it names one paper without help from what stands around it.
    pub(super) fn is_strong(&self) -> bool {
        match self.name {
            HeadName::Numbers(..) | HeadName::Partial(_) | HeadName::Congress(_) | HeadName::Plenum(_) => true,
            HeadName::Law(_) => true,
            HeadName::Above | HeadName::This | HeadName::Described | HeadName::Bare => false,
        }
    }
}

/// Reads the head at an anchor, up to byte `limit`.
pub(super) fn read_head(text: &str, anchor: &Anchor, limit: usize) -> Option<Head> {
    let text = text.get(..limit)?;
    match anchor.kind {
        AnchorKind::Number(shape) if shape.span.end <= limit => {
            let number = DocumentNumber::of_shape(text, &shape)?;
            let name = HeadName::Numbers(vec![(shape.span, number)], None);
            Some(Head { span: shape.span, kind: None, name })
        }
        AnchorKind::Kind(kind, letters) => read_kind(text, anchor.span, kind, letters),
        AnchorKind::Code(kind) => read_code(text, anchor.span, kind),
        AnchorKind::Conference => read_conference(text, anchor.span),
        AnchorKind::Number(_) | AnchorKind::Division | AnchorKind::Verb(_) | AnchorKind::Naming | AnchorKind::Stop => {
            None
        }
    }
}

/// Kinds of papers that are named by the congress or the plenum that adopted them.
const ASSEMBLY_KINDS: [&str; 5] = ["Nghị quyết", "Kết luận", "Văn kiện", "Thông báo", "Báo cáo"];

/// Whether a word in small letters stands behind the name of a kind that goes on with no head: most names in small letters are the
/// words alone, *quyết định việc*.
fn stands_alone(rest: &str) -> bool {
    const HEADS: [&str; 8] = ["số", "của", "về", "này", "nêu", "nói", "trên", "vừa"];
    let here = blank(rest);
    here.starts_with(|c: char| c.is_ascii_lowercase())
        && !HEADS.iter().any(|word| here.starts_with(word))
        && !opens_numbered_kind(rest)
}

/// The name of a kind and what stands behind it.
fn read_kind(text: &str, at: Span, kind: &'static DocumentKind, letters: Letters) -> Option<Head> {
    let rest = text.get(at.end..)?;
    let is_close = rest.starts_with([' ', ':']);
    let whole = |rest: &str| Span::new(at.start, text.len() - rest.len());
    let head = |rest: &str, name: HeadName| Some(Head { span: whole(rest), kind: Some(kind), name });
    let is_law = matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh");
    if kind.name == "Luật" && is_part_of_word(text.get(..at.start)?) {
        return None;
    }
    let names_assemblies = ASSEMBLY_KINDS.contains(&kind.name);
    if !is_close || (letters == Letters::Lower && !names_assemblies && stands_alone(rest)) {
        return head(rest, HeadName::Bare);
    }
    if is_law
        && letters != Letters::Lower
        && let Some((name, rest)) = read_amending(text, rest)
    {
        return head(rest, name);
    }
    if let Some((name, rest)) = read_numbers(text, at.end, letters, kind) {
        return head(rest, name);
    }
    if let Some((number, rest)) = read_partial(rest, kind, letters) {
        return head(rest, HeadName::Partial(number));
    }
    if names_assemblies {
        if let Some((congress, rest)) = read_congress(text, rest) {
            return head(rest, HeadName::Congress(congress));
        }
        if let Some((plenum, rest)) = read_plenum(rest) {
            return head(rest, HeadName::Plenum(plenum));
        }
    }
    if letters != Letters::Lower
        && let Some((name, rest)) = read_name(text, rest, kind)
    {
        return head(rest, HeadName::Law(name));
    }
    if let Some(rest) = above(rest) {
        return head(rest, HeadName::Above);
    }
    if let Some(rest) = word(rest, "này") {
        return head(rest, HeadName::This);
    }
    if any_word(rest, &["về", "của"]).is_some() {
        return head(rest, HeadName::Described);
    }
    head(rest, HeadName::Bare)
}

/// *nêu trên*, *nói trên*, *trên*, *vừa nêu*.
fn above(rest: &str) -> Option<&str> {
    let rest = any_word(rest, &["nêu", "nói", "vừa"]).unwrap_or(rest);
    let behind = any_word(rest, &["trên", "nêu"])?;
    // *Chỉ thị trên toàn quốc* goes on; *Quy định trên* does not.
    let next = blank(behind);
    (!next.starts_with(|c: char| c.is_lowercase())
        || any_word(next, &["thì", "và", "là", "của", "được", "đã"]).is_some())
    .then_some(behind)
}

/// `NQ 57-NQ/TW`, `CT 24`.
fn read_code(text: &str, at: Span, kind: &'static DocumentKind) -> Option<Head> {
    let rest = text.get(at.end..)?;
    let whole = |rest: &str| Span::new(at.start, text.len() - rest.len());
    if let Some((name, rest)) = read_numbers(text, at.end, Letters::Capital, kind) {
        return Some(Head { span: whole(rest), kind: None, name });
    }
    let (number, rest) = read_partial(rest, kind, Letters::Capital)?;
    Some(Head { span: whole(rest), kind: Some(kind), name: HeadName::Partial(number) })
}

/// *Hội nghị lần thứ 6 Ban Chấp hành Trung ương khóa XIII*.
fn read_conference(text: &str, at: Span) -> Option<Head> {
    let named = text.get(at.end..)?;
    if at.of(text).is_some_and(|word| word.starts_with("NQ")) {
        let (plenum, rest) = read_numbered_plenum(named)?;
        let kind = document_kinds().iter().find(|kind| kind.name == "Nghị quyết");
        return Some(Head { span: Span::new(at.start, text.len() - rest.len()), kind, name: HeadName::Plenum(plenum) });
    }
    let (plenum, rest) = read_plenum(text.get(at.start..)?)?;
    let ((plenum, kind), rest) = super::assembly::adopted(plenum, rest);
    let span = Span::new(at.start, text.len() - rest.len());
    Some(Head { span, kind, name: HeadName::Plenum(plenum) })
}

/// The longest words between the name of a kind and *số*, in bytes.
const LONGEST_BETWEEN: usize = 120;

/// `số 24-CT/TU`, `hành động số 06-CTr/TU`, `24-CT/TU`, `số 18, 19 và 20-NQ/TW`.
fn read_numbers<'t>(text: &'t str, at: usize, letters: Letters, kind: &DocumentKind) -> Option<(HeadName, &'t str)> {
    let rest = text.get(at..)?;
    let (between, behind) = match word(rest, "số") {
        Some(behind) => (None, behind),
        None if blank(rest).starts_with(|c: char| c.is_ascii_digit()) => (None, rest),
        // Glued at a line end: `số31-QĐ/TW`.
        None if glued(rest).is_some() => (None, glued(rest)?),
        // *thông báo kết luận số*: in small letters, only a kind may stand in between.
        None if letters == Letters::Lower && !opens_numbered_kind(rest) => return None,
        None => words_before_number(text, rest, kind)?,
    };
    let behind = repeated_kind(behind.trim_start_matches([' ', '\u{A0}', ':', '.', '\'', '’']), kind);
    let start = text.len() - behind.len();
    let numbers = number_list(text, start)?;
    let end = numbers.last()?.0.end;
    Some((HeadName::Numbers(numbers, between), text.get(end..)?))
}

/// `số TT 07/2023/TT-BNNPTNT`, `số liên tịch 02/2002/…`: the kind once more before the number.
fn repeated_kind<'t>(behind: &'t str, kind: &DocumentKind) -> &'t str {
    if behind.starts_with(|c: char| c.is_ascii_digit()) {
        return behind;
    }
    let code = [kind.state_code, kind.party_code].into_iter().filter(|code| !code.is_empty());
    let repeated = code.chain(["liên tịch"]).find_map(|words| behind.strip_prefix(words)).map(blank);
    repeated.filter(|rest| rest.starts_with(|c: char| c.is_ascii_digit())).unwrap_or(behind)
}

/// *kết luận số* behind *thông báo*.
fn opens_numbered_kind(rest: &str) -> bool {
    const LONGEST: usize = 40;
    const NUMBER: &[u8] = " số ".as_bytes();
    let window = before_byte(rest, LONGEST).as_bytes();
    window.windows(NUMBER.len()).any(|words| words == NUMBER) && strip_kind(blank(rest)).is_some()
}

fn glued(rest: &str) -> Option<&str> {
    let behind = blank(rest).strip_prefix("số")?;
    behind.starts_with(|c: char| c.is_ascii_digit()).then_some(behind)
}

/// *hành động số*: plain words, then *số* and a digit.
fn words_before_number<'t>(text: &str, rest: &'t str, kind: &DocumentKind) -> Option<(Option<Span>, &'t str)> {
    let here = blank(rest);
    if !here.starts_with(char::is_alphabetic) {
        return None;
    }
    let window = before_byte(here, LONGEST_BETWEEN);
    let mut blanks = window.bytes().enumerate().filter(|(_, byte)| *byte == b' ');
    let (between, end) = blanks.find_map(|(at, _)| {
        let word = window.as_bytes().get(at + 1..)?;
        let named = ["số ", "Số ", "SỐ "].into_iter().find(|named| word.starts_with(named.as_bytes()))?;
        Some((window.get(..at)?, at + 1 + named.len()))
    })?;
    if between.contains([',', ';', '.', ':', '(', ')', '“', '”', '"']) {
        return None;
    }
    let behind = here.get(end..)?;
    let start = text.len() - here.len();
    let is_number = blank(behind).starts_with(|c: char| c.is_ascii_digit());
    let is_form = super::scan::names_form(between);
    (is_number && !is_form && is_plain(between, kind, behind))
        .then(|| (Some(Span::new(start, start + between.len())), behind))
}

/// Whether no second paper in between has the number: *Thông báo kết luận số 5-TB/TW* is numbered as a notice.
fn is_plain(between: &str, kind: &DocumentKind, behind: &str) -> bool {
    let inner = super::scan::scan_citations(between);
    let is_kind = |anchor: &Anchor| match anchor.kind {
        AnchorKind::Kind(inner, _) => Some(inner),
        _ => None,
    };
    if inner.iter().any(|anchor| matches!(anchor.kind, AnchorKind::Number(_) | AnchorKind::Division)) {
        return false;
    }
    let mut kinds = inner.iter().filter_map(is_kind).peekable();
    if kinds.peek().is_none() {
        return true;
    }
    let here = blank(behind);
    let number = scan_number(here, 0).and_then(|shape| DocumentNumber::of_shape(here, &shape));
    let fits = |kind: &DocumentKind, code: &str| [kind.party_code, kind.state_code].contains(&code);
    number.is_some_and(|number| {
        !number.code.is_empty() && fits(kind, &number.code) && !kinds.any(|inner| fits(inner, &number.code))
    })
}

/// `24-CT/TU`, or `18, 19 và 20-NQ/TW`: integers that share the symbol of the last.
fn number_list(text: &str, start: usize) -> Option<Vec<(Span, DocumentNumber)>> {
    let mut spans: Vec<Span> = Vec::new();
    let mut at = start;
    loop {
        if let Some(shape) = scan_number(text, at) {
            let last = DocumentNumber::of_shape(text, &shape)?;
            let mut numbers: Vec<(Span, DocumentNumber)> = spans
                .iter()
                .filter_map(|span| {
                    Some((*span, DocumentNumber { sequence: span.of(text)?.to_owned(), ..last.clone() }))
                })
                .collect();
            numbers.push((shape.span, last));
            return Some(numbers);
        }
        let rest = text.get(at..)?;
        let len = rest.bytes().take_while(u8::is_ascii_digit).count();
        let behind = rest.get(len..).filter(|_| (1..=5).contains(&len) && spans.len() < 32)?;
        spans.push(Span::new(at, at + len));
        let next = sign(behind, ',').or_else(|| word(behind, "và")).map(|next| word(next, "số").unwrap_or(next))?;
        at = text.len() - blank(next).len();
    }
}

/// `24`, `số 17`, `30/2020`.
fn read_partial<'t>(rest: &'t str, kind: &'static DocumentKind, letters: Letters) -> Option<(DocumentNumber, &'t str)> {
    let named = word(rest, "số").map(|rest| rest.trim_start_matches([' ', ':']));
    if letters == Letters::Lower && named.is_none() {
        return None;
    }
    let here = named.unwrap_or(blank(rest));
    let len = here.bytes().take_while(u8::is_ascii_digit).count();
    let (sequence, behind) = here.split_at_checked(len).filter(|_| (1..=4).contains(&len))?;
    let (year, behind) = match behind.strip_prefix('/').and_then(super::read::year) {
        Some((year, behind)) => (Some(year), behind),
        None => (None, behind),
    };
    // *6/2025* is a month; numbers below ten are printed with a nought.
    let is_month =
        year.is_some() && !sequence.starts_with('0') && sequence.parse::<u32>().is_ok_and(|month| month <= 12);
    if is_month && named.is_none() {
        return None;
    }
    let is_year = year.is_none() && named.is_none() && len == 4 && matches!(sequence.get(..2), Some("19" | "20"));
    let has_code = !kind.party_code.is_empty() || !kind.state_code.is_empty();
    (!is_year && has_code && may_follow(behind, named.is_some()))
        .then(|| (DocumentNumber::partial(kind, sequence, year), behind))
}

/// Words that go on behind a number without a symbol; any other would make it a count: *Kế hoạch 5 năm*.
const FOLLOWERS: [&str; 26] = [
    "của", "về", "ngày", "và", "hoặc", "đã", "được", "là", "trong", "tại", "cũng", "đến", "vào", "trên", "khóa",
    "khoá", "thì", "có", "nêu", "ra", "theo", "ban", "quy", "để", "với", "không",
];

fn may_follow(behind: &str, is_named: bool) -> bool {
    let next = blank(behind);
    let begins = next.chars().next();
    let is_glued =
        behind.len() == next.len() && begins.is_some_and(|c| c.is_alphanumeric() || matches!(c, '%' | '/' | '-' | '–'));
    let is_decimal = behind.starts_with(['.', ','])
        && behind.get(1..).is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()));
    let is_count = begins.is_some_and(char::is_alphanumeric) && any_word(next, &FOLLOWERS).is_none();
    !is_glued && !is_decimal && !next.starts_with(['%', '/', '–', '-']) && (is_named || !is_count)
}
