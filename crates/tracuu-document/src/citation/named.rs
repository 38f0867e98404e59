//! Papers that are cited by name: laws, codes, ordinances, constitutions, charters.
//!
//! | text                                        | name                | year |
//! | ------------------------------------------- | ------------------- | ---- |
//! | `Luật Đất đai năm 2024`                     | Đất đai             | 2024 |
//! | `Luật Tổ chức Chính phủ ngày 19/6/2015`     | Tổ chức Chính phủ   |      |
//! | `Bộ luật Dân sự quy định`                   | Dân sự              |      |
//! | `Hiến pháp năm 2013`                        |                     | 2013 |
//! | `Điều lệ Đảng`                              | Đảng                |      |
//! | `Luật ngân sách nhà nước`                   | ngân sách nhà nước  |      |
//! | `kỷ luật`, `Luật sư`, `KỶ LUẬT ĐỐI VỚI`     | none                |      |

use tracuu_text::Span;

use super::read::{any_word, before_byte, blank, word, year};
use crate::catalog::{DocumentKind, law_of_initials, strip_issuer, strip_kind, strip_law};
use crate::word::{is_caps, split_word};

/// A name behind a kind.
#[derive(Clone, Debug)]
pub(super) struct LawName {
    /// The words of the name; none for the Constitution.
    pub(super) name: Option<Span>,
    pub(super) year: Option<u16>,
}

/// The longest name, in words.
const MOST_WORDS: usize = 22;

/// Words that no name goes over, whatever stands behind.
const ENDS: [&str; 28] = [
    "thì", "là", "được", "này", "đã", "sẽ", "của", "về", "ngày", "số", "nêu", "bị", "quy", "khóa", "khoá", "hoặc",
    "hay", "nếu", "khi", "do", "mà", "đó", "cũng", "như", "trên", "nhưng", "ban", "hướng",
];

/// Words that make another word of *Luật*, or say which law without naming it.
const NO_NAMES: [&str; 12] = ["sư", "gia", "khác", "pháp", "nước", "quốc", "hiện", "mới", "cũ", "định", "sửa", "liên"];

/// Words that end a name when no year follows.
const LIKELY_ENDS: [&str; 14] =
    ["và", "có", "theo", "tại", "trong", "để", "với", "cho", "đối", "các", "những", "từ", "đến", "thay"];

/// The name behind a kind of paper that is cited by name.
pub(super) fn read_name<'t>(text: &str, rest: &'t str, kind: &DocumentKind) -> Option<(LawName, &'t str)> {
    match kind.name {
        "Luật" | "Bộ luật" | "Pháp lệnh" => read_known(text, rest, kind).or_else(|| read_words(text, rest)),
        "Điều lệ" => read_charter(text, rest).or_else(|| read_words(text, rest)),
        "Hiến pháp" | "Cương lĩnh" => read_unnamed(rest, kind),
        _ => None,
    }
}

/// *Cương lĩnh xây dựng đất nước trong thời kỳ quá độ … năm 1991*: the year tells which, wherever it stands in the name.
fn read_platform(rest: &str) -> Option<(LawName, &str)> {
    const LONGEST: usize = 160;
    let window = before_byte(rest, LONGEST);
    let clause = window.get(..window.find([',', ';', '.', ':', '(']).unwrap_or(window.len()))?;
    let at = clause.find(" năm ")?;
    let (year, behind) = read_year(rest.get(at..)?)?;
    Some((LawName { name: None, year: Some(year) }, behind))
}

