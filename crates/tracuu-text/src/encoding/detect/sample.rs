//! A bounded sample, spread over the whole of a text.
//!
//! | length    | windows                                         |
//! | --------- | ----------------------------------------------- |
//! | to 256 KB | one: all of it                                  |
//! | above     | 64 of 4 KB, evenly spread, cut at white space   |

use std::ops::Range;

const WHOLE: usize = 256 << 10;
const WINDOWS: usize = 64;
const WINDOW: usize = WHOLE / WINDOWS;

/// Ranges of `bytes` that stand for all of them.
pub(super) fn windows(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let is_whole = bytes.len() <= WHOLE;
    let (count, step) = if is_whole { (1, 0) } else { (WINDOWS, (bytes.len() - WINDOW) / (WINDOWS - 1)) };
    (0..count).map(move |i| if is_whole { 0..bytes.len() } else { window(bytes, i * step) })
}

/// The window at `start`, moved forward to white space on both sides.
fn window(bytes: &[u8], start: usize) -> Range<usize> {
    let cut = |at: usize| {
        let rest = bytes.get(at..).unwrap_or_default();
        at + rest.iter().take(WINDOW).take_while(|byte| !byte.is_ascii_whitespace()).count()
    };
    let begin = if start == 0 { 0 } else { cut(start) };
    begin..cut(start + WINDOW)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_text_is_seen_whole() {
        assert_eq!(windows(b"").collect::<Vec<_>>(), [0..0]);
        assert_eq!(windows(b"kyr luaajt").collect::<Vec<_>>(), [0..10]);
    }

    #[test]
    fn long_text_is_seen_everywhere() {
        let text = "luật ".repeat(200_000);
        let windows: Vec<_> = windows(text.as_bytes()).collect();
        assert_eq!(windows.len(), WINDOWS);
        assert_eq!(windows.first().map(|w| w.start), Some(0));
        assert!(windows.last().is_some_and(|w| w.end + WINDOWS > text.len()));
        assert!(windows.iter().all(|w| text.get(w.clone()).is_some()));
        assert!(windows.iter().map(Range::len).sum::<usize>() <= WHOLE + WINDOWS * WINDOW);
    }
}
