//! Addresses in words, in any order.
//!
//! | text                              | address      |
//! | --------------------------------- | ------------ |
//! | `điểm a khoản 2 Điều 5`           | `d5.k2.a`    |
//! | `Điều 5, khoản 1.3, điểm đ`       | `d5.k1.3.đ`  |
//! | `mục II, điểm 1.2`                | `II.1.2`     |
//! | `Mục 1, điều 1.3, khoản 1.3.1, mục a` | `1.3.1.a` |
//! | `III.5`, `d5.k2`                  | themselves   |
//!
//! Papers name one path with different unit words, so the numbers decide and the word only helps.

use smallvec::{SmallVec, smallvec};
use tracuu_text::sort_by_key;

use super::places::strip_places;
use super::stable::parse_segment;
use super::unit::{Group, Unit, height, spelled, strip_unit};
use super::{Address, Ordinal, Segment, Steps};
use crate::numeral::{is_point_letter, parse_roman, strip_number, strip_ordinal_word};
use crate::word::{split_word, strip_words};

/// Reads an address: the stable form, or words in any order; none where the text names several places.
///
/// ```
/// use tracuu_document::parse_address;
/// assert_eq!(parse_address("khoản 2 Điều 5"), parse_address("d5.k2"));
/// assert_eq!(parse_address("điểm 1, mục II").unwrap().to_string(), "II.1");
/// assert_eq!(parse_address("quy định chung"), None);
/// assert_eq!(parse_address("Điều 5, Điều 6"), None);
/// ```
pub fn parse_address(text: &str) -> Option<Address> {
    let text = text.trim();
    parse_stable(text).or_else(|| parse_words(text))
}

/// The same as somebody types it: a mark that was typed is a demand, a missing one is free.
///
/// ```
/// use tracuu_document::{parse_address, parse_typed_address};
/// assert_eq!(parse_typed_address("dieu 9 khoan 2"), parse_address("Điều 9, khoản 2"));
/// assert_eq!(parse_typed_address("điêu 9"), parse_address("d9"));
/// assert_eq!(parse_typed_address("kỷ luật 9"), None);
/// ```
pub fn parse_typed_address(text: &str) -> Option<Address> {
    parse_address(text).or_else(|| parse_words(&spelled(text)?))
}

fn parse_stable(text: &str) -> Option<Address> {
    if text.is_empty() {
        return Some(Address::default());
    }
    Some(Address::new(text.split('.').map(parse_segment).collect::<Option<Steps>>()?))
}

fn parse_words(text: &str) -> Option<Address> {
    if strip_places(text).is_some_and(|(places, _)| places.addresses.len() > 1) {
        return None;
    }
    let mut groups = Groups::new();
    let mut rest = text;
    while !rest.is_empty() {
        let (group, behind) = parse_group(rest)?;
        groups.push(group);
        rest = behind.trim_start_matches([',', ';', ' ', '\u{A0}']);
        rest = strip_words(rest, "của").map_or(rest, str::trim_start);
    }
    assemble(groups)
}

/// What unit words name together.
pub(super) type Groups = SmallVec<[Group; 3]>;

/// The address that unit words name together, in whatever order they stand.
pub(super) fn assemble(mut groups: Groups) -> Option<Address> {
    merge_repeated(&mut groups);
    let mut segments = Steps::new();
    for group in &groups {
        segments.extend(group.segments()?);
    }
    sort_by_key(&mut segments, |segment| height(*segment));
    // Sections hold items, whatever they are called: *khoản 6 mục III* is III.6.
    let is_section = segments.iter().any(|segment| matches!(segment, Segment::Roman(_) | Segment::Letter(_)));
    let has_articles = segments.iter().any(|segment| matches!(segment, Segment::Article(_)));
    for segment in segments.iter_mut().filter(|_| is_section && !has_articles) {
        if let Segment::Clause(Ordinal { number, letter: None }) = *segment {
            *segment = Segment::Item(number);
        }
    }
    Some(Address::new(segments))
}

fn parse_group(text: &str) -> Option<(Group, &str)> {
    let (unit, rest) = strip_unit(text).unwrap_or((Unit::Bare, text));
    if let Unit::Whole(_) = unit {
        return Some((Group { unit, steps: Steps::new() }, rest));
    }
    let (steps, rest) = parse_path(strip_words(rest, "số").unwrap_or(rest))?;
    Some((Group { unit, steps }, rest))
}

