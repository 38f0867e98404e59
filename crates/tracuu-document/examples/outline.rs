//! Prints what is read from a paper: `cargo run -p tracuu-document --example outline -- data/sample/12-ct-tu.md`.

use std::error::Error;

use tracuu_document::{Found, parse_document};

fn main() -> Result<(), Box<dyn Error>> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let document = parse_document(&text);
        let metadata = &document.metadata;
        println!("== {path}");
        let value = |found: &Option<Found<String>>| found.as_ref().map_or("-", |found| &found.value).to_owned();
        println!("kind       {}", value(&metadata.kind));
        println!("number     {}", value(&metadata.number));
        println!("issuer     {}", value(&metadata.issuer));
        println!("place      {}", value(&metadata.place));
        println!("date       {}", metadata.date.as_ref().map_or("-".to_owned(), |found| found.value.to_string()));
        println!("title      {}", value(&metadata.title));
        metadata.basis.iter().for_each(|found| println!("basis      {}", found.value));
        println!("authority  {}", value(&metadata.authority));
        println!("office     {}", value(&metadata.office));
        println!("signatory  {}", value(&metadata.signatory));
        println!("recipients {}", metadata.recipients.len());
        println!("marks      {:?} {:?} {}", metadata.secrecy, metadata.urgency, value(&metadata.draft));
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
