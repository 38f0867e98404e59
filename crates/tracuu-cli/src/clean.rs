//! Keeps what documents, paths and ids hold from steering the terminal.
//!
//! | in the text | on the terminal | in JSON |
//! | ----------- | --------------- | ------- |
//! | tab, line feed, carriage return | a blank | `\t` `\n` `\r` |
//! | other C0 controls, such as escape | `�` | `\u001b` |
//! | delete and C1 controls | `�` | `\u007f`, `\u009b` |
//! | bidirectional overrides, U+202A to U+202E and U+2066 to U+2069 | `�` | `\u202e` |
//!
//! JSON loses nothing: an escape stands for the same character.

use std::fmt::Write;

/// The text as it may stand on a terminal, on one line.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { visible(c) }).collect()
}

/// The same JSON with every steering character escaped; such characters can only stand inside its strings.
pub(crate) fn escape_json(json: &str) -> String {
    let mut escaped = String::with_capacity(json.len());
    for c in json.chars() {
        if steers(c) {
            // Writing to a string cannot fail.
            let _ = write!(escaped, "\\u{:04x}", u32::from(c));
        } else {
            escaped.push(c);
        }
    }
    escaped
}

fn visible(c: char) -> char {
    if steers(c) { char::REPLACEMENT_CHARACTER } else { c }
}

/// Whether a terminal obeys the character instead of showing it.
fn steers(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, terminal: &str) {
        assert_eq!(super::clean(text), terminal);
    }

    #[test]
    fn leaves_vietnamese_alone() {
        check("Chỉ thị số 12-CT/TU “về kỷ luật”", "Chỉ thị số 12-CT/TU “về kỷ luật”");
        check("ky\u{309} lua\u{323}t", "ky\u{309} lua\u{323}t");
    }

    #[test]
    fn disarms_what_steers_a_terminal() {
        check("đỏ\u{1b}[31m", "đỏ�[31m");
        check("\u{7}\u{0}\u{7f}\u{9b}31m", "����31m");
        check("abc\u{202e}fdp.exe\u{2066}", "abc�fdp.exe�");
    }

    #[test]
    fn keeps_lines_on_one_line() {
        check("một\r\nhai\tba", "một  hai ba");
    }

    #[test]
    fn escapes_in_json_without_loss() {
        let text = "a\u{9b}b\u{202e}c\u{7f}d\u{1b}";
        let json = super::escape_json(&serde_json::json!(text).to_string());
        assert_eq!(json, r#""a\u009bb\u202ec\u007fd\u001b""#);
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }
}
