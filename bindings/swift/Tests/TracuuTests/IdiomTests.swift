// The layer over the generated sources: what Swift has and other languages do not.

import Foundation
import Tracuu
import XCTest

final class IdiomTests: XCTestCase {
    static let directive = """
        CHỈ THỊ

        về tăng cường kỷ luật

        1. Các cấp ủy quán triệt Nghị quyết số 08-NQ/TU.

        2. Giữ nghiêm kỷ luật.
        """

    func testSearchInTenLines() async throws {
        let index = try SearchIndex.inMemory()
        try await index.write { writer in
            _ = try await writer.put([Document(id: "12-ct-tu", text: Self.directive)])
        }
        let response = try await index.search("ky luat")
        XCTAssertEqual(response.hits.map(\.id), ["12-ct-tu"])
        XCTAssertEqual(response.offsetUnit, .utf16)
        XCTAssertEqual(response.hits[0].title, "về tăng cường kỷ luật")
    }

    func testPlacesAreRangesOfSwiftsOwnStrings() throws {
        let text = "😀 Việt 🇻🇳 e\u{302}\u{301}m"
        let word = text.range(of: "Việt")!
        for (unit, start, end) in [(OffsetUnit.utf8, 5, 11), (.utf16, 3, 7), (.codePoint, 2, 6)] {
            XCTAssertEqual(TextRange(start: Int64(start), end: Int64(end)).range(in: text, unit: unit), word, "\(unit)")
        }
        let whole = TextRange(start: 0, end: Int64(text.utf16.count))
        XCTAssertEqual(whole.range(in: text), text.startIndex..<text.endIndex)
        XCTAssertEqual(NSRange(TextRange(start: 3, end: 7)), NSRange(word, in: text))
        // Outside, backwards, in the middle of a scalar, before the beginning.
        for (start, end) in [(0, 1000), (4, 3), (1, 2), (-1, 2)] {
            XCTAssertNil(TextRange(start: Int64(start), end: Int64(end)).range(in: text), "\(start)..<\(end)")
        }
    }

    func testPlacesOfTheGeneratedFunctionsAreBytesUnlessTold() throws {
        XCTAssertEqual(tokenize("Việt").map(\.range.end), [4])
        XCTAssertEqual(tokenize(text: "Việt").map(\.range.end), [6])
        XCTAssertEqual(parseQuery("\"kỷ cương").offsetUnit, .utf16)
        XCTAssertEqual(parseQuery(query: "\"kỷ cương").offsetUnit, .utf8)
    }

    func testASnippetIsTextWithAttributes() async throws {
        let index = try SearchIndex.inMemory()
        try await index.write { _ = try await $0.put([Document(id: "a", text: Self.directive)]) }
        let response = try await index.search("giu nghiem")
        let snippet = try XCTUnwrap(response.hits.first?.units.first?.snippet)
        XCTAssertEqual(snippet.highlightedRanges().map { snippet.text[$0] }, ["Giữ nghiêm"])

        let text = snippet.attributed()
        let matches = text.runs[MatchAttribute.self].filter { $0.0 == true }.map { String(text[$0.1].characters) }
        XCTAssertEqual(matches, ["Giữ nghiêm"])
        let suggestions = try await index.suggestions(for: "tang cuo")
        let suggestion = try XCTUnwrap(suggestions.first)
        XCTAssertEqual(String(suggestion.attributed().characters), suggestion.text)
    }

    func testACorrectionSaysWhatItChanged() async throws {
        let index = try SearchIndex.inMemory()
        try await index.write { _ = try await $0.put([Document(id: "a", text: Self.directive)]) }
        let found = try await index.didYouMean("😀 quán triẹt")
        let correction = try XCTUnwrap(found)
        XCTAssertEqual(correction.offsetUnit, .utf16)
        let replaced = try correction.changes.map { try XCTUnwrap($0.range.range(in: correction.query)) }
        XCTAssertEqual(replaced.map { correction.query[$0] }, ["triẹt"])
        XCTAssertEqual(correction.changes.map(\.text), ["triệt"])
    }

