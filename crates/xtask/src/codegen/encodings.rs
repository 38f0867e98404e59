//! The generator `encodings`: which bytes stand for which letter in the encodings before Unicode.
//!
//! | row of `data/encodings/*.tsv` | becomes                                   |
//! | ----------------------------- | ----------------------------------------- |
//! | `ệ 65e4` of `vni.tsv`         | `('ệ', &[0x65, 0xe4])` in `VNI`            |
//! | `U+00A0 a0` of `tcvn3.tsv`    | `('\u{a0}', &[0xa0])` in `TCVN3`           |
//! | `agrave à` of `entities.tsv`  | `("agrave", 'à')` in `ENTITIES`            |

use std::collections::BTreeMap;
use std::fmt::Write;

use super::GeneratedFile;
use crate::table;
use crate::workspace::Workspace;

/// The tables of bytes, with the names of their Rust and what they are.
const TABLES: &[(&str, &str, &str)] = &[
    ("data/encodings/tcvn3.tsv", "TCVN3", "TCVN3 (ABC), the encoding of the `.VnTime` fonts"),
    ("data/encodings/vni.tsv", "VNI", "VNI-Windows"),
    ("data/encodings/viscii.tsv", "VISCII", "VISCII, RFC 1456"),
    ("data/encodings/viqr.tsv", "VIQR", "VIQR, RFC 1456"),
    ("data/encodings/cp1258.tsv", "CP1258", "Windows-1258"),
    ("data/encodings/cp1252.tsv", "CP1252", "Windows-1252, without the half that is Latin-1"),
    ("data/encodings/macroman.tsv", "MACROMAN", "Mac OS Roman"),
];
const ENTITIES: &str = "data/encodings/entities.tsv";

/// A letter and the bytes that stand for it.
type Code = (char, Vec<u8>);

/// Writes `generated/encodings.rs`.
pub(crate) fn generate(workspace: &Workspace) -> Result<Vec<GeneratedFile>, String> {
    let mut rust = super::header("The bytes of the encodings before Unicode.", &["data/encodings/*.tsv"]);
    for (path, name, what) in TABLES {
        emit(&mut rust, name, what, &read(workspace, path)?);
    }
    emit_entities(&mut rust, &read_entities(workspace)?);
    Ok(vec![GeneratedFile { path: "crates/tracuu-text/src/generated/encodings.rs", content: rust }])
}

/// The rows of one table, sorted by letter; no letter and no bytes stand twice.
fn read(workspace: &Workspace, path: &str) -> Result<Vec<Code>, String> {
    let (mut codes, mut seen) = (BTreeMap::new(), BTreeMap::new());
    for table::Row { place, cells: [letter, bytes] } in table::read(workspace, path, ["letter", "bytes"])?.rows {
        let (letter, bytes) = (parse_letter(&place, &letter)?, parse_bytes(&place, &bytes)?);
        if let Some(other) = seen.insert(bytes.clone(), letter) {
            return Err(format!("{place}: {bytes:02x?} stands for {other:?} already"));
        }
        if codes.insert(letter, bytes).is_some() {
            return Err(format!("{place}: {letter:?} stands twice"));
        }
    }
    Ok(codes.into_iter().collect())
}

/// The named characters, sorted by name.
fn read_entities(workspace: &Workspace) -> Result<BTreeMap<String, char>, String> {
    let rows = table::read(workspace, ENTITIES, ["name", "letter"])?.rows;
    let entity = |table::Row { place, cells: [name, letter] }: table::Row<2>| {
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
            return Err(format!("{place}: expected a name of letters and digits, but found `{name}`"));
        }
        Ok((name, parse_letter(&place, &letter)?))
    };
    rows.into_iter().map(entity).collect()
}

/// The only character of `cell`, or the one with the code point that it names: `U+00A0`.
fn parse_letter(place: &str, cell: &str) -> Result<char, String> {
    let mut characters = cell.chars();
    if let (Some(letter), None) = (characters.next(), characters.next()) {
        return Ok(letter);
    }
    let code = cell.strip_prefix("U+").and_then(|hex| u32::from_str_radix(hex, 16).ok());
    code.and_then(char::from_u32).ok_or_else(|| format!("{place}: expected a character or U+…, but found `{cell}`"))
}

/// `65e4` → `[0x65, 0xe4]`
fn parse_bytes(place: &str, cell: &str) -> Result<Vec<u8>, String> {
    let pair = |pair: &[u8]| std::str::from_utf8(pair).ok().and_then(|hex| u8::from_str_radix(hex, 16).ok());
    let bytes: Option<Vec<u8>> = cell.as_bytes().chunks(2).map(pair).collect();
    let bytes = bytes.filter(|bytes| (1..=3).contains(&bytes.len()) && cell.len() == 2 * bytes.len());
    bytes.ok_or_else(|| format!("{place}: expected one to three bytes in hexadecimal, but found `{cell}`"))
}

/// The Rust of one table.
fn emit(rust: &mut String, name: &str, what: &str, codes: &[Code]) {
    let _ = writeln!(rust, "\n/// {what}: (letter, its bytes), sorted by letter.");
    let _ = writeln!(rust, "pub(crate) static {name}: &[(char, &[u8])] = &[");
    for (letter, bytes) in codes {
        let bytes: Vec<String> = bytes.iter().map(|byte| format!("{byte:#04x}")).collect();
        let _ = writeln!(rust, "({letter:?}, &[{}]),", bytes.join(", "));
    }
    rust.push_str("];\n");
}

/// The Rust of the named characters.
fn emit_entities(rust: &mut String, entities: &BTreeMap<String, char>) {
    rust.push_str("\n/// Named characters of HTML: (name, character), sorted by name.\n");
    rust.push_str("pub(crate) static ENTITIES: &[(&str, char)] = &[\n");
    for (name, letter) in entities {
        let _ = writeln!(rust, "({name:?}, {letter:?}),");
    }
    rust.push_str("];\n");
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::codegen::letters;

    fn codes(name: &str) -> BTreeMap<char, Vec<u8>> {
        let workspace = Workspace::find().expect("a workspace");
        read(&workspace, &format!("data/encodings/{name}.tsv")).expect("a table").into_iter().collect()
    }

    #[test]
    fn every_letter_has_its_bytes() {
        let letters = letters::read(&Workspace::find().expect("a workspace")).expect("letters");
        for name in ["vni", "viscii", "viqr", "cp1258"] {
            let codes = codes(name);
            assert!(letters.iter().all(|letter| codes.contains_key(&letter.letter)), "{name}");
        }
        let tcvn3 = codes("tcvn3");
        let carried = |l: &&letters::Letter| !l.upper || (l.tone == 0);
        assert!(letters.iter().filter(carried).all(|letter| tcvn3.contains_key(&letter.letter)));
    }

    #[test]
    fn reads_cells() {
        assert_eq!(parse_letter("t:1", "ệ"), Ok('ệ'));
        assert_eq!(parse_letter("t:1", "U+00A0"), Ok('\u{a0}'));
        assert_eq!(parse_letter("t:1", "ab"), Err("t:1: expected a character or U+…, but found `ab`".to_string()));
        assert_eq!(parse_bytes("t:1", "65e4"), Ok(vec![0x65, 0xe4]));
        assert!(parse_bytes("t:1", "65e").is_err());
        assert!(parse_bytes("t:1", "").is_err());
    }
}
