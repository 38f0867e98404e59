//! A bounded sample, spread over the whole of a text.
//!
//! | length    | windows                                         |
//! | --------- | ----------------------------------------------- |
//! | to 256 KB | of 4 KB, one after another: all of it           |
//! | above     | 64 of 4 KB, evenly spread                       |
//!
//! Windows are cut at white space.

use std::ops::Range;

const WHOLE: usize = 256 << 10;
const WINDOWS: usize = 64;
const WINDOW: usize = WHOLE / WINDOWS;

/// Ranges of `bytes` that stand for all of them.
pub(super) fn windows(bytes: &[u8]) -> impl Iterator<Item = Range<usize>> {
    let count = bytes.len().div_ceil(WINDOW).min(WINDOWS);
    let step = if bytes.len() <= WHOLE { WINDOW } else { (bytes.len() - WINDOW) / (WINDOWS - 1) };
    (0..count).map(move |i| cut(bytes, i * step)..cut(bytes, i * step + WINDOW))
}

/// The first white space from `at` on; `at` itself where there is none near.
fn cut(bytes: &[u8], at: usize) -> usize {
    let near = bytes.get(at..).unwrap_or_default().iter().take(WINDOW);
    match near.clone().position(u8::is_ascii_whitespace) {
        _ if at == 0 => 0,
        Some(ahead) => at + ahead,
        None => (at + near.len()).min(bytes.len()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_text_is_seen_whole() {
        assert_eq!(windows(b"").count(), 0);
        assert_eq!(windows(b"kyr luaajt").map(|window| window.len()).collect::<Vec<_>>(), [10]);
    }

    #[test]
    fn windows_follow_each_other() {
        let text = "luật ".repeat(10_000);
        let windows: Vec<_> = windows(text.as_bytes()).collect();
        assert_eq!(windows.first().map(|w| w.start), Some(0));
        assert_eq!(windows.last().map(|w| w.end), Some(text.len()));
        assert!(windows.windows(2).all(|pair| pair[0].end == pair[1].start));
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
