// Snippets and suggestions as text with attributes.

import Foundation

@available(macOS 12, iOS 15, tvOS 15, watchOS 8, *)
extension Snippet {
    /// The text with `highlight` over what matched, and an ellipsis where text of the same unit was left out.
    public func attributed(_ highlight: AttributeContainer = .match) -> AttributedString {
        var text = AttributedString(cutStart ? "… " : "")
        for part in parts {
            text += AttributedString(part.text, attributes: part.highlighted ? highlight : AttributeContainer())
        }
        return text + AttributedString(cutEnd ? " …" : "")
    }
}

@available(macOS 12, iOS 15, tvOS 15, watchOS 8, *)
extension Suggestion {
    /// The text with `highlight` over what was typed.
    public func attributed(_ highlight: AttributeContainer = .match) -> AttributedString {
        parts.reduce(into: AttributedString()) { text, part in
            text += AttributedString(part.text, attributes: part.highlighted ? highlight : AttributeContainer())
        }
    }
}

@available(macOS 12, iOS 15, tvOS 15, watchOS 8, *)
extension AttributeContainer {
    /// Marks a match for whoever walks the runs; on Apple's systems `Text` of SwiftUI shows it in bold, too.
    public static var match: AttributeContainer {
        var container = AttributeContainer()
        container[MatchAttribute.self] = true
        #if canImport(Darwin)
        container.inlinePresentationIntent = .stronglyEmphasized
        #endif
        return container
    }
}

/// What a run that matched carries: `text.runs[MatchAttribute.self]`.
@available(macOS 12, iOS 15, tvOS 15, watchOS 8, *)
public enum MatchAttribute: AttributedStringKey {
    public typealias Value = Bool
    public static let name = "tracuu.match"
}
