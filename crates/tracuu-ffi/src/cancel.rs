//! Stopping a call from another thread.

/// Stops the calls that were given it, from any thread. They fail with `SearchError.Cancelled` within milliseconds; a token
/// that was cancelled stays so.
#[derive(Debug, Default, uniffi::Object)]
pub struct CancelToken {
    pub(crate) inner: tracuu::CancelToken,
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
    }

    /// Whether it was cancelled.
    pub fn is_cancelled(&self) -> bool {
        self.inner.is_cancelled()
    }
}
