// What asks an index.

import Tracuu
import XCTest

final class IndexConformanceTests: XCTestCase {
    /// The papers of the corpus, each under its name.
    private static let index = Result { try indexed(try Conformance.corpus()) }

    func testSearch() throws {
        let inputs: Set = [
            "query", "limit", "offset", "page", "units_per_document", "marks", "filter", "scope", "sort", "count_by", "count",
        ]
        let scores = Scores()
        try Conformance.run("search", inputs: inputs) { asked in
            let index = try Self.index.get()
            var request = try request(asked)
            for _ in 1..<(asked["page"]?.number ?? 1) {
                guard let next = try index.search(request: request).next else {
                    throw Complaint("expected a page behind this one")
                }
                request.after = next
            }
            do {
                let response = try index.search(request: request)
                scores.add(response)
                return try record(response)
            } catch SearchError.InvalidField(let field, _, _, _) {
                return object(["error": field])
            } catch SearchError.OffsetTooLarge {
                return object(["error": "offset"])
            }
        }
        print("conformance scores: \(scores.sum) of \(scores.hits) hits")
    }

    func testSuggest() throws {
        try Conformance.run("suggest", inputs: ["typed", "kinds", "limit", "query"]) { asked in
            let index = try Self.index.get()
            if let query = asked["query"]?.text {
                let correction = try index.didYouMean(query: query, offsetUnit: .utf16)
                return object(["correction": try correction.map(record)])
            }
            let kinds = try asked["kinds"]?.texts.map { try variant($0, of: SuggestionKind.self) } ?? []
            let request = SuggestRequest(text: try asked.text("typed"), limit: asked["limit"]?.number ?? 10, kinds: kinds)
            return object(["suggestions": try index.suggest(request: request).suggestions.map(record)])
        }
    }

    func testSnippet() throws {
        try Conformance.run("snippet", inputs: ["document", "query", "length", "count"]) { asked in
            let document = try asked.text("document")
            let index = try indexed([Document(id: "a", text: document)])
            var request = SearchRequest(query: try asked.text("query"), unitsPerDocument: 1, offsetUnit: .utf16)
            request.snippetLength = asked["length"]?.number ?? request.snippetLength
            request.snippetCount = asked["count"]?.number ?? request.snippetCount
            guard let unit = try index.search(request: request).hits.first?.units.first else { throw Complaint("expected a hit") }
            return object(["snippets": try ([unit.snippet] + unit.moreSnippets).map { try record($0, document) }])
        }
    }
}

/// The scores of all hits of the suite, to a thousandth, as one number that every host must come to.
private final class Scores {
    private(set) var hits: Int64 = 0
    private(set) var sum: Int64 = 0

    func add(_ response: SearchResponse) {
        for hit in response.hits {
            hits += 1
            sum = (sum + Int64((Double(hit.score) * 1000 + 0.5).rounded(.down)) * hits) % 1_000_000_007
        }
    }
}

private func indexed(_ papers: [Document]) throws -> SearchIndex {
    let index = try SearchIndex.inMemory()
    let writer = try index.writer()
    let summary = try writer.putDocuments(documents: papers)
    guard summary.skipped.isEmpty else { throw Complaint("expected every paper to be put, but found \(summary.skipped)") }
    try writer.commit()
    return index
}

private func request(_ asked: Case) throws -> SearchRequest {
    var request = SearchRequest(query: try asked.text("query"), limit: asked["limit"]?.number ?? 100, offsetUnit: .utf16)
    request.offset = asked["offset"]?.number ?? 0
    request.unitsPerDocument = asked["units_per_document"]?.number ?? request.unitsPerDocument
    request.marks = try asked["marks"]?.text.map { try variant($0) }
    request.filter = asked["filter"].map(filter)
    request.scope = try asked["scope"]?.text.map { try variant($0) }
    request.sort = try asked["sort"]?.text.map { try variant($0) }
    request.facets = try asked["count_by"]?.texts.map { try variant($0) } ?? []
    request.count = asked["count"]?.bool ?? false
    return request
}

private func filter(_ filter: JSON) -> SearchFilter {
    SearchFilter(
        kinds: filter["kinds"]?.texts ?? [],
        issuers: filter["issuers"]?.texts ?? [],
        numbers: filter["numbers"]?.texts ?? [],
        cites: filter["cites"]?.texts ?? [],
        ids: filter["ids"]?.texts ?? [],
        fromDate: filter["from"]?.text,
        toDate: filter["to"]?.text
    )
}

private func record(_ response: SearchResponse) throws -> JSON {
    let ids = response.hits.map(\.id)
    let addresses = response.hits.map { $0.units.first?.address ?? "" }
    var facets: [String: JSON] = [:]
    for counts in response.facets {
        facets[nameOf(counts.facet)] = JSON.list(counts.values.map { .list([$0.value.json, $0.documents.json]) })
    }
    return object([
        "ids": ids,
        "found": sorted(ids),
        "units": addresses,
        "places": sorted(zip(ids, addresses).map { "\($0) \($1)" }),
        "units_each": response.hits.map(\.units.count),
        "highlighted": try response.hits.first.map(highlighted),
        "diagnostics": response.diagnostics.map(\.kind),
        "totals": object(["documents": response.totalDocuments, "units": response.totalUnits]),
        "facets": JSON.object(facets),
        "next": response.next == nil ? nil : "present",
    ])
}

/// What matched in the best piece of the best unit, cut out of Swift's own string.
private func highlighted(_ hit: Hit) throws -> [String] {
    guard let snippet = hit.units.first?.snippet else { return [] }
    return try snippet.highlights.map { try snippet.text.piece($0) }
}

/// A suggestion with brackets around what was typed.
private func record(_ suggestion: Suggestion) -> JSON {
    let marked = suggestion.parts.map { $0.highlighted ? "[\($0.text)]" : $0.text }
    return object([
        "kind": nameOf(suggestion.kind), "text": marked.joined(), "documents": suggestion.documents, "id": suggestion.id,
    ])
}

private func record(_ correction: Correction) throws -> JSON {
    let changes = try correction.changes.map { change in
        let place = try correction.query.bytes(change.range)
        return object(["start": place.start, "end": place.end, "text": change.text])
    }
    return object(["text": correction.text, "changes": changes])
}

/// A snippet with brackets where its ranges say that something matched, which its parts must say too.
private func record(_ snippet: Snippet, _ document: String) throws -> JSON {
    let matched = snippet.parts.filter(\.highlighted)
    let pieces = try snippet.highlights.map { try snippet.text.piece($0) }
    guard pieces.elementsEqual(matched.map(\.text), by: { $0.utf8.elementsEqual($1.utf8) }) else {
        throw Complaint("expected the ranges to be the parts \(matched.map(\.text)), but found \(pieces)")
    }
    let given = try matched.map { part in
        try document.piece(TextRange(start: part.sourceStart, end: part.sourceEnd), unit: .utf8)
    }
    return object([
        "text": snippet.parts.map { $0.highlighted ? "[\($0.text)]" : $0.text }.joined(),
        "address": snippet.address,
        "label": snippet.label,
        "start": snippet.sourceStart,
        "end": snippet.sourceEnd,
        "cut_start": snippet.cutStart,
        "cut_end": snippet.cutEnd,
        "given": given,
    ])
}
