//! Titles (*trích yếu*) of cited papers: quoted, or free and ended by what stands behind.
//!
//! | text                                             | title                       |
//! | ------------------------------------------------ | --------------------------- |
//! | `về việc “Tăng cường kỷ cương”, `                | `Tăng cường kỷ cương`       |
//! | `về văn thư, lưu trữ, Nghị quyết số 5-NQ/TW`     | `văn thư, lưu trữ`          |
//! | `thực hiện Chỉ thị số 24-CT/TU của Thành ủy (`   | `thực hiện Chỉ thị số 24-CT/TU`, and the issuer |
//! | `về “Đẩy mạnh “tự soi”, “tự sửa” gắn với`        | `Đẩy mạnh “tự soi”, “tự sửa”`: no closing quote |

use tracuu_text::Span;

use super::clause::{clause_end, subject};
use super::head::read_head;
use super::parts::{Issuer, strip_issuer_at};
use super::read::{any_word, before_byte, blank, word};
use super::scan::{Anchor, AnchorKind, Letters};
use crate::address::strip_places;

/// A text and what was found in it.
#[derive(Clone, Copy)]
pub(super) struct Scope<'t> {
    pub(super) text: &'t str,
    pub(super) anchors: &'t [Anchor],
}

impl<'t> Scope<'t> {
    /// The index of the first anchor at byte `at` or behind it.
    pub(super) fn anchor_from(&self, at: usize) -> usize {
        self.anchors.partition_point(|anchor| anchor.span.start < at)
    }

    /// The text from `at` to `limit`.
    pub(super) fn rest(&self, at: usize, limit: usize) -> &'t str {
        self.text.get(at..limit).unwrap_or_default()
    }
}

/// The title of a cited paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Title {
    /// The words, without quotes.
    pub(super) span: Span,
    /// Where the text goes on.
    pub(super) end: usize,
    /// The issuer that stands behind the title: *Kế hoạch … thực hiện Chỉ thị … của Thành ủy*.
    pub(super) issuer: Option<Issuer>,
}

/// What a citation has before its title.
#[derive(Clone, Copy)]
pub(super) struct Given {
    pub(super) has_date: bool,
    pub(super) has_issuer: bool,
}

/// The longest title, in bytes.
const LONGEST: usize = 1_500;

/// Verbs that open a title where a date or an issuer stands before them.
const VERBS: [&str; 13] = [
    "ban hành",
    "quy định",
    "thực hiện",
    "hướng dẫn",
    "phê duyệt",
    "sửa đổi",
    "triển khai",
    "công bố",
    "thông qua",
    "thành lập",
    "tổ chức",
    "tăng cường",
    "đẩy mạnh",
];

/// Reads the title that begins at byte `at`.
pub(super) fn read_title(scope: &Scope<'_>, at: usize, limit: usize, given: Given) -> Option<Title> {
    let limit = before_byte(scope.text, limit.min(at + LONGEST)).len();
    let rest = scope.rest(at, limit);
    let opener = any_word(rest, &["về việc", "V/v", "v/v", "về"]);
    let is_verb = opener.is_none() && (given.has_date || given.has_issuer) && any_word(rest, &VERBS).is_some();
    let body = opener.or_else(|| is_verb.then_some(rest)).map(blank);
    let quote = body.or(Some(blank(rest))).filter(|body| opens_quote(body));
    if let Some(quote) = quote {
        return quoted(scope, limit - quote.len(), limit);
    }
    // *ban hành “Quy chế …”*: the quoted name is the title.
    let named = any_word(rest, &VERBS).map(blank).filter(|behind| opens_quote(behind));
    if let Some(quote) = named {
        return quoted(scope, limit - quote.len(), limit);
    }
    body?;
    // *về việc làm* keeps its *việc*: only *về* opens a free title.
    let start = match word(rest, "về") {
        Some(behind) => limit - blank(behind).len(),
        None => limit - body?.len(),
    };
    free(scope, start, limit, given)
}

fn opens_quote(text: &str) -> bool {
    text.starts_with(['“', '"', '«', '„'])
}