    func testAnErrorSaysItsSentence() throws {
        XCTAssertThrowsError(try SearchIndex.inMemory().search(request: SearchRequest(query: "a", limit: 201))) { error in
            guard case SearchError.InvalidField(let field, _, let found, let detail) = error else { return XCTFail("\(error)") }
            XCTAssertEqual([field, found], ["limit", "201"])
            XCTAssertEqual(error.localizedDescription, detail)
            XCTAssertEqual("\(error)", detail)
        }
    }

    func testPresetsAreNotMistakenForNothing() {
        XCTAssertEqual(normalize("hòan\u{00AD}", options: NormalizeOptions(preset: .off)).text, "hòan\u{00AD}")
        XCTAssertEqual(normalize("hòan\u{00AD}", options: NormalizeOptions(preset: .default)).text, "hoàn")
        let order: HitOrder = .newest
        XCTAssertEqual(SearchRequest(query: "luat", sort: order).sort, .newest)
    }

    func testPagesFollowOneAnotherInOneState() async throws {
        let index = try SearchIndex.inMemory()
        try await index.write { writer in
            _ = try await writer.put((0..<25).map { Document(id: "\($0)", text: "1. Giữ nghiêm kỷ luật, lần \($0).") })
        }
        var pages: [[String]] = []
        for try await page in try index.pages(of: SearchRequest(query: "ky luat", limit: 10, offset: 2)) {
            pages.append(page.hits.map(\.id))
            if pages.count == 1 { try await index.write { try $0.deleteAll() } }
        }
        XCTAssertEqual(pages.map(\.count), [10, 10, 3])
        XCTAssertEqual(Set(pages.joined()).count, 23)
    }

    func testProgressIsAStream() async throws {
        let folder = try TemporaryFolder()
        let files = try (0..<3).map { try folder.write("1. Giữ nghiêm kỷ luật, lần \($0).", to: "\($0).md") }
        let writer = try SearchIndex.inMemory().writer()
        var events: [IndexingEvent] = []
        for try await event in writer.add(files) { events.append(event) }
        guard case .finished(let summary) = events.last else { return XCTFail("\(events)") }
        XCTAssertEqual(summary.documents, 3)
        guard case .progress(let progress) = events.dropLast().last else { return XCTFail("\(events)") }
        XCTAssertEqual(progress.documents, 3)
        XCTAssertEqual(progress.bytesRead, progress.bytesTotal)
    }

    func testAStreamFailsAsItsRunDoes() async throws {
        let writer = try SearchIndex.inMemory().writer()
        let missing = URL(fileURLWithPath: "/nowhere/at-all.md")
        for try await case .finished(let summary) in writer.add([missing]) {
            XCTAssertEqual(summary.skipped.map(\.path), [missing.path])
        }
        try writer.release()
        do {
            for try await _ in writer.add([missing]) {}
            XCTFail("expected an error")
        } catch SearchError.WriterReleased {}
    }

    func testTheMainActorMayCallEverything() async throws {
        try await callFromTheMainActor()
    }
}

/// An app calls from its main actor: this must compile, and the closure may use what belongs to the actor.
@MainActor
private func callFromTheMainActor() async throws {
    let index = try SearchIndex.inMemory()
    var seen = 0
    let summary = try await index.write { writer in
        seen += 1
        return try await writer.put([Document(id: "a", text: IdiomTests.directive)])
    }
    let response = try await index.search("kỷ luật")
    let document = try await index.document("a")
    XCTAssertEqual([seen, Int(summary.documents), response.hits.count], [1, 1, 1])
    XCTAssertEqual(document?.units.isEmpty, false)
}

/// A folder that is gone with its owner.
final class TemporaryFolder {
    let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appendingPathComponent("tracuu-\(UUID())")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    deinit {
        try? FileManager.default.removeItem(at: url)
    }

    func write(_ text: String, to name: String) throws -> URL {
        let file = url.appendingPathComponent(name)
        try Data(text.utf8).write(to: file)
        return file
    }
}
