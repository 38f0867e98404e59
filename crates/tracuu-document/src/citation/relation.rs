//! Relations: the verb in front of a citation, as the type of an edge.
//!
//! | text                                      | relation     |
//! | ----------------------------------------- | ------------ |
//! | `Căn cứ Luật …`                           | `basis`      |
//! | `thay thế Chỉ thị số 07-CT/TU`            | `replaces`   |
//! | `được bổ sung bởi Điều 1 Thông tư số 13`  | `amended_by` |
//! | `thực hiện Chỉ thị số 24, Kế hoạch số 171` | `implements`, both |

use super::model::Relation;
use super::read::{any_word, blank};
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
            AnchorKind::Stop => match undergone(text, anchor) {
                Some(relation) => relation,
                None => continue,
            },
            _ => continue,
        };
        let between = text.get(anchor.span.end..start)?.trim_end();
        // *thay thế các Nghị quyết: số …*, *bãi bỏ các văn bản sau: Thông tư số …*
        let between = between.strip_suffix("số").map_or(between, str::trim_end);
        let between = between.strip_suffix(':').unwrap_or(between);
        let reaches = between.len() <= REACH && !between.contains([';', ':', '.', '(', ')', '“', '”']);
        if relation == Relation::According
            && let Some(relation) = undergone_by(text, anchors, anchor).filter(|_| reaches)
        {
            return Some(relation);
        }
        if anchor.kind == AnchorKind::Stop {
            return (reaches && is_by(between)).then_some(relation.passive());
        }
        return reaches.then(|| voice(text, anchor, between, relation));
    }
    None
}

/// *hết hiệu lực*, *bị bãi bỏ* right behind a paper: what the citing paper says of it.
pub(super) fn relation_behind(rest: &str) -> Option<Relation> {
    if !blank(rest).starts_with(['h', 'c', 'b']) {
        return None;
    }
    let behind = any_word(rest, &["hết hiệu lực", "chấm dứt hiệu lực", "bị bãi bỏ", "bị hủy bỏ", "bị huỷ bỏ"])?;
    // *bị bãi bỏ bởi Thông tư …*: it is the other paper that acts.
    any_word(behind, &["bởi", "bằng", "theo", "tại", "một", "trước", "từ"]).is_none().then_some(Relation::Repeals)
}

/// What a paper undergoes by the one named behind these words.
fn undergone(text: &str, anchor: &Anchor) -> Option<Relation> {
    match anchor.span.of(text)? {
        "được sửa đổi" => Some(Relation::Amends),
        "được thay thế" => Some(Relation::Replaces),
        "bị bãi bỏ" => Some(Relation::Repeals),
        _ => None,
    }
}

/// *được sửa đổi, bổ sung theo*: the relation of the verb before *theo* or *tại*.
fn undergone_by(text: &str, anchors: &[Anchor], by: &Anchor) -> Option<Relation> {
    const LONGEST: usize = 48;
    let at = anchors.partition_point(|anchor| anchor.span.start < by.span.start);
    let anchor = anchors.get(at.checked_sub(1)?)?;
    let between = text.get(anchor.span.end..by.span.start)?.trim();
    let is_near = between.is_empty() || (between.len() <= LONGEST && between.starts_with("một số"));
    let relation = match anchor.kind {
        AnchorKind::Verb(relation) if is_undergone(text, anchor) => relation.passive(),
        AnchorKind::Stop => undergone(text, anchor)?.passive(),
        _ => return None,
    };
    (is_near && relation.is_passive()).then_some(relation)
}

/// *bởi*, *theo* behind a verb.
fn is_by(between: &str) -> bool {
    any_word(between, &["bởi", "bằng", "theo", "tại"]).is_some()
}

/// *được*, *bị* before a verb.
fn is_undergone(text: &str, anchor: &Anchor) -> bool {
    let before = text.get(..anchor.span.start).unwrap_or_default().trim_end();
    ["được", "bị", "được sửa đổi,", "dung được", "dung bị", "sửa đổi và"].iter().any(|word| before.ends_with(word))
}

/// *được … bởi*, *bị … bởi*: the other paper acts.
fn voice(text: &str, anchor: &Anchor, between: &str, relation: Relation) -> Relation {
    if is_by(between) || is_undergone(text, anchor) && between.trim().is_empty() {
        relation.passive()
    } else {
        relation
    }
}
