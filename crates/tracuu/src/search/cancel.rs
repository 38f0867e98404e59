//! Whether a search is still wanted.

use std::cell::Cell;

use crate::{CancelToken, SearchError};

/// A search asks the token once in so many steps of a loop.
const STEPS: u32 = 256;

/// The token of a search, asked sparingly.
#[derive(Debug, Default)]
pub(super) struct Cancel {
    token: Option<CancelToken>,
    steps: Cell<u32>,
    is_cancelled: Cell<bool>,
}

impl Cancel {
    pub(super) fn new(token: Option<CancelToken>) -> Cancel {
        Cancel { token, ..Cancel::default() }
    }

    /// Whether to stop; to be asked at every step of a loop.
    pub(super) fn is_cancelled(&self) -> bool {
        self.steps.set(self.steps.get() + 1);
        if self.steps.get() >= STEPS {
            self.steps.set(0);
            self.look();
        }
        self.is_cancelled.get()
    }

    /// An error when the search is not wanted any more; to be asked between steps.
    pub(super) fn check(&self) -> Result<(), SearchError> {
        self.look();
        if self.is_cancelled.get() { Err(SearchError::Cancelled) } else { Ok(()) }
    }

    fn look(&self) {
        let is_cancelled = self.token.as_ref().is_some_and(CancelToken::is_cancelled);
        self.is_cancelled.set(self.is_cancelled.get() || is_cancelled);
    }
}
