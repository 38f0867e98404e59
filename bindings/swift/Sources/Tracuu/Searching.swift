// Searching without blocking a thread. A cancelled task stops its search.

extension SearchIndex {
    /// Searches. Typed marks must agree, missing ones are free: `ky luat` finds *kỷ luật*.
    ///
    /// Cancelling the task stops the search within milliseconds; a `CancellationError` is thrown then. Positions count UTF-16
    /// unless the request says otherwise.
    public func search(_ request: SearchRequest) async throws -> SearchResponse {
        try await cancellable { try await searchAsync(request: request.countingUTF16(), cancel: $0) }
    }

    /// Searches for what was typed; ten documents, best first.
    public func search(_ query: String) async throws -> SearchResponse {
        try await search(SearchRequest(query: query))
    }

    /// The pages of an answer, one after the other, all in the present state of the index.
    public func pages(of request: SearchRequest) throws -> SearchPages {
        SearchPages(snapshot: try snapshot(), request: request)
    }

    /// Completions of what was typed so far, best first.
    public func suggestions(for text: String, limit: Int32 = 10, kinds: [SuggestionKind] = []) async throws -> [Suggestion] {
        try await suggestAsync(request: SuggestRequest(text: text, limit: limit, kinds: kinds)).suggestions
    }

    /// The query as it was probably meant; none when it stands as it is.
    public func didYouMean(_ query: String, offsets unit: OffsetUnit = .utf16) async throws -> Correction? {
        try await didYouMeanAsync(query: query, offsetUnit: unit)
    }

    /// A document with all its units; none when no document has the id.
    public func document(_ id: String) async throws -> StoredDocument? {
        try await documentAsync(id: id)
    }
}

extension Snapshot {
    /// Searches this state of the index, as `SearchIndex` does.
    public func search(_ request: SearchRequest) async throws -> SearchResponse {
        try await cancellable { try await searchAsync(request: request.countingUTF16(), cancel: $0) }
    }
}

/// The pages of an answer, for `for try await`.
public struct SearchPages: AsyncSequence, Sendable {
    public typealias Element = SearchResponse

    let snapshot: Snapshot
    let request: SearchRequest

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(snapshot: snapshot, request: request)
    }

    /// Asks for a page when it is wanted, and not before.
    public struct AsyncIterator: AsyncIteratorProtocol {
        let snapshot: Snapshot
        /// The request of the next page; none behind the last one.
        var request: SearchRequest?

        public mutating func next() async throws -> SearchResponse? {
            guard var request else { return nil }
            let page = try await snapshot.search(request)
            // The offset counts from the cursor: it was spent on the first page.
            request.offset = 0
            request.after = page.next
            self.request = page.next == nil ? nil : request
            return page
        }
    }
}

extension SearchRequest {
    /// The request, with the unit of Swift's neighbours where it names none.
    func countingUTF16() -> SearchRequest {
        var request = self
        request.offsetUnit = offsetUnit ?? .utf16
        return request
    }
}
