//! The paper's own number (*số và ký hiệu*).

use tracuu_text::{Span, scan_document_number};

use crate::clean::Cleaned;
use crate::front::strip_number_word;
use crate::{DocumentNumber, Found};

/// The number behind *Số* in a letterhead.
pub(super) fn read_number(segments: &[Cleaned]) -> Option<Found<String>> {
    segments.iter().find_map(|cleaned| {
        let rest = strip_number_word(&cleaned.text)?;
        number_at(cleaned, cleaned.text.len() - rest.len())
    })
}

/// The number that begins at a byte of a clean text.
pub(super) fn number_at(cleaned: &Cleaned, at: usize) -> Option<Found<String>> {
    let shape = scan_document_number(&cleaned.text, at)?;
    let value = DocumentNumber::of_shape(&cleaned.text, &shape)?.to_string();
    Some(super::found(value, cleaned, Span::new(at, shape.span.end)))
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(line: &str, expected: &str) {
        let text = format!("THÀNH ỦY SÔNG VÂN\n{line}\n\nCHỈ THỊ\n\nvề việc thực hiện Kết luận số 99-KL/TW\n");
        let number = parse_document(&text).metadata.number;
        if let Some(number) = &number {
            assert!(number.span.of(&text).is_some_and(|slice| line.contains(slice)), "{line}");
        }
        assert_eq!(number.map_or_else(|| "none".to_owned(), |number| number.value), expected, "{line}");
    }

    #[test]
    fn reads_numbers() {
        check("Số 24-CT/TU", "24-CT/TU");
        check("Số: 30/2020/NĐ-CP", "30/2020/NĐ-CP");
        check("Số 45 - KL/TU", "45-KL/TU");
        check("Số: 1432/QÐ-UBND", "1432/QĐ-UBND");
        check("**Số** 11-QĐI/TW", "11-QĐi/TW");
        check("  *          Số 01-CTR/TU     Hà Nội, ngày 07 tháng 8 năm 2023", "01-CTr/TU");
        check("Số: 03/NQ-CP", "03/NQ-CP");
        check("Số: 55/2005/TTLT- BNV - VPCP", "55/2005/TTLT-BNV-VPCP");
        check("Số: 24/2018/QH14", "24/2018/QH14");
        check("Luật số: 24/2018/QH14", "24/2018/QH14");
        check("Số 66.19/2026/NQ-CP", "66.19/2026/NQ-CP");
        check("Số 43-CT/TƯ", "43-CT/TW");
        check("Số: 2750/UBND-KGVX", "2750/UBND-KGVX");
    }

    #[test]
    fn takes_no_cited_number() {
        check("Số:       /KH-UBND", "none");
        check("ĐẢNG CỘNG SẢN VIỆT NAM", "none");
    }
}
