// Positions as Swift has them.
//
// | text         | `.utf8`  | `.utf16` | `.codePoint` | as `Range<String.Index>` |
// | ------------ | -------- | -------- | ------------ | ------------------------ |
// | `😀 Việt`    | 5 ..< 11 | 3 ..< 7  | 2 ..< 6      | *Việt*                   |
//
// The functions of this layer ask for UTF-16, which NSString, NSRange and UITextView count. The generated ones count bytes of
// UTF-8 unless they are told; an answer repeats its unit.

import Foundation

extension TextRange {
    /// The place in `text`; none where it lies outside of it, or cuts a Unicode scalar in two.
    public func range(in text: String, unit: OffsetUnit = .utf16) -> Range<String.Index>? {
        guard start <= end, let lower = index(start, in: text, unit: unit), let upper = index(end, in: text, unit: unit)
        else { return nil }
        return lower..<upper
    }
}

private func index(_ offset: Int64, in text: String, unit: OffsetUnit) -> String.Index? {
    guard offset >= 0, let offset = Int(exactly: offset) else { return nil }
    let index =
        switch unit {
        case .utf8: text.utf8.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        case .utf16: text.utf16.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        case .codePoint: text.unicodeScalars.index(text.startIndex, offsetBy: offset, limitedBy: text.endIndex)
        }
    return index.flatMap { $0.samePosition(in: text.unicodeScalars) }
}

extension NSRange {
    /// A place that counts UTF-16, as those of this layer do.
    public init(_ range: TextRange) {
        self.init(location: Int(range.start), length: Int(range.end - range.start))
    }
}

extension Snippet {
    /// What matched, as places in `text`; `unit` is that of the answer.
    public func highlightedRanges(unit: OffsetUnit = .utf16) -> [Range<String.Index>] {
        highlights.compactMap { $0.range(in: text, unit: unit) }
    }
}
