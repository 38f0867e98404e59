//! The generator `ranker`: the trees of the second stage of ranking.
//!
//! | row of `data/ranking/trees.tsv`                       | becomes                                     |
//! | ----------------------------------------------------- | ------------------------------------------- |
//! | `0  0  run  0.25  1  2  0.013` (tree, node, signal, threshold, low, high, value) | a number in each of the arrays |
//! | `0  1  -    -     -  -  -0.1` (a leaf)                | the same, with itself as its successors     |
//!
//! `benches/quality/train.py` writes the table.

use std::collections::BTreeSet;

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

const TABLE: &str = "data/ranking/trees.tsv";

/// A node; places count through all trees.
struct Node {
    signal: usize,
    threshold: String,
    low: usize,
    high: usize,
    value: String,
}

/// Writes `generated/ranker.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let columns = ["tree", "node", "signal", "threshold", "low", "high", "value"];
    let rows = table::read(workspace, TABLE, columns)?.rows;
    let names: BTreeSet<&str> = rows.iter().map(|row| row.cells[2].as_str()).filter(|name| *name != "-").collect();
    let names: Vec<&str> = names.into_iter().collect();
    let (mut nodes, mut roots) = (Vec::new(), Vec::new());
    for row in &rows {
        let complain = |what: &str| format!("{}: {what}", row.place);
        let [_, node, signal, threshold, low, high, value] = &row.cells;
        let number = |cell: &str| cell.parse::<usize>().map_err(|_| complain("expected the number of a node"));
        if number(node)? == 0 {
            roots.push(nodes.len());
        }
        let root = *roots.last().ok_or_else(|| complain("expected the first node of a tree to be 0"))?;
        let is_leaf = signal == "-";
        let successor = |cell: &str| if is_leaf { Ok(nodes.len()) } else { Ok::<_, String>(root + number(cell)?) };
        for cell in [threshold, value].into_iter().filter(|cell| *cell != "-") {
            cell.parse::<f32>().map_err(|_| complain("expected a number"))?;
        }
        nodes.push(Node {
            signal: names.binary_search(&signal.as_str()).unwrap_or(0),
            threshold: if is_leaf { "0.0".to_owned() } else { float(threshold) },
            low: successor(low)?,
            high: successor(high)?,
            value: float(value),
        });
    }
    Ok(vec![GeneratedFile { path: "crates/tracuu/src/generated/ranker.rs", content: emit(&names, &roots, &nodes) }])
}

/// A number as Rust writes one of 32 bits.
fn float(cell: &str) -> String {
    format!("{:?}", cell.parse::<f32>().unwrap_or(0.0))
}

fn emit(names: &[&str], roots: &[usize], nodes: &[Node]) -> String {
    let what = "The trees of the second stage of ranking.";
    let column = |of: &dyn Fn(&Node) -> String| lines(nodes.iter().map(of));
    [
        super::header(what, &[TABLE]),
        format!("/// The signals that nodes ask for.\npub(crate) const SIGNALS: &[&str] = &{names:?};"),
        array("The first node of each tree.", "ROOTS: &[u16]", &lines(roots.iter().map(usize::to_string))),
        array("The signal of each node.", "SIGNAL: &[u8]", &column(&|node| node.signal.to_string())),
        array("What it is compared with.", "THRESHOLD: &[f32]", &column(&|node| node.threshold.clone())),
        array(
            "Where to go on from at most that; a leaf is its own.",
            "LOW: &[u16]",
            &column(&|node| node.low.to_string()),
        ),
        array("Where to go on from more.", "HIGH: &[u16]", &column(&|node| node.high.to_string())),
        array(
            "What the trees add on the way: the mean over what came here.",
            "VALUE: &[f32]",
            &column(&|node| node.value.clone()),
        ),
    ]
    .join("\n\n")
        + "\n"
}

fn array(what: &str, name: &str, lines: &str) -> String {
    format!("/// {what}\n#[rustfmt::skip]\npub(crate) const {name} = &[\n{lines}];")
}

/// Values on lines of at most 120 characters.
fn lines(values: impl Iterator<Item = String>) -> String {
    let mut lines = String::new();
    let mut width = 0;
    for value in values {
        if width == 0 || width + value.len() + 2 > 120 {
            lines.push_str(if width == 0 { "    " } else { "\n    " });
            width = 4;
        } else {
            lines.push(' ');
            width += 1;
        }
        lines.push_str(&value);
        lines.push(',');
        width += value.len() + 1;
    }
    lines.push('\n');
    lines
}
