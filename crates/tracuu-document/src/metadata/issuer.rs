//! The issuing body (*cơ quan ban hành*), as the letterhead prints it.

use tracuu_text::Span;

use super::mark::is_mark;
use crate::clean::Cleaned;
use crate::front::{is_letterhead, is_masthead};
use crate::word::{is_caps, strip_words};
use crate::{Certainty, Found};

/// The lines in capitals that are neither the name of the Party or the state nor a mark.
///
/// A letterhead does not say where the name of the body above ends and that of the issuer begins, so both stand here.
/// Where capitals were lost, every line that is nothing else counts.
pub(super) fn read_issuer(segments: &[Cleaned], is_lost: bool) -> Option<Found<String>> {
    let mut is_masthead_open = false;
    let mut names: Vec<(&str, Span)> = Vec::new();
    for segment in segments {
        let text = &segment.text;
        if is_masthead_open && strip_words(text, "việt nam").is_some_and(str::is_empty) {
            is_masthead_open = false;
            continue;
        }
        let opens_masthead = strip_words(text, "đảng cộng sản").is_some() || strip_words(text, "cộng hòa").is_some();
        is_masthead_open |= opens_masthead && !is_masthead(text);
        let is_name = is_caps(text) || (is_lost && !text.contains(char::is_uppercase) && !is_letterhead(text));
        let may_be_name = is_name && strip_words(text, "số").is_none() && !is_mark(segment);
        if may_be_name && (!is_masthead_open || names_body(text).is_some()) && names_body(text) != Some("") {
            let name = names_body(text).unwrap_or(text);
            names.push((name, segment.source(Span::new(0, name.len()))));
        }
    }
    let ((_, first), (_, last)) = (names.first()?, names.last()?);
    let value = names.iter().map(|(name, _)| *name).collect::<Vec<_>>();
    let certainty = if names.len() > 1 || is_lost { Certainty::Likely } else { Certainty::Sure };
    Some(Found { value: value.join(" "), span: first.hull(*last), certainty })
}

/// What stands before the name of the state on one line: `CHÍNH PHỦ CỘNG HÒA …`.
fn names_body(text: &str) -> Option<&str> {
    let is_lost_masthead =
        || ["đảng cộng sản việt nam", "cộng hòa xã hội"].iter().any(|n| strip_words(text, n).is_some());
    if !is_masthead(text) {
        return is_lost_masthead().then_some("");
    }
    let names = ["CỘNG H", "ĐẢNG CỘNG SẢN", "Độc lập", "ĐỘC LẬP"];
    let at = names.iter().filter_map(|name| text.find(name)).min().unwrap_or(0);
    text.get(..at).map(str::trim)
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
        check(
            "thành ủy sông vân      đảng cộng sản việt nam\n*\nSố 12-NQ/TU      Sông Vân, ngày 05 tháng 9 năm 2003",
            "thành ủy sông vân",
        );
        check("THàNH ủY SôNG VâN\n*\nĐảNG CộNG SảN VIệT NAM", "THàNH ủY SôNG VâN");
        check(
            "| **TỈNH ỦY SÔNG VÂN**<br>**BAN TỔ CHỨC**<br>*<br>Số 5-HD/BTCTU | **ĐẢNG CỘNG SẢN VIỆT NAM**<br>*Sông Vân, ngày 05 tháng 9 năm 2023* |",
            "TỈNH ỦY SÔNG VÂN BAN TỔ CHỨC",
        );
        check("ĐẢNG CỘNG SẢN VIỆT NAM", "none");
        check("", "none");
    }
}
