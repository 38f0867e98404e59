//! JSON that steers no terminal, written as it is made.
//!
//! | in the text              | written    |
//! | ------------------------ | ---------- |
//! | `“`, `ỷ`                 | as it is   |
//! | escape, line feed        | `\u001b`, `\n`: what JSON demands |
//! | delete, C1 controls, bidirectional overrides | `\u007f`, `\u009b`, `\u202e` |
//!
//! Nothing is lost: an escape stands for the same character.

use std::io::{self, Write};

use serde::Serialize;
use serde_json::ser::{Formatter, Serializer};

use crate::clean::{may_steer, steers};

/// Writes a value on one line, without a line end.
pub(super) fn write(out: impl Write, value: &impl Serialize) -> io::Result<()> {
    value.serialize(&mut Serializer::with_formatter(out, Harmless)).map_err(io::Error::from)
}

/// The compact form, with every steering character in strings escaped.
struct Harmless;

impl Formatter for Harmless {
    fn write_string_fragment<W: ?Sized + Write>(&mut self, writer: &mut W, fragment: &str) -> io::Result<()> {
        if !may_steer(fragment) {
            return writer.write_all(fragment.as_bytes());
        }
        let mut rest = fragment;
        while let Some((plain, c, behind)) = split(rest) {
            writer.write_all(plain.as_bytes())?;
            write!(writer, "\\u{:04x}", u32::from(c))?;
            rest = behind;
        }
        writer.write_all(rest.as_bytes())
    }
}

/// The text before the first steering character, that character, and the text behind it.
fn split(text: &str) -> Option<(&str, char, &str)> {
    let at = text.find(steers)?;
    let (plain, rest) = text.split_at_checked(at)?;
    let c = rest.chars().next()?;
    Some((plain, c, rest.get(c.len_utf8()..)?))
}

#[cfg(test)]
mod tests {
    #[track_caller]
    fn check(text: &str, expected: &str) {
        let mut json = Vec::new();
        super::write(&mut json, &text).expect("written");
        let json = String::from_utf8(json).expect("UTF-8");
        assert_eq!(json, expected);
        assert_eq!(serde_json::from_str::<String>(&json).ok().as_deref(), Some(text));
    }

    #[test]
    fn escapes_what_steers_and_nothing_else() {
        check("Chỉ thị “về kỷ luật”\u{a0}…", "\"Chỉ thị “về kỷ luật”\u{a0}…\"");
        check("a\u{9b}b\u{202e}c\u{7f}d\u{1b}\n\"\\", r#""a\u009bb\u202ec\u007fd\u001b\n\"\\""#);
        check("\u{2066}", r#""\u2066""#);
        check("", r#""""#);
    }
}
