// Conformance suites: the cases of `tests/conformance/vectors`, run against a function that answers them.
//
// | part of a case         | read as                                        |
// | ---------------------- | ---------------------------------------------- |
// | `name`, `reason`       | what a failure is called                       |
// | the inputs of a suite  | what the function is given                     |
// | every other field      | an expectation; one that nothing answers fails |
//
// Nothing here knows what is right: the function makes of each case what the library makes of it. It asks for UTF-16, as an app
// does, and takes the pieces out of Swift's own strings; only then are places written as the bytes that the vectors count.

import Foundation
import Tracuu
import XCTest

/// Why a case could not be answered.
struct Complaint: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}

/// One case.
struct Case {
    let fields: [String: JSON]

    subscript(field: String) -> JSON? { fields[field] }

    /// A field that must be a string.
    func text(_ field: String) throws -> String {
        guard let text = fields[field]?.text else { throw Complaint("expected `\(field)` to be a string") }
        return text
    }

    /// The lines of a paper; every one but the last has its end behind it.
    func paper() throws -> String {
        guard let lines = fields["lines"]?.list, lines.allSatisfy({ $0.text != nil }) else {
            throw Complaint("expected `lines` to be a list of strings")
        }
        return lines.compactMap(\.text).joined(separator: "\n")
    }
}

enum Conformance {
    /// `tests/conformance`, beside the bindings.
    static let folder = URL(fileURLWithPath: #filePath).appendingPathComponent("../../../../../tests/conformance").standardized

    /// Runs every case of a suite, then fails with all that went wrong; `inputs` names the fields that are no expectations.
    static func run(_ suite: String, inputs: Set<String>, _ answer: (Case) throws -> JSON) throws {
        let vectors = folder.appendingPathComponent("vectors")
        guard FileManager.default.fileExists(atPath: vectors.path) else {
            print("SKIP conformance \(suite): \(vectors.path) is not there")
            throw XCTSkip("\(vectors.path) is not there")
        }
        let file = vectors.appendingPathComponent("\(suite).json")
        let read = try JSONDecoder().decode(JSON.self, from: Data(contentsOf: file))
        XCTAssertEqual(read["suite"]?.text, suite)
        XCTAssertEqual(read["version"]?.number, 1)
        let cases = read["cases"]?.list ?? []
        XCTAssertFalse(cases.isEmpty, "\(file.path): no cases")
        let failures = cases.compactMap { failure($0.object ?? [:], inputs, answer) }
        print("conformance \(suite): \(cases.count) cases")
        if !failures.isEmpty {
            XCTFail("\(failures.count) of \(cases.count) cases failed:\n" + failures.joined(separator: "\n"))
        }
    }

    /// The papers of `tests/conformance/corpus`, each under its name.
    static func corpus() throws -> [Document] {
        let folder = folder.appendingPathComponent("corpus")
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { $0 != "README.md" }
        return try names.sorted().map { name in
            Document(id: name, text: try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8))
        }
    }

    /// What is wrong with a case; none when nothing is.
    private static func failure(_ fields: [String: JSON], _ inputs: Set<String>, _ answer: (Case) throws -> JSON) -> String? {
        func about(_ what: String) -> String {
            "- \(fields["name"]?.text ?? "?") (\(fields["reason"]?.text ?? "?")): \(what)"
        }
        let expected = fields.filter { !["name", "reason"].contains($0.key) && !inputs.contains($0.key) }
        if expected.isEmpty { return about("expected an expectation, but found none") }
        do {
            let found = asked(try answer(Case(fields: fields)), .object(expected))
            return found == .object(expected)
                ? nil : about("expected\n    \(JSON.object(expected))\n  but found\n    \(found)")
        } catch {
            return about("\(error)")
        }
    }

    /// The part of `found` that `expected` speaks of: its fields, and those of the elements of its lists.
    private static func asked(_ found: JSON, _ expected: JSON) -> JSON {
        switch (found, expected) {
        case (.object(let found), .object(let expected)):
            .object(
                Dictionary(
                    uniqueKeysWithValues: expected.compactMap { name, part in found[name].map { (name, asked($0, part)) } }))
        case (.list(let found), .list(let expected)) where found.count == expected.count:
            .list(zip(found, expected).map { asked($0, $1) })
        default: found
        }
    }
}

/// The name of a variant as programs see it: `page_break_mended`.
func nameOf<Variant>(_ variant: Variant) -> String {
    "\(variant)".reduce(into: "") { name, letter in name += letter.isUppercase ? "_" + letter.lowercased() : String(letter) }
}

/// The variant that has a name.
func variant<Variant: CaseIterable>(_ wanted: String, of: Variant.Type = Variant.self) throws -> Variant {
    guard let found = Variant.allCases.first(where: { nameOf($0) == wanted }) else {
        throw Complaint("expected one of \(Variant.allCases.map { nameOf($0) }), but found `\(wanted)`")
    }
    return found
}

extension String {
    /// The piece of this string at a place that counts UTF-16.
    func piece(_ range: TextRange, unit: OffsetUnit = .utf16) throws -> String {
        guard let range = range.range(in: self, unit: unit) else {
            throw Complaint("expected a place in the text, but found \(range)")
        }
        return String(self[range])
    }

    /// Such a place as the vectors count it, in bytes of UTF-8.
    func bytes(_ range: TextRange) throws -> (start: Int, end: Int) {
        guard let range = range.range(in: self) else { throw Complaint("expected a place in the text, but found \(range)") }
        return (
            utf8.distance(from: startIndex, to: range.lowerBound), utf8.distance(from: startIndex, to: range.upperBound)
        )
    }

    /// The same in Unicode scalar values.
    func scalars(_ range: TextRange) throws -> (start: Int, end: Int) {
        guard let range = range.range(in: self) else { throw Complaint("expected a place in the text, but found \(range)") }
        return (
            unicodeScalars.distance(from: startIndex, to: range.lowerBound),
            unicodeScalars.distance(from: startIndex, to: range.upperBound)
        )
    }
}

/// Texts in the order of their bytes: Swift's own order composes them first.
func sorted(_ texts: [String]) -> [String] {
    texts.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}
