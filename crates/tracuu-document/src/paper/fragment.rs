//! Fragments: the body of one division.

use tracuu_text::sort_by_key;

use super::ParseOptions;
use crate::citation::read_citations;
use crate::glue::glued_words;
use crate::line::read_lines;
use crate::outline::Outline;
use crate::paragraph::read_paragraphs;
use crate::{Address, Document, Metadata};

/// Reads the body of one division, as a database hands it over: the text of an article without its heading.
///
/// Addresses hang under `base`; the paragraph that opens the text has the address `base` itself. With an empty base the
/// text is taken for the body of an article whose number nobody knows: its opening paragraph is `p1`.
///
/// ```
/// use tracuu_document::{parse_address, parse_fragment};
/// let base = parse_address("Điều 5").unwrap();
/// let article = parse_fragment("Trong luật này:\n1. Nhà là:\na) Biệt thự;\n2. Đất.\n", &base);
/// let addresses: Vec<String> = article.units.iter().map(|unit| unit.address.to_string()).collect();
/// assert_eq!(addresses, ["d5", "d5.k1", "d5.k1.a", "d5.k2"]);
/// ```
pub fn parse_fragment(text: &str, base: &Address) -> Document {
    parse_fragment_with(text, base, ParseOptions::default())
}

/// [`parse_fragment`] with less work where less is asked for.
///
/// ```
/// use tracuu_document::{Address, ParseOptions, parse_fragment, parse_fragment_with};
/// let (text, base) = ("1. Nhà banhành ở.\n", Address::default());
/// let quick = parse_fragment_with(text, &base, ParseOptions { glued_words: false });
/// assert_eq!(quick.units, parse_fragment(text, &base).units);
/// assert!(quick.diagnostics.is_empty());
/// ```
pub fn parse_fragment_with(text: &str, base: &Address, options: ParseOptions) -> Document {
    let lines = read_lines(text);
    let (paragraphs, mut diagnostics) = read_paragraphs(text, &lines);
    let mut outline = Outline::new(text, base.clone(), base.is_empty(), &paragraphs);
    outline.fragment(&paragraphs);
    let (units, remarks) = outline.finish();
    diagnostics.extend(remarks);
    if options.glued_words {
        diagnostics.extend(glued_words(&units));
    }
    sort_by_key(&mut diagnostics, |diagnostic| diagnostic.span);
    let metadata = Metadata::default();
    let citations = read_citations(&units, &metadata);
    Document { metadata, units, citations, diagnostics }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::parse_address;

    fn check(base: &str, text: &str, expected: &str) {
        let document = parse_fragment(text, &parse_address(base).unwrap_or_default());
        let units = document.units.iter().map(|unit| format!("{}={}", unit.address, unit.text));
        assert_eq!(units.collect::<Vec<_>>().join(" | "), expected, "{text}");
    }

    #[test]
    fn hangs_units_under_the_base() {
        check("d5", "Trong luật này:\n\n1. A\na) B\n2. C", "d5=Trong luật này: | d5.k1=A | d5.k1.a=B | d5.k2=C");
        check("d5", "1. A\n2. B", "d5.k1=A | d5.k2=B");
        check("d5", "Một.\nHai.\n1. C", "d5=Một. | d5.p2=Hai. | d5.k1=C");
        check("", "Một.\nHai.", "p1=Một. | p2=Hai.");
        check("", "Gồm:\na) A;\nb) B.", "p1=Gồm: | a=A; | b=B.");
        check("", "1. A\n1.1. B\n1.2. C\n2. D", "k1=A | k1.1=B | k1.2=C | k2=D");
        check("II.1", "1.1. A\n1.2. B", "II.1.1=A | II.1.2=B");
        check("III", "1. A\n- B\n- C", "III.1=A | III.1.b1=B | III.1.b2=C");
        check("d5.k2", "a) A;\nđ) B.", "d5.k2.a=A; | d5.k2.đ=B.");
        check("d5", "2a. A", "d5.k2a=A");
        check("d5", "a) A\nb) B\nc) C\nd) D\nd) Đ\ne) E", "d5.a=A | d5.b=B | d5.c=C | d5.d=D | d5.đ=Đ | d5.e=E");
        check("", "", "");
    }

    #[test]
    fn leaves_numbers_in_the_text_alone() {
        check("", "1. A\n1.870 m2 đất\n87. B", "k1=A | k1.p2=1.870 m2 đất | k1.p3=87. B");
        check(
            "",
            "1. A\n2. I. Newton sinh năm 1643.\nI. Newton mất.",
            "k1=A | k2=I. Newton sinh năm 1643. | k2.p2=I. Newton mất.",
        );
    }
}
