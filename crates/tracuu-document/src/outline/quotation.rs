//! Quotations: the new text that an amendment gives stands between quotes and has divisions of another paper in it.
//!
//! ```text
//! 2. Khoản 1 Điều 5 được sửa đổi như sau:      d1.k2
//! “1. Hồ sơ gồm:                               d1.k2.p2
//! a) Đơn;                                      d1.k2.p3
//! b) Giấy phép.”.                              d1.k2.p4
//! 3. Bỏ Điều 6.                                d1.k3
//! ```
//!
//! Where nobody closes the quotation it ends before the next marker of the paper that amends.

use super::Outline;
use crate::Diagnostic;
use crate::marker::Marker;
use crate::paragraph::Paragraph;
use crate::word::strip_words;

/// The longest quotation, in paragraphs.
const LONGEST: usize = 1_000;

/// How many paragraphs, and whether the quotation is closed.
struct Extent {
    len: usize,
    is_closed: bool,
}

impl Outline<'_> {
    /// Takes a quotation that begins at paragraph `at`; how many paragraphs it took.
    pub(crate) fn quotation(&mut self, paragraphs: &[Paragraph], at: usize) -> Option<usize> {
        if !starts(paragraphs, at) {
            return None;
        }
        let Extent { len, is_closed } = self.extent(paragraphs, at)?;
        let quoted = paragraphs.get(at..at + len)?;
        if let (false, Some(first)) = (is_closed, quoted.first()) {
            self.diagnostics.push(Diagnostic::unclosed(first.span));
        }
        quoted.iter().for_each(|paragraph| self.unmarked(paragraph));
        Some(len)
    }

    fn extent(&self, paragraphs: &[Paragraph], at: usize) -> Option<Extent> {
        let opens_above = !opens(paragraphs.get(at)?);
        let mut depth = Depth::default();
        paragraphs
            .get(at.wrapping_sub(1))
            .filter(|_| opens_above)
            .into_iter()
            .for_each(|above| depth.read(&above.text));
        for (len, paragraph) in (1..=LONGEST).zip(paragraphs.get(at..)?) {
            let here = at + len - 1;
            if ends_paper(paragraph) || (here > at && starts(paragraphs, here)) {
                break;
            }
            depth.read(&paragraph.text);
            if depth.is_closed() {
                return Some(Extent { len, is_closed: true });
            }
        }
        self.recovered(paragraphs, at).map(|len| Extent { len, is_closed: false })
    }

    /// The paragraphs before the first marker that goes on with the lists outside, and not with one inside.
    fn recovered(&self, paragraphs: &[Paragraph], at: usize) -> Option<usize> {
        let rest = paragraphs.get(at..)?;
        let mut inner: Option<&Marker> = None;
        for (len, paragraph) in rest.iter().enumerate().take(LONGEST) {
            let goes_on = len > 0 && self.continues(paragraph);
            if goes_on && (amends(&paragraph.text) || !follows(inner, paragraph.marker())) {
                return Some(len);
            }
            if len > 0 && starts(paragraphs, at + len) {
                return Some(len.saturating_sub(1).max(1));
            }
            if ends_paper(paragraph) {
                break;
            }
            inner = paragraph.marker().or(inner);
        }
        None
    }
}

/// Whether the second marker comes right after the first.
fn follows(first: Option<&Marker>, second: Option<&Marker>) -> bool {
    match (first, second) {
        (Some(Marker::Number(first)), Some(Marker::Number(second))) => {
            first.path.last().map(|n| n + 1) == second.path.last().copied()
        }
        (Some(Marker::Point(first, _)), Some(Marker::Point(second, _))) => {
            crate::numeral::point_follows(*first, *second)
        }
        _ => false,
    }
}

fn ends_paper(paragraph: &Paragraph) -> bool {
    matches!(paragraph.marker(), Some(Marker::Recipients | Marker::Signature))
}

/// Whether a quotation of an amendment begins with this paragraph, or in the one above and goes on here.
fn starts(paragraphs: &[Paragraph], at: usize) -> bool {
    let Some([above, paragraph]) = at.checked_sub(1).and_then(|above| paragraphs.get(above..=at)) else { return false };
    let opens_here = above.text.ends_with(':') && opens(paragraph);
    (opens_here || leaves_open(&above.text)) && amends(&above.text)
}

/// Whether the paragraph begins with an opening quote.
fn opens(paragraph: &Paragraph) -> bool {
    paragraph.text.starts_with(['“', '"', '«', '‘', '”'])
}

