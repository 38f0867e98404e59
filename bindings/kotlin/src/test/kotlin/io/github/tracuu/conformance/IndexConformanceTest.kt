package io.github.tracuu.conformance

import io.github.tracuu.*
import kotlinx.coroutines.runBlocking
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.Test

/** What asks an index. */
internal class IndexConformanceTest {
    companion object {
        /** The papers of the corpus, each under its name. */
        private val corpus = lazy { indexOf(corpus()) }
        private val index by corpus

        @JvmStatic
        @AfterAll
        fun close() {
            if (corpus.isInitialized()) index.close()
        }

        private fun indexOf(papers: List<Pair<String, String>>): SearchIndex = runBlocking {
            SearchIndex.inMemory().also { index ->
                index.write { put(papers.map { (id, text) -> Document(id = id, text = text) }) }
            }
        }
    }

    private val searchInputs = setOf(
        "query", "limit", "offset", "page", "units_per_document", "marks", "filter", "scope", "sort", "count_by", "count",
    )

    @Test
    fun search() {
        runSuite("search", searchInputs) { case -> runBlocking { answerSearch(case) } }
        println("conformance scores: $scores of $scored hits")
    }

    /** The scores of all hits of the suite, to a thousandth, as one number that every host must come to. */
    private var scores = 0L
    private var scored = 0L

    private fun addScores(response: SearchResponse) = response.hits.forEach { hit ->
        scored += 1
        scores = (scores + Math.floor(hit.score.toDouble() * 1000 + 0.5).toLong() * scored) % 1_000_000_007
    }

    private suspend fun answerSearch(case: JsonObject): JsonElement = try {
        var request = request(case)
        repeat((case.number("page") ?: 1) - 1) {
            val next = requireNotNull(index.search(request).next) { "expected a page behind this one" }
            request = request.copy(after = next)
        }
        record(index.search(request).also(::addScores))
    } catch (error: SearchException.InvalidField) {
        answer("error" to error.field)
    } catch (error: SearchException.OffsetTooLarge) {
        answer("error" to "offset")
    }

    private fun request(case: JsonObject): SearchRequest {
        val plain = SearchRequest(query = case.text("query"))
        return plain.copy(
            limit = case.number("limit") ?: 100,
            offset = case.number("offset") ?: 0,
            unitsPerDocument = case.number("units_per_document") ?: plain.unitsPerDocument,
            marks = case.maybe("marks")?.let { named<Marks>(it) },
            filter = case["filter"]?.jsonObject?.let(::filter),
            scope = case.maybe("scope")?.let { named<SearchScope>(it) },
            sort = case.maybe("sort")?.let { named<SortOrder>(it) },
            facets = case.texts("count_by").map { named<Facet>(it) },
            count = case.flag("count") ?: false,
        )
    }

    private fun filter(filter: JsonObject): SearchFilter {
        val unknown = filter.keys - setOf("kinds", "issuers", "numbers", "cites", "ids", "from", "to")
        check(unknown.isEmpty()) { "expected parts of a filter, but found $unknown" }
        return SearchFilter(
            kinds = filter.texts("kinds"),
            issuers = filter.texts("issuers"),
            numbers = filter.texts("numbers"),
            cites = filter.texts("cites"),
            ids = filter.texts("ids"),
            fromDate = filter.maybe("from"),
            toDate = filter.maybe("to"),
        )
    }

    private fun record(response: SearchResponse): JsonElement {
        val address = { hit: Hit -> hit.units.firstOrNull()?.address.orEmpty() }
        return answer(
            "ids" to response.hits.map { it.id },
            "found" to response.hits.map { it.id }.sorted(),
            "units" to response.hits.map(address),
            "places" to response.hits.map { hit -> "${hit.id} ${address(hit)}" }.sorted(),
            "units_each" to response.hits.map { it.units.size },
            "highlighted" to response.hits.firstOrNull()?.let(::highlighted),
            "diagnostics" to response.diagnostics.map { it.kind },
            "totals" to mapOf("documents" to response.totalDocuments, "units" to response.totalUnits),
            "facets" to response.facets.associate { counts ->
                name(counts.facet) to counts.values.map { listOf(it.value, it.documents) }
            },
            "next" to response.next?.let { "present" },
        )
    }

    /** What matched in the best piece of the best unit, cut from its text. */
    private fun highlighted(hit: Hit): List<String> {
        val snippet = hit.units.firstOrNull()?.snippet ?: return emptyList()
        return snippet.highlights.map { snippet.text.substring(it) }
    }

    @Test
    fun suggest() = runSuite("suggest", setOf("typed", "kinds", "limit", "query")) { case ->
        runBlocking {
            val query = case.maybe("query")
            if (query != null) {
                answer("correction" to index.didYouMean(query)?.let(::describe))
            } else {
                val kinds = case.texts("kinds").map { named<SuggestionKind>(it) }
                val response = index.suggest(case.text("typed"), case.number("limit") ?: 10, kinds)
                answer("suggestions" to response.suggestions.map(::describe))
            }
        }
    }

    private fun describe(suggestion: Suggestion) = mapOf(
        "kind" to suggestion.kind,
        "text" to marked(suggestion.text, suggestion.highlightRanges()),
        "documents" to suggestion.documents,
        "id" to suggestion.id,
    )

    private fun describe(correction: Correction) = mapOf(
        "text" to correction.text,
        "changes" to correction.changes.map { change ->
            mapOf(
                "start" to correction.query.byteAt(change.range.start),
                "end" to correction.query.byteAt(change.range.end),
                "text" to change.text,
            )
        },
    )

    @Test
    fun snippet() = runSuite("snippet", setOf("document", "query", "length", "count")) { case ->
        val document = case.text("document")
        indexOf(listOf("a" to document)).use { index ->
            val plain = SearchRequest(query = case.text("query"), unitsPerDocument = 1)
            val request = plain.copy(
                snippetLength = case.number("length") ?: plain.snippetLength,
                snippetCount = case.number("count") ?: plain.snippetCount,
            )
            val response = runBlocking { index.search(request) }
            val unit = requireNotNull(response.hits.firstOrNull()?.units?.firstOrNull()) { "expected a hit" }
            answer("snippets" to (listOf(unit.snippet) + unit.moreSnippets).map { describe(it, document) })
        }
    }

    private fun describe(snippet: Snippet, document: String): Map<String, Any?> {
        val ranges = snippet.highlights.map { it.toIntRange() }
        check(ranges == snippet.highlightRanges()) { "expected one answer in both forms, but found $ranges" }
        val given = snippet.parts.filter { it.highlighted }
            .map { document.substring(document.indexOfByte(it.sourceStart), document.indexOfByte(it.sourceEnd)) }
        return mapOf(
            "text" to marked(snippet.text, ranges),
            "address" to snippet.address,
            "label" to snippet.label,
            "start" to snippet.sourceStart,
            "end" to snippet.sourceEnd,
            "cut_start" to snippet.cutStart,
            "cut_end" to snippet.cutEnd,
            "given" to given,
        )
    }

    /** A text with brackets around its ranges. */
    private fun marked(text: String, ranges: List<IntRange>): String =
        ranges.asReversed().fold(text) { marked, range -> marked.replaceRange(range, "[" + text.substring(range) + "]") }
}
