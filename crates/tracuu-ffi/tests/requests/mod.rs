//! Requests as hosts make them.

use tracuu_ffi::SearchRequest;

/// A request as a host makes it that names nothing but the query.
pub(crate) fn plain(query: &str) -> SearchRequest {
    SearchRequest {
        query: query.to_owned(),
        limit: 10,
        offset: 0,
        after: None,
        units_per_document: 3,
        marks: None,
        filter: None,
        scope: None,
        sort: None,
        facets: Vec::new(),
        count: false,
        snippet_length: 240,
        snippet_count: 1,
        explain: false,
        offset_unit: None,
    }
}
