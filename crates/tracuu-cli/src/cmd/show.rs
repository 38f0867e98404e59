//! `tracuu show`: prints a document, or a unit of it with everything under it.
//!
//! | address | shown |
//! | ------- | ----- |
//! | none | everything |
//! | `d5` | `d5`, `d5.k1`, `d5.k2.a`; not `d51` |
//! | `iii.5` | `III.5` and what is under it |

use tracuu::{StoredDocument, StoredUnit};

use crate::args::ShowArgs;
use crate::outcome::{Failure, Outcome};
use crate::output::Output;
use crate::paragraph::Paragraph;
use crate::place;
use crate::style::{LABEL, PLAIN, Run, TITLE};

/// Finds the document and prints it.
pub(crate) fn run(args: &ShowArgs, output: &mut Output) -> Result<Outcome, Failure> {
    let ShowArgs { id, address, place, json } = args;
    let Some(document) = place::open(place, output)?.document(id)? else {
        output.say(&format!("expected a document with the id {id}, but found none"));
        return Ok(Outcome::NothingFound);
    };
    let document = narrowed(document, address.as_deref());
    if let (Some(address), true) = (address, document.units.is_empty()) {
        output.say(&format!("expected a unit at {address} in {id}, but found none"));
        return Ok(Outcome::NothingFound);
    }
    if *json {
        output.json(&document)?
    } else {
        output.paragraphs(&page(&document))?
    }
    Ok(Outcome::Done)
}

/// The document with the units at and under an address, or with all.
fn narrowed(mut document: StoredDocument, address: Option<&str>) -> StoredDocument {
    if let Some(address) = address {
        document.units.retain(|unit| is_under(&unit.address, address));
    }
    document
}

/// Whether an address is the one that was asked for or continues it.
fn is_under(address: &str, asked: &str) -> bool {
    let (address, asked) = (address.to_lowercase(), asked.trim().to_lowercase());
    address.strip_prefix(&asked).is_some_and(|rest| rest.is_empty() || rest.starts_with('.'))
}

fn page(document: &StoredDocument) -> Vec<Paragraph> {
    let StoredDocument { id, title, number, kind, issuer, date, context, path: _, units } = document;
    let title = title.as_deref().unwrap_or(id);
    let facts = [number.as_deref(), kind.as_deref(), issuer.as_deref(), date.as_deref(), Some(id)];
    let mut page = vec![Paragraph { runs: vec![Run::new(TITLE, title)], ..Default::default() }];
    page.push(Paragraph::facts(&facts));
    if !context.is_empty() {
        page.push(Paragraph::facts(&[Some(&context.join(" › "))]));
    }
    page.extend(units.iter().flat_map(unit_paragraphs));
    page
}

/// A unit after an empty line: its label, and its text below.
fn unit_paragraphs(unit: &StoredUnit) -> Vec<Paragraph> {
    let StoredUnit { address: _, label, text, start: _, end: _ } = unit;
    let label = Paragraph { runs: vec![Run::new(LABEL, label)], ..Default::default() };
    let text = Paragraph { indent: 2, hanging: 2, runs: vec![Run::new(PLAIN, text)] };
    let parts = [Paragraph::default(), label, text];
    parts.into_iter().enumerate().filter(|(nth, part)| *nth == 0 || has_text(part)).map(|(_, part)| part).collect()
}

fn has_text(paragraph: &Paragraph) -> bool {
    paragraph.runs.iter().any(|run| !run.text().is_empty())
}

#[cfg(test)]
mod tests {
    use tracuu::{StoredDocument, StoredUnit};

    fn document(addresses: &[&str]) -> StoredDocument {
        let unit = |address: &&str| StoredUnit {
            address: (*address).into(),
            label: format!("[{address}]"),
            text: "Các cấp ủy".into(),
            ..Default::default()
        };
        StoredDocument { id: "a.md".into(), units: addresses.iter().map(unit).collect(), ..Default::default() }
    }

    #[track_caller]
    fn check(addresses: &[&str], asked: &str, shown: &[&str]) {
        let narrowed = super::narrowed(document(addresses), Some(asked));
        let addresses: Vec<&str> = narrowed.units.iter().map(|unit| unit.address.as_str()).collect();
        assert_eq!(addresses, shown);
    }

    #[test]
    fn a_unit_brings_what_is_under_it() {
        check(&["d5", "d5.k1", "d5.k1.a", "d51", "d6"], "d5", &["d5", "d5.k1", "d5.k1.a"]);
        check(&["d5", "d5.k1", "d5.k1.a"], "d5.k1.a", &["d5.k1.a"]);
        check(&["III", "III.5", "IV"], "iii.5", &["III.5"]);
        check(&["d1.đ", "d1.d"], "D1.Đ", &["d1.đ"]);
        check(&["1", "2"], "3", &[]);
    }

    #[test]
    fn a_document_is_a_title_facts_and_units() {
        let document = StoredDocument {
            title: Some("về kỷ luật".into()),
            number: Some("12-CT/TU".into()),
            context: vec!["Luật Đất đai".into(), "Chương I".into()],
            ..document(&["1"])
        };
        let page: String = super::page(&document).iter().map(|paragraph| paragraph.render(None)).collect();
        let expected = "về kỷ luật\n12-CT/TU · a.md\nLuật Đất đai › Chương I\n\n[1]\n  Các cấp ủy\n";
        assert_eq!(anstream::adapter::strip_str(&page).to_string(), expected);
    }
}
