// What an error says, and what a cancelled task throws.

import Foundation

extension SearchError: CustomStringConvertible, LocalizedError {
    /// The library's sentence: what was expected and what was found, never the text of a document.
    public var errorDescription: String? { description }
}

/// Does `work` with a token that is cancelled with the task. What the token stopped is a `CancellationError` then, as Swift's own
/// functions throw it.
func cancellable<Value: Sendable>(_ work: (CancelToken) async throws -> Value) async throws -> Value {
    let token = CancelToken()
    return try await withTaskCancellationHandler {
        do {
            return try await work(token)
        } catch SearchError.Cancelled where Task.isCancelled {
            throw CancellationError()
        }
    } onCancel: {
        token.cancel()
    }
}
