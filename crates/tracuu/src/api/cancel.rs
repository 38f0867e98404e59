//! Stopping a search from another thread.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

/// Stops searches that were given it; clones stop the same ones.
///
/// ```
/// use tracuu::{CancelToken, SearchError, SearchIndex, SearchRequest};
///
/// let index = SearchIndex::in_memory()?;
/// let cancel = CancelToken::new();
/// cancel.cancel();
/// let request = SearchRequest { query: "kỷ luật".into(), cancel: Some(cancel), ..Default::default() };
/// assert!(matches!(index.search(&request), Err(SearchError::Cancelled)));
/// # Ok::<(), SearchError>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct CancelToken {
    is_cancelled: Arc<AtomicBool>,
}

impl CancelToken {
    /// A token that nobody has cancelled.
    pub fn new() -> CancelToken {
        CancelToken::default()
    }

    /// Stops the searches that have this token, and those that get it later.
    pub fn cancel(&self) {
        self.is_cancelled.store(true, Ordering::Relaxed);
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.is_cancelled.load(Ordering::Relaxed)
    }
}

/// Two tokens are equal when cancelling one cancels the other.
impl PartialEq for CancelToken {
    fn eq(&self, other: &CancelToken) -> bool {
        Arc::ptr_eq(&self.is_cancelled, &other.is_cancelled)
    }
}

impl Eq for CancelToken {}
