// Documents by themselves.

import Tracuu
import XCTest

final class DocumentConformanceTests: XCTestCase {
    func testNumber() throws {
        try Conformance.run("number", inputs: ["input", "spoken", "text", "place", "date", "term"]) { asked in
            if let text = asked["text"]?.text { return object(["numbers": findNumbers(text: text)]) }
            if let spoken = asked["spoken"] {
                guard let kind = spoken["kind"]?.text, let sequence = spoken["number"]?.text else {
                    throw Complaint("expected `spoken` to have a kind and a number")
                }
                guard let number = try spokenNumber(kind: kind, sequence: sequence, year: spoken["year"]?.number) else {
                    throw Complaint("expected a kind, but found `\(kind)`")
                }
                return .object(described(number))
            }
            let input = try asked.text("input")
            let read = try parseNumber(
                text: input, place: asked["place"]?.text, date: asked["date"]?.text, term: asked["term"]?.number)
            var said = read.map(described) ?? ["normal": .null]
            said["readings"] = numberReadings(text: input).json
            return .object(said)
        }
    }

    func testAddress() throws {
        try Conformance.run("address", inputs: ["input"]) { asked in
            let reading = parseAddress(text: try asked.text("input"))
            let readBack = reading.flatMap { parseAddress(text: $0.label) }
            return object([
                "address": reading?.address, "label": reading?.label, "reads_back": reading != nil && reading == readBack,
            ])
        }
    }

    func testCitation() throws {
        try Conformance.run("citation", inputs: ["input", "lines", "own"]) { asked in
            if asked["lines"] != nil {
                let paper = try asked.paper()
                let document = parseDocument(paper)
                return object(["citations": try document.citations.map { try described($0, in: paper, document.units) }])
            }
            let text = try asked.text("input")
            let citations = readCitations(text, own: try asked["own"].map(ownMetadata))
            return object(["citations": try citations.map { try described($0, in: text, []) }])
        }
    }

    func testStructure() throws {
        try Conformance.run("structure", inputs: ["lines", "base"]) { asked in
            let paper = try asked.paper()
            let document =
                if let base = asked["base"]?.text { try parseFragment(paper, under: base) } else { parseDocument(paper) }
            let units = document.units.map { unit in
                object([
                    "address": unit.address,
                    "kind": nameOf(unit.kind),
                    "parent": unit.parent.map { document.units[Int($0)].address },
                    "text": unit.text,
                ])
            }
            return object(["units": units, "diagnostics": document.remarks.map(\.kind)])
        }
    }
}

private func described(_ number: DocumentNumber) -> [String: JSON] {
    [
        "normal": number.normal.json,
        "sequence": number.sequence.json,
        "year": number.year.json,
        "code": number.code.json,
        "issuer": number.issuer.json,
        "term_named": number.term.json,
        "layout": nameOf(number.layout).json,
        "party": number.isParty.json,
        "key": number.key.json,
        "match_key": number.matchKey.json,
    ]
}

private func ownMetadata(_ own: JSON) throws -> OwnMetadata {
    var metadata = OwnMetadata()
    for (name, value) in own.object ?? [:] {
        switch name {
        case "kind": metadata.kind = value.text
        case "issuer": metadata.issuer = value.text
        case "place": metadata.place = value.text
        default: throw Complaint("expected a kind, an issuer or a place, but found `\(name)`")
        }
    }
    return metadata
}

private func described(_ citation: Citation, in text: String, _ units: [DocumentUnit]) throws -> JSON {
    let (place, scalars) = (try text.bytes(citation.range), try text.scalars(citation.range))
    return object([
        "surface": citation.surface,
        "start": place.start,
        "end": place.end,
        "start_scalar": scalars.start,
        "end_scalar": scalars.end,
        "form": nameOf(citation.form),
        "kind": citation.kind,
        "number": citation.number,
        "date": citation.date,
        "issuer": citation.issuer,
        "title": citation.title,
        "terms": citation.terms,
        "pinpoints": citation.pinpoints,
        "relation": citation.relation.map { nameOf($0) },
        "targets": citation.targets,
        "key": citation.key,
        "within": citation.within,
        "antecedent": citation.antecedent,
        "unit": units.indices.contains(Int(citation.unit)) ? units[Int(citation.unit)].address : nil,
    ])
}
