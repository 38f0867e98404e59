//! Tables that read well on a terminal and in Markdown.

use std::fmt;

/// A table; the first column stands left, the others right.
pub(crate) struct Table {
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(crate) fn new(head: &[&str]) -> Table {
        Table { rows: vec![head.iter().map(|&name| name.to_owned()).collect()] }
    }

    pub(crate) fn row(&mut self, cells: impl IntoIterator<Item = String>) {
        self.rows.push(cells.into_iter().collect());
    }

    fn width(&self, column: usize) -> usize {
        self.rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    }

    fn write_row(&self, f: &mut fmt::Formatter<'_>, row: &[String]) -> fmt::Result {
        for (column, cell) in row.iter().enumerate() {
            let width = self.width(column);
            if column == 0 { write!(f, "| {cell:<width$} |")? } else { write!(f, " {cell:>width$} |")? }
        }
        writeln!(f)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, row) in self.rows.iter().enumerate() {
            self.write_row(f, row)?;
            if number == 0 {
                let rule: Vec<String> = (0..row.len()).map(|column| "-".repeat(self.width(column))).collect();
                self.write_row(f, &rule)?;
            }
        }
        Ok(())
    }
}

/// A figure and how many times the baseline it is: `12.3 (1.50×)`.
pub(crate) fn ratio(figure: f64, base: f64) -> String {
    let digits = if figure < 100.0 { 2 } else { 0 };
    if base > 0.0 { format!("{figure:.digits$} ({:.2}×)", figure / base) } else { format!("{figure:.digits$}") }
}

#[cfg(test)]
mod tests {
    use super::{Table, ratio};

    #[test]
    fn columns_are_as_wide_as_their_widest_cell() {
        let mut table = Table::new(&["a", "time"]);
        table.row(["tracuu".into(), ratio(3.0, 2.0)]);
        assert_eq!(
            table.to_string(),
            "| a      |         time |\n| ------ | ------------ |\n| tracuu | 3.00 (1.50×) |\n"
        );
    }
}
