//! Annotating: a text with marks around its citations.

use tracuu_text::sort_by_key;

use super::model::Citation;

/// Writes `text` with marks around each citation: what `marks` gives stands before and behind it.
///
/// Citations may stand within each other; a citation for which `marks` gives `None` stays as it is. The spans must be those
/// of `text`.
///
/// ```
/// use tracuu_document::{annotate_citations, parse_document};
/// let text = "1. Thực hiện Chỉ thị số 24-CT/TU.";
/// let document = parse_document(text);
/// let marked = annotate_citations(text, &document.citations, |citation| {
///     Some((format!("<a href=\"#{}\">", citation.number.as_ref()?), "</a>".to_owned()))
/// });
/// assert_eq!(marked, "1. Thực hiện <a href=\"#24-CT/TU\">Chỉ thị số 24-CT/TU</a>.");
/// ```
pub fn annotate_citations(
    text: &str,
    citations: &[Citation],
    mut marks: impl FnMut(&Citation) -> Option<(String, String)>,
) -> String {
    let mut out = String::with_capacity(text.len() + 32 * citations.len());
    let mut open: Vec<(usize, String)> = Vec::new();
    let mut at = 0;
    let mut copy = |out: &mut String, to: usize| {
        out.push_str(text.get(at..to).unwrap_or_default());
        at = at.max(to);
    };
    let mut ordered: Vec<&Citation> = citations.iter().filter(|citation| citation.span.of(text).is_some()).collect();
    sort_by_key(&mut ordered, |citation| (citation.span.start, usize::MAX - citation.span.end));
    for citation in ordered {
        while let Some((end, behind)) = open.pop_if(|(end, _)| *end <= citation.span.start) {
            copy(&mut out, end);
            out.push_str(&behind);
        }
        let crosses = open.last().is_some_and(|(end, _)| *end < citation.span.end);
        let Some((before, behind)) = (if crosses { None } else { marks(citation) }) else { continue };
        copy(&mut out, citation.span.start);
        out.push_str(&before);
        open.push((citation.span.end, behind));
    }
    while let Some((end, behind)) = open.pop() {
        copy(&mut out, end);
        out.push_str(&behind);
    }
    copy(&mut out, text.len());
    out
}
