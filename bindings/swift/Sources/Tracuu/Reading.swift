// Texts, papers and queries by themselves, with positions that count UTF-16 unless `offsets` says otherwise.

/// Reads a whole document.
public func parseDocument(_ text: String, offsets unit: OffsetUnit = .utf16) -> ParsedDocument {
    parseDocument(text: text, offsetUnit: unit)
}

/// Reads the text of one division, which hangs under the address `base`, such as `d5`; an error where that is no address.
public func parseFragment(_ text: String, under base: String, offsets unit: OffsetUnit = .utf16) throws -> ParsedDocument {
    try parseFragment(text: text, base: base, offsetUnit: unit)
}

/// Reads the citations of a text that stands alone; `own` is what the citing paper says of itself.
public func readCitations(_ text: String, own: OwnMetadata? = nil, offsets unit: OffsetUnit = .utf16) -> [Citation] {
    readCitations(text: text, own: own, offsetUnit: unit)
}

/// Reads a query; never fails.
public func parseQuery(_ query: String, offsets unit: OffsetUnit = .utf16) -> ParsedQuery {
    parseQuery(query: query, offsetUnit: unit)
}

/// Repairs a text; every change is told.
public func normalize(
    _ text: String, options: NormalizeOptions? = nil, offsets unit: OffsetUnit = .utf16
) -> NormalizedText {
    normalize(text: text, options: options, offsetUnit: unit)
}

/// Cuts a text into tokens.
public func tokenize(_ text: String, offsets unit: OffsetUnit = .utf16) -> [Token] {
    tokenize(text: text, offsetUnit: unit)
}
