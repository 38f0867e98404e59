//! What a query is read as: `cargo run -p tracuu-query --example reading -- 'kỷ luật so:24-CT/TU'`; one a line from standard
//! input without one.

#[path = "../tests/common/mod.rs"]
mod common;

use std::io::{self, BufRead, Write};

use tracuu_query::{format_query, parse_query};

fn main() -> io::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    if !arguments.is_empty() {
        return show(&arguments.join(" "));
    }
    io::stdin().lock().lines().try_for_each(|line| show(&line?))
}

fn show(text: &str) -> io::Result<()> {
    let parsed = parse_query(text);
    let mut out = io::stdout().lock();
    writeln!(out, "{text}\n  {}\n  {}", common::reading(&parsed.query), format_query(&parsed.query))?;
    for remark in &parsed.diagnostics {
        writeln!(out, "  {}: {:?}: {}", remark.kind.name(), remark.span.of(text).unwrap_or_default(), remark.message)?;
    }
    Ok(())
}
