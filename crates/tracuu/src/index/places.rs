//! The places of a passage: which address begins where.

use std::fmt::{Display, Write};

/// Where in a passage a unit begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Place<'p> {
    /// The first byte in the text of the passage.
    pub(crate) start: usize,
    /// The stable address.
    pub(crate) address: &'p str,
}

/// Places in the order of their starts; an article has dozens, so that their addresses share one string.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Places {
    /// The addresses, one behind the other.
    addresses: String,
    /// Where each place begins, and where its address ends.
    bounds: Vec<(usize, usize)>,
}

/// Most addresses have fewer bytes.
const ADDRESS: usize = 12;

impl Places {
    /// No place yet, with room for so many.
    pub(crate) fn with_capacity(count: usize) -> Places {
        Places { addresses: String::with_capacity(count * ADDRESS), bounds: Vec::with_capacity(count) }
    }

    /// Adds a place behind the others.
    pub(crate) fn push(&mut self, start: usize, address: impl Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.addresses, "{address}");
        self.bounds.push((start, self.addresses.len()));
    }

    pub(crate) fn len(&self) -> usize {
        self.bounds.len()
    }

    pub(crate) fn get(&self, at: usize) -> Option<Place<'_>> {
        let &(start, end) = self.bounds.get(at)?;
        let before = at.checked_sub(1).and_then(|at| self.bounds.get(at)).map_or(0, |(_, end)| *end);
        self.addresses.get(before..end).map(|address| Place { start, address })
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = Place<'_>> {
        (0..self.len()).filter_map(|at| self.get(at))
    }

    /// How many places begin before a byte.
    pub(crate) fn count_before(&self, at: usize) -> usize {
        self.bounds.partition_point(|(start, _)| *start < at)
    }
}

impl<A: Display> FromIterator<(usize, A)> for Places {
    fn from_iter<I: IntoIterator<Item = (usize, A)>>(places: I) -> Places {
        let mut all = Places::default();
        places.into_iter().for_each(|(start, address)| all.push(start, address));
        all
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_come_back_in_order() {
        let places: Places = [(0, ""), (0, "d5"), (10, "d5.đ"), (12, "d5.k1")].into_iter().collect();
        let found: Vec<(usize, &str)> = places.iter().map(|place| (place.start, place.address)).collect();
        assert_eq!(found, [(0, ""), (0, "d5"), (10, "d5.đ"), (12, "d5.k1")]);
        assert_eq!((places.len(), places.get(4)), (4, None));
        let before = [0, 1, 10, 11, 13].map(|at| places.count_before(at));
        assert_eq!(before, [0, 2, 2, 3, 4]);
    }
}
