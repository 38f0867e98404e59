//! One state of an index.

use std::sync::Arc;

use crate::{CancelToken, SearchError, SearchRequest, SearchResponse, pool};

/// One state of an index: searches in it see no later commit, so that pages that follow one another fit together.
#[derive(uniffi::Object)]
pub struct Snapshot {
    pub(crate) inner: tracuu::Snapshot,
}

#[uniffi::export]
impl Snapshot {
    /// Searches, as the index does.
    #[uniffi::method(default(cancel = None))]
    pub fn search(
        &self,
        request: SearchRequest,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<SearchResponse, SearchError> {
        let unit = request.offset_unit.unwrap_or_default();
        Ok(SearchResponse::of(self.inner.search(&request.into_core(cancel)?)?, unit))
    }

    /// `search` on another thread.
    #[uniffi::method(default(cancel = None))]
    pub async fn search_async(
        self: Arc<Self>,
        request: SearchRequest,
        cancel: Option<Arc<CancelToken>>,
    ) -> Result<SearchResponse, SearchError> {
        pool::run_until(cancel.clone().as_deref(), move || self.search(request, cancel)).await
    }
}
