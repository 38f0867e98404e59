package io.github.tracuu.conformance

import io.github.tracuu.*
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Test

/** Documents and queries by themselves. */
internal class DocumentConformanceTest {
    @Test
    fun number() = runSuite("number", setOf("input", "spoken", "text", "place", "date", "term")) { case ->
        val spoken = case["spoken"]?.jsonObject
        when {
            "text" in case -> answer("numbers" to findNumbers(case.text("text")))
            spoken != null -> {
                val number = spokenNumber(spoken.text("kind"), spoken.text("number"), spoken.number("year"))
                json(describe(requireNotNull(number) { "expected a kind, but found `${spoken["kind"]}`" }))
            }
            else -> {
                val input = case.text("input")
                val number = parseNumber(input, case.maybe("place"), case.maybe("date"), case.number("term"))
                val said = number?.let(::describe) ?: mapOf("normal" to null)
                json(said + ("readings" to numberReadings(input)))
            }
        }
    }

    private fun describe(number: DocumentNumber): Map<String, Any?> = mapOf(
        "normal" to number.normal,
        "sequence" to number.sequence,
        "year" to number.year,
        "code" to number.code,
        "issuer" to number.issuer,
        "term_named" to number.term,
        "layout" to number.layout,
        "party" to number.isParty,
        "key" to number.key,
        "match_key" to number.matchKey,
    )

    @Test
    fun address() = runSuite("address", setOf("input")) { case ->
        val reading = parseAddress(case.text("input"))
        answer(
            "address" to reading?.address,
            "label" to reading?.label,
            "reads_back" to (reading != null && reading == parseAddress(reading.label)),
        )
    }

    @Test
    fun citation() = runSuite("citation", setOf("input", "lines", "own")) { case ->
        if ("lines" in case) {
            val paper = case.paper()
            val document = parseDocument(paper)
            answer("citations" to document.citations.map { describe(it, paper, document.units) })
        } else {
            val text = case.text("input")
            val own = case["own"]?.jsonObject?.let(::own) ?: OwnMetadata()
            answer("citations" to readCitations(text, own).map { describe(it, text, emptyList()) })
        }
    }

    private fun own(own: JsonObject): OwnMetadata = own.entries.fold(OwnMetadata()) { metadata, (field, value) ->
        val said = if (value is JsonNull) null else value.jsonPrimitive.content
        when (field) {
            "kind" -> metadata.copy(kind = said)
            "issuer" -> metadata.copy(issuer = said)
            "place" -> metadata.copy(place = said)
            else -> error("expected a kind, an issuer or a place, but found `$field`")
        }
    }

    private fun describe(citation: Citation, text: String, units: List<DocumentUnit>) = mapOf(
        "surface" to citation.surface,
        "start" to text.byteAt(citation.range.start),
        "end" to text.byteAt(citation.range.end),
        "start_scalar" to text.scalarAt(citation.range.start),
        "end_scalar" to text.scalarAt(citation.range.end),
        "form" to citation.form,
        "kind" to citation.kind,
        "number" to citation.number,
        "date" to citation.date,
        "issuer" to citation.issuer,
        "title" to citation.title,
        "terms" to citation.terms,
        "pinpoints" to citation.pinpoints,
        "relation" to citation.relation,
        "targets" to citation.targets,
        "key" to citation.key,
        "within" to citation.within,
        "antecedent" to citation.antecedent,
        "unit" to units.getOrNull(citation.unit)?.address,
    )

    @Test
    fun structure() = runSuite("structure", setOf("lines", "base")) { case ->
        val paper = case.paper()
        val document = case.maybe("base")?.let { base -> parseFragment(paper, base) } ?: parseDocument(paper)
        val units = document.units.map { unit ->
            mapOf(
                "address" to unit.address,
                "kind" to unit.kind,
                "parent" to unit.parent?.let { document.units[it].address },
                "text" to unit.text,
            )
        }
        answer("units" to units, "diagnostics" to document.remarks.map { it.kind })
    }

    @Test
    fun query() = runSuite("query", setOf("input")) { case ->
        val input = case.text("input")
        val parsed = parseQuery(input)
        val remarks = parsed.remarks.map { remark ->
            mapOf(
                "kind" to remark.kind,
                "start" to input.byteAt(remark.range.start),
                "end" to input.byteAt(remark.range.end),
                "message" to remark.detail,
            )
        }
        answer("clauses" to inside(parsed, null), "diagnostics" to remarks, "formatted" to parsed.formatted)
    }

    /** The clauses that stand in one, as a tree. */
    private fun inside(parsed: ParsedQuery, parent: Int?): List<Map<String, Any?>> =
        parsed.clauses.withIndex().filter { (_, clause) -> clause.parent == parent }
            .map { (at, clause) -> describe(parsed, at, clause) }

    /** The text of a leaf is cut from the query by its place. */
    private fun describe(parsed: ParsedQuery, at: Int, clause: QueryClause): Map<String, Any?> = buildMap {
        put("occur", clause.occur)
        put("start", parsed.query.byteAt(clause.range.start))
        put("end", parsed.query.byteAt(clause.range.end))
        put("kind", clause.kind)
        clause.text?.let { text ->
            val piece = parsed.query.substring(clause.range)
            check(piece == text) { "expected the place of `$text`, but found that of `$piece`" }
            put("text", piece)
        }
        when (clause.kind) {
            ClauseKind.WORD -> put("level", clause.level)
            ClauseKind.PHRASE -> {
                put("level", clause.level)
                put("window", clause.window)
            }
            ClauseKind.PREFIX, ClauseKind.COMPOUND, ClauseKind.DOCUMENT_NUMBER, ClauseKind.DATE -> {}
            ClauseKind.GROUP -> put("clauses", inside(parsed, at))
            ClauseKind.FIELD -> putField(clause, "value" to clause.value)
            ClauseKind.DATE_FIELD -> putField(clause, "from" to clause.fromDate, "to" to clause.toDate)
            ClauseKind.TITLE_FIELD -> putField(clause, "clauses" to inside(parsed, at))
        }
    }

    private fun MutableMap<String, Any?>.putField(clause: QueryClause, vararg asked: Pair<String, Any?>) {
        put("kind", "field")
        put("field", clause.field)
        putAll(asked)
    }
}
