// The example of the README is compiled, run, and printed as it is written.

import Foundation
import Tracuu
import XCTest

final class ReadmeTests: XCTestCase {
    func testTheExampleRuns() async throws {
        var printed: [String] = []
        // In the place of the one that writes to the console.
        func print(_ things: Any...) { printed.append(things.map { "\($0)" }.joined(separator: " ")) }
        // begin
        let index = try SearchIndex.inMemory()  // or SearchIndex.openOrCreate(path: "my.index")
        try await index.write { writer in
            let text = "CHỈ THỊ\n\nvề tăng cường kỷ luật\n\n1. Các cấp ủy quán triệt Nghị quyết số 08-NQ/TU."
            _ = try await writer.put([Document(id: "12-ct-tu", text: text)])
        }
        let response = try await index.search("ky luat")
        for hit in response.hits {
            let unit = hit.units[0]
            print(hit.title ?? hit.id, unit.label, unit.snippet.highlightedRanges().map { unit.snippet.text[$0] })
        }
        // end
        XCTAssertEqual(printed, ["về tăng cường kỷ luật Trích yếu [\"kỷ luật\"]"])
    }

    func testTheExampleIsTheOneThatIsCompiled() throws {
        let source = try text(URL(fileURLWithPath: #filePath))
        let readme = try text(URL(fileURLWithPath: #filePath).appendingPathComponent("../../../README.md").standardized)
        let compiled = try between("// begin\n", "// end", of: source).split(separator: "\n", omittingEmptySubsequences: false)
        let shown = try between("```swift\nimport Tracuu\n\n", "```", of: readme)
        XCTAssertEqual(compiled.map { $0.dropFirst(8) }.joined(separator: "\n"), shown)
    }

    private func text(_ file: URL) throws -> String { try String(contentsOf: file, encoding: .utf8) }

    private func between(_ start: String, _ end: String, of text: String) throws -> String {
        let from = try XCTUnwrap(text.range(of: start)).upperBound
        let to = try XCTUnwrap(text.range(of: end, range: from..<text.endIndex)).lowerBound
        return String(text[from..<to])
    }
}
