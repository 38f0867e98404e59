// The query language by itself.

import Tracuu
import XCTest

final class QueryConformanceTests: XCTestCase {
    func testQuery() throws {
        try Conformance.run("query", inputs: ["input"]) { asked in
            let input = try asked.text("input")
            let parsed = parseQuery(input)
            let remarks = try parsed.remarks.map { remark in
                let place = try input.bytes(remark.range)
                return object(["kind": remark.kind, "start": place.start, "end": place.end, "message": remark.detail])
            }
            return object([
                "clauses": try inside(parsed.clauses, nil, input), "diagnostics": remarks, "formatted": parsed.formatted,
            ])
        }
    }
}

/// The clauses that stand in one, as a tree.
private func inside(_ clauses: [QueryClause], _ parent: Int32?, _ input: String) throws -> [JSON] {
    try clauses.indices.filter { clauses[$0].parent == parent }.map { try described(clauses, $0, input) }
}

private func described(_ clauses: [QueryClause], _ at: Int, _ input: String) throws -> JSON {
    let clause = clauses[at]
    let place = try input.bytes(clause.range)
    var said: [String: JSON] = [
        "occur": nameOf(clause.occur).json, "start": place.start.json, "end": place.end.json, "kind": nameOf(clause.kind).json,
    ]
    switch clause.kind {
    case .word:
        said["text"] = clause.text.json
        said["level"] = clause.level.map { nameOf($0) }.json
    case .phrase:
        said["text"] = clause.text.json
        said["level"] = clause.level.map { nameOf($0) }.json
        said["window"] = clause.window.json
    case .prefix, .compound, .documentNumber, .date:
        said["text"] = clause.text.json
    case .group:
        said["clauses"] = try inside(clauses, Int32(at), input).json
    case .field, .dateField, .titleField:
        said["kind"] = "field".json
        said["field"] = clause.field.json
    }
    switch clause.kind {
    case .field: said["value"] = clause.value.json
    case .dateField:
        said["from"] = clause.fromDate.json
        said["to"] = clause.toDate.json
    case .titleField: said["clauses"] = try inside(clauses, Int32(at), input).json
    default: break
    }
    return .object(said)
}
