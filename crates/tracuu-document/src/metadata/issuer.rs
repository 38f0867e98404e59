//! The issuing body (*cơ quan ban hành*), as the letterhead prints it.

use super::segment::Segment;
use crate::Found;
use crate::front::is_masthead;
use crate::word::{is_caps, strip_words};

/// The lines in capitals that are neither the name of the Party or the state nor a mark.
///
/// A letterhead does not say where the name of the body above ends and that of the issuer begins, so both stand here.
pub(super) fn read_issuer(segments: &[Segment]) -> Option<Found<String>> {
    let mut is_masthead_open = false;
    let mut names: Vec<&Segment> = Vec::new();
    for segment in segments {
        let text = &segment.cleaned.text;
        if is_masthead_open && strip_words(text, "việt nam").is_some_and(str::is_empty) {
            is_masthead_open = false;
            continue;
        }
        let opens_masthead = strip_words(text, "đảng cộng sản").is_some() || strip_words(text, "cộng hòa").is_some();
        is_masthead_open |= opens_masthead && !is_masthead(text);
        let may_be_name = is_caps(text) && strip_words(text, "số").is_none() && !is_mark(text);
        if may_be_name && (!is_masthead_open || names_body(text).is_some()) && names_body(text) != Some("") {
            names.push(segment);
        }
    }
    let (first, last) = (names.first()?, names.last()?);
    let value =
        names.iter().map(|name| names_body(&name.cleaned.text).unwrap_or(&name.cleaned.text)).collect::<Vec<_>>();
    Some(Found { value: value.join(" "), span: first.cleaned.span.hull(last.cleaned.span) })
}

/// What stands before the name of the state on one line: `CHÍNH PHỦ CỘNG HÒA …`.
fn names_body(text: &str) -> Option<&str> {
    if !is_masthead(text) {
        return None;
    }
    let at =
        ["CỘNG H", "ĐẢNG CỘNG SẢN", "Độc lập", "ĐỘC LẬP"].iter().filter_map(|name| text.find(name)).min().unwrap_or(0);
    text.get(..at).map(str::trim)
}

/// *MẬT*, *DỰ THẢO*, *HỎA TỐC*: marks on the paper.
fn is_mark(text: &str) -> bool {
    ["mật", "tối mật", "tuyệt mật", "khẩn", "thượng khẩn", "hỏa tốc", "dự thảo"]
        .iter()
        .any(|mark| strip_words(text, mark).is_some())
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(letterhead: &str, expected: &str) {
        let text = format!("{letterhead}\n\nNGHỊ QUYẾT\n\nvề chuyển đổi số\n");
        let issuer = parse_document(&text).metadata.issuer;
        assert_eq!(issuer.map_or_else(|| "none".to_owned(), |issuer| issuer.value), expected, "{letterhead}");
    }

    #[test]
    fn reads_issuers() {
        check("THÀNH ỦY SÔNG VÂN\n*\nSố 12-CT/TU\nĐẢNG CỘNG SẢN VIỆT NAM", "THÀNH ỦY SÔNG VÂN");
        check(
            "ỦY BAN NHÂN DÂN       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTHÀNH PHỐ SÔNG VÂN      Độc lập - Tự do - Hạnh phúc",
            "ỦY BAN NHÂN DÂN THÀNH PHỐ SÔNG VÂN",
        );
        check("# CHÍNH PHỦ CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc", "CHÍNH PHỦ");
        check("|\n**BAN CHẤP HÀNH\nTRUNG ƯƠNG**\n*\n|\n**ĐẢNG CỘNG SẢN\nVIỆT NAM**\n|", "BAN CHẤP HÀNH TRUNG ƯƠNG");
        check("ĐẢNG CỘNG SẢN VIỆT NAM", "none");
        check("", "none");
    }
}