/// A name of the catalogue, and the year behind it.
fn read_known<'t>(text: &str, rest: &'t str, kind: &DocumentKind) -> Option<(LawName, &'t str)> {
    let here = blank(rest);
    let behind = here.get(strip_law(kind.name, here)?.0..)?;
    let start = text.len() - here.len();
    let name = Some(Span::new(start, text.len() - behind.len()));
    // *Bộ luật Hàng hải Việt Nam năm 2015*: the country is no part of most names.
    let behind = word(behind, "việt nam").unwrap_or(behind);
    // *Luật Thi hành án* goes on where a longer name is not in the catalogue.
    let goes_on = split_word(blank(behind)).is_some_and(|(next, _)| behind.starts_with(' ') && !ends_name(next));
    if goes_on && read_year(behind).is_none() && !is_dated(behind) && goes_on_as_name(text, rest, behind) {
        return None;
    }
    Some(match read_year(behind) {
        Some((year, behind)) => (LawName { name, year: Some(year) }, behind),
        None => (LawName { name, year: None }, behind),
    })
}

/// The most words that a name has more than one of the catalogue, when neither year nor date stands behind it.
const MOST_MORE: usize = 4;

/// Whether the words behind a name of the catalogue are a part of a longer name, and not the rest of the sentence.
fn goes_on_as_name(text: &str, rest: &str, behind: &str) -> bool {
    read_words(text, rest).is_some_and(|(longer, end)| {
        let more = behind.get(..behind.len().saturating_sub(end.len())).unwrap_or_default();
        longer.year.is_some() || is_dated(end) || more.split(' ').filter(|word| !word.is_empty()).count() <= MOST_MORE
    })
}

/// Whether a word cannot go on with a name: a capital, or a word that no name goes over.
fn ends_name(word: &str) -> bool {
    word.starts_with(|c: char| c.is_uppercase() || c.is_ascii_digit())
        || ENDS.contains(&word)
        || LIKELY_ENDS.contains(&word)
}

fn read_year(rest: &str) -> Option<(u16, &str)> {
    year(rest).or_else(|| word(rest, "năm").and_then(year))
}

/// *Điều lệ Đảng*, *Điều lệ Đảng Cộng sản Việt Nam*.
fn read_charter<'t>(text: &str, rest: &'t str) -> Option<(LawName, &'t str)> {
    let start = text.len() - blank(rest).len();
    let party = word(rest, "đảng")?;
    let behind = word(party, "cộng sản việt nam").unwrap_or(party);
    Some((LawName { name: Some(Span::new(start, text.len() - behind.len())), year: None }, behind))
}

/// *Hiến pháp năm 2013*, *Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam*; the Constitution needs no year.
fn read_unnamed<'t>(rest: &'t str, kind: &DocumentKind) -> Option<(LawName, &'t str)> {
    let rest = word(rest, "chính trị").unwrap_or(rest);
    let state = word(rest, "nước").unwrap_or(rest);
    let rest =
        any_word(state, &["cộng hòa xã hội chủ nghĩa việt nam", "cộng hoà xã hội chủ nghĩa việt nam"]).unwrap_or(rest);
    if kind.name == "Cương lĩnh"
        && let Some(found) = read_platform(rest)
    {
        return Some(found);
    }
    let behind = word(rest, "năm").unwrap_or(rest);
    match year(behind) {
        Some((year, rest)) => Some((LawName { name: None, year: Some(year) }, rest)),
        None if kind.name == "Hiến pháp" => Some((LawName { name: None, year: None }, rest)),
        None => None,
    }
}

