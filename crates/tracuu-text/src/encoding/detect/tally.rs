//! How many words of a text read well.

/// How many words of each kind a text has under a reading.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    /// Words of ASCII letters alone.
    pub(crate) plain: usize,
    /// Those of them that are syllables.
    pub(crate) plain_syllables: usize,
    /// Words with other letters that are syllables.
    pub(crate) accepted: usize,
    /// How many different words these are in one piece, up to [`Tally::FEW`].
    pub(crate) different: usize,
    /// Words with other letters that are none.
    pub(crate) rejected: usize,
    /// Those of them that no legacy encoding could have: letters beyond Windows-1252.
    pub(crate) foreign: usize,
}

impl Tally {
    /// Different words are counted no further.
    pub(crate) const FEW: usize = 8;

    /// Words that say something.
    pub(crate) fn telling(&self) -> usize {
        self.accepted + self.rejected
    }

    /// Counts the words of another piece too.
    pub(crate) fn add(&mut self, other: Tally) {
        let Tally { plain, plain_syllables, accepted, different, rejected, foreign } = other;
        self.plain += plain;
        self.plain_syllables += plain_syllables;
        self.accepted += accepted;
        self.different = self.different.max(different);
        self.rejected += rejected;
        self.foreign += foreign;
    }

    /// Whether at least `percent` of the words that say something are accepted.
    pub(crate) fn is_accepted_by(&self, percent: usize) -> bool {
        self.accepted * 100 >= self.telling() * percent
    }
}
