//! What stands behind a head: date, issuer, term, title, places, and the name that the paper is given.
//!
//! | text                                    | part            |
//! | --------------------------------------- | --------------- |
//! | `, ngày 07/8/2023`, `năm 2018`          | date            |
//! | `của Ban Bí thư Trung ương Đảng`        | issuer          |
//! | `khóa XII`, `(khóa XIII)`               | term            |
//! | `(Bộ Chính trị, 27/9/2019)`             | issuer and date |
//! | `về …`, `ban hành “…”`                  | title           |
//! | `, Mục II, điểm 1.2`                    | place           |
//! | `(sau đây gọi tắt là Quy định 316)`     | alias           |

use tracuu_text::{Date, Span};

use super::assembly::read_plenum;
use super::head::{Head, HeadName, read_head};
use super::read::{any_word, before_byte, blank, date, numeral, sign, terms, word, year};
use super::title::{Given, Scope, Title, read_title};
use crate::address::strip_places;
use crate::catalog::strip_issuer;
use crate::numeral::strip_ordinal_word;
use crate::{Address, DocumentNumber};

/// An issuing body in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Issuer {
    /// Where *của* stands, or the body itself.
    pub(super) start: usize,
    /// The name of the body.
    pub(super) name: Span,
    pub(super) end: usize,
}

/// What was read behind a head.
#[derive(Clone, Debug, Default)]
pub(super) struct Parts {
    pub(super) date: Option<Date>,
    pub(super) issuer: Option<Span>,
    pub(super) terms: Vec<u32>,
    pub(super) title: Option<Title>,
    pub(super) places: Vec<Address>,
    /// Where the name stands that the paper is given.
    pub(super) alias: Option<Span>,
    /// The end of the citation.
    pub(super) end: usize,
    /// Where the text goes on: behind the alias, too.
    pub(super) next: usize,
}

/// Reads the parts behind a head that ends at byte `at`.
pub(super) fn read_parts(scope: &Scope<'_>, head: &Head, limit: usize) -> Parts {
    let at = head.span.end;
    let mut parts = Parts { end: at, next: at, ..Parts::default() };
    let number = match &head.name {
        HeadName::Numbers(numbers, _) => numbers.last().map(|(_, number)| number),
        _ => None,
    };
    for _ in 0..12 {
        if !read_part(scope, &mut parts, head, number, limit) {
            break;
        }
    }
    parts.next = parts.next.max(parts.end);
    parts
}

/// Reads one part; whether there was one.
fn read_part(scope: &Scope<'_>, parts: &mut Parts, head: &Head, number: Option<&DocumentNumber>, limit: usize) -> bool {
    let rest = scope.rest(parts.end, limit);
    let end = |behind: &str| limit - behind.len();
    let here = sign(rest, ',').unwrap_or(rest);
    if parts.date.is_none()
        && parts.title.as_ref().is_none_or(|title| title.end == parts.end)
        && let Some((date, behind)) = date(here)
    {
        (parts.date, parts.end) = (Some(date), end(behind));
        return true;
    }
    if parts.terms.is_empty()
        && let Some((terms, behind)) = terms(here)
    {
        (parts.terms, parts.end) = (terms, end(behind));
        return true;
    }
    if parts.issuer.is_none()
        && let Some((issuer, terms, behind)) = plenum_issuer(here, limit)
    {
        (parts.issuer, parts.end) = (Some(issuer), end(behind));
        parts.terms = if parts.terms.is_empty() { terms } else { std::mem::take(&mut parts.terms) };
        return true;
    }
    if parts.issuer.is_none()
        && let Some(issuer) = strip_issuer_at(scope.rest(0, limit), end(here)).filter(|_| word(here, "của").is_some())
    {
        let end = if is_joint(head, number) { joint_end(scope, issuer.end, limit) } else { issuer.end };
        (parts.issuer, parts.end) = (Some(Span::new(issuer.name.start, end)), end);
        return true;
    }
    if parts.issuer.is_some()
        && let Some(behind) = session(here)
    {
        parts.end = end(behind);
        return true;
    }
    if let Some(found) = bracketed(scope, parts, rest, limit) {
        return found;
    }
    if parts.alias.is_none()
        && let Some((alias, next)) = read_alias(scope, parts.end, limit)
    {
        (parts.alias, parts.next) = (Some(alias), next);
        return false;
    }
    read_title_part(scope, parts, head, number, limit) || read_places(scope, parts, limit)
}

fn read_title_part(
    scope: &Scope<'_>,
    parts: &mut Parts,
    head: &Head,
    number: Option<&DocumentNumber>,
    limit: usize,
) -> bool {
    if parts.title.is_some() || matches!(head.name, HeadName::Law(_) if number.is_none()) {
        return false;
    }
    let given = Given {
        has_date: parts.date.is_some(),
        has_issuer: parts.issuer.is_some() || matches!(head.name, HeadName::Congress(_) | HeadName::Plenum(_)),
    };
    let Some(title) = read_title(scope, parts.end, limit, given).or_else(|| named_before_date(scope, parts, limit))
    else {
        return false;
    };
    parts.end = title.end;
    if let Some(issuer) = &title.issuer {
        parts.issuer = Some(issuer.name);
    }
    parts.title = Some(title);
    true
}

