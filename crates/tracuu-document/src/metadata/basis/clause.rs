//! Clauses of the sentence that opens a paper: each names a paper that it rests on.

use tracuu_text::Span;

use crate::body::names_body;
use crate::catalog::strip_kind;
use crate::word::{starts_upper, strip_words};

/// What the body that issues a paper does.
const VERBS: [&str; 20] = [
    "ban hành",
    "báo cáo",
    "chỉ đạo",
    "chỉ thị",
    "đề nghị",
    "giao",
    "hướng dẫn",
    "kết luận",
    "lãnh đạo",
    "phát động",
    "phối hợp",
    "quy định",
    "quyết định",
    "quyết nghị",
    "thông báo",
    "thống nhất",
    "tổ chức",
    "triển khai",
    "xây dựng",
    "yêu cầu",
];

/// Where the papers end and the issuing body is named: `…, Ban Thường vụ Thành ủy yêu cầu`.
pub(super) fn sentence_end(text: &str) -> Option<usize> {
    let joints = joints(text);
    let issues = |rest: &str| {
        let stretch = rest.split([',', ';', ':']).next().unwrap_or(rest);
        starts_upper(rest) && names_body(rest) && VERBS.iter().any(|verb| stretch.contains(&format!(" {verb}")))
    };
    joints.into_iter().find(|&(at, sign)| matches!(sign, ',' | ';') && issues(behind(text, at))).map(|(at, _)| at)
}

/// The clauses before byte `end`.
pub(super) fn clauses(text: &str, end: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    for (at, sign) in joints(text).into_iter().filter(|(at, _)| *at < end) {
        if sign == ';' || names_paper(behind(text, at)) {
            spans.push(Span::new(start, at));
            start = text.len() - behind(text, at).len();
        }
    }
    spans.push(Span::new(start, end));
    spans
}

/// The text behind a comma, a semicolon or *và*.
fn behind(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    let rest = rest.strip_prefix([',', ';']).unwrap_or(rest).trim_start();
    strip_words(rest, "và").map_or(rest, str::trim_start)
}

/// `Kế hoạch số 6`, `Luật Thư viện`, `Nghị quyết Đại hội`.
fn names_paper(text: &str) -> bool {
    let Some((kind, rest)) = strip_kind(text).filter(|_| starts_upper(text)) else { return false };
    let is_named = matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh") && starts_upper(rest.trim_start());
    is_named
        || ["số", "đại hội", "trung ương", "hội nghị"].iter().any(|word| strip_words(rest, word).is_some())
        || rest.trim_start().starts_with(|c: char| c.is_ascii_digit())
}

/// Where clauses may part: commas, semicolons and *và* outside brackets and quotes.
fn joints(text: &str) -> Vec<(usize, char)> {
    let has_pairs = text.matches('“').count() == text.matches('”').count();
    let mut depth = 0usize;
    let mut found = Vec::new();
    for (at, sign) in text.char_indices() {
        match sign {
            '(' => depth += 1,
            '“' if has_pairs => depth += 1,
            ')' => depth = depth.saturating_sub(1),
            '”' if has_pairs => depth = depth.saturating_sub(1),
            ',' | ';' if depth == 0 => found.push((at, sign)),
            ' ' if depth == 0 && text.get(at + 1..).is_some_and(|rest| rest.starts_with('v')) => {
                let is_and = text.get(at + 1..).is_some_and(|rest| strip_words(rest, "và").is_some());
                found.extend(is_and.then_some((at, 'v')));
            }
            _ => {}
        }
    }
    found
}
