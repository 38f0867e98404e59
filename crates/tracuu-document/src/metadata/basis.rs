//! The basis (*căn cứ ban hành*): what a paper rests on.
//!
//! | preamble                                                        | basis                    |
//! | --------------------------------------------------------------- | ------------------------ |
//! | `- Căn cứ Điều lệ Đảng;`                                        | `Căn cứ Điều lệ Đảng`    |
//! | `Thực hiện Chỉ thị số 5-CT/TU về sách và Kế hoạch số 6-KH/TU, Ban Thường vụ yêu cầu:` | `Chỉ thị số 5-CT/TU về sách`, `Kế hoạch số 6-KH/TU` |
//! | `Xét đề nghị của Văn phòng,`                                    | none: nobody's paper     |

mod clause;

use tracuu_text::Span;

use super::{composed, found_part};
use crate::clean::Cleaned;
use crate::word::{last_sign, strip_words};
use crate::{Certainty, Found, Segment, Unit, UnitKind};
use clause::{clauses, sentence_end};

/// The lines *Căn cứ …* and *Thực hiện …* of the preamble; or the papers that its opening sentence names.
pub(super) fn read_basis(units: &[Unit]) -> Vec<Found<String>> {
    let is_own = |unit: &&Unit| unit.address.segments().first() == Some(&Segment::Preamble);
    let preamble = units.iter().filter(|unit| unit.kind == UnitKind::Preamble).filter(is_own);
    let mut basis = Vec::new();
    let mut has_sentence = false;
    for unit in preamble.filter(|unit| strip_opening(&unit.text).is_some()).map(composed) {
        match sentence_end(&unit.text) {
            None if is_line(&unit.text) => lines(&unit, &mut basis),
            Some(end) if !has_sentence => {
                has_sentence = true;
                papers(&unit, end, &mut basis);
            }
            _ => {}
        }
    }
    basis
}

/// What stands behind *căn cứ* or *thực hiện*.
fn strip_opening(text: &str) -> Option<&str> {
    ["căn cứ", "thực hiện", "thi hành"].iter().find_map(|words| strip_words(text, words))
}

/// Whether the paragraph lists a basis and says nothing else.
fn is_line(text: &str) -> bool {
    matches!(last_sign(text), Some(';' | ',')) || strip_words(text, "căn cứ").is_some()
}

/// One entry for each *Căn cứ* of the paragraph.
fn lines(unit: &Cleaned, basis: &mut Vec<Found<String>>) {
    let mut start = 0;
    for (at, sign) in unit.text.match_indices(';').chain([(unit.text.len(), "")]) {
        let next = unit.text.get(at + sign.len()..).unwrap_or_default().trim_start();
        if next.is_empty() || strip_opening(next).is_some() {
            basis.extend(entry(unit, Span::new(start, at), Certainty::Sure));
            start = at + sign.len();
        }
    }
}

/// One entry for each paper that the sentence names before byte `end`.
fn papers(unit: &Cleaned, end: usize, basis: &mut Vec<Found<String>>) {
    for clause in clauses(&unit.text, end) {
        let text = clause.of(&unit.text).unwrap_or_default().trim_start();
        let skipped = strip_opening(text).map_or(0, |rest| text.len() - rest.len());
        let start = clause.end - text.len() + skipped;
        basis.extend(entry(unit, Span::new(start, clause.end), Certainty::Likely));
    }
}

/// A part of the unit's text without the blanks and signs around it.
fn entry(unit: &Cleaned, part: Span, certainty: Certainty) -> Option<Found<String>> {
    let text = part.of(&unit.text)?;
    let value = text.trim_start();
    let start = part.end - value.len();
    let value = value.trim_end_matches([',', ';', '.', ' ']);
    let found = found_part(unit, Span::new(start, start + value.len()));
    found.filter(|found| !found.value.is_empty()).map(|found| Found { certainty, ..found })
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(preamble: &str, expected: &[&str]) {
        let text = format!("KẾ HOẠCH\n\nvề sách\n\n-----\n\n{preamble}\n\nI. MỤC ĐÍCH\n\n1. Một.\n");
        let basis = parse_document(&text).metadata.basis;
        let values: Vec<&str> = basis.iter().map(|found| found.value.as_str()).collect();
        assert_eq!(values, expected, "{preamble}");
        for found in &basis {
            assert_eq!(
                found.span.of(&text).map(|slice| slice.replace('\n', " ")).as_deref(),
                Some(found.value.as_str())
            );
        }
    }

    #[test]
    fn reads_lines() {
        check(
            "- Căn cứ Điều lệ Đảng;\n\n- Căn cứ Quy chế làm việc\ncủa Thành ủy,\n\n- Xét đề nghị của Văn phòng,\n\nThành ủy quy định:",
            &["Căn cứ Điều lệ Đảng", "Căn cứ Quy chế làm việc của Thành ủy"],
        );
        check(
            "Căn cứ Luật Thư viện;\nCăn cứ Luật Xuất bản, Luật Báo chí;\nThực hiện Nghị quyết số 8-NQ/TU;\nTheo đề nghị của Sở.",
            &["Căn cứ Luật Thư viện", "Căn cứ Luật Xuất bản, Luật Báo chí", "Thực hiện Nghị quyết số 8-NQ/TU"],
        );
    }

    #[test]
    fn reads_sentences() {
        check(
            "Thực hiện Chỉ thị số 5-CT/TU về “Sách và Kế hoạch số 1” và Kế hoạch số 6-KH/TU; Ban Tuyên giáo hướng dẫn như sau:",
            &["Chỉ thị số 5-CT/TU về “Sách và Kế hoạch số 1”", "Kế hoạch số 6-KH/TU"],
        );
        check(
            "Thực hiện mục III Nghị quyết số 8-NQ/TU; căn cứ Luật Thư viện và Thông tư số 9/2020/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch, Ủy ban nhân dân ban hành kế hoạch như sau:",
            &[
                "mục III Nghị quyết số 8-NQ/TU",
                "Luật Thư viện",
                "Thông tư số 9/2020/TT-BVHTTDL của Bộ Văn hóa, Thể thao và Du lịch",
            ],
        );
        check("Hai năm qua, Ban Thường vụ đã thực hiện Chỉ thị số 5-CT/TU.", &[]);
    }
}
