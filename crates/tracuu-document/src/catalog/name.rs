//! Names that no catalogue holds: of areas, and of bodies behind a general noun.
//!
//! | text                                          | name                             |
//! | --------------------------------------------- | -------------------------------- |
//! | `Bến Lau về`                                  | Bến Lau                          |
//! | `Tư pháp hướng dẫn các đơn vị`                | Tư pháp                          |
//! | `Văn hóa, Thể thao và Du lịch, Sở Tài chính`  | Văn hóa, Thể thao và Du lịch     |
//! | `Hóa chất Việt Nam quy định`                  | Hóa chất Việt Nam                |
//!
//! Names of bodies write the first syllable of each part with a capital and the others small; which small ones belong to
//! a name is known from the parts of the catalogue, and guessed for one syllable behind a capital.

use std::sync::LazyLock;

use super::area::{opens_area, strip_known};
use super::body::{longest_opening, opens_body};
use super::dictionary::Dictionary;
use super::grammar::AreaKind;
use super::kind::strip_kind;
use super::word_code::WordCode;
use crate::generated::body_words::{NAME_ENDS, NAME_PARTS};
use crate::word::{is_mark, split_word, starts_lower, starts_upper};

/// The longest names of areas: *Phan Rang - Tháp Chàm*, *Thừa Thiên Huế*.
const AREA_WORDS: usize = 4;
/// The longest names of bodies, in parts.
const BODY_PARTS: usize = 10;

/// The length of the name of an area that `text` begins with. Behind its kind anything with a capital is a name; `alone`
/// it must not open something else. Wards and districts may be numbered.
pub(super) fn strip_area_name(text: &str, kind: Option<AreaKind>, alone: bool) -> Option<usize> {
    if let Some((number, _)) = split_word(text).filter(|(word, _)| word.bytes().all(|byte| byte.is_ascii_digit())) {
        let is_numbered = matches!(kind, Some(AreaKind::District | AreaKind::Commune)) && !alone;
        return (is_numbered && number.len() <= 2).then_some(number.len());
    }
    let mut end = 0;
    for count in 0..AREA_WORDS {
        let Some(rest) = text.get(end..) else { break };
        let start = if count == 0 { rest } else { behind_blank_or_dash(rest) };
        let is_new = (count > 0 || alone) && opens_other(start);
        if !starts_upper(start) || is_new {
            break;
        }
        let Some(len) = name_word(start) else { break };
        end = text.len() - start.len() + len;
    }
    (end > 0).then_some(end)
}

/// The length of the name of a body that `text` begins with, without its general noun.
pub(super) fn strip_body_name(text: &str) -> Option<usize> {
    let mut last = strip_piece(text, false)?;
    let mut end = last.len;
    for _ in 1..BODY_PARTS {
        let Some(rest) = text.get(end..) else { break };
        let Some(start) = join(rest) else { break };
        // *Việt* in *Việt Nam*: behind a lone capital the next word has its small one no more.
        let Some(piece) = strip_piece(start, last.is_lone) else { break };
        last = piece;
        end = text.len() - start.len() + piece.len;
    }
    Some(end)
}

/// What stands behind the blank, dash, comma or *và* that may join the parts of a name.
fn join(rest: &str) -> Option<&str> {
    let start = rest.trim_start();
    if let Some(glued) = rest.strip_prefix(['&', '-']).filter(|glued| starts_upper(glued)) {
        return Some(glued);
    }
    if let Some(behind) = start.strip_prefix(['-', '–', '&']) {
        return Some(behind.trim_start()).filter(|behind| strip_joined(behind).is_some());
    }
    if let Some(behind) = start.strip_prefix(',') {
        // A comma joins only in a list that *và* closes: *Văn hóa, Thể thao và Du lịch*.
        let behind = behind.trim_start();
        let next = behind.get(strip_joined(behind)?..)?.trim_start();
        return (strip_and(next).is_some() || next.starts_with(',')).then_some(behind);
    }
    match strip_and(start) {
        Some(behind) => Some(behind).filter(|behind| strip_joined(behind).is_some()),
        None => (start.len() < rest.len()).then_some(start),
    }
}

/// What stands behind *và*.
fn strip_and(text: &str) -> Option<&str> {
    let (word, rest) = split_word(text)?;
    (WordCode::of(word) == WordCode::of("và")).then(|| rest.trim_start())
}

/// A part behind a joining word: a known one, and not a body of its own.
fn strip_joined(text: &str) -> Option<usize> {
    longest_part(text).filter(|_| starts_upper(text) && longest_opening(text).is_none())
}

/// A part of a name.
#[derive(Clone, Copy)]
struct Piece {
    len: usize,
    /// Whether it is one word that the catalogue does not know.
    is_lone: bool,
}

