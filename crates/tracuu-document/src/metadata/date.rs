//! The place and date of issue.

use tracuu_text::{Date, Span, scan_date};

use crate::clean::{Cleaned, clean};
use crate::word::{split_word, starts_upper, strip_words};
use crate::{Certainty, Found};

/// `Hà Nội, ngày 07 tháng 8 năm 2023`, perhaps over two lines; the place also before a date that is not filled in.
pub(super) fn read_place_and_date(source: &str, segments: &[Cleaned]) -> (Option<Found<String>>, Option<Found<Date>>) {
    let pairs = segments.windows(2).filter_map(|pair| match pair {
        [first, second] => Some(both(source, first.span, second.span)),
        _ => None,
    });
    let Some((cleaned, part, date)) = segments.iter().cloned().chain(pairs).find_map(dated) else {
        return (segments.iter().find_map(place_of_blank_date), None);
    };
    let place = place_before(&cleaned, part.start);
    (place, Some(super::found(date, &cleaned, part)))
}

/// The name before byte `at`.
fn place_before(cleaned: &Cleaned, at: usize) -> Option<Found<String>> {
    let place = cleaned.text.get(..at)?.trim_end_matches([',', ' ']);
    is_place(place).then(|| super::found(place.to_owned(), cleaned, Span::new(0, place.len())))
}

/// `Hà Nội, ngày      tháng      năm 2026`
fn place_of_blank_date(cleaned: &Cleaned) -> Option<Found<String>> {
    let at = cleaned.text.find(", ng")? + ", ".len();
    let is_blank = |c: char| c.is_whitespace() || matches!(c, '.' | '…' | '_' | '/');
    let rest = strip_words(cleaned.text.get(at..)?, "ngày")?.trim_start_matches(is_blank);
    let is_date = rest.is_empty() || strip_words(rest, "tháng").is_some();
    let place = if is_date { place_before(cleaned, at) } else { None };
    place.map(|place| Found { certainty: Certainty::Likely, ..place })
}

fn both(source: &str, first: Span, second: Span) -> Cleaned {
    clean(source, first.hull(second), &[first, second], 0).composed()
}

/// The first date in words, and where it stands.
fn dated(cleaned: Cleaned) -> Option<(Cleaned, Span, Date)> {
    let starts = cleaned.text.char_indices().filter(|(_, c)| matches!(c, 'n' | 'N')).map(|(at, _)| at);
    let (part, date) = starts.into_iter().find_map(|at| scan_date(&cleaned.text, at))?;
    Some((cleaned, part, date))
}

/// A name of a few words, each with a capital.
fn is_place(text: &str) -> bool {
    let words = text.split(' ').filter(|word| !word.is_empty());
    !text.is_empty() && text.chars().count() <= 60 && words.clone().count() <= 8 && words.clone().all(is_name_part)
}

fn is_name_part(word: &str) -> bool {
    starts_upper(word)
        || split_word(word)
            .is_some_and(|(word, _)| matches!(word, "thành" | "phố" | "tỉnh" | "xã" | "phường" | "huyện" | "quận"))
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(line: &str, expected: &str) {
        let text = format!("THÀNH ỦY SÔNG VÂN\n{line}\n\nCHỈ THỊ\n\nvề Kết luận ngày 01 tháng 02 năm 2020\n");
        let metadata = parse_document(&text).metadata;
        let place = metadata.place.map_or("none".to_owned(), |place| place.value);
        let date = metadata.date.map_or("none".to_owned(), |date| date.value.to_string());
        assert_eq!(format!("{place} {date}"), expected, "{line}");
    }

    #[test]
    fn reads_place_and_date() {
        check("Hà Nội, ngày 07 tháng 8 năm 2023", "Hà Nội 2023-08-07");
        check("|\n*Hà Nội, ngày 19\ntháng 11 năm 2025*\n|\n", "Hà Nội 2025-11-19");
        check("Số 24-CT/TU          TP. Hồ Chí Minh, ngày 07 tháng 8 năm 2023", "TP. Hồ Chí Minh 2023-08-07");
        check("ngày 07 tháng 8 năm 2023", "none 2023-08-07");
        check("Ho\u{300}a Bi\u{300}nh, nga\u{300}y 7 tha\u{301}ng 8 na\u{306}m 2023", "Hòa Bình 2023-08-07");
        check("Hà Nội, ngày     tháng     năm 2026", "Hà Nội none");
        check("ĐẢNG CỘNG SẢN VIỆT NAM", "none none");
    }
}