/// Whether a quotation begins behind a colon inside the text and does not end there.
fn leaves_open(text: &str) -> bool {
    let mut colons = text.match_indices(':').filter_map(|(at, _)| text.get(at + 1..));
    let quotation = colons.find(|rest| rest.starts_with(" “") || rest.starts_with(" \""));
    quotation.is_some_and(|text| {
        let mut depth = Depth::default();
        depth.read(text);
        !depth.is_closed()
    })
}

/// What amendments do.
const VERBS: [&str; 4] = ["sửa đổi", "bổ sung", "thay thế", "thay cụm từ"];

/// Whether the text changes another: *sửa đổi, bổ sung*, *thay thế*, *như sau*.
fn amends(text: &str) -> bool {
    let starts = std::iter::once(0).chain(text.match_indices(' ').map(|(at, _)| at + 1));
    let mut rests =
        starts.filter_map(|at| text.get(at..).filter(|rest| rest.starts_with(['s', 'S', 'b', 'B', 't', 'T'])));
    rests.any(|rest| VERBS.iter().any(|verb| strip_words(rest, verb).is_some()))
}

/// Quotes that are open.
#[derive(Default)]
struct Depth {
    pairs: usize,
    is_straight: bool,
}

impl Depth {
    fn read(&mut self, text: &str) {
        for sign in text.chars() {
            match sign {
                '“' | '«' => self.pairs += 1,
                '”' | '»' => self.pairs = self.pairs.saturating_sub(1),
                '"' => self.is_straight = !self.is_straight,
                _ => {}
            }
        }
    }

    fn is_closed(&self) -> bool {
        self.pairs == 0 && !self.is_straight
    }
}

#[cfg(test)]
mod tests {
    use crate::parse_document;

    fn check(text: &str, addresses: &str, remarks: usize) {
        let document = parse_document(&text.replace('⏎', "\n"));
        let written: Vec<String> = document.units.iter().map(|unit| unit.address.to_string()).collect();
        assert_eq!(written.join(" "), addresses, "{text}");
        assert_eq!(document.diagnostics.len(), remarks, "{text} {:?}", document.diagnostics);
    }

    #[test]
    fn keeps_quoted_divisions_out() {
        check(
            "Điều 1. Sửa đổi Luật Sách⏎1. Sửa đổi khoản 1 Điều 5 như sau:⏎“1. Hồ sơ gồm:⏎a) Đơn;⏎b) Giấy.”.⏎2. Bỏ Điều 6.⏎Điều 2. Hiệu lực",
            "d1 d1.k1 d1.k1.p2 d1.k1.p3 d1.k1.p4 d1.k2 d2",
            0,
        );
        check(
            "Điều 1. Bổ sung Điều 15a như sau:⏎“Điều 15a. Tên⏎1. Một.⏎2. Hai.⏎3. Ba.”⏎Điều 2. Hiệu lực",
            "d1 d1.p1 d1.p2 d1.p3 d1.p4 d2",
            0,
        );
        check("1. Khoản 2 được sửa đổi như sau: “2. Một “hai”:⏎a) Ba;⏎b) Bốn.”.⏎2. Năm.", "1 1.p2 1.p3 2", 0);
        check("1. Điểm a được sửa đổi như sau:⏎\"a) Một;\"⏎2. Hai.", "1 1.p2 2", 0);
    }

    #[test]
    fn recovers_where_nobody_closes() {
        check(
            "1. Sửa đổi Điều 5 như sau:⏎“1. Một.⏎a) Ba;⏎2. Sửa đổi Điều 6 như sau:⏎“6. Sáu.”⏎3. Bảy.",
            "1 1.p2 1.p3 2 2.p2 3",
            1,
        );
        check("Điều 1. Sửa đổi Điều 5 như sau:⏎“5. Một.⏎6. Hai.⏎Điều 2. Ba", "d1 d1.p1 d1.p2 d2", 1);
        check("1. Sửa đổi Điều 5 như sau:⏎“Một.⏎Hai.", "1 1.p2 1.p3", 0);
    }

    #[test]
    fn leaves_other_quotes_alone() {
        check("1. Phương châm:⏎“Ba cùng⏎2. Hai.", "1 1.p2 2", 0);
        check("1. Về “ba cùng”:⏎a) Một;⏎2. Hai.", "1 1.a 2", 0);
    }
}
