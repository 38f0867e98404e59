//! A document for people: its facts, its units as a tree, what was odd.
//!
//! | unit | under | line |
//! | ---- | ----- | ---- |
//! | `II` | the document | `Mục II  NỘI DUNG` |
//! | `II.3` | `II` | `  Điểm 3  …` |
//! | `d5.k2.a` | `d5.k2` | `    Điểm a  …` |

use tracuu::document::{Address, Diagnostic, Document, Metadata, Segment, Unit};

use crate::figure::counted;
use crate::outcome::Failure;
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::record::name;
use crate::style::{DIM, LABEL, PLAIN, Run, TITLE};
use crate::wrap::shortened;

/// Columns of a line where there is no terminal that says.
const WIDTH: usize = 120;
/// Deeper units are not set in further, so that a line keeps room for its text.
const DEEPEST: usize = 12;

/// Prints a document, a paragraph at a time.
pub(super) fn print(document: &Document, output: &mut Output) -> Result<(), Failure> {
    let width = output.width().unwrap_or(WIDTH);
    let blank = Paragraph::default();
    output.paragraphs(&facts(&document.metadata))?;
    let mut depths: Vec<usize> = Vec::with_capacity(document.units.len());
    for unit in &document.units {
        let depth = unit.parent.and_then(|parent| depths.get(parent)).map_or(0, |above| above + 1);
        depths.push(depth);
        output.paragraph(&line(document, unit, depth.min(DEEPEST), width))?;
    }
    if !document.units.is_empty() {
        output.paragraph(&blank)?;
    }
    output.paragraph(&Paragraph::plain(&totals(document)))?;
    document.diagnostics.iter().try_for_each(|diagnostic| output.paragraph(&remark(diagnostic)))
}

/// The title and what else the document says of itself, with an empty line behind; nothing when it says nothing.
fn facts(metadata: &Metadata) -> Vec<Paragraph> {
    let Metadata { kind, number, issuer, place, date, title, .. } = metadata;
    let date = date.as_ref().map(|date| date.value.to_string());
    let [kind, number, issuer, place, title] =
        [kind, number, issuer, place, title].map(|found| found.as_ref().map(|found| found.value.as_str()));
    let mut page = Vec::new();
    page.extend(title.map(|title| Paragraph { runs: vec![Run::new(TITLE, title)], ..Default::default() }));
    let facts = [number, kind, issuer, place, date.as_deref()];
    if facts.iter().any(Option::is_some) {
        page.push(Paragraph::facts(&facts));
    }
    let signed: Vec<Option<&str>> = [&metadata.authority, &metadata.office, &metadata.signatory]
        .map(|found| found.as_ref().map(|found| found.value.as_str()))
        .to_vec();
    let secrecy = metadata.secrecy.as_ref().map(|mark| name::secrecy(mark.value));
    let urgency = metadata.urgency.as_ref().map(|mark| name::urgency(mark.value));
    let marks = [secrecy, urgency, metadata.draft.as_ref().map(|mark| mark.value.as_str())];
    for facts in [marks.as_slice(), &signed] {
        if facts.iter().any(Option::is_some) {
            page.push(Paragraph::facts(facts));
        }
    }
    if !page.is_empty() {
        page.push(Paragraph::default());
    }
    page
}

/// A unit on one line: its label below its parent, and as much of its text as there is room for.
fn line(document: &Document, unit: &Unit, depth: usize, width: usize) -> Paragraph {
    let parent = unit.parent.and_then(|parent| document.units.get(parent));
    let label = label_below(&unit.address, parent.map(|parent| &parent.address));
    let indent = 2 * depth;
    let gap = if label.is_empty() || unit.text.is_empty() { "" } else { "  " };
    let taken = indent + label.chars().count() + gap.len();
    let text = shortened(&unit.text, width.saturating_sub(taken).max(20));
    let runs = vec![Run::new(LABEL, &label), Run::new(PLAIN, gap), Run::new(PLAIN, &text)];
    Paragraph { indent, hanging: indent + 2, runs }
}

/// The label of what an address adds to that of its parent.
fn label_below(address: &Address, parent: Option<&Address>) -> String {
    let added = parent.and_then(|parent| address.segments().strip_prefix(parent.segments()));
    match added {
        // One recipient is a number of a list and no item of the text.
        Some([Segment::Item(number)]) if matches!(address.segments(), [Segment::Recipients, _]) => number.to_string(),
        Some(added) if !added.is_empty() => Address::new(added.iter().copied()).label(),
        _ => address.label(),
    }
}

fn totals(document: &Document) -> String {
    let count = |len: usize, noun| counted(u64::try_from(len).unwrap_or(u64::MAX), noun);
    let mut totals =
        format!("{}, {}", count(document.units.len(), "unit"), count(document.citations.len(), "citation"));
    if !document.diagnostics.is_empty() {
        totals.push_str(&format!(", {}", count(document.diagnostics.len(), "remark")));
    }
    totals
}

fn remark(diagnostic: &Diagnostic) -> Paragraph {
    let Diagnostic { kind: _, span, message } = diagnostic;
    let place = format!("bytes {} to {}", span.start, span.end);
    let runs = vec![Run::new(DIM, &place), Run::new(PLAIN, "  "), Run::new(PLAIN, message)];
    Paragraph { indent: 2, hanging: 4, runs }
}

#[cfg(test)]
mod tests {
    use tracuu::document::parse_document;

    use super::{facts, label_below, line, totals};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = parse_document(text);
        let mut lines: Vec<String> = facts(&document.metadata).iter().map(|paragraph| paragraph.render(None)).collect();
        let depth = |at: usize| document.units[at].address.segments().len() - 1;
        lines.extend(
            (0..document.units.len()).map(|at| line(&document, &document.units[at], depth(at), 30).render(None)),
        );
        lines.push(totals(&document));
        let lines: Vec<String> = lines.iter().map(|l| anstream::adapter::strip_str(l.trim_end()).to_string()).collect();
        assert_eq!(lines, expected);
    }

    #[test]
    fn facts_come_before_the_tree() {
        check(
            "KẾ HOẠCH\n\nphát triển thư viện\n\nI. MỤC TIÊU\n\n- Mở thêm thư viện ở mọi quận theo Chỉ thị số 24-CT/TU.\n",
            &[
                "phát triển thư viện",
                "Kế hoạch",
                "",
                "Tên loại  KẾ HOẠCH",
                "Trích yếu  phát triển thư viện",
                "Mục I  MỤC TIÊU",
                "  Gạch đầu dòng 1  Mở thêm thư viện ở …",
                "4 units, 1 citation",
            ],
        );
        check("", &["0 units, 0 citations"]);
    }

    #[test]
    fn a_label_is_that_of_the_last_step() {
        let label = |address: &str, parent: &str| {
            label_below(&address.parse().expect("an address"), parent.parse().ok().as_ref())
        };
        assert_eq!(label("d5.k2.a", "d5.k2"), "Điểm a");
        assert_eq!(label("d5", "C1"), "Điều 5");
        assert_eq!(label("III.5.b2", "III.5"), "Gạch đầu dòng 2");
        assert_eq!(label("recipients.5", "recipients"), "5");
    }
}
