//! Stopping a call from another thread.

use std::fmt;
use std::sync::{Mutex, PoisonError, Weak};

/// Stops the calls that were given it, from any thread. They fail with the error `Cancelled` within milliseconds, those that wait
/// for their turn too; a token that was cancelled stays so.
#[derive(Default, uniffi::Object)]
pub struct CancelToken {
    pub(crate) inner: tracuu::CancelToken,
    /// Work that waits for a thread.
    queued: Mutex<Vec<Weak<dyn Queued>>>,
}

/// Work that waits for a thread, and need not be done any more once somebody cancelled it.
pub(crate) trait Queued: Send + Sync {
    /// Ends as cancelled, unless a thread has begun.
    fn give_up(&self);
}

impl CancelToken {
    /// Tells this work when it is cancelled; at once where that has happened.
    pub(crate) fn watch(&self, work: Weak<dyn Queued>) {
        let mut queued = self.queued.lock().unwrap_or_else(PoisonError::into_inner);
        queued.retain(|other| other.strong_count() > 0);
        queued.push(work);
        drop(queued);
        // Whoever cancels looks at the list afterwards: one of the two sees the other.
        if self.is_cancelled() {
            self.give_up();
        }
    }

    fn give_up(&self) {
        let queued = std::mem::take(&mut *self.queued.lock().unwrap_or_else(PoisonError::into_inner));
        queued.iter().filter_map(Weak::upgrade).for_each(|work| work.give_up());
    }
}

#[uniffi::export]
impl CancelToken {
    /// A token that nobody has cancelled.
    #[uniffi::constructor]
    pub fn new() -> CancelToken {
        CancelToken::default()
    }

    /// Stops the calls that have this token, and those that get it later.
    pub fn cancel(&self) {
        self.inner.cancel();
        self.give_up();
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.inner.is_cancelled()
    }
}

impl fmt::Debug for CancelToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("CancelToken").field("is_cancelled", &self.is_cancelled()).finish_non_exhaustive()
    }
}
