//! Addresses as people read them.
//!
//! Numbers of sections and items stand together with dots (`III.5.1`), as they are printed; everything else has its name.

use super::Segment;
use crate::numeral::roman;

/// The label of a path.
pub(super) fn label(segments: &[Segment]) -> String {
    let mut out = String::new();
    for (at, segment) in segments.iter().enumerate() {
        let before = at.checked_sub(1).and_then(|i| segments.get(i));
        let piece = if segments.len() == 1 { named(*segment) } else { inner(*segment) };
        out.push_str(joint(before.copied(), *segment));
        out.push_str(&piece);
    }
    capitalized(&out)
}

/// `III.5`: the steps that dots join.
fn is_dotted(segment: Segment) -> bool {
    matches!(segment, Segment::Letter(_) | Segment::Roman(_) | Segment::Item(_))
}

fn joint(before: Option<Segment>, segment: Segment) -> &'static str {
    match before {
        None => "",
        Some(Segment::Clause(_)) if matches!(segment, Segment::Item(_)) => ".",
        Some(before) if is_dotted(before) && is_dotted(segment) => ".",
        Some(_) => ", ",
    }
}

/// A step that is the whole label: a bare number gets a name.
fn named(segment: Segment) -> String {
    match segment {
        Segment::Letter(letter) => format!("mục {letter}"),
        Segment::Roman(number) => format!("mục {}", roman(number)),
        Segment::Item(number) => format!("điểm {number}"),
        segment => inner(segment),
    }
}

fn inner(segment: Segment) -> String {
    match segment {
        Segment::Letterhead => "phần đầu".to_owned(),
        Segment::Type => "tên loại".to_owned(),
        Segment::Title => "trích yếu".to_owned(),
        Segment::Preamble => "mở đầu".to_owned(),
        Segment::Part(number) => format!("Phần {}", roman_or_arabic(number)),
        Segment::Chapter(number) => format!("Chương {}", roman_or_arabic(number)),
        Segment::Section(number) => format!("Mục {number}"),
        Segment::Subsection(number) => format!("Tiểu mục {number}"),
        Segment::Letter(letter) => letter.to_string(),
        Segment::Roman(number) => roman(number),
        Segment::Article(number) => format!("Điều {number}"),
        Segment::Clause(number) => format!("khoản {number}"),
        Segment::Item(number) => number.to_string(),
        Segment::Point(letter) => format!("điểm {letter}"),
        Segment::InsertedPoint(letter, number) => format!("điểm {letter}{number}"),
        Segment::Bullet(number) => format!("gạch đầu dòng {number}"),
        Segment::Paragraph(number) => format!("đoạn {number}"),
        Segment::Recipients => "nơi nhận".to_owned(),
        Segment::Note(number) => format!("ghi chú {number}"),
        Segment::Signature => "chữ ký".to_owned(),
        Segment::Annex(number) => format!("Phụ lục {number}"),
        Segment::Repeat(number) => format!("lần {number}"),
    }
}

fn roman_or_arabic(number: u32) -> String {
    if (1..=crate::numeral::MAX_ROMAN).contains(&number) { roman(number) } else { number.to_string() }
}

fn capitalized(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use crate::address::Address;

    /// Labels read as the address they were made from.
    fn check(address: &str, expected: &str) {
        let address: Address = address.parse().expect(address);
        assert_eq!(address.label(), expected);
        assert_eq!(expected.parse(), Ok(address), "{expected}");
    }

    #[test]
    fn writes_labels_that_read_back() {
        check("d5", "Điều 5");
        check("d5.k2.a", "Điều 5, khoản 2, điểm a");
        check("d5.k1.3.đ", "Điều 5, khoản 1.3, điểm đ");
        check("d5.k1.b-1", "Điều 5, khoản 1, điểm b1");
        check("đ-2", "Điểm đ2");
        check("d15a.p1", "Điều 15a, đoạn 1");
        check("III", "Mục III");
        check("III.5", "III.5");
        check("III.5.1", "III.5.1");
        check("III.4.p2", "III.4, đoạn 2");
        check("I.b3", "I, gạch đầu dòng 3");
        check("A.I.1", "A.I.1");
        check("A", "Mục A");
        check("1", "Điểm 1");
        check("1.b2", "1, gạch đầu dòng 2");
        check("2.3.a", "2.3, điểm a");
        check("k1.a", "Khoản 1, điểm a");
        check("p1", "Đoạn 1");
        check("C2.M1", "Chương II, Mục 1");
        check("P1.C2.M1.TM3", "Phần I, Chương II, Mục 1, Tiểu mục 3");
        check("PL1.d3.k2", "Phụ lục 1, Điều 3, khoản 2");
        check("PL2.II.3", "Phụ lục 2, II.3");
        check("recipients", "Nơi nhận");
        check("recipients.5", "Nơi nhận, 5");
        check("recipients.n1", "Nơi nhận, ghi chú 1");
        check("title", "Trích yếu");
        check("type", "Tên loại");
        check("letterhead", "Phần đầu");
        check("preamble.p2", "Mở đầu, đoạn 2");
        check("signature", "Chữ ký");
        check("II.3.x2", "II.3, lần 2");
    }
}
