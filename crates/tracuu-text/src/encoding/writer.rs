//! The decoded text in the making: letters go in, NFC and an alignment come out.
//!
//! | put in                      | written | edit                |
//! | --------------------------- | ------- | ------------------- |
//! | `a` as it stood             | `a`     | none                |
//! | `ệ` from one byte           | `ệ`     | `1 → 3`             |
//! | `ê`, U+0323 from two bytes  | `ệ`     | `2 → 3`             |
//! | a byte that means nothing   | U+FFFD  | `1 → 3`, reported   |

use std::borrow::Cow;

use unicode_normalization::char::canonical_combining_class;
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use super::pair_set::{PairSet, range};
use super::source::Unit;
use crate::{Aligned, AlignmentBuilder, Decoded, Span};

/// Where decoders put their letters.
pub(super) trait Sink {
    /// `letter`, made of `len` bytes of the source; `is_same` when they are its UTF-8.
    fn put(&mut self, letter: char, len: usize, is_same: bool);

    /// A unit that means nothing: a character stays, a byte becomes U+FFFD.
    fn put_nothing(&mut self, unit: Unit);

    /// What a unit stands for.
    fn put_for(&mut self, letter: char, unit: Unit) {
        self.put(letter, unit.len, unit.shown == Some(letter));
    }
}

/// Writes NFC and records how it came about.
#[derive(Debug, Default)]
pub(super) struct Writer {
    text: String,
    alignment: AlignmentBuilder,
    replaced: Vec<Span>,
    /// The last letter and the marks that follow it: what comes next may still join them.
    cluster: String,
    cluster_len: usize,
    cluster_is_same: bool,
}

impl Sink for Writer {
    fn put(&mut self, letter: char, len: usize, is_same: bool) {
        if begins_cluster(letter) {
            self.flush();
            self.cluster_is_same = true;
        }
        self.cluster.push(letter);
        self.cluster_len += len;
        self.cluster_is_same &= is_same;
    }

    fn put_nothing(&mut self, unit: Unit) {
        match unit.shown {
            Some(character) => self.put(character, unit.len, true),
            None => self.put_replacement(unit.len),
        }
    }
}

impl Writer {
    /// `len` bytes of the source that mean nothing.
    pub(super) fn put_replacement(&mut self, len: usize) {
        self.flush();
        let start = self.alignment.source_len();
        self.replaced.push(Span::new(start, start + len));
        self.put(char::REPLACEMENT_CHARACTER, len, false);
    }

    /// Text that stays as it is, except that it is composed.
    pub(super) fn keep(&mut self, text: &str) {
        text.chars().for_each(|character| self.put(character, character.len_utf8(), true));
    }

    /// `len` bytes of the source that are gone.
    pub(super) fn drop_bytes(&mut self, len: usize) {
        self.flush();
        self.alignment.replace(len, 0);
    }

    /// The text over `bytes`, borrowed when nothing changed.
    pub(super) fn into_decoded(mut self, bytes: &[u8]) -> Decoded<'_> {
        self.flush();
        let text = match std::str::from_utf8(bytes) {
            Ok(text) if self.alignment.is_identity() => Cow::Borrowed(text),
            _ => Cow::Owned(self.text),
        };
        Decoded { text, alignment: self.alignment.finish(), replaced: self.replaced }
    }

    /// The text over `source`, borrowed when nothing changed.
    pub(super) fn into_aligned(mut self, source: &str) -> Aligned<'_> {
        self.flush();
        if self.alignment.is_identity() {
            return Aligned::unchanged(source);
        }
        Aligned { text: Cow::Owned(self.text), alignment: self.alignment.finish() }
    }

    fn flush(&mut self) {
        let mut characters = self.cluster.chars();
        let before = self.text.len();
        match (characters.next(), characters.next()) {
            (None, _) => return,
            (Some(single), None) if is_stable(single) => self.text.push(single),
            _ => self.text.extend(self.cluster.nfc()),
        }
        let written = self.text.get(before..).unwrap_or_default();
        if self.cluster_is_same && written == self.cluster {
            self.alignment.copy(self.cluster_len);
        } else {
            self.alignment.replace(self.cluster_len, written.len());
        }
        self.cluster.clear();
        self.cluster_len = 0;
    }
}

/// Composes `text` to NFC.
pub(super) fn compose(text: &str) -> Aligned<'_> {
    if is_surely_nfc(text) {
        return Aligned::unchanged(text);
    }
    let mut writer = Writer::default();
    writer.keep(text);
    writer.into_aligned(text)
}

/// Whether composition changes nothing in `text`.
pub(super) fn is_surely_nfc(text: &str) -> bool {
    let needs_a_look = UNSAFE.classes_in(text.as_bytes()) != 0;
    !needs_a_look || is_nfc_quick(text.chars()) == IsNormalized::Yes
}

/// All characters but those below U+0300, Latin Extended Additional and the punctuation from U+2010 on.
static UNSAFE: PairSet = PairSet::new()
    .with(1, &range::<21>(0xCC), &range::<64>(0x80))
    .with(1, &range::<18>(0xE3), &range::<64>(0x80))
    .with(2, b"\xE1", &range::<56>(0x80))
    .with(2, b"\xE1", &range::<4>(0xBC))
    .with(4, b"\xE2", &range::<63>(0x81))
    // U+2000 to U+200F, behind their first byte.
    .with(8, b"\x80", &range::<16>(0x80));

/// Whether nothing before this character can join it.
fn begins_cluster(character: char) -> bool {
    match character {
        ..'\u{300}' | '\u{1E00}'..='\u{1EFF}' | '\u{FFFD}' => true,
        _ => canonical_combining_class(character) == 0 && is_nfc_quick(std::iter::once(character)) == IsNormalized::Yes,
    }
}

/// Whether this character alone is in NFC.
fn is_stable(character: char) -> bool {
    begins_cluster(character)
}
