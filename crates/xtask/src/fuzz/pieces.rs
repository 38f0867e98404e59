//! The dictionary: pieces that the engine puts into inputs.
//!
//! | `pieces.txt`   | libFuzzer's form           |
//! | -------------- | -------------------------- |
//! | `24-CT/TU`     | `"24-CT/TU"`               |
//! | `kỷ`           | `"k\xE1\xBB\xB7"`          |
//! | `\u{AD}`       | `"\xC2\xAD"`               |
//! | `Vi\xD6t`      | `"Vi\xD6t"`                |
//! | `\\.`          | `"\\."`                    |

use std::fs;
use std::path::Path;

use crate::workspace::Workspace;

const SOURCE: &str = "tests/fuzz/pieces.txt";

/// Writes the pieces to `path` as libFuzzer reads them.
pub(super) fn write(workspace: &Workspace, path: &Path) -> Result<(), String> {
    let text = workspace.read(SOURCE)?;
    let lines = (1..).zip(text.lines()).filter(|(_, line)| !line.is_empty() && !line.starts_with('#'));
    let mut dictionary = String::new();
    for (number, line) in lines {
        let bytes = bytes_of(line).ok_or_else(|| format!("{SOURCE}:{number}: expected \\\\, \\xNN or \\u{{N}}"))?;
        dictionary.push_str(&entry(&bytes));
        dictionary.push('\n');
    }
    fs::write(path, dictionary).map_err(|error| format!("{}: {error}", path.display()))
}

/// The bytes of a line; `None` when an escape is none.
fn bytes_of(line: &str) -> Option<Vec<u8>> {
    let mut pieces = line.split('\\');
    let mut bytes = pieces.next()?.as_bytes().to_vec();
    while let Some(piece) = pieces.next() {
        let rest = if let Some(rest) = piece.strip_prefix('x') {
            let (digits, rest) = rest.split_at_checked(2)?;
            bytes.push(u8::from_str_radix(digits, 16).ok()?);
            rest
        } else if let Some(rest) = piece.strip_prefix("u{") {
            let (digits, rest) = rest.split_once('}')?;
            let character = char::from_u32(u32::from_str_radix(digits, 16).ok()?)?;
            bytes.extend(character.encode_utf8(&mut [0; 4]).as_bytes());
            rest
        } else if piece.is_empty() {
            bytes.push(b'\\');
            pieces.next()?
        } else {
            return None;
        };
        bytes.extend(rest.as_bytes());
    }
    Some(bytes)
}

fn entry(bytes: &[u8]) -> String {
    let escaped = bytes.iter().map(|&byte| match byte {
        b'"' | b'\\' => format!("\\{}", char::from(byte)),
        b' '..=b'~' => char::from(byte).to_string(),
        _ => format!("\\x{byte:02X}"),
    });
    format!("\"{}\"", escaped.collect::<String>())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(bytes_of(line).map(|bytes| entry(&bytes)).as_deref(), expected, "{line}");
    }

    #[test]
    fn reads_pieces() {
        check("24-CT/TU", Some(r#""24-CT/TU""#));
        check("kỷ", Some(r#""k\xE1\xBB\xB7""#));
        check(r"Vi\xD6t\u{AD}", Some(r#""Vi\xD6t\xC2\xAD""#));
        check(r"ddu+o+.c\\.", Some(r#""ddu+o+.c\\.""#));
        check(r#"""#, Some(r#""\"""#));
        check(r"\q", None);
        check(r"\x9", None);
        check(r"\u{D800}", None);
    }
}