/// `1.2`, `III.5`, `15a`, `thứ nhất`.
pub(super) fn parse_path(text: &str) -> Option<(Steps, &str)> {
    let text = text.trim_start();
    if let Some(behind) = strip_words(text, "thứ") {
        let (number, rest) = strip_ordinal_word(behind).or_else(|| strip_number(behind.trim_start()))?;
        return Some((smallvec![Segment::Item(number)], rest));
    }
    let mut steps = Steps::new();
    let mut rest = text;
    loop {
        let (word, behind) = split_word(rest)?;
        steps.push(parse_step(word)?);
        match behind.strip_prefix('.').filter(|next| next.starts_with(char::is_alphanumeric)) {
            Some(next) => rest = next,
            None => return Some((steps, behind)),
        }
    }
}

/// One step, without knowing its unit: numbers are items, or articles when a letter follows.
fn parse_step(word: &str) -> Option<Segment> {
    if let Some(ordinal) = Ordinal::parse(word) {
        let plain = ordinal.letter.is_none();
        return Some(if plain { Segment::Item(ordinal.number) } else { Segment::Article(ordinal) });
    }
    if let Some(number) = parse_roman(word) {
        return Some(Segment::Roman(number));
    }
    let mut letters = word.chars();
    let letter = letters.next()?;
    if let Some((number, "")) = strip_number(letters.as_str()).filter(|_| is_point_letter(letter)) {
        return Some(Segment::InsertedPoint(letter, number));
    }
    if letters.next().is_some() {
        return None;
    }
    match letter {
        _ if letter.is_ascii_uppercase() || letter == 'Đ' => Some(Segment::Letter(letter)),
        _ if is_point_letter(letter) => Some(Segment::Point(letter)),
        _ => None,
    }
}

/// *Mục 1, điều 1.3*: a number that repeats the one above it stands for both, and both are items.
fn merge_repeated(groups: &mut Groups) {
    let is_item = |step: &Segment| matches!(step, Segment::Item(_));
    let longest =
        groups.iter().filter(|g| g.steps.len() > 1 && g.steps.iter().all(is_item)).max_by_key(|g| g.steps.len());
    let Some(longest) = longest.map(|g| g.steps.clone()) else { return };
    let repeats = |g: &Group| {
        let may = matches!(g.unit, Unit::Section | Unit::Clause | Unit::Point | Unit::Bare)
            || (g.unit == Unit::Article && g.steps.len() > 1);
        may && g.steps.len() < longest.len() && longest.starts_with(&g.steps)
    };
    if !groups.iter().any(repeats) {
        return;
    }
    // *khoản 2, điểm 2.1* is a clause and an item of it; otherwise all are items.
    let shortest = groups.iter().filter(|g| repeats(g)).min_by_key(|g| g.steps.len()).map(|g| g.unit);
    let unit = if shortest == Some(Unit::Clause) { Unit::Clause } else { Unit::Bare };
    groups.retain(|g| !repeats(g));
    for group in groups.iter_mut().filter(|g| g.steps == longest) {
        group.unit = unit;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let address = parse_address(text).map(|address| address.to_string());
        assert_eq!(address.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_words_in_any_order() {
        check("mục II, điểm 1.2", "II.1.2");
        check("điểm 1, mục II", "II.1");
        check("điểm a khoản 2 Điều 5", "d5.k2.a");
        check("Điều 5, khoản 1.3, điểm đ", "d5.k1.3.đ");
        check("III.5", "III.5");
        check("mục III khoản 6", "III.6");
        check("khoản 2 Điều 5", "d5.k2");
        check("khoản 2a Điều 15a", "d15a.k2a");
        check("điểm đ1 khoản 2 Điều 5", "d5.k2.đ-1");
        check("ĐIỂM A KHOẢN 2 ĐIỀU 5", "d5.k2.a");
        check("điểm a của khoản 2 của Điều 5", "d5.k2.a");
        check("Phụ lục số 2", "PL2");
        check("Mục 1 Chương II", "C2.M1");
        check("Phần thứ nhất", "P1");
        check("Điều 3 Phụ lục II", "PL2.d3");
        check("  III.4,  đoạn 2 ", "III.4.p2");
    }

    #[test]
    fn lets_numbers_decide_over_words() {
        check("mục 3, khoản 3.6, ý b", "3.6.b");
        check("Mục 1, điều 1.3, khoản 1.3.1, mục a", "1.3.1.a");
        check("điều 1.3", "1.3");
        check("điều 12, khoản 2, điểm 2.1", "d12.k2.1");
        check("gạch đầu dòng thứ 2, điểm 1, mục II", "II.1.b2");
    }

    #[test]
    fn leaves_other_text_alone() {
        for text in ["quy định chung", "Điều", "Điều này", "khoản hai", "5 rõ", "điểm a khoản 2 của Luật", "24-CT/TU"]
        {
            check(text, "none");
        }
        check("", "");
    }
}