/// Whether several bodies issued the paper together.
fn is_joint(head: &Head, number: Option<&DocumentNumber>) -> bool {
    const CODES: [&str; 12] =
        ["TTLT", "TTLB", "TTLN", "NQLT", "NQLN", "HDLT", "HDLN", "KHLT", "QCPH", "KHPH", "CTPH", "CTrPH"];
    head.kind.is_some_and(|kind| kind.name.ends_with("liên tịch"))
        || number.is_some_and(|number| CODES.contains(&number.code.as_str()))
}

/// Behind the last of the bodies that commas, dashes and *và* join to the first.
fn joint_end(scope: &Scope<'_>, first: usize, limit: usize) -> usize {
    const MOST: usize = 12;
    let mut end = first;
    for _ in 0..MOST {
        let rest = scope.rest(end, limit);
        let here = blank(rest);
        let joined = here.strip_prefix([',', '-', '–', ';']).or_else(|| word(here, "và"));
        let Some(body) = joined.map(|here| blank(word(here, "và").unwrap_or(here))) else { break };
        let body = blank(word(body, "của").unwrap_or(body));
        let Some(next) = strip_issuer(body).filter(|_| body.starts_with(char::is_uppercase)) else { break };
        end = limit - body.len() + next.len;
    }
    end
}

/// *kỳ họp thứ 18 (chuyên đề)*, *nhiệm kỳ 2021 - 2026*: when an assembly passed the paper.
fn session(here: &str) -> Option<&str> {
    if !blank(here).starts_with(['k', 'K', 'n', 'N']) {
        return None;
    }
    if let Some(rest) = word(here, "kỳ họp").or_else(|| word(here, "kì họp")) {
        let rest = word(rest, "thứ").unwrap_or(rest);
        let rest = numeral(rest).or_else(|| strip_ordinal_word(rest)).map(|(_, rest)| rest)?;
        return Some(
            sign(rest, '(').and_then(|rest| sign(any_word(rest, &["chuyên đề", "bất thường"])?, ')')).unwrap_or(rest),
        );
    }
    let (_, rest) = year(word(here, "nhiệm kỳ")?)?;
    let rest = blank(rest).strip_prefix(['-', '–'])?;
    year(rest).map(|(_, rest)| rest)
}

/// *Thông tư số 13/2011/TT-BYT Hướng dẫn phân tuyến … ngày 31/03/2011 của Bộ Y tế*: as databases print a paper.
fn named_before_date(scope: &Scope<'_>, parts: &Parts, limit: usize) -> Option<Title> {
    const LONGEST: usize = 1_200;
    if parts.date.is_some() || parts.issuer.is_some() {
        return None;
    }
    let rest = scope.rest(parts.end, limit);
    let here = blank(rest);
    if !rest.starts_with(' ') || !here.starts_with(char::is_uppercase) {
        return None;
    }
    let start = limit - here.len();
    let window = before_byte(here, LONGEST);
    let window = window.get(..window.find([';', '“']).unwrap_or(window.len()))?;
    // The number printed once more is no title.
    let first = scope.anchors.get(scope.anchor_from(start)).filter(|anchor| anchor.span.start == start);
    let first = first.and_then(|anchor| read_head(scope.text, anchor, limit));
    if first.is_some_and(|head| matches!(head.name, HeadName::Numbers(_, None) | HeadName::Partial(_))) {
        return None;
    }
    // Another paper right before it has the date.
    let is_taken = |at: usize| {
        let before = scope.anchor_from(start + at).checked_sub(1).and_then(|at| scope.anchors.get(at));
        before.is_some_and(|anchor| anchor.span.end == start + at)
    };
    let (at, _) = window.match_indices(" ngày ").filter(|(at, _)| !is_taken(*at)).find(|(at, _)| {
        let behind = here.get(*at..).unwrap_or_default();
        date(behind).is_some_and(|(_, behind)| word(behind, "của").is_some())
    })?;
    let is_plain = (scope.anchor_from(start)..scope.anchor_from(start + at))
        .filter_map(|at| scope.anchors.get(at))
        .all(|anchor| !matches!(anchor.kind, super::scan::AnchorKind::Stop));
    is_plain.then(|| Title { span: Span::new(start, start + at), end: start + at, issuer: None })
}

