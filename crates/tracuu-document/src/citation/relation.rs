//! Relations: the verb in front of a citation, as the type of an edge.
//!
//! | text                                      | relation     |
//! | ----------------------------------------- | ------------ |
//! | `Căn cứ Luật …`                           | `basis`      |
//! | `thay thế Chỉ thị số 07-CT/TU`            | `replaces`   |
//! | `được bổ sung bởi Điều 1 Thông tư số 13`  | `amended_by` |
//! | `thực hiện Chỉ thị số 24, Kế hoạch số 171` | `implements`, both |

use super::model::Relation;
use super::scan::{Anchor, AnchorKind, Letters};

/// The verbs of citations. Source: the relations of Luật Ban hành văn bản quy phạm pháp luật, and the papers themselves.
pub(super) const VERBS: [(&str, Relation); 38] = [
    ("căn cứ", Relation::Basis),
    ("thực hiện", Relation::Implements),
    ("thi hành", Relation::Implements),
    ("triển khai", Relation::Implements),
    ("quán triệt", Relation::Implements),
    ("chấp hành", Relation::Implements),
    ("tuân thủ", Relation::Implements),
    ("cụ thể hóa", Relation::Implements),
    ("cụ thể hoá", Relation::Implements),
    ("hướng dẫn thi hành", Relation::Guides),
    ("hướng dẫn thực hiện", Relation::Guides),
    ("quy định chi tiết", Relation::Details),
    ("quy định chi tiết và hướng dẫn thi hành", Relation::Details),
    ("quy định chi tiết thi hành", Relation::Details),
    ("quy định chi tiết, hướng dẫn thi hành", Relation::Details),
    ("sửa đổi", Relation::Amends),
    ("sửa đổi, bổ sung", Relation::Amends),
    ("bổ sung", Relation::Amends),
    ("đính chính", Relation::Amends),
    ("điều chỉnh", Relation::Amends),
    ("thay thế", Relation::Replaces),
    ("bãi bỏ", Relation::Repeals),
    ("hủy bỏ", Relation::Repeals),
    ("huỷ bỏ", Relation::Repeals),
    ("hủy bỏ, thay thế", Relation::Replaces),
    ("đình chỉ", Relation::Suspends),
    ("ngưng hiệu lực", Relation::Suspends),
    ("hợp nhất", Relation::Consolidates),
    ("kèm theo", Relation::PromulgatedWith),
    ("ban hành kèm theo", Relation::PromulgatedWith),
    ("ban hành tại", Relation::PromulgatedWith),
    ("theo", Relation::According),
    ("theo quy định tại", Relation::According),
    ("theo quy định của", Relation::According),
    ("quy định tại", Relation::According),
    ("nêu tại", Relation::According),
    ("nêu trong", Relation::According),
    ("trái với", Relation::According),
];

/// How far a verb reaches, in bytes.
const REACH: usize = 90;

/// The relation that the nearest verb in front of byte `start` gives; `at` is the index of the anchor at `start`.
///
/// A verb does not reach over the end of a clause, over another citation, or further than a few words.
pub(super) fn relation_before(
    text: &str,
    anchors: &[Anchor],
    at: usize,
    start: usize,
    floor: usize,
) -> Option<Relation> {
    let before = anchors.get(..at)?.iter().rev().take(12).take_while(|anchor| anchor.span.start >= floor);
    for anchor in before {
        let relation = match anchor.kind {
            AnchorKind::Verb(relation) => relation,
            AnchorKind::Kind(kind, Letters::Lower) if kind.name == "Hướng dẫn" => Relation::Guides,
            _ => continue,
        };
        let between = text.get(anchor.span.end..start)?;
        let reaches = between.len() <= REACH && !between.contains([';', ':', '.', '(', ')', '“', '”']);
        return reaches.then(|| voice(text, anchor, between, relation));
    }
    None
}

/// *được … bởi*, *bị … bởi*: the other paper acts.
fn voice(text: &str, anchor: &Anchor, between: &str, relation: Relation) -> Relation {
    let by = ["bởi", "bằng", "theo", "tại"].iter().any(|word| between.trim_start().starts_with(word));
    let before = text.get(..anchor.span.start).unwrap_or_default().trim_end();
    let undergoes = ["được", "bị", "được sửa đổi,", "dung được", "dung bị"].iter().any(|word| before.ends_with(word));
    if by || undergoes && between.trim().is_empty() { relation.passive() } else { relation }
}
