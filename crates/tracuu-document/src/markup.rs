//! Markup inside a line: emphasis, escapes, tags, entities, table pipes.
//!
//! | at            | mark                |
//! | ------------- | ------------------- |
//! | `**`          | dropped             |
//! | `_x`, not `x_y` | dropped           |
//! | `____`        | a blank             |
//! | `\-`          | the sign behind it  |
//! | `<b>`, `<br>` | dropped, a blank    |
//! | `|`           | a blank             |

/// What stands where the text is not plain.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mark {
    /// This many bytes count as a blank.
    Blank(usize),
    /// This many bytes are left out.
    Drop(usize),
    /// This many bytes are text after all.
    Keep(usize),
    /// A backslash and the sign that it protects.
    Escape(usize),
    /// What looks like an entity, from `&` to `;`.
    Entity(usize),
}

/// Whether the character is neither markup nor a blank, wherever it stands.
pub(crate) fn is_plain(character: char) -> bool {
    !matches!(character, '*' | '_' | '\\' | '<' | '&' | '|' | '\u{FEFF}')
        && !character.is_whitespace()
        && !character.is_control()
}

/// Reads the mark at the start of `rest`, which stands behind the character `before`.
pub(crate) fn scan_mark(rest: &str, before: Option<char>) -> Mark {
    let first = rest.chars().next().unwrap_or(' ');
    match first {
        '*' | '\u{FEFF}' => Mark::Drop(first.len_utf8()),
        '_' => scan_underscores(rest, before),
        '\\' => scan_escape(rest),
        '<' => scan_tag(rest),
        '&' => scan_entity(rest),
        _ => Mark::Blank(first.len_utf8()),
    }
}

/// Underscores inside a word are text, around one they are emphasis, in a row they are a line to fill in.
fn scan_underscores(rest: &str, before: Option<char>) -> Mark {
    let len = rest.bytes().take_while(|&b| b == b'_').count();
    let after = rest.get(len..).and_then(|tail| tail.chars().next());
    let is_word = |sign: Option<char>| sign.is_some_and(char::is_alphanumeric);
    match len {
        3.. => Mark::Blank(len),
        _ if is_word(before) && is_word(after) => Mark::Keep(len),
        _ => Mark::Drop(len),
    }
}

fn scan_escape(rest: &str) -> Mark {
    match rest.as_bytes().get(1) {
        Some(sign) if sign.is_ascii_punctuation() => Mark::Escape(2),
        Some(_) => Mark::Keep(1),
        None => Mark::Drop(1),
    }
}

/// The longest tag that is looked for, in bytes.
const LONGEST_TAG: usize = 200;

/// Tags that part words.
const BLOCK_TAGS: [&str; 12] = ["br", "p", "div", "td", "th", "tr", "li", "ul", "ol", "table", "hr", "center"];

fn scan_tag(rest: &str) -> Mark {
    let name = rest.strip_prefix('<').map(|tag| tag.strip_prefix('/').unwrap_or(tag)).unwrap_or_default();
    let is_tag = name.starts_with(|c: char| c.is_ascii_alphabetic() || c == '!');
    let end = rest.bytes().take(LONGEST_TAG).skip(1).position(|b| matches!(b, b'>' | b'<'));
    let closes = end.is_some_and(|at| rest.as_bytes().get(at + 1) == Some(&b'>'));
    match end {
        Some(at) if is_tag && closes && is_html(name) => {
            if is_block(name) {
                Mark::Blank(at + 2)
            } else {
                Mark::Drop(at + 2)
            }
        }
        _ => Mark::Keep(1),
    }
}

/// `b>`, `span style=…>`: a name of ASCII letters and digits, then a blank, a slash or the end.
fn is_html(tag: &str) -> bool {
    let name_end = tag.find(|c: char| !c.is_ascii_alphanumeric() && c != '!' && c != '-').unwrap_or(tag.len());
    tag.get(name_end..).is_some_and(|tail| tail.starts_with(['>', ' ', '/', '\t', '\n']))
}

fn is_block(tag: &str) -> bool {
    BLOCK_TAGS.iter().any(|block| {
        let tail = tag.get(..block.len()).filter(|name| name.eq_ignore_ascii_case(block)).and(tag.get(block.len()..));
        tail.is_some_and(|tail| !tail.starts_with(|c: char| c.is_ascii_alphanumeric()))
    })
}

/// The longest entity that is looked for, in bytes.
const LONGEST_ENTITY: usize = 12;

fn scan_entity(rest: &str) -> Mark {
    let end = rest.bytes().take(LONGEST_ENTITY).position(|b| b == b';');
    end.map_or(Mark::Keep(1), |at| Mark::Entity(at + 1))
}
