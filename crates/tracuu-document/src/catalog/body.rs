//! Issuing bodies in running text: what stands behind *của*.
//!
//! | text                                              | read as                            | issuer       | place    |
//! | ------------------------------------------------- | ---------------------------------- | ------------ | -------- |
//! | `Ban Thường vụ Thành ủy Hà Nội; Ban Tuyên giáo`   | Ban Thường vụ Thành ủy Hà Nội      | `TU.HN.BTV`  | `HN`     |
//! | `Bộ trưởng Bộ Y tế hướng dẫn`                     | Bộ trưởng Bộ Y tế                  | `BYT`        | none     |
//! | `Ủy ban nhân dân tỉnh Sông Vân, Hội đồng`         | Ủy ban nhân dân tỉnh Sông Vân      | `UBND`       | Sông Vân |
//! | `Sở Tư pháp hướng dẫn các đơn vị`                 | Sở Tư pháp                         | none         | none     |
//! | `các đơn vị`                                      | nothing                            |              |          |

use std::sync::LazyLock;

use super::area::{Area, strip_area, strip_known, strip_named_area};
use super::dictionary::{Dictionary, next_word};
use super::grammar::{AreaKind, Follow, Opening};
use super::issuer::{Issuer, Level, issuers};
use super::kind::strip_kind;
use super::name::{longest_part, strip_body_name};
use super::place::{PlaceName, place};
use super::special::{Case, special};
use crate::generated::body_words::{HEADS, OFFICES};
use crate::word::{starts_upper, strip_words};

/// A body named at the start of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IssuerMatch<'t> {
    /// The bytes of the text that name the body.
    pub(crate) len: usize,
    /// The body, or the kind of bodies, where the catalogue has it.
    pub(crate) issuer: Option<&'static Issuer>,
    /// The place of a local body.
    pub(crate) place: Option<PlaceName<'t>>,
}

/// A body inside a body inside a body: *Chủ tịch Ủy ban nhân dân*, *Văn phòng Đảng ủy Bộ Y tế*.
const DEPTH: usize = 4;

/// The body that `text` begins with, read as far as its name goes.
pub(crate) fn strip_issuer(text: &str) -> Option<IssuerMatch<'_>> {
    strip_body(text, DEPTH).or_else(|| strip_joint(text))
}

/// *Liên tịch Bộ Tài chính - Bộ Công an*: the first of the bodies stands for all.
fn strip_joint(text: &str) -> Option<IssuerMatch<'_>> {
    let mut rest = strip_words(text, "liên tịch").or_else(|| strip_words(text, "liên"))?.trim_start();
    let first = strip_body(rest, DEPTH)?;
    let mut end = text.len() - rest.len() + first.len;
    while let Some(behind) = text.get(end..) {
        let joined = behind.trim_start();
        let joined = joined.strip_prefix([',', '-', '–']).or_else(|| strip_words(joined, "và"));
        rest = joined.unwrap_or_default().trim_start();
        let Some(next) = strip_body(rest, DEPTH) else { break };
        end = text.len() - rest.len() + next.len;
    }
    Some(IssuerMatch { len: end, ..first })
}

/// The body that `text` begins with, with at most `depth` bodies inside each other.
fn strip_body(text: &str, depth: usize) -> Option<IssuerMatch<'_>> {
    let mut names = text;
    loop {
        let (len, name) = NAMES.longest(names)?;
        if let Some(body) = strip_tail(text, len, name, depth) {
            return Some(body);
        }
        // *Ban Quản lý dự án*: when nothing fits behind the longer name, a shorter one may do.
        (names, _) = text.get(..len)?.rsplit_once(char::is_whitespace)?;
    }
}

/// The body whose name opens with `name`, the first `len` bytes of `text`.
fn strip_tail(text: &str, len: usize, name: Name, depth: usize) -> Option<IssuerMatch<'_>> {
    let rest = text.get(len..)?;
    let tail = rest.trim_start();
    let blanks = rest.len() - tail.len();
    if matches!(name, Name::Head(_)) && strip_kind(text).is_some() {
        return None;
    }
    let follows = if blanks == 0 || depth == 0 { &[] } else { name.follows() };
    if let Some((length, case)) = follows.iter().find_map(|follow| follow.strip(tail, name, depth)) {
        return Some(IssuerMatch { len: len + blanks + length, issuer: name.issuer(&case), place: case.place });
    }
    let place = name.row().and_then(|row| place(row.place)).map(PlaceName::Known);
    name.alone().then_some(IssuerMatch { len, issuer: name.row(), place })
}