/// A quoted title, quotes inside it included; one that is never closed ends where a free title would.
fn quoted(scope: &Scope<'_>, open: usize, limit: usize) -> Option<Title> {
    let rest = scope.rest(open, limit);
    let sign = rest.chars().next()?;
    let start = open + sign.len_utf8();
    let end = match closing(rest, sign) {
        Some(len) => Some((open + len, open + len + closing_len(rest, len))),
        None => unclosed(scope, start, limit),
    };
    let (inner_end, end) = end?;
    let span = trimmed(scope.text, Span::new(start, inner_end));
    // *“Về tiếp tục đổi mới …”*: the word that opens the title may stand inside the quotes.
    let words = span.of(scope.text)?;
    let opener =
        words.strip_prefix("Về ").filter(|rest| !rest.starts_with("việc")).map_or(0, |rest| words.len() - rest.len());
    let span = Span::new(span.start + opener, span.end);
    (!span.is_empty()).then_some(Title { span, end, issuer: None })
}

/// Bytes up to the quote that closes the first one.
fn closing(rest: &str, sign: char) -> Option<usize> {
    let mut depth = 0usize;
    for (at, character) in rest.char_indices() {
        match character {
            '"' if sign == '"' && at > 0 => return Some(at),
            '"' if sign == '"' => {}
            '“' | '«' | '„' => depth += 1,
            '”' | '»' => {
                depth = depth.saturating_sub(1);
                if depth == 0 {
                    return Some(at);
                }
            }
            _ => {}
        }
    }
    None
}

fn closing_len(rest: &str, at: usize) -> usize {
    rest.get(at..).and_then(|rest| rest.chars().next()).map_or(0, char::len_utf8)
}

/// Where a title without its closing quote ends: at the last quote before the text goes on to something else.
fn unclosed(scope: &Scope<'_>, start: usize, limit: usize) -> Option<(usize, usize)> {
    let end = free_end(scope, start, limit, true);
    let inside = scope.text.get(start..end)?;
    let end = match inside.rfind(['”', '»']) {
        Some(at) => start + at + closing_len(inside, at),
        None => start + inside.trim_end().len(),
    };
    Some((end, end))
}

/// A title without quotes.
fn free(scope: &Scope<'_>, start: usize, limit: usize, given: Given) -> Option<Title> {
    let end = free_end(scope, start, limit, false);
    let mut span = trimmed(scope.text, Span::new(start, end));
    let mut end = span.end;
    let issuer = if given.has_issuer { None } else { trailing_issuer(scope.text, span) };
    if let Some(issuer) = &issuer {
        end = issuer.end;
        span = trimmed(scope.text, Span::new(start, issuer.start));
    }
    let words = span.of(scope.text)?.split(' ').count();
    (words > 1).then_some(Title { span, end, issuer })
}

/// *của <issuer>* at the very end of a title.
fn trailing_issuer(text: &str, title: Span) -> Option<Issuer> {
    let words = title.of(text)?;
    let mut from = words.len();
    // The name of a body may hold *của* itself.
    for _ in 0..3 {
        from = words.get(..from)?.rfind(" của ")?;
        let issuer = strip_issuer_at(text.get(..title.end)?, title.start + from);
        if let Some(issuer) = issuer.filter(|issuer| issuer.end == title.end) {
            return Some(issuer);
        }
    }
    None
}

/// Without blanks and end marks around it.
fn trimmed(text: &str, span: Span) -> Span {
    let words = span.of(text).unwrap_or_default();
    let start = span.start + words.len() - words.trim_start().len();
    let inner = words.trim();
    let inner = inner.strip_suffix("./.").unwrap_or(inner).trim_end_matches([' ', ',', '.', ';', ':', '/']);
    Span::new(start, start + inner.len())
}

