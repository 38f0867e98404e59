// Writing to an index without blocking a thread.

import Dispatch
import Foundation

extension SearchIndex {
    /// Lends the one writer of the index to `body` and commits what it did. Where `body` throws, nothing of it remains but what it
    /// committed itself, as `add` does. The writer is released in any case.
    public func write<Value: Sendable>(
        options: WriterOptions? = nil,
        isolation: isolated (any Actor)? = #isolation,
        _ body: (IndexWriter) async throws -> Value
    ) async throws -> Value {
        let writer = try writer(options: options)
        do {
            let value = try await body(writer)
            try await writer.commitAsync()
            try await writer.releaseAsync()
            return value
        } catch {
            // What is not committed ends with the writer. A second failure would hide the first.
            try? await writer.releaseAsync()
            throw error
        }
    }
}

extension IndexWriter {
    /// Puts documents, each in the place of one with the same id; some hundreds a call are best. One that cannot be put is skipped
    /// and told. Cancelling the task stops the call with a `CancellationError`; what it had put stays put until `commit` or `rollback`.
    public func put(_ documents: [Document]) async throws -> IndexSummary {
        try await cancellable { try await putDocumentsAsync(documents: documents, cancel: $0) }
    }

    /// Puts documents that stand one a line as JSON objects. A line that cannot be read is skipped and told. Cancelling the task
    /// stops the call, as it does with documents.
    public func put(jsonLines: Data) async throws -> IndexSummary {
        try await cancellable { try await putJsonLinesAsync(lines: jsonLines, cancel: $0) }
    }

    /// Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits; tells how far it is, ten times a
    /// second at most, and at the end what it did.
    ///
    /// The run begins at once. Who stops reading the stream stops the run, which takes back all since the last commit, also what was put
    /// before it. A loop over the stream throws a `CancellationError` when its task is cancelled.
    public func add(_ files: [URL]) -> IndexingEvents {
        let (events, continuation) = AsyncThrowingStream.makeStream(of: IndexingEvent.self)
        let token = CancelToken()
        continuation.onTermination = { _ in token.cancel() }
        // The call blocks for as long as it runs: a thread of Dispatch bears that, one of Swift's pool must not.
        DispatchQueue.global(qos: .utility).async {
            do {
                let listener = Relay(continuation)
                let summary = try self.addPathsWithProgress(paths: files.map(\.path), listener: listener, cancel: token)
                continuation.yield(.finished(summary))
                continuation.finish()
            } catch {
                continuation.finish(throwing: error)
            }
        }
        return IndexingEvents(events: events)
    }
}

/// The events of a run of indexing, for `for try await`.
public struct IndexingEvents: AsyncSequence, Sendable {
    public typealias Element = IndexingEvent

    let events: AsyncThrowingStream<IndexingEvent, any Error>

    public func makeAsyncIterator() -> AsyncIterator {
        AsyncIterator(events: events.makeAsyncIterator())
    }

    /// A stream ends quietly when its task is cancelled: here that is an error, since the run was not finished.
    public struct AsyncIterator: AsyncIteratorProtocol {
        var events: AsyncThrowingStream<IndexingEvent, any Error>.AsyncIterator
        var isFinished = false

        public mutating func next() async throws -> IndexingEvent? {
            let event = try await events.next()
            if case .finished? = event { isFinished = true }
            if event == nil && !isFinished { try Task.checkCancellation() }
            return event
        }
    }
}

/// What a run of indexing tells.
public enum IndexingEvent: Sendable, Equatable {
    /// It has come so far.
    case progress(Progress)
    /// It is done, and committed.
    case finished(IndexSummary)
}

/// Hands progress on to a stream.
private final class Relay: ProgressListener {
    private let continuation: AsyncThrowingStream<IndexingEvent, any Error>.Continuation

    init(_ continuation: AsyncThrowingStream<IndexingEvent, any Error>.Continuation) {
        self.continuation = continuation
    }

    func onProgress(progress: Progress) throws {
        continuation.yield(.progress(progress))
    }
}
