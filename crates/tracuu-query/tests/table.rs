//! The table of the language, `table.tsv`: what was typed, what it is read as, and the remarks.
//!
//! | reading                          | means                                                 |
//! | -------------------------------- | ----------------------------------------------------- |
//! | `a`, `+a`, `-a`                  | a word that may, must, must not be there              |
//! | `(exact a)`, `(prefix a)`        | a word that is meant exactly; the beginning of words  |
//! | `(phrase a b)`, `(exact-phrase a b)`, `(phrase~4 a b)` | a phrase, an exact one, one with a window |
//! | `(number …)`, `(date …)`, `(compound …)` | what is one token                             |
//! | `(kind: …)`                      | a field                                               |
//! | `(group a b)`                    | a group                                               |
//!
//! What cannot be seen is written as `\t`, `\n` or `\u{323}`. A line that begins with `# ` is a heading.

mod common;

use std::fmt::Write;

use tracuu_query::parse_query;

#[test]
fn every_row() {
    let rows = include_str!("table.tsv").lines().skip(1).filter(|line| !line.starts_with("# "));
    let mut failures = String::new();
    let mut count = 0;
    for row in rows {
        let [input, reading, expected] = cells(row);
        let parsed = parse_query(&unescaped(input));
        let remarks: Vec<&str> = parsed.diagnostics.iter().map(|remark| remark.kind.name()).collect();
        let found = (common::reading(&parsed.query), remarks.join(" "));
        if found != (unescaped(reading), expected.to_owned()) {
            writeln!(failures, "{row}\n  but found: {} | {}", found.0, found.1).expect("strings take all");
        }
        count += 1;
    }
    assert!(count >= 150, "{count} rows");
    assert!(failures.is_empty(), "\n{failures}");
}

fn cells(row: &str) -> [&str; 3] {
    let cells: Vec<&str> = row.split('\t').collect();
    cells.try_into().unwrap_or_else(|cells| panic!("expected three cells, but found {cells:?}"))
}

/// The text of a cell: `\t`, `\n` and `\u{…}` for what they stand for.
fn unescaped(cell: &str) -> String {
    let mut pieces = cell.split('\\');
    let first = pieces.next().unwrap_or_default().to_owned();
    pieces.fold(first, |text, piece| text + &escape(piece).unwrap_or_else(|| panic!("expected an escape: \\{piece}")))
}

fn escape(piece: &str) -> Option<String> {
    if let Some(rest) = piece.strip_prefix("u{") {
        let (code, rest) = rest.split_once('}')?;
        let character = char::from_u32(u32::from_str_radix(code, 16).ok()?)?;
        return Some(format!("{character}{rest}"));
    }
    let (letter, rest) = piece.split_at_checked(1)?;
    let character = match letter {
        "t" => '\t',
        "n" => '\n',
        _ => return None,
    };
    Some(format!("{character}{rest}"))
}
