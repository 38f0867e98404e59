//! Sets of byte pairs, looked for in a text without a branch: what a scan of clean text costs is what this costs.
//!
//! | set                        | leads  | seconds     | finds                     |
//! | -------------------------- | ------ | ----------- | ------------------------- |
//! | letters that only Unicode has | `E1` | `BA`, `BB` | `ạ` … `ỹ`                 |
//! | odd characters             | `C2`   | all but `A0` | Latin-1 below `À`        |

/// Up to sixteen classes of pairs, a bit each.
pub(super) struct PairSet {
    lead: [u16; 256],
    second: [u16; 256],
}

impl PairSet {
    /// No pairs.
    pub(super) const fn new() -> PairSet {
        PairSet { lead: [0; 256], second: [0; 256] }
    }

    /// This set and, as class `bit`, every pair of one of `leads` with one of `seconds`.
    pub(super) const fn with(mut self, bit: u16, leads: &[u8], seconds: &[u8]) -> PairSet {
        let mut i = 0;
        while i < leads.len() {
            self.lead[leads[i] as usize] |= bit;
            i += 1;
        }
        let mut i = 0;
        while i < seconds.len() {
            self.second[seconds[i] as usize] |= bit;
            i += 1;
        }
        self
    }

    /// The classes of which `bytes` hold a pair.
    pub(super) fn classes_in(&self, bytes: &[u8]) -> u16 {
        let mut found = 0;
        for (&lead, &second) in bytes.iter().zip(bytes.iter().skip(1)) {
            found |= self.lead[usize::from(lead)] & self.second[usize::from(second)];
        }
        found
    }
}

/// The bytes from `first` to `last`.
pub(super) const fn range<const N: usize>(first: u8) -> [u8; N] {
    let mut bytes = [0; N];
    let mut i = 0;
    while i < N {
        bytes[i] = first + i as u8;
        i += 1;
    }
    bytes
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_pairs() {
        let set = PairSet::new().with(1, b"a", b"bc").with(2, b"x", &range::<3>(b'a'));
        for (text, classes) in [("", 0), ("a", 0), ("ba", 0), ("..ab", 1), ("ac", 1), ("xb", 2), ("xbac", 3), ("xd", 0)]
        {
            assert_eq!(set.classes_in(text.as_bytes()), classes, "{text}");
        }
    }
}
