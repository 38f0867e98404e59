//! The numbers of a marker such as `1.3.1.`, without an allocation.

use std::fmt;
use std::ops::Deref;

/// The most numbers of a path.
const LONGEST: usize = 8;

/// A few numbers, the outermost first.
#[derive(Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Path {
    numbers: [u32; LONGEST],
    len: u8,
}

impl Path {
    /// Puts a number at the end, unless the path [is full](Self::is_full).
    pub(super) fn push(&mut self, number: u32) {
        if let Some(free) = self.numbers.get_mut(usize::from(self.len)) {
            *free = number;
            self.len += 1;
        }
    }

    /// Whether no other number has room.
    pub(super) fn is_full(&self) -> bool {
        usize::from(self.len) == LONGEST
    }
}

impl Deref for Path {
    type Target = [u32];

    fn deref(&self) -> &[u32] {
        self.numbers.get(..usize::from(self.len)).unwrap_or_default()
    }
}

impl fmt::Debug for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self[..].fmt(f)
    }
}
