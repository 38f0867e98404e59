// The text layer.

import Foundation
import Tracuu
import XCTest

final class TextConformanceTests: XCTestCase {
    func testNormalize() throws {
        try Conformance.run("normalize", inputs: ["options", "input"]) { asked in
            let input = try asked.text("input")
            let normalized = normalize(input, options: try options(asked["options"] ?? .null))
            let repairs = try normalized.repairs.map { repair in
                let place = try input.bytes(repair.range)
                return object([
                    "kind": repair.kind, "start": place.start, "end": place.end, "from": repair.before, "to": repair.after,
                ])
            }
            return object(["text": normalized.text, "repairs": repairs])
        }
    }

    func testFold() throws {
        try Conformance.run("fold", inputs: ["typed", "written", "input", "level"]) { asked in
            if asked["typed"] != nil {
                return object(["agrees": agrees(typed: try asked.text("typed"), written: try asked.text("written"))])
            }
            return object(["text": fold(text: try asked.text("input"), level: try variant(asked.text("level")))])
        }
    }

    func testTokenize() throws {
        try Conformance.run("tokenize", inputs: ["input"]) { asked in
            let input = try asked.text("input")
            return object(["tokens": try tokenize(input).map { try described($0, in: input) }])
        }
    }

    func testDecode() throws {
        try Conformance.run("decode", inputs: ["encoding", "bytes", "shown", "mixed", "damaged"]) { asked in
            if let damaged = asked["damaged"]?.text { return object(["text": repairMojibake(text: damaged)]) }
            if let mixed = asked["mixed"]?.text { return object(["text": decodeMixedText(text: mixed)]) }
            if let shown = asked["shown"]?.text {
                return object(["text": try decodeMisreadText(text: shown, encoding: asked.text("encoding"))])
            }
            let decoded = try decodeBytes(bytes: try bytes(asked.text("bytes")), encoding: asked["encoding"]?.text)
            let replaced = zip(decoded.replacedStarts, decoded.replacedEnds).map { object(["start": $0, "end": $1]) }
            return object(["detect": decoded.detected, "text": decoded.text, "replaced": replaced])
        }
    }

    func testTyping() throws {
        try Conformance.run("typing", inputs: ["scheme", "typed"]) { asked in
            let typed = try asked.text("typed")
            let expected =
                if let scheme = asked["scheme"]?.text {
                    convertTyped(text: typed, scheme: try variant(scheme))
                } else {
                    readTyped(text: typed)?.text ?? typed
                }
            return object([
                "unchanged": expected.utf8.elementsEqual(typed.utf8),
                "expected": expected,
                "candidates": typedCandidates(word: typed).map(\.text),
            ])
        }
    }
}

/// A preset by name, or the passes that run.
private func options(_ value: JSON) throws -> NormalizeOptions {
    if let preset = value.text { return NormalizeOptions(preset: try variant(preset)) }
    var options = NormalizeOptions(preset: .off)
    for (name, value) in value.object ?? [:] {
        switch name {
        case "tone_marks": options.toneMarks = try variant(value.text ?? "")
        case "invisible": options.invisible = value.bool
        case "spaces": options.spaces = value.bool
        case "canonical": options.canonical = value.bool
        case "look_alikes": options.lookAlikes = value.bool
        case "i_and_y": options.iAndY = value.bool
        case "quotes": options.quotes = value.bool
        case "dashes": options.dashes = value.bool
        default: throw Complaint("expected a pass, but found `\(name)`")
        }
    }
    return options
}

/// Everything there is to say about a token. Its text is the piece of Swift's string at its place.
private func described(_ token: Token, in input: String) throws -> JSON {
    let place = try input.bytes(token.range)
    let text = try input.piece(token.range)
    guard text.utf8.elementsEqual(token.text.utf8) else {
        throw Complaint("expected \(token.text.debugDescription) at its place, but found \(text.debugDescription)")
    }
    var said: [String: any ToJSON] = [
        "kind": nameOf(token.kind), "text": text, "start": place.start, "end": place.end,
    ]
    if !token.key.isEmpty { said["key"] = token.key }
    switch token.kind {
    case .roman: said["value"] = token.value
    case .date: said["date"] = token.date
    case .documentNumber:
        said["sequence"] = token.sequence.json
        said["year"] = token.year.json
        said["code"] = token.code.json
        said["issuer"] = token.issuer.json
    default: break
    }
    return .object(said.mapValues(\.json))
}

private func bytes(_ hexadecimal: String) throws -> Data {
    let digits = hexadecimal.compactMap(\.hexDigitValue)
    guard digits.count == hexadecimal.count, digits.count.isMultiple(of: 2) else {
        throw Complaint("expected bytes in hexadecimal")
    }
    return Data(stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) })
}
