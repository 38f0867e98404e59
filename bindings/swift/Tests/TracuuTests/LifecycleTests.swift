// What objects live through: release, cancelling, listeners that throw, threads, many opens.

import Foundation
import Tracuu
import XCTest

final class LifecycleTests: XCTestCase {
    func testAWriterThatWasReleasedSaysSo() throws {
        let index = try SearchIndex.inMemory()
        let writer = try index.writer()
        XCTAssertThrowsError(try index.writer()) { error in
            guard case SearchError.WriterBusy = error else { return XCTFail("\(error)") }
        }
        try writer.release()
        try writer.release()
        for use in [{ try writer.commit() }, { try writer.deleteAll() }, { try writer.rollback() }] {
            XCTAssertThrowsError(try use()) { error in
                guard case SearchError.WriterReleased = error else { return XCTFail("\(error)") }
            }
        }
        XCTAssertNoThrow(try index.writer())
    }

    func testTheLastReferenceReleasesTheWriter() throws {
        let index = try SearchIndex.inMemory()
        do { _ = try index.writer() }
        XCTAssertNoThrow(try index.writer())
    }

    func testAnIndexLivesAsLongAsItsSnapshotsAndWriters() throws {
        var index: SearchIndex? = try SearchIndex.inMemory()
        let writer = try index!.writer()
        _ = try writer.putDocuments(documents: [Document(id: "a", text: IdiomTests.directive)])
        try writer.commit()
        let snapshot = try index!.snapshot()
        index = nil
        XCTAssertNoThrow(try writer.commit())
        XCTAssertEqual(try snapshot.search(request: SearchRequest(query: "ky luat")).hits.count, 1)
    }

    func testNothingRemainsOfAWriteThatThrows() async throws {
        struct Enough: Error {}
        let index = try SearchIndex.inMemory()
        do {
            try await index.write { writer in
                _ = try await writer.put([Document(id: "a", text: IdiomTests.directive)])
                throw Enough()
            }
            XCTFail("expected an error")
        } catch is Enough {}
        XCTAssertEqual(try index.stats().documents, 0)
        XCTAssertNoThrow(try index.writer())
    }

    func testWhatAListenerThrowsStopsTheRun() throws {
        struct Enough: Error {}
        let folder = try TemporaryFolder()
        let file = try folder.write(IdiomTests.directive, to: "a.md")
        let index = try SearchIndex.inMemory()
        let writer = try index.writer()
        XCTAssertThrowsError(try writer.addPathsWithProgress(paths: [file.path], listener: Listener { throw Enough() })) { error in
            guard case SearchError.ListenerFailed(let detail) = error else { return XCTFail("\(error)") }
            XCTAssertTrue(detail.contains("Enough"), detail)
        }
        let own = SearchError.InvalidField(field: "mood", expected: "good", found: "bad", detail: "expected a good mood")
        XCTAssertThrowsError(try writer.addPathsWithProgress(paths: [file.path], listener: Listener { throw own })) { error in
            XCTAssertEqual(error as? SearchError, own)
        }
        XCTAssertEqual(try index.stats().documents, 0)
        // The writer is as good as before.
        XCTAssertEqual(try writer.addPathsWithProgress(paths: [file.path], listener: Listener {}).documents, 1)
        XCTAssertEqual(try index.stats().documents, 1)
    }

    func testATokenStopsWhatHasIt() throws {
        let index = try SearchIndex.inMemory()
        let token = CancelToken()
        XCTAssertFalse(token.isCancelled())
        token.cancel()
        XCTAssertTrue(token.isCancelled())
        XCTAssertThrowsError(try index.search(request: SearchRequest(query: "ky luat"), cancel: token)) { error in
            guard case SearchError.Cancelled = error else { return XCTFail("\(error)") }
        }
        let writer = try index.writer()
        let papers = [Document(id: "a", text: IdiomTests.directive)]
        XCTAssertThrowsError(try writer.putDocuments(documents: papers, cancel: token))
        XCTAssertEqual(try writer.putDocuments(documents: papers).documents, 1)
    }

    func testACancelledTaskStopsItsSearch() async throws {
        let index = try SearchIndex.inMemory()
        let task = Task {
            while !Task.isCancelled { await Task.yield() }
            return try await index.search("ky luat")
        }
        task.cancel()
        do {
            _ = try await task.value
            XCTFail("expected a cancelled search")
        } catch is CancellationError {}
    }

