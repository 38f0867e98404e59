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
    /// Puts a number at the end; false when there is no room.
    pub(super) fn push(&mut self, number: u32) -> bool {
        let free = self.numbers.get_mut(usize::from(self.len));
        let Some(free) = free else { return false };
        *free = number;
        self.len += 1;
        true
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
