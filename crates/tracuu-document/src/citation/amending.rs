//! Laws that amend other laws: their names hold the name of the first law that they amend.
//!
//! | text behind *Luật*                                       | name                                      | number        |
//! | -------------------------------------------------------- | ----------------------------------------- | ------------- |
//! | `sửa đổi, bổ sung một số điều của Luật Đê điều quy định` | sửa đổi, bổ sung một số điều của Luật Đê điều |           |
//! | `sửa đổi, bổ sung … Luật Xây dựng số 62/2020/QH14`       | sửa đổi, bổ sung … Luật Xây dựng          | 62/2020/QH14  |
//! | `sửa đổi, bổ sung … Luật Đất đai số 31/2024/QH15`        | the whole: the number is that of the inner law |          |

use tracuu_text::Span;

use super::head::HeadName;
use super::named::{LawName, read_name};
use super::read::{before_byte, blank, scan_number, word};
use crate::DocumentNumber;
use crate::catalog::{law_name, strip_kind};

/// The longest words between *sửa đổi* and the law that is amended, in bytes.
const LONGEST: usize = 160;

/// The name behind the kind of a law that amends another.
pub(super) fn read_amending<'t>(text: &str, rest: &'t str) -> Option<(HeadName, &'t str)> {
    let here = blank(rest);
    let behind = word(here, "sửa đổi")?;
    let start = text.len() - here.len();
    let (inner, mut rest) = inner_law(text, behind)?;
    let mut end = text.len() - rest.len();
    if let Some((number, at, behind)) = number(text, rest) {
        // The number is that of the amended law when the catalogue says so.
        let inner_name = inner.and_then(|name| name.of(text));
        if law_name(&number).is_none_or(|known| !inner_name.is_some_and(|name| same_name(known, name))) {
            return Some((HeadName::Numbers(vec![(at, number)], Some(Span::new(start, end))), behind));
        }
        (end, rest) = (at.end, behind);
    }
    Some((HeadName::Law(LawName { name: Some(Span::new(start, end)), year: None }), rest))
}

/// The law that is amended: its name, and the text behind it.
fn inner_law<'t>(text: &str, rest: &'t str) -> Option<(Option<Span>, &'t str)> {
    let window = before_byte(rest, LONGEST);
    let window = window.get(..window.find([';', '.', ':', '(', '“']).unwrap_or(window.len()))?;
    let at = ["Luật ", "Bộ luật ", "Bộ Luật ", "Pháp lệnh ", "LUẬT ", "BỘ LUẬT ", "PHÁP LỆNH "]
        .iter()
        .filter_map(|kind| window.find(kind))
        .min()?;
    let is_number = window.get(..at)?.bytes().any(|byte| byte == b'/');
    let (kind, behind) = strip_kind(rest.get(at..)?).filter(|_| !is_number)?;
    let (law, behind) = read_name(text, behind, kind)?;
    Some((law.name, behind))
}

/// *số 62/2020/QH14*
fn number<'t>(text: &str, rest: &'t str) -> Option<(DocumentNumber, Span, &'t str)> {
    let behind = blank(word(rest, "số")?);
    let shape = scan_number(text, text.len() - behind.len())?;
    Some((DocumentNumber::of_shape(text, &shape)?, shape.span, text_behind(rest, text, shape.span.end)?))
}

fn text_behind<'t>(rest: &'t str, text: &str, end: usize) -> Option<&'t str> {
    rest.get(rest.len().checked_sub(text.len() - end)?..)
}

fn same_name(a: &str, b: &str) -> bool {
    let letters =
        |text: &str| text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect::<String>();
    letters(a) == letters(b)
}
