//! The area of a local body, as it stands behind the name of the body.
//!
//! | text                                      | kind     | place          |
//! | ----------------------------------------- | -------- | -------------- |
//! | `thành phố Hà Nội về`                     | city     | `HN`           |
//! | `Thành phố về`                            | city     | none           |
//! | `tỉnh Sông Vân, Hội đồng`                 | province | Sông Vân       |
//! | `xã Gò Mây, huyện Đồng Vọng, tỉnh Lai Châu` | commune | Gò Mây        |
//! | `cấp tỉnh quyết định`                     | province | none           |

use std::sync::LazyLock;

use super::dictionary::Dictionary;
use super::grammar::{AreaKind, AreaWord};
use super::name::{longest_part, strip_area_name};
use super::place::{PlaceName, strip_place};
use crate::generated::body_words::AREAS;

/// An area.
#[derive(Clone, Copy, Debug)]
pub(super) struct Area<'t> {
    /// The length of what names it, in bytes.
    pub(super) len: usize,
    /// What it is, where the text says so.
    pub(super) kind: Option<AreaKind>,
    /// What it is called; *tỉnh* alone has no name.
    pub(super) place: Option<PlaceName<'t>>,
}

/// The area that `text` begins with, which says what kind it is or is a place of the catalogue. The areas around it
/// belong to it: *xã Gò Mây, huyện Đồng Vọng*.
pub(super) fn strip_area(text: &str) -> Option<Area<'_>> {
    let Some(mut area) = strip_typed(text) else { return strip_known(text) };
    let mut around = area;
    while let (Some(kind), true) = (around.kind, around.place.is_some()) {
        let Some(rest) = text.get(area.len..) else { break };
        let inner = rest.trim_start_matches([' ', ',', '\u{A0}']);
        let wider = strip_typed(inner).filter(|wider| wider.kind > Some(kind) && wider.place.is_some());
        let Some(wider) = wider else { break };
        area.len += rest.len() - inner.len() + wider.len;
        around = wider;
    }
    Some(area)
}

/// The same, or a name alone, of this kind if one is implied: *Hà Nội* behind *Thành ủy*.
pub(super) fn strip_named_area(text: &str, implied: Option<AreaKind>) -> Option<Area<'_>> {
    let typed = strip_typed(text).and_then(|_| strip_area(text));
    let named = || strip_name(text, implied, true).map(|(len, place)| Area { len, kind: implied, place: Some(place) });
    typed.or_else(named)
}

/// Whether a kind of area stands here.
pub(super) fn opens_area(text: &str) -> bool {
    area_word(text).is_some()
}

/// A place of the catalogue without its kind.
pub(super) fn strip_known(text: &str) -> Option<Area<'_>> {
    let (len, place) = strip_place(text, None)?;
    Some(Area { len, kind: None, place: Some(PlaceName::Known(place)) })
}

/// A kind of area and its name.
fn strip_typed(text: &str) -> Option<Area<'_>> {
    let (len, AreaWord { kind, named, .. }) = area_word(text)?;
    let bare = Area { len, kind: Some(*kind), place: None };
    if !named {
        return Some(bare);
    }
    let rest = text.get(len..)?;
    // A point belongs to an abbreviation (*TP.*), else it ends the sentence.
    let name = rest.strip_prefix('.').filter(|_| len <= 2).unwrap_or(rest).trim_start();
    let is_apart = name.len() < rest.len();
    let named = strip_name(name, Some(*kind), false).filter(|_| is_apart);
    Some(named.map_or(bare, |(len, place)| Area { len: text.len() - name.len() + len, place: Some(place), ..bare }))
}

/// The name of an area of this kind; a name that nothing announces must not be the start of something else.
fn strip_name(text: &str, kind: Option<AreaKind>, alone: bool) -> Option<(usize, PlaceName<'_>)> {
    if let Some((len, place)) = strip_place(text, kind) {
        return Some((len, PlaceName::Known(place)));
    }
    let len = strip_area_name(text, kind, alone)?;
    Some((len, PlaceName::Written(text.get(..len)?)))
}

/// The word for a kind of area that `text` begins with.
fn area_word(text: &str) -> Option<(usize, &'static AreaWord)> {
    static NAMES: LazyLock<Dictionary<&'static AreaWord>> =
        LazyLock::new(|| Dictionary::new(AREAS.iter().map(|area| (area.name, area))));
    // *Xã hội* is no commune.
    NAMES.longest(text).filter(|(len, _)| longest_part(text).is_none_or(|part| part <= *len))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let found = strip_named_area(text, None).map(|area| {
            let place = match area.place {
                Some(PlaceName::Known(place)) => place.id,
                Some(PlaceName::Written(name)) => name,
                None => "-",
            };
            format!("{place}|{}", text.get(area.len..).unwrap_or_default())
        });
        assert_eq!(found.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn reads_kinds_and_names() {
        check("thành phố Hà Nội về", "HN| về");
        check("Thành phố về", "-| về");
        check("TP. Hồ Chí Minh;", "HCM|;");
        check("TP.HCM", "HCM|");
        check("TP Hà Nội", "HN|");
        check("cấp tỉnh quyết định", "-| quyết định");
        check("tỉnh. Hội đồng", "-|. Hội đồng");
        check("huyện Ea H’leo đã", "Ea H’leo| đã");
        check("phường 12, quận Gò Vấp", "12|");
    }

    #[test]
    fn a_city_of_a_province_is_not_the_province() {
        check("thành phố Bắc Ninh", "Bắc Ninh|");
        check("tỉnh Bắc Ninh", "BN|");
        check("huyện Điện Biên", "Điện Biên|");
    }

    #[test]
    fn wider_areas_belong_to_it() {
        check("xã Gò Mây, huyện Đồng Vọng, tỉnh Lai Châu về", "Gò Mây| về");
        check("quận Bến Lau, huyện Đồng Vọng", "Bến Lau|, huyện Đồng Vọng");
        check("tỉnh Sông Vân, Hội đồng", "Sông Vân|, Hội đồng");
    }
}
