//! Prints what is read from a paper: `cargo run -p tracuu-document --example outline -- data/sample/12-ct-tu.md`.

use std::error::Error;

use tracuu_document::parse_document;

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let document = parse_document(&text);
        let metadata = &document.metadata;
        println!("== {path}");
        println!("kind   {:?}", metadata.kind.as_ref().map(|found| &found.value));
        println!("number {:?}", metadata.number.as_ref().map(|found| &found.value));
        println!("issuer {:?}", metadata.issuer.as_ref().map(|found| &found.value));
        println!("place  {:?}", metadata.place.as_ref().map(|found| &found.value));
        println!("date   {:?}", metadata.date.as_ref().map(|found| found.value.to_string()));
        println!("title  {:?}", metadata.title.as_ref().map(|found| &found.value));
        for unit in &document.units {
            let start: String = unit.text.chars().take(90).collect();
            println!("{}\t{:?}\t{start}", unit.address, unit.kind);
        }
        for remark in &document.diagnostics {
            println!("! {:?} at {}: {}", remark.kind, remark.span.start, remark.message);
        }
    }
    Ok(())
}