/// Where a title without quotes ends.
fn free_end(scope: &Scope<'_>, start: usize, limit: usize, is_quoted: bool) -> usize {
    let sentence = clause_end(scope.rest(start, limit), is_quoted).map_or(limit, |len| start + len);
    let sentence = subject(scope.rest(start, sentence)).map_or(sentence, |len| start + len);
    let mut list_end = None;
    for at in scope.anchor_from(start)..scope.anchors.len() {
        let Some(anchor) = scope.anchors.get(at).filter(|anchor| anchor.span.start < sentence) else { break };
        let before = scope.rest(start, anchor.span.start).trim_end();
        let joint = joint_before(before.strip_suffix(" số").unwrap_or(before));
        match anchor.kind {
            AnchorKind::Stop if anchor.span.start > start && stops(scope, anchor, before) => {
                return start + trim_joint(before).len();
            }
            AnchorKind::Naming => return start + before.trim_end_matches(['(', ' ', ',']).len(),
            AnchorKind::Kind(_, Letters::Lower)
                if is_plural(before) && joint_before(before_plural(before)).is_some() =>
            {
                return start + trim_joint(before_plural(before)).len();
            }
            AnchorKind::Kind(..) | AnchorKind::Number(_) | AnchorKind::Code(_) => {
                if list_end.is_some_and(|end| anchor.span.start < end) {
                    continue;
                }
                let Some(head) = read_head(scope.text, anchor, sentence) else { continue };
                // *… hoặc Thông tư này*: the citing paper is no part of the title.
                if joint.is_some() && matches!(head.name, super::head::HeadName::This) {
                    return start + trim_joint(before).len();
                }
                if !head.is_strong() {
                    continue;
                }
                let goes_on = list_end.is_some_and(|end| is_joint(scope.rest(end, anchor.span.start)));
                if joint.is_some() && !goes_on {
                    return start + trim_joint(before).len();
                }
                list_end = Some(head.span.end);
            }
            // *… và Điều 21 Nghị định số 73/2017/NĐ-CP*: the next paper of the list begins with a place in it.
            AnchorKind::Division if joint.is_some() && opens_paper(scope, anchor.span.start, sentence) => {
                return start + trim_joint(before).len();
            }
            AnchorKind::Division | AnchorKind::Verb(_) | AnchorKind::Conference | AnchorKind::Stop => {}
        }
    }
    sentence
}

/// Whether places stand here, and a paper behind them that is named by itself.
fn opens_paper(scope: &Scope<'_>, at: usize, limit: usize) -> bool {
    let Some((places, behind)) = strip_places(scope.rest(at, limit)) else { return false };
    let here = blank(any_word(behind, &["của"]).unwrap_or(behind));
    let start = limit - here.len();
    let anchor = scope.anchors.get(scope.anchor_from(start)).filter(|anchor| anchor.span.start == start);
    let head = anchor.and_then(|anchor| read_head(scope.text, anchor, limit));
    places.this.is_none() && places.is_sure && head.is_some_and(|head| head.is_strong())
}

/// Whether a word such as *để* ends the title here: behind a comma, or by itself where it opens a purpose.
fn stops(scope: &Scope<'_>, anchor: &Anchor, before: &str) -> bool {
    let word = anchor.span.of(scope.text).unwrap_or_default();
    matches!(
        word,
        "gắn với"
            | "để"
            | "có hiệu lực"
            | "hết hiệu lực"
            | "như sau"
            | "bị bãi bỏ"
            | "được sửa đổi"
            | "được thay thế"
            | "được ban hành"
            | "thì"
            | "sẽ"
            | "kể từ ngày"
            | "trước thời điểm"
            | "được tiếp tục"
            | "trừ trường hợp"
            | "và các văn bản"
            | "và văn bản"
            | "không còn hiệu lực"
            | "còn hiệu lực"
            | "tiếp tục có hiệu lực"
    ) || before.ends_with(',')
}

/// What joins the next paper of a list to the text before it.
fn joint_before(before: &str) -> Option<&'static str> {
    [",", " và", " và các", " hoặc", ";"].into_iter().find(|joint| before.ends_with(joint))
}

fn trim_joint(before: &str) -> &str {
    let before = before.trim_end();
    // *, số 19-NQ/TW*, but not *dịch vụ số và*.
    let numbered = before.strip_suffix(" số").filter(|before| joint_before(before).is_some());
    let before = numbered.unwrap_or(before);
    let before = before.strip_suffix(" các").unwrap_or(before);
    let before = before.strip_suffix(" và").or_else(|| before.strip_suffix(" hoặc")).unwrap_or(before);
    before.trim_end_matches([',', ' ', ';'])
}

/// Whether nothing but what joins a list stands here: `, `, ` và `, `, số `.
pub(super) fn is_joint(between: &str) -> bool {
    let mut words = between.split([' ', ',', ';', '\u{A0}']).filter(|word| !word.is_empty());
    !between.trim().is_empty() && words.all(|word| matches!(word, "và" | "hoặc" | "các" | "số" | "cùng" | "với"))
}

fn is_plural(before: &str) -> bool {
    before.ends_with(" các") || before.ends_with(" những")
}

fn before_plural(before: &str) -> &str {
    before.strip_suffix(" các").or_else(|| before.strip_suffix(" những")).unwrap_or(before).trim_end()
}
