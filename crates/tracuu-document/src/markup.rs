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

/// What a byte says of the character that it begins or belongs to.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Class {
    /// Part of a plain character.
    Plain,
    /// A space.
    Space,
    /// Markup, a control character or another blank.
    Mark,
    /// The first byte of characters some of which are blanks or controls.
    Doubtful,
}

static CLASSES: [Class; 256] = classes();

const fn classes() -> [Class; 256] {
    let mut classes = [Class::Plain; 256];
    let mut byte = 0;
    while byte < 256 {
        classes[byte] = match byte as u8 {
            b' ' => Class::Space,
            b'*' | b'_' | b'\\' | b'<' | b'&' | b'|' | ..0x20 | 0x7F => Class::Mark,
            // U+0080-00A0, U+1680, U+2000-205F, U+3000, U+FEFF.
            0xC2 | 0xE1 | 0xE2 | 0xE3 | 0xEF => Class::Doubtful,
            _ => Class::Plain,
        };
        byte += 1;
    }
    classes
}

/// The bytes of plain text at the start of `text`: plain characters, and single spaces between them.
pub(crate) fn plain_len(text: &str) -> usize {
    let bytes = text.as_bytes();
    let mut at = 0;
    let mut is_behind_space = true;
    while let Some(&byte) = bytes.get(at) {
        if let Some(len) = plain_chunk(bytes, at).filter(|_| !is_behind_space) {
            at += len;
            is_behind_space = bytes.get(at - 1) == Some(&b' ');
            continue;
        }
        match CLASSES[usize::from(byte)] {
            Class::Plain => is_behind_space = false,
            Class::Space if !is_behind_space => is_behind_space = true,
            Class::Doubtful if is_plain_at(text, at) => is_behind_space = false,
            _ => break,
        }
        at += 1;
    }
    if is_behind_space { at.saturating_sub(1) } else { at }
}

/// So many bytes are looked at in one step.
const CHUNK: usize = 32;

/// The length of the chunk that begins here, when nothing in it needs a closer look: no loop that stops early, so that the
/// compiler can look at all bytes at once.
fn plain_chunk(bytes: &[u8], at: usize) -> Option<usize> {
    let chunk = bytes.get(at..at + CHUNK)?;
    let next = bytes.get(at + 1..at + 1 + CHUNK)?;
    let is_doubtful = |byte: u8| {
        matches!(byte, b'*' | b'_' | b'\\' | b'<' | b'&' | b'|' | 0x7F | 0xC2 | 0xE2 | 0xE3 | 0xEF) | (byte < 0x20)
    };
    let is_pair = |byte: u8, next: u8| ((byte == b' ') & (next == b' ')) | ((byte == 0xE1) & (next == 0x9A));
    let pairs = chunk.iter().zip(next);
    let doubts = pairs.fold(0, |doubts, (&byte, &next)| doubts | u8::from(is_doubtful(byte) | is_pair(byte, next)));
    (doubts == 0).then_some(CHUNK)
}

/// Whether the character that begins here is plain; most of those with 0xE1 are letters of Vietnamese.
fn is_plain_at(text: &str, at: usize) -> bool {
    let bytes = text.as_bytes();
    match (bytes.get(at), bytes.get(at + 1)) {
        (Some(0xE1), Some(next)) => *next != 0x9A,
        _ => text.get(at..).and_then(|rest| rest.chars().next()).is_some_and(is_plain),
    }
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