/// `(Bộ Chính trị, 27/9/2019)`, `(07/8/2023)`: issuer, date and term in brackets, in any order.
fn bracketed(scope: &Scope<'_>, parts: &mut Parts, rest: &str, limit: usize) -> Option<bool> {
    let mut here = sign(rest, '(')?;
    let (mut found, mut is_any) = (Parts::default(), false);
    for _ in 0..4 {
        here = sign(here, ',').unwrap_or(here);
        if let Some(behind) = sign(here, ')').filter(|_| is_any) {
            parts.date = parts.date.or(found.date);
            parts.issuer = parts.issuer.or(found.issuer);
            if parts.terms.is_empty() {
                parts.terms = found.terms;
            }
            parts.end = limit - behind.len();
            return Some(true);
        }
        if let Some((date, behind)) = date(here) {
            (found.date, here) = (Some(date), behind);
        } else if let Some((terms, behind)) = terms(here) {
            (found.terms, here) = (terms, behind);
        } else {
            let start = limit - blank(here).len();
            let issuer = strip_issuer_at(scope.rest(0, limit), start)?;
            (found.issuer, here) = (Some(issuer.name), scope.rest(issuer.end, limit));
        }
        is_any = true;
    }
    None
}

/// *của Hội nghị Trung ương 4 khóa XIII*: a plenum that adopted the paper, and its term.
fn plenum_issuer(rest: &str, limit: usize) -> Option<(Span, Vec<u32>, &str)> {
    let body = blank(word(rest, "của")?);
    word(body, "hội nghị")?;
    let (plenum, behind) = read_plenum(body)?;
    Some((Span::new(limit - body.len(), limit - behind.len()), plenum.terms, behind))
}

/// *của <issuer>*, or a body without *của*, at byte `at` of a text.
pub(super) fn strip_issuer_at(text: &str, at: usize) -> Option<Issuer> {
    let rest = text.get(at..)?;
    let here = blank(word(rest, "của").unwrap_or(rest));
    let start = text.len() - here.len();
    let len = strip_issuer(here)?.len;
    Some(Issuer { start: text.len() - blank(rest).len(), name: Span::new(start, start + len), end: start + len })
}

/// The longest name that a paper is given, in bytes.
const LONGEST_ALIAS: usize = 240;

/// `(sau đây gọi tắt là “Quy định 316”)`, `, sau đây gọi là Đề án,`: the name, and where the text goes on.
fn read_alias(scope: &Scope<'_>, at: usize, limit: usize) -> Option<(Span, usize)> {
    let rest = scope.rest(at, limit);
    let open = sign(rest, '(');
    let here = open.or_else(|| sign(rest, ','))?;
    let here = word(here, "sau đây")
        .or_else(|| open.and_then(|_| word(here, "gọi").map(|_| here)).or_else(|| word(here, "viết").map(|_| here)))?;
    let here = any_word(here, &["được gọi", "gọi", "viết"])?;
    let here = any_word(here, &["tắt", "chung"]).unwrap_or(here);
    let here = blank(word(here, "là").unwrap_or(here));
    let here = blank(here.strip_prefix(':').unwrap_or(here));
    let window = before_byte(here, LONGEST_ALIAS);
    let end = window
        .find(if open.is_some() { &[')', ';'][..] } else { &[',', ';', '.', ')'][..] })
        .or((open.is_none()).then_some(window.len()))?;
    let name = here.get(..end)?.trim_matches(|c: char| c.is_whitespace() || matches!(c, '“' | '”' | '"' | '«' | '»'));
    let start = limit - here.len() + here.find(name)?;
    let next = limit - here.len() + end + usize::from(here.get(end..)?.starts_with(')'));
    (!name.is_empty()).then_some((Span::new(start, start + name.len()), next))
}

/// `, Điều 12, khoản 2`, `tại Mục III`.
fn read_places(scope: &Scope<'_>, parts: &mut Parts, limit: usize) -> bool {
    if !parts.places.is_empty() {
        return false;
    }
    let rest = scope.rest(parts.end, limit);
    let Some(here) = sign(rest, ',').or_else(|| word(rest, "tại")) else { return false };
    let Some((places, behind)) = strip_places(blank(here)) else { return false };
    // *Luật A, Điều 5 của Luật B*: the place belongs to what follows.
    let is_next = any_word(behind, &["của"]).is_some() || next_is_head(scope, limit - behind.len());
    if is_next || places.this.is_some() {
        return false;
    }
    (parts.places, parts.end) = (places.addresses, limit - behind.len());
    true
}

fn next_is_head(scope: &Scope<'_>, at: usize) -> bool {
    let start = at + scope.rest(at, scope.text.len()).len() - blank(scope.rest(at, scope.text.len())).len();
    scope.anchors.get(scope.anchor_from(at)).is_some_and(|anchor| {
        anchor.span.start == start
            && !matches!(
                anchor.kind,
                super::scan::AnchorKind::Verb(_) | super::scan::AnchorKind::Stop | super::scan::AnchorKind::Division
            )
    })
}