/// A capital, then words up to a year, a date or a number; without one, up to a word that no name holds.
fn read_words<'t>(text: &str, rest: &'t str) -> Option<(LawName, &'t str)> {
    let here = blank(rest);
    let is_named = here.starts_with(char::is_uppercase);
    if !is_named && !may_be_small(here) {
        return None;
    }
    let start = text.len() - here.len();
    let end = text.len();
    let name = |rest: &str, year| LawName { name: Some(Span::new(start, end - rest.len())), year };
    let (mut at, mut likely_end) = (here, None);
    for count in 0..MOST_WORDS {
        let Some((word_here, behind)) = split_word(blank(at)) else { break };
        if count > 0 {
            if let Some((number, behind)) = read_year(at) {
                return Some((name(trim_back(here, at), Some(number)), behind));
            }
            if is_dated(at) {
                let rest = trim_back(here, at);
                return Some((name(rest, None), rest));
            }
            if ENDS.contains(&word_here) || word_here == "năm" || word_here.starts_with(|c: char| c.is_ascii_digit()) {
                break;
            }
            // Another paper, or a body in the next cell of a table.
            let is_capital = word_here.starts_with(char::is_uppercase);
            if is_capital && (strip_kind(blank(at)).is_some() || strip_issuer(blank(at)).is_some()) {
                break;
            }
            if LIKELY_ENDS.contains(&word_here) {
                if !is_named && word_here != "và" {
                    return None;
                }
                likely_end = likely_end.or(Some(at));
            }
        }
        at = behind;
        match at.strip_prefix(',').filter(|next| next.starts_with(' ')) {
            // A capital behind a comma opens the next name.
            Some(next) if blank(next).starts_with(char::is_uppercase) => break,
            Some(next) => {
                likely_end = likely_end.or_else(|| (!is_paired(next)).then_some(at));
                at = next;
            }
            None if at.starts_with([' ', '\u{A0}']) => {}
            None => break,
        }
    }
    if !is_named {
        return None;
    }
    let rest = trim_back(here, likely_end.unwrap_or(at));
    (rest.len() < here.len()).then(|| (name(rest, None), rest))
}

/// Whether a name in small letters may begin here; only a year, a date or a number behind it makes it one.
fn may_be_small(here: &str) -> bool {
    split_word(here)
        .is_some_and(|(word, _)| word.starts_with(char::is_lowercase) && !ends_name(word) && !NO_NAMES.contains(&word))
}

/// Whether the word of a law is a part of another word: *KỶ LUẬT*, *Pháp Luật*.
pub(super) fn is_part_of_word(before: &str) -> bool {
    let Some(before) = before.strip_suffix([' ', '\u{A0}']) else { return false };
    let word = before.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    ["kỷ", "kỉ", "pháp", "quy", "qui", "dự"].iter().any(|part| crate::word::same_word(word, part))
}

/// *ngày 19 tháng 6 năm 2015*, *số 31/2024/QH15*: what stands behind a whole name only.
fn is_dated(at: &str) -> bool {
    let numbered = word(at, "số").is_some_and(|rest| blank(rest).starts_with(|c: char| c.is_ascii_digit()));
    numbered || (word(at, "ngày").is_some() && super::read::date(at).is_some())
}

/// Whether a name in small letters goes on behind the kind of a law: *Luật kế toán*, and not *Luật được*.
pub(super) fn opens_name(rest: &str) -> bool {
    rest.starts_with(' ') && may_be_small(blank(rest))
}

/// A law by the short form of its name, such as *BLHS*.
pub(super) struct ShortLaw {
    pub(super) kind: &'static str,
    pub(super) name: &'static str,
    pub(super) year: Option<u16>,
    /// The bytes of it, with the blank or *của* before it.
    pub(super) len: usize,
}

/// *BLHS*, *của BLTTDS năm 2015* behind a place.
pub(super) fn short_law(rest: &str) -> Option<ShortLaw> {
    let here = blank(word(rest, "của").unwrap_or(rest));
    let (short, behind) = split_word(here).filter(|(short, _)| is_caps(short) && short.chars().count() > 2)?;
    let (kind, name) = law_of_initials(short)?;
    let (year, behind) = read_year(behind).map_or((None, behind), |(year, behind)| (Some(year), behind));
    Some(ShortLaw { kind, name, year, len: rest.len() - behind.len() })
}

/// *Phòng, chống …*: a comma inside a name.
fn is_paired(behind: &str) -> bool {
    any_word(behind, &["chống", "an toàn", "chữa cháy", "phản biện", "đối thoại", "giáo dục", "bổ sung"]).is_some()
}

/// The end of the name without the blank or comma before it.
fn trim_back<'t>(whole: &'t str, rest: &'t str) -> &'t str {
    let name = whole.get(..whole.len() - rest.len()).unwrap_or_default().trim_end_matches([' ', ',', '\u{A0}']);
    whole.get(name.len()..).unwrap_or(rest)
}
