// JSON as the vectors have it, and as the runners make it of what the library answers.

import Foundation

/// A value of JSON. Texts are equal when their bytes are: Swift's own `==` holds *ề* and *e* with two marks for the same, and the
/// vectors are about the difference.
enum JSON: Decodable, Sendable {
    case null
    case bool(Bool)
    case number(Int64)
    case text(String)
    case list([JSON])
    case object([String: JSON])

    init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        if container.decodeNil() {
            self = .null
        } else if let value = try? container.decode(Bool.self) {
            self = .bool(value)
        } else if let value = try? container.decode(Int64.self) {
            self = .number(value)
        } else if let value = try? container.decode(String.self) {
            self = .text(value)
        } else if let value = try? container.decode([JSON].self) {
            self = .list(value)
        } else {
            self = .object(try container.decode([String: JSON].self))
        }
    }

    subscript(field: String) -> JSON? { object?[field] }

    var object: [String: JSON]? { if case .object(let value) = self { value } else { nil } }
    var list: [JSON]? { if case .list(let value) = self { value } else { nil } }
    var text: String? { if case .text(let value) = self { value } else { nil } }
    var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
    var number: Int32? { if case .number(let value) = self { Int32(exactly: value) } else { nil } }
    var texts: [String] { list?.compactMap(\.text) ?? [] }
}

extension JSON: Equatable {
    static func == (left: JSON, right: JSON) -> Bool {
        switch (left, right) {
        case (.null, .null): true
        case (.bool(let left), .bool(let right)): left == right
        case (.number(let left), .number(let right)): left == right
        case (.text(let left), .text(let right)): left.utf8.elementsEqual(right.utf8)
        case (.list(let left), .list(let right)): left == right
        case (.object(let left), .object(let right)): left == right
        default: false
        }
    }
}

extension JSON: CustomStringConvertible {
    /// For failures: fields in the order of their names, what cannot be seen escaped.
    var description: String {
        switch self {
        case .null: "null"
        case .bool(let value): "\(value)"
        case .number(let value): "\(value)"
        case .text(let value): "\"" + value.unicodeScalars.map(shown).joined() + "\""
        case .list(let values): "[" + values.map(\.description).joined(separator: ", ") + "]"
        case .object(let fields):
            "{" + fields.sorted { $0.key < $1.key }.map { "\($0.key): \($0.value)" }.joined(separator: ", ") + "}"
        }
    }
}

/// A letter as it looks; what has no look of its own by its number, as are marks that stand alone.
private func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .spacingMark, .control, .format, .lineSeparator, .paragraphSeparator:
        scalar.escaped(asASCII: true)
    default: String(scalar)
    }
}

/// What is written as JSON.
protocol ToJSON { var json: JSON { get } }

extension JSON: ToJSON { var json: JSON { self } }
extension String: ToJSON { var json: JSON { .text(self) } }
extension Bool: ToJSON { var json: JSON { .bool(self) } }
extension Int: ToJSON { var json: JSON { .number(Int64(self)) } }
extension Int32: ToJSON { var json: JSON { .number(Int64(self)) } }
extension Int64: ToJSON { var json: JSON { .number(self) } }
extension Array: ToJSON where Element: ToJSON { var json: JSON { .list(map(\.json)) } }
extension Optional: ToJSON where Wrapped: ToJSON { var json: JSON { self?.json ?? .null } }

/// An object, field by field.
func object(_ fields: KeyValuePairs<String, any ToJSON>) -> JSON {
    .object(Dictionary(fields.map { ($0.key, $0.value.json) }, uniquingKeysWith: { $1 }))
}
