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

/// The text as it may stand on a terminal, on one line.
pub(crate) fn clean(text: &str) -> String {
    text.chars().map(|c| if c.is_ascii_whitespace() { ' ' } else { visible(c) }).collect()
}

/// Whether the text may hold a steering character, which a glance at its bytes tells for nearly every text.
pub(crate) fn may_steer(text: &str) -> bool {
    text.bytes().any(|byte| byte < 0x20 || matches!(byte, 0x7F | 0xC2 | 0xE2))
}

fn visible(c: char) -> char {
    if steers(c) { char::REPLACEMENT_CHARACTER } else { c }
}

/// Whether a terminal obeys the character instead of showing it.
pub(crate) fn steers(c: char) -> bool {
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
    fn a_glance_misses_nothing() {
        for c in (0..0x3000).filter_map(char::from_u32).filter(|c| super::steers(*c)) {
            assert!(super::may_steer(&format!("kỷ {c} luật")), "{c:?}");
        }
        assert!(!super::may_steer("Chỉ thị số 12-CT/TU"));
    }
}
