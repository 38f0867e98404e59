//! Texts in order, one behind the other, found by their places.

/// Texts that were pushed in ascending order.
#[derive(Debug, Default)]
pub(crate) struct SortedTexts {
    texts: String,
    /// Where each ends.
    ends: Vec<u32>,
}

impl SortedTexts {
    /// Puts a text behind the others, which are less.
    pub(crate) fn push(&mut self, text: &str) {
        self.texts.push_str(text);
        self.ends.push(self.texts.len() as u32);
    }

    /// How many there are.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// The text at a place.
    pub(crate) fn get(&self, place: usize) -> Option<&str> {
        let start = place.checked_sub(1).map_or(0, |before| self.ends.get(before).copied().unwrap_or_default());
        self.texts.get(start as usize..*self.ends.get(place)? as usize)
    }

    /// The place of the first text that is not `before`, as those of a beginning are.
    pub(crate) fn partition_point(&self, before: impl Fn(&str) -> bool) -> usize {
        let (mut low, mut high) = (0, self.len());
        while low < high {
            let middle = low.midpoint(high);
            if self.get(middle).is_some_and(&before) { low = middle + 1 } else { high = middle }
        }
        low
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_found_by_their_places() {
        let mut texts = SortedTexts::default();
        let all = ["a", "an", "ban", "luật"];
        all.iter().for_each(|text| texts.push(text));
        let found: Vec<&str> = (0..texts.len()).filter_map(|place| texts.get(place)).collect();
        assert_eq!((found.as_slice(), found.concat()), (all.as_slice(), texts.texts.clone()));
        assert_eq!(texts.get(4), None);
        for (bound, place) in [("", 0), ("a", 0), ("aa", 1), ("ban", 2), ("c", 3), ("z", 4)] {
            assert_eq!(texts.partition_point(|text| text < bound), place, "{bound}");
        }
        assert_eq!((SortedTexts::default().get(0), SortedTexts::default().partition_point(|_| true)), (None, 0));
    }
}
