//! Tables: the tab-separated files in `data/`.
//!
//! ```text
//! # source: where the facts come from        first line, always
//! # any further remark                       lines that open with `#` are remarks
//! onset   example                            the header names the columns
//! ngh     nghị                               one fact a line; a cell may be empty
//! ```

use crate::workspace::Workspace;

/// A table whose header was what the reader expected.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Table<const COLUMNS: usize> {
    /// The rows, in the order of the file.
    pub(crate) rows: Vec<Row<COLUMNS>>,
}

/// One fact.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Row<const COLUMNS: usize> {
    /// Where it stands, as `data/text/onsets.tsv:4`, for messages.
    pub(crate) place: String,
    /// Its cells, in the order of the expected columns.
    pub(crate) cells: [String; COLUMNS],
}

/// Reads the table at `path`, which must have exactly these columns.
pub(crate) fn read<const COLUMNS: usize>(
    workspace: &Workspace,
    path: &str,
    columns: [&str; COLUMNS],
) -> Result<Table<COLUMNS>, String> {
    parse(path, &workspace.read(path)?, columns)
}

/// Reads `text`, the content of the table at `path`.
fn parse<const COLUMNS: usize>(path: &str, text: &str, columns: [&str; COLUMNS]) -> Result<Table<COLUMNS>, String> {
    if !text.starts_with("# source: ") {
        return Err(format!("{path}:1: expected `# source: …`, but found something else"));
    }
    let lines = text.lines().zip(1..).filter(|(line, _)| !line.starts_with('#'));
    let mut rows = lines.map(|(line, number)| row(format!("{path}:{number}"), line));
    let header: Row<COLUMNS> = rows.next().ok_or_else(|| format!("{path}: expected a header"))??;
    if header.cells != columns {
        let (expected, found) = (columns.join(", "), header.cells.join(", "));
        return Err(format!("{}: expected the columns {expected}, but found {found}", header.place));
    }
    Ok(Table { rows: rows.collect::<Result<_, _>>()? })
}

/// Splits one line into its cells.
fn row<const COLUMNS: usize>(place: String, line: &str) -> Result<Row<COLUMNS>, String> {
    let cells: Vec<String> = line.split('\t').map(str::to_string).collect();
    match cells.try_into() {
        Ok(cells) => Ok(Row { place, cells }),
        Err(cells) => Err(format!("{place}: expected {COLUMNS} cells, but found {}", cells.len())),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: Result<&[[&str; 2]], &str>) {
        let found = parse("t.tsv", text, ["onset", "example"])
            .map(|table| table.rows.into_iter().map(|row| row.cells).collect::<Vec<_>>());
        let expected = expected.map(|rows| rows.iter().map(|row| row.map(str::to_string)).collect());
        assert_eq!(found, expected.map_err(str::to_string));
    }

    #[test]
    fn reads_what_the_header_names() {
        check("# source: s\n# remark\nonset\texample\nngh\tnghị\nx\t\n", Ok(&[["ngh", "nghị"], ["x", ""]]));
    }

    #[test]
    fn says_what_was_expected() {
        check("onset\texample\n", Err("t.tsv:1: expected `# source: …`, but found something else"));
        check("# source: s\n", Err("t.tsv: expected a header"));
        check("# source: s\nonset\tword\n", Err("t.tsv:2: expected the columns onset, example, but found onset, word"));
        check("# source: s\nonset\texample\nngh\n", Err("t.tsv:3: expected 2 cells, but found 1"));
    }
}