    func testACancelledTaskStopsAnIndexingInTheMiddle() async throws {
        let index = try SearchIndex.inMemory()
        let writer = try index.writer()
        let papers = (0..<20_000).map { Document(id: "\($0)", text: IdiomTests.directive) }
        let task = Task { try await writer.put(papers) }
        while writer.progress().documents == 0 { try await Task.sleep(nanoseconds: 1_000_000) }
        task.cancel()
        do {
            _ = try await task.value
            XCTFail("expected a cancelled run")
        } catch is CancellationError {}
        let done = writer.progress().documents
        XCTAssertGreaterThan(done, 0)
        XCTAssertLessThan(done, 20_000)
        // What was put before stays put, until it is taken back.
        try writer.rollback()
        try await writer.commitAsync()
        XCTAssertEqual(try index.stats().documents, 0)
    }

    func testWhoStopsReadingAStreamStopsItsRun() async throws {
        let folder = try TemporaryFolder()
        let line = #"{"id": "%", "text": "1. Giữ nghiêm kỷ luật."}"#
        let lines = (0..<50_000).map { line.replacingOccurrences(of: "%", with: "\($0)") }.joined(separator: "\n")
        let file = try folder.write(lines, to: "papers.jsonl")
        let index = try SearchIndex.inMemory()
        let writer = try index.writer()
        for try await event in writer.add([file]) {
            guard case .progress = event else { return XCTFail("expected progress, but found \(event)") }
            break
        }
        // A call of the same writer waits for the run that was stopped.
        try await writer.commitAsync()
        XCTAssertEqual(try index.stats().documents, 0)
    }

    func testACancelledLoopOverAStreamThrows() async throws {
        let folder = try TemporaryFolder()
        let lines = (0..<50_000).map { #"{"id": "\#($0)", "text": "1. Giữ nghiêm kỷ luật."}"# }.joined(separator: "\n")
        let file = try folder.write(lines, to: "papers.jsonl")
        let index = try SearchIndex.inMemory()
        let writer = try index.writer()
        let task = Task {
            for try await _ in writer.add([file]) {}
        }
        while writer.progress().documents == 0 { try await Task.sleep(nanoseconds: 1_000_000) }
        task.cancel()
        do {
            try await task.value
            XCTFail("expected a cancelled run")
        } catch is CancellationError {}
        try await writer.commitAsync()
        XCTAssertEqual(try index.stats().documents, 0)
    }

    func testManySearchWhileOneWrites() async throws {
        let index = try SearchIndex.inMemory()
        try await index.write { _ = try await $0.put([Document(id: "first", text: IdiomTests.directive)]) }
        let found = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                try await index.write { writer in
                    for round in 0..<20 {
                        _ = try await writer.put([Document(id: "\(round)", text: IdiomTests.directive)])
                        try await writer.commitAsync()
                    }
                }
                return 0
            }
            for _ in 0..<8 {
                group.addTask {
                    var least = 1
                    for _ in 0..<25 {
                        let count = try await index.search(SearchRequest(query: "ky luat", limit: 100)).hits.count
                        XCTAssertGreaterThanOrEqual(count, least)
                        least = count
                    }
                    return least
                }
            }
            return try await group.reduce(into: [Int]()) { $0.append($1) }
        }
        XCTAssertEqual(found.count, 9)
        let last = try await index.search(SearchRequest(query: "ky luat", limit: 100))
        XCTAssertEqual(last.hits.count, 21)
    }

    func testAnIndexOnDiskIsOpenedAThousandTimes() throws {
        let folder = try TemporaryFolder()
        let path = folder.url.appendingPathComponent("index").path
        XCTAssertFalse(try indexExists(path: path))
        do {
            let writer = try SearchIndex.openOrCreate(path: path).writer()
            _ = try writer.putDocuments(documents: [Document(id: "a", text: IdiomTests.directive)])
            try writer.commit()
        }
        XCTAssertTrue(try indexExists(path: path))
        for _ in 0..<1_000 {
            XCTAssertEqual(try SearchIndex.open(path: path).stats().documents, 1)
        }
        XCTAssertThrowsError(try SearchIndex.open(path: folder.url.path)) { error in
            guard case SearchError.NotAnIndex = error else { return XCTFail("\(error)") }
        }
    }
}

private final class Listener: ProgressListener {
    let react: @Sendable () throws -> Void

    init(_ react: @escaping @Sendable () throws -> Void) { self.react = react }

    func onProgress(progress: IndexProgress) throws { try react() }
}