impl Follow {
    /// What stands behind the name: its length, and what it says of the body.
    fn strip<'t>(self, text: &'t str, name: Name, depth: usize) -> Option<(usize, Case<'t>)> {
        let case = |area: Area<'t>| (area.len, Case { host: None, kind: area.kind, place: area.place });
        match self {
            Follow::Area => strip_area(text).map(case),
            Follow::Place => strip_named_area(text, name.implied()).map(case),
            Follow::Body => {
                let host = strip_body(text, depth - 1)?;
                Some((host.len, Case { host: host.issuer, kind: None, place: host.place }))
            }
            Follow::Words => {
                let len = strip_body_name(text)?;
                let rest = text.get(len..)?;
                let start = rest.trim_start();
                let area = strip_area(start).or_else(|| strip_known(start)).filter(|_| start.len() < rest.len());
                let Some(area) = area else { return Some((len, Case::default())) };
                let (length, case) = case(area);
                Some((text.len() - start.len() + length, case))
            }
        }
    }
}

/// A name that opens the name of a body.
#[derive(Clone, Copy)]
enum Name {
    /// A body of the catalogue, and the kind of area that this name of it implies.
    Row(&'static Issuer, Option<AreaKind>),
    /// A general noun.
    Head(&'static Opening),
    /// The title of a person: what follows is the body.
    Office(&'static Opening),
}

impl Name {
    fn row(self) -> Option<&'static Issuer> {
        match self {
            Name::Row(row, _) => Some(row),
            Name::Head(_) | Name::Office(_) => None,
        }
    }

    fn follows(self) -> &'static [Follow] {
        match self {
            Name::Row(row, _) => row.grammar.follows,
            Name::Head(opening) | Name::Office(opening) => opening.follows,
        }
    }

    fn alone(self) -> bool {
        match self {
            Name::Row(row, _) => row.grammar.alone,
            Name::Head(opening) | Name::Office(opening) => opening.alone,
        }
    }

    fn implied(self) -> Option<AreaKind> {
        match self {
            Name::Row(_, implied) => implied,
            Name::Head(_) | Name::Office(_) => None,
        }
    }

    fn issuer(self, case: &Case) -> Option<&'static Issuer> {
        match self {
            Name::Row(row, _) => Some(special(row, case)),
            Name::Head(_) => None,
            Name::Office(_) => case.host,
        }
    }
}

static NAMES: LazyLock<Dictionary<Name>> = LazyLock::new(|| {
    let rows = issuers().iter().filter(|row| row.grammar.reads).flat_map(|row| {
        // A special case is read through its general row; only its other names are its own.
        let own = Some(row.name).filter(|_| row.grammar.of.is_empty());
        row.aliases.iter().copied().chain(own).map(move |name| (name, Name::Row(row, implied(row, name))))
    });
    let heads = HEADS.iter().map(|head| (head.name, Name::Head(head)));
    let offices = OFFICES.iter().map(|office| (office.name, Name::Office(office)));
    Dictionary::new(rows.chain(heads).chain(offices))
});

/// The kind of area whose name may follow: a city behind *Thành ủy*, a province behind *Tỉnh ủy*.
fn implied(row: &Issuer, name: &str) -> Option<AreaKind> {
    let has =
        |word: &str| name.split(' ').any(|found| found.eq_ignore_ascii_case(word) || found.to_lowercase() == word);
    match row.level {
        Level::Province if has("tỉnh") => Some(AreaKind::Province),
        Level::Province if has("thành") || has("tp") => Some(AreaKind::City),
        Level::District => Some(AreaKind::District),
        _ => None,
    }
}

/// The length of the name of the catalogue that `text` begins with.
pub(super) fn longest_opening(text: &str) -> Option<usize> {
    NAMES.longest(text).map(|(len, _)| len)
}

/// Whether a body opens here, and not a name that happens to begin with the same word: *Vụ Bản*, *An Phòng*.
pub(super) fn opens_body(text: &str) -> bool {
    let Some((len, name)) = NAMES.longest(text) else { return false };
    let is_one_word = next_word(text, 0).is_some_and(|next| next.end == len);
    let rest = text.get(len..).unwrap_or_default().trim_start();
    match name {
        Name::Row(..) => !is_one_word || text.chars().nth(1).is_some_and(char::is_uppercase),
        Name::Head(_) | Name::Office(_) => !is_one_word || (starts_upper(rest) && longest_part(rest).is_some()),
    }
}

#[cfg(test)]
#[path = "body_tests.rs"]
mod tests;
