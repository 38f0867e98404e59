//! Who is charged: the last section of a plan gives a body to each item.
//!
//! | item                                        | responsible              |
//! | ------------------------------------------- | ------------------------ |
//! | `1. Sở Tư pháp: Chủ trì …`                  | `Sở Tư pháp`             |
//! | `2. Đề nghị các ban đảng: Phối hợp …`       | `Đề nghị các ban đảng`   |
//! | `3. Tiến độ: trước ngày 15 …`               | none                     |

use crate::body::opens_with_body;
use crate::{Segment, Unit, UnitKind};

/// The longest name of a body, in bytes.
const LONGEST: usize = 300;

/// What a sentence before the colon has, and a name has not.
const VERBS: [&str; 8] =
    [" yêu cầu ", " chủ trì", " thực hiện", " ban hành", " hướng dẫn", " phối hợp", " quyết định", " báo cáo"];

/// Notes the bodies that the items of the last section charge.
pub(super) fn mark_responsible(units: &mut [Unit]) {
    let is_annex = |unit: &Unit| matches!(unit.address.segments().first(), Some(Segment::Annex(_)));
    let is_section = |unit: &Unit| {
        !is_annex(unit) && matches!(unit.address.segments().last(), Some(Segment::Roman(_) | Segment::Letter(_)))
    };
    let Some(section) = units.iter().rposition(is_section) else { return };
    let is_member = |unit: &&mut Unit| unit.parent == Some(section) && unit.kind == UnitKind::Item;
    for unit in units.iter_mut().filter(is_member) {
        unit.responsible = lead(&unit.text).map(str::to_owned);
    }
}

/// The body before the first colon.
fn lead(text: &str) -> Option<&str> {
    let name = text.get(..text.find(':')?)?.trim_end();
    let is_name = name.len() <= LONGEST && !name.contains([';', '.']) && !VERBS.iter().any(|verb| name.contains(verb));
    let name = name.strip_suffix(" có trách nhiệm").or(name.strip_suffix(" chịu trách nhiệm")).unwrap_or(name);
    (is_name && opens_with_body(name)).then_some(name)
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(items: &str, expected: &[Option<&str>]) {
        let text =
            format!("KẾ HOẠCH\n\nvề sách\n\nI. MỤC ĐÍCH\n\n1. Sở Nội vụ: Một.\n\nII. TỔ CHỨC THỰC HIỆN\n\n{items}");
        let document = parse_document(&text);
        let second = document.units.iter().filter(|unit| unit.address.to_string().starts_with("II."));
        assert_eq!(second.map(|unit| unit.responsible.as_deref()).collect::<Vec<_>>(), expected, "{items}");
        assert!(document.units.iter().all(|unit| unit.responsible.is_none() || unit.address.to_string() != "I.1"));
    }

    #[test]
    fn reads_bodies_before_a_colon() {
        check(
            "1. Sở Tư pháp: Chủ trì.\n\nTham mưu.\n\n2. Đề nghị các ban đảng: Phối hợp.",
            &[Some("Sở Tư pháp"), None, Some("Đề nghị các ban đảng")],
        );
        check(
            "1. Tiến độ: Trước ngày 15.\n\n2. Sở Tư pháp báo cáo.\n\n3. Văn phòng có trách nhiệm: Theo dõi.",
            &[None, None, Some("Văn phòng")],
        );
    }
}
