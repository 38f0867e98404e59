//! Page furniture: page numbers, and lines that every page repeats.
//!
//! | lines                          | furniture               |
//! | ------------------------------ | ----------------------- |
//! | `- 2 -`, `Trang 2`, `Trang 2/5` | always                 |
//! | `2` between blank lines        | when it follows `1`, or opens the count |
//! | the line beside a page number  | when it comes again beside another one |

use std::collections::{BTreeSet, HashMap};

use crate::line::{Line, LineKind};
use crate::numeral::strip_number;
use crate::word::strip_words;

/// Marks the lines that belong to the page and not to the text.
pub(crate) fn mark_furniture(lines: &mut [Line]) {
    let numbers = page_numbers(lines);
    let heads = running_heads(lines, &numbers);
    for at in numbers.into_iter().chain(heads) {
        if let Some(line) = lines.get_mut(at) {
            line.kind = LineKind::Furniture;
        }
    }
}

fn page_numbers(lines: &[Line]) -> Vec<usize> {
    let mut last = None;
    let mut found = Vec::new();
    for (at, line) in lines.iter().enumerate().filter(|(_, line)| line.kind == LineKind::Text) {
        let Some((number, is_sure)) = page_number(&line.text) else { continue };
        let follows = last.map_or(number <= 2, |last| number == last + 1);
        if is_sure || (follows && stands_alone(lines, at)) {
            last = Some(number);
            found.push(at);
        }
    }
    found
}

/// The number of a page, and whether its dress says so.
fn page_number(text: &str) -> Option<(u32, bool)> {
    if text.len() > 24 {
        return None;
    }
    let dressed = text.strip_prefix(['-', '–']).and_then(|inner| inner.strip_suffix(['-', '–']));
    let named = strip_words(text, "trang");
    let (number, rest) = strip_number(dressed.or(named).unwrap_or(text).trim())?;
    let total = rest.trim_start().strip_prefix('/').and_then(|total| strip_number(total.trim_start()));
    let ends = rest.is_empty() || (named.is_some() && total.is_some_and(|(_, rest)| rest.is_empty()));
    (ends && number < 10_000).then_some((number, dressed.or(named).is_some()))
}

fn stands_alone(lines: &[Line], at: usize) -> bool {
    let is_edge = |line: Option<&Line>| line.is_none_or(|line| line.kind == LineKind::Blank || line.is_new_page);
    is_edge(at.checked_sub(1).and_then(|above| lines.get(above))) && is_edge(lines.get(at + 1))
}

/// Lines right above or below a page number that come at least twice.
fn running_heads(lines: &[Line], numbers: &[usize]) -> Vec<usize> {
    let beside: BTreeSet<usize> = numbers.iter().flat_map(|&at| neighbours(lines, at)).collect();
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for line in beside.iter().filter_map(|&at| lines.get(at)) {
        *counts.entry(&line.text).or_default() += 1;
    }
    let repeats = |at: &usize| lines.get(*at).is_some_and(|line| counts.get(&*line.text).is_some_and(|&n| n > 1));
    beside.iter().copied().filter(repeats).collect()
}

/// The nearest text above and below, at most three lines away.
fn neighbours(lines: &[Line], at: usize) -> impl Iterator<Item = usize> {
    let is_text = |i: &usize| lines.get(*i).is_some_and(|line| line.kind != LineKind::Blank);
    let below = (at + 1..at + 4).find(is_text);
    let above = (at.saturating_sub(3)..at).rev().find(is_text);
    let is_head = |i: &usize| lines.get(*i).is_some_and(|line| line.kind == LineKind::Text && line.text.len() < 200);
    [above, below].into_iter().flatten().filter(is_head).collect::<Vec<_>>().into_iter()
}

#[cfg(test)]
mod tests {
    use crate::line::{LineKind, read_lines};

    fn check(source: &str, expected: &[&str]) {
        let lines = read_lines(source);
        let furniture = lines.iter().filter(|line| line.kind == LineKind::Furniture);
        assert_eq!(furniture.map(|line| &*line.text).collect::<Vec<_>>(), expected, "{source}");
    }

    #[test]
    fn finds_page_numbers() {
        check("một\n\n- 2 -\n\nhai\n\nTrang 3/9", &["- 2 -", "Trang 3/9"]);
        check("một\n\n2\n\nhai\n\n3\n\nba\n\n30", &["2", "3"]);
        check("STT\n1\nCao Bằng\n\n30\n\n5 rõ", &[]);
    }

    #[test]
    fn finds_running_heads() {
        check(
            "một\n- 2 -\nBáo cáo năm\n\nhai\n- 3 -\n\nBáo cáo năm\nba",
            &["- 2 -", "Báo cáo năm", "- 3 -", "Báo cáo năm"],
        );
    }
}
