//! The scope of a body's papers: the part of a match key that says whose number it is.
//!
//! | body                                    | scope          |
//! | --------------------------------------- | -------------- |
//! | Bộ Chính trị, Ban Bí thư                | `TW`           |
//! | Ban Thường vụ Thành ủy Hà Nội           | `TU.HN`        |
//! | Thành ủy Sông Vân                       | `TU.sông_vân`  |
//! | Văn phòng Thành ủy Hà Nội               | `VPTU.HN`      |
//! | Thành ủy, of which place is not said    | none           |

use tracuu_text::{KeyParts, key_of};

use super::body::IssuerMatch;
use super::issuer::Level;
use super::place::{PlaceName, strip_place};

/// The scope of the papers of a body; `None` when the text does not say which of many bodies it is.
pub(crate) fn issuer_scope(body: &IssuerMatch) -> Option<String> {
    let issuer = body.issuer?;
    let scope = Some(issuer.grammar.scope).filter(|scope| !scope.is_empty())?;
    match body.place {
        _ if issuer.level == Level::Central => Some(scope.to_owned()),
        Some(place) => Some(format!("{scope}.{}", place_key(place))),
        None => None,
    }
}

/// How a place is written in a match key: the id of a province, the syllables of any other name.
pub(crate) fn place_key(place: PlaceName) -> String {
    match place {
        PlaceName::Known(place) => place.id.to_owned(),
        PlaceName::Written(name) => spelled(name),
    }
}

/// The key of a place by its name alone, as a letterhead prints it before the date.
pub(crate) fn place_key_of(name: &str) -> String {
    match strip_place(name, None) {
        Some((len, place)) if len == name.len() => place.id.to_owned(),
        _ => spelled(name),
    }
}

/// The name of a place, the same for every spelling.
fn spelled(name: &str) -> String {
    let words = name.split(|c: char| !c.is_alphanumeric() && !crate::word::is_mark(c)).filter(|word| !word.is_empty());
    let exact = |word: &str| {
        let key = key_of(word);
        KeyParts::of(&key).map_or_else(String::new, |parts| parts.exact.to_owned())
    };
    words.map(exact).collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::strip_issuer;

    fn check(text: &str, expected: &str) {
        let scope = strip_issuer(text).and_then(|body| issuer_scope(&body));
        assert_eq!(scope.as_deref().unwrap_or("none"), expected, "{text}");
    }

    #[test]
    fn the_centre_has_one_scope() {
        check("Bộ Chính trị", "TW");
        check("Ban Bí thư Trung ương Đảng khóa XII", "TW");
        check("Ban Chấp hành Trung ương Đảng (khóa XIII)", "TW");
        check("Văn phòng Trung ương Đảng", "VPTW");
    }

    #[test]
    fn a_province_has_its_own() {
        check("Ban Thường vụ Thành ủy Hà Nội", "TU.HN");
        check("Thành ủy Hà Nội", "TU.HN");
        check("Đảng bộ thành phố Hà Nội", "TU.HN");
        check("Ban Chấp hành Đảng bộ thành phố Hà Nội", "TU.HN");
        check("Tỉnh ủy Bắc Kạn", "TU.BK");
        check("Ban Thường vụ Tỉnh ủy Cao Bằng", "TU.CBA");
        check("Thành ủy Sông Vân", "TU.sông_vân");
        check("Thành uỷ So\u{302}ng Va\u{302}n", "TU.sông_vân");
        check("Văn phòng Thành ủy Hà Nội", "VPTU.HN");
        check("UBND quận Bến Lau", "UBND.bến_lau");
        check("Thành ủy", "none");
        check("Sở Tư pháp tỉnh Yên Bái", "none");
    }
}