/// One part: a known one, or a word with a capital and perhaps a small one behind it.
fn strip_piece(text: &str, after_lone: bool) -> Option<Piece> {
    if !starts_upper(text) || strip_known(text).is_some() || opens_area(text) {
        return None;
    }
    let part = longest_part(text);
    if opens_other_than(text, part.unwrap_or(0)) {
        return None;
    }
    part.map(|len| Piece { len, is_lone: false }).or_else(|| strip_unknown_piece(text, after_lone))
}

/// A word with a capital, and the small one behind it when it cannot open what follows a name.
fn strip_unknown_piece(text: &str, after_lone: bool) -> Option<Piece> {
    let len = name_word(text)?;
    let lone = Piece { len, is_lone: true };
    let rest = text.get(len..)?;
    let start = rest.trim_start();
    let Some((word, tail)) = split_word(start).filter(|_| start.len() < rest.len()) else { return Some(lone) };
    let is_abbreviation = text.chars().nth(1).is_some_and(char::is_uppercase);
    if after_lone || !starts_lower(word) || is_abbreviation || is_end(word) || opens_area(start) {
        return Some(lone);
    }
    Some(Piece { len: text.len() - tail.len(), is_lone: false })
}

/// Whether a body, a paper or a term opens here, and not a name.
fn opens_other(text: &str) -> bool {
    opens_other_than(text, 0)
}

/// The same, where a known part of this length stands.
fn opens_other_than(text: &str, part: usize) -> bool {
    let is_term = split_word(text).is_some_and(|(word, _)| WordCode::of(word) == WordCode::of("khóa"));
    let names_body = opens_body(text) && longest_opening(text).is_some_and(|len| len > part);
    is_term || names_body || (part == 0 && strip_kind(text).is_some())
}

/// The longest known part that `text` begins with.
pub(super) fn longest_part(text: &str) -> Option<usize> {
    static PARTS: LazyLock<Dictionary<()>> =
        LazyLock::new(|| Dictionary::new(NAME_PARTS.iter().map(|part| (*part, ()))));
    PARTS.longest(text).map(|(len, ())| len)
}

/// Whether no name goes on with this small word.
fn is_end(word: &str) -> bool {
    static ENDS: LazyLock<Dictionary<()>> = LazyLock::new(|| Dictionary::new(NAME_ENDS.iter().map(|end| (*end, ()))));
    ENDS.longest(word).is_some()
}

/// The length of the word at the start; an apostrophe may stand in a name: *H’leo*.
fn name_word(text: &str) -> Option<usize> {
    let (word, rest) = split_word(text)?;
    let tail =
        rest.strip_prefix(['\'', '’']).filter(|tail| tail.starts_with(|c: char| c.is_alphabetic() || is_mark(c)));
    let len = tail.and_then(split_word).map_or(word.len(), |(_, behind)| text.len() - behind.len());
    Some(len)
}

/// What stands behind a blank, or behind a dash inside a name.
fn behind_blank_or_dash(rest: &str) -> &str {
    let start = rest.trim_start();
    if start.len() == rest.len() {
        return "";
    }
    start.strip_prefix(['-', '–']).map_or(start, str::trim_start)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = strip_body_name(text).and_then(|len| text.get(..len));
        assert_eq!(found.unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_names_of_bodies() {
        check("Tư pháp hướng dẫn các đơn vị", "Tư pháp");
        check("Tài nguyên và Môi trường ban hành", "Tài nguyên và Môi trường");
        check("Văn hóa, Thể thao và Du lịch, Sở Tài chính", "Văn hóa, Thể thao và Du lịch");
        check("Tài chính, Sở Tư pháp và Cục Thuế", "Tài chính");
        check("Lao động - Thương binh và Xã hội tỉnh", "Lao động - Thương binh và Xã hội");
        check("Hóa chất Việt Nam quy định", "Hóa chất Việt Nam");
        check("Đăng kiểm Việt Nam", "Đăng kiểm Việt Nam");
        check("GD&ĐT về", "GD&ĐT");
        check("LĐ-TB&XH về", "LĐ-TB&XH");
        check("Thuế ban hành", "Thuế");
        check("Thuế và Kho bạc Nhà nước", "Thuế");
        check("Y tế và Công an tỉnh", "Y tế");
        check("giao dịch", "none");
    }

    #[test]
    fn reads_names_of_areas() {
        let name = |text: &str, alone| {
            strip_area_name(text, None, alone).map(|len| text.get(..len).unwrap_or_default().to_owned())
        };
        assert_eq!(name("Bến Lau về", true).as_deref(), Some("Bến Lau"));
        assert_eq!(name("Phan Rang - Tháp Chàm", true).as_deref(), Some("Phan Rang - Tháp Chàm"));
        assert_eq!(name("Sông Vân Khóa XV", true).as_deref(), Some("Sông Vân"));
        assert_eq!(name("Sông Vân Chỉ thị số", true).as_deref(), Some("Sông Vân"));
        assert_eq!(name("Ban Tuyên giáo", true), None);
        assert_eq!(name("Vụ Bản", false).as_deref(), Some("Vụ Bản"));
        assert_eq!(name("về", true), None);
    }
}
