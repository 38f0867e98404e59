//! Citations for people.
//!
//! ```text
//! về tăng cường kỷ luật, kỷ cương trong thực thi công vụ
//! 12-CT/TU · Chỉ thị · 2023-03-14 · 12-ct-tu.md
//!   08-NQ/TU · Nghị quyết · 2021-11-22 · Ban Chấp hành Đảng bộ Thành phố · 2 citations
//!     chuyển đổi số thành phố Sông Vân đến năm 2025
//!     Mở đầu, đoạn 2  implements  Nghị quyết số 08-NQ/TU ngày 22/11/2021 …
//!     Điểm 2, gạch đầu dòng 3  III.2.3  Nghị quyết 08
//! ```

use tracuu::{CitedPaper, CitingDocument, Mention};

use crate::figure::counted;
use crate::outcome::Failure;
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::style::{DIM, LABEL, MATCH, PLAIN, Run, TITLE};
use crate::wrap::shortened;

/// Columns of a line where there is no terminal that says.
const WIDTH: usize = 120;

/// Prints documents with the papers that they cite; `with_places` says whether each place has its line.
pub(super) fn print(documents: &[CitingDocument], with_places: bool, output: &mut Output) -> Result<(), Failure> {
    let width = output.width().unwrap_or(WIDTH);
    for (nth, document) in documents.iter().enumerate() {
        if nth > 0 {
            output.paragraph(&Paragraph::default())?;
        }
        output.paragraphs(&paragraphs(document, with_places, width))?;
    }
    Ok(())
}

fn paragraphs(document: &CitingDocument, with_places: bool, width: usize) -> Vec<Paragraph> {
    let CitingDocument { id, title, number, kind, issuer: _, date, path: _, papers } = document;
    let facts = [number.as_deref(), kind.as_deref(), date.as_deref(), Some(id)];
    let title = title.as_deref().unwrap_or(id);
    let mut page =
        vec![Paragraph { runs: vec![Run::new(TITLE, title)], ..Default::default() }, Paragraph::facts(&facts)];
    for paper in papers {
        page.push(heading(paper));
        if with_places {
            page.extend(paper.title.as_deref().filter(|_| paper.number.is_some()).map(|title| indented(title, width)));
            page.extend(paper.mentions.iter().map(|mention| line(mention, width)));
        }
    }
    page
}

/// A paper by its number or its name, and what is known of it.
fn heading(paper: &CitedPaper) -> Paragraph {
    let CitedPaper { key, kind, number, date, issuer, title, mentions } = paper;
    let count = counted(u64::try_from(mentions.len()).unwrap_or(u64::MAX), "citation");
    let kind = kind.as_deref().filter(|_| number.is_some() && key.is_some());
    let issuer = issuer.as_deref().filter(|_| number.is_some());
    // What has neither number nor name is told apart by its key alone.
    let key_alone = key.as_deref().filter(|_| number.is_none() && title.is_none());
    let unknown = key.is_none().then_some("which paper cannot be told");
    let facts = [kind, date.as_deref(), issuer, key_alone, unknown, Some(&count)];
    let facts: Vec<&str> = facts.into_iter().flatten().collect();
    let runs = vec![Run::new(MATCH, &name(paper)), Run::new(DIM, &format!(" · {}", facts.join(" · ")))];
    Paragraph { indent: 2, hanging: 4, runs }
}

/// The number; else kind and name; else the words of the first citation.
fn name(paper: &CitedPaper) -> String {
    let CitedPaper { key, kind, number, title, mentions, .. } = paper;
    let named = || Some(format!("{} {}", kind.as_deref()?, title.as_deref()?));
    let told = key.as_ref().and_then(|_| number.clone().or_else(named));
    told.unwrap_or_else(|| mentions.first().map(|mention| mention.surface.clone()).unwrap_or_default())
}

fn indented(text: &str, width: usize) -> Paragraph {
    let text = shortened(text, width.saturating_sub(4).max(20));
    Paragraph { indent: 4, hanging: 4, runs: vec![Run::new(PLAIN, &text)] }
}

/// Where a paper is cited, why, which part of it, and in which words.
fn line(mention: &Mention, width: usize) -> Paragraph {
    let Mention { address: _, label, start: _, end: _, surface, form: _, pinpoint, relation } = mention;
    let mut runs = Vec::new();
    let parts = [(LABEL, Some(label)), (DIM, relation.as_ref()), (DIM, pinpoint.as_ref())];
    for (style, text) in parts.into_iter().filter_map(|(style, text)| Some((style, text?))) {
        if !text.is_empty() {
            runs.extend([Run::new(style, text), Run::new(PLAIN, "  ")]);
        }
    }
    let taken: usize = 4 + runs.iter().map(|run| run.text().chars().count()).sum::<usize>();
    runs.push(Run::new(PLAIN, &shortened(surface, width.saturating_sub(taken).max(20))));
    Paragraph { indent: 4, hanging: 6, runs }
}

#[cfg(test)]
mod tests {
    use tracuu::document::parse_document;
    use tracuu::{CitingDocument, cited_papers};

    #[track_caller]
    fn check(text: &str, with_places: bool, expected: &str) {
        let papers = cited_papers(&parse_document(text));
        let document = CitingDocument { id: "a.md".into(), papers, ..CitingDocument::default() };
        let page: String = super::paragraphs(&document, with_places, 60).iter().map(|p| p.render(None)).collect();
        assert_eq!(anstream::adapter::strip_str(&page).to_string(), format!("a.md\na.md\n{expected}"));
    }

    #[test]
    fn papers_come_with_their_places() {
        let text = "1. Thực hiện Chỉ thị số 24-CT/TU ngày 07/8/2023 về kỷ luật.\n2. Theo khoản 2 Điều 5 của 24-CT/TU và Luật Đất đai \
                    năm 2024.\n";
        check(
            text,
            true,
            "  24-CT/TU · Chỉ thị · 2023-08-07 · 2 citations
    kỷ luật
    Điểm 1  implements  Chỉ thị số 24-CT/TU ngày 07/8/2023 …
    Điểm 2  according  d5.k2  khoản 2 Điều 5 của 24-CT/TU
  Luật Đất đai · 2024 · 1 citation
    Điểm 2  according  Luật Đất đai năm 2024
",
        );
        check(text, false, "  24-CT/TU · Chỉ thị · 2023-08-07 · 2 citations\n  Luật Đất đai · 2024 · 1 citation\n");
    }

    #[test]
    fn papers_of_congresses_have_keys() {
        check(
            "Thực hiện Nghị quyết Trung ương 4 khóa XI, XII.",
            false,
            "  Nghị quyết Trung ương 4 khóa XI, XII · TW:NQ:TW4.K11 · 1 citation\n  \
             Nghị quyết Trung ương 4 khóa XI, XII · TW:NQ:TW4.K12 · 1 citation\n",
        );
    }

    #[test]
    fn what_cannot_be_told_says_so() {
        check("Thực hiện Chỉ thị 24.", false, "  Chỉ thị 24 · which paper cannot be told · 1 citation\n");
    }
}
