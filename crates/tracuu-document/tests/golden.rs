//! Outlines, metadata and citations of the sample papers, kept as files: a change of the parser shows as a diff.
//!
//! `UPDATE_GOLDEN=1 cargo test -p tracuu-document --test golden` writes them anew.

mod common;

use std::fmt::{Debug, Display, Write as _};
use std::path::Path;

use tracuu_document::{Document, Found, parse_document};

/// The papers of `data/sample`.
const SAMPLES: [&str; 15] = [
    "08-nq-tu.md",
    "12-ct-tu.md",
    "14-2022-tt-btnmt.md",
    "1432-qd-ubnd.md",
    "156-tb-tu.md",
    "17-2023-nq-hdnd.md",
    "210-kh-ubnd.md",
    "2750-ubnd-kgvx.md",
    "301-bc-tu.txt",
    "316-qd-tu.md",
    "33-qdi-tw.md",
    "45-kl-tu.md",
    "87-kh-tu.md",
    "95-2021-nd-cp.md",
    "hd-tuyen-truyen-nq-08.md",
];

/// A line for each unit: address, kind, the first 60 characters of its text, who is responsible; then the remarks.
fn outline(document: &Document) -> String {
    let mut out = String::new();
    let mut line = |text: String| writeln!(out, "{text}").expect("a string takes every line");
    for unit in &document.units {
        let start: String = unit.text.chars().take(60).collect();
        let responsible = unit.responsible.as_ref().map_or_else(String::new, |body| format!("\t{body}"));
        line(format!("{}\t{:?}\t{start}{responsible}", unit.address, unit.kind));
    }
    for remark in &document.diagnostics {
        line(format!("!\t{:?}\t{}", remark.kind, remark.message));
    }
    out
}

/// A line for each value: the paper, the field, how sure it is, the value.
fn facts(sample: &str, document: &Document, out: &mut String) {
    let metadata = &document.metadata;
    let mut put = Facts { sample, out };
    put.all("kind", &metadata.kind);
    put.all("number", &metadata.number);
    put.all("issuer", &metadata.issuer);
    put.all("place", &metadata.place);
    put.all("date", &metadata.date);
    put.all("title", &metadata.title);
    put.all("basis", &metadata.basis);
    put.all("authority", &metadata.authority);
    put.all("office", &metadata.office);
    put.all("signatory", &metadata.signatory);
    put.all("recipient", &metadata.recipients);
    put.all("draft", &metadata.draft);
    put.debug("secrecy", &metadata.secrecy);
    put.debug("urgency", &metadata.urgency);
}

struct Facts<'a> {
    sample: &'a str,
    out: &'a mut String,
}

impl Facts<'_> {
    fn all<'f, T: Display + 'f>(&mut self, field: &str, found: impl IntoIterator<Item = &'f Found<T>>) {
        for Found { value, certainty, .. } in found {
            writeln!(self.out, "{}\t{field}\t{certainty:?}\t{value}", self.sample).expect("a string takes every line");
        }
    }

    fn debug<T: Debug>(&mut self, field: &str, found: &Option<Found<T>>) {
        if let Some(Found { value, certainty, .. }) = found {
            writeln!(self.out, "{}\t{field}\t{certainty:?}\t{value:?}", self.sample)
                .expect("a string takes every line");
        }
    }
}

/// A line for each citation: the unit, the form, the kind, the number, what it does, the targets, the first 60 characters.
fn citations(document: &Document) -> String {
    let mut out = "unit\tform\tkind\tnumber\tdate\tplaces\trelation\ttargets\tsurface\n".to_owned();
    let shown = |value: Option<String>| value.unwrap_or_else(|| "-".to_owned());
    let listed = |values: Vec<String>| if values.is_empty() { "-".to_owned() } else { values.join(" ") };
    for citation in &document.citations {
        let fields = [
            document.units[citation.unit].address.to_string(),
            citation.form.name().to_owned(),
            citation.kind.unwrap_or("-").to_owned(),
            shown(citation.number.as_ref().map(ToString::to_string)),
            shown(citation.date.map(|date| date.to_string())),
            listed(citation.pinpoints.iter().map(ToString::to_string).collect()),
            citation.relation.map_or("-", |relation| relation.name()).to_owned(),
            listed(citation.targets.clone()),
            citation.surface.chars().take(60).collect(),
        ];
        writeln!(out, "{}", fields.join("\t")).expect("a string takes every line");
    }
    out
}

/// Compares with the file, or writes it.
fn check(path: &Path, written: &str) {
    if std::env::var_os("UPDATE_GOLDEN").is_some() {
        std::fs::write(path, written).expect("the golden file");
    }
    let Some(expected) = common::read(path) else { return };
    assert!(written == expected.replace("\r\n", "\n"), "differs from {}:\n{written}", path.display());
}

#[test]
fn papers_are_read_as_the_golden_files_say() {
    let (root, mut metadata) = (common::workspace(), "paper\tfield\tcertainty\tvalue\n".to_owned());
    for sample in SAMPLES {
        let Some(text) = common::read(&root.join("data/sample").join(sample)) else { return };
        let document = parse_document(&text);
        check(&root.join("tests/golden").join(sample).with_extension("outline.tsv"), &outline(&document));
        check(&root.join("tests/golden").join(sample).with_extension("citations.tsv"), &citations(&document));
        facts(sample, &document, &mut metadata);
    }
    check(&root.join("tests/golden/metadata.tsv"), &metadata);
}
