package io.github.tracuu.conformance

import io.github.tracuu.*
import java.util.HexFormat
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.boolean
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Test

/** The text layer. */
internal class TextConformanceTest {
    @Test
    fun normalize() = runSuite("normalize", setOf("options", "input")) { case ->
        val input = case.text("input")
        val normalized = normalize(input, options(case.getValue("options")))
        val repairs = normalized.repairs.map { repair ->
            mapOf(
                "kind" to repair.kind,
                "start" to input.byteAt(repair.range.start),
                "end" to input.byteAt(repair.range.end),
                "from" to repair.before,
                "to" to repair.after,
            )
        }
        answer("text" to normalized.text, "repairs" to repairs)
    }

    /** A preset by name, or the passes that run. */
    private fun options(value: JsonElement): NormalizeOptions {
        if (value is JsonPrimitive) return NormalizeOptions(preset = named<NormalizePreset>(value.content))
        return value.jsonObject.entries.fold(NormalizeOptions(preset = NormalizePreset.OFF)) { options, (pass, value) ->
            if (pass == "tone_marks") return@fold options.copy(toneMarks = named<ToneMarks>(value.jsonPrimitive.content))
            val runs = value.jsonPrimitive.boolean
            when (pass) {
                "invisible" -> options.copy(invisible = runs)
                "spaces" -> options.copy(spaces = runs)
                "canonical" -> options.copy(canonical = runs)
                "look_alikes" -> options.copy(lookAlikes = runs)
                "i_and_y" -> options.copy(iAndY = runs)
                "quotes" -> options.copy(quotes = runs)
                "dashes" -> options.copy(dashes = runs)
                else -> error("expected a pass, but found `$pass`")
            }
        }
    }

    @Test
    fun fold() = runSuite("fold", setOf("typed", "written", "input", "level")) { case ->
        when (val typed = case.maybe("typed")) {
            null -> answer("text" to fold(case.text("input"), named<FoldLevel>(case.text("level"))))
            else -> answer("agrees" to agrees(typed, case.text("written")))
        }
    }

    @Test
    fun tokenize() = runSuite("tokenize", setOf("input")) { case ->
        val input = case.text("input")
        answer("tokens" to tokenize(input).map { token -> describe(token, input) })
    }

    /** Everything there is to say about a token; its text is cut from the input by its place. */
    private fun describe(token: Token, input: String): Map<String, Any?> = buildMap {
        put("kind", token.kind)
        put("text", input.substring(token.range))
        put("start", input.byteAt(token.range.start))
        put("end", input.byteAt(token.range.end))
        if (token.key.isNotEmpty()) put("key", token.key)
        when (token.kind) {
            TokenKind.ROMAN -> put("value", token.value)
            TokenKind.DATE -> put("date", token.date)
            TokenKind.DOCUMENT_NUMBER -> {
                put("sequence", token.sequence)
                put("year", token.year)
                put("code", token.code)
                put("issuer", token.issuer)
            }
            else -> {}
        }
    }

    @Test
    fun decode() = runSuite("decode", setOf("encoding", "bytes", "shown", "mixed", "damaged")) { case ->
        val encoding = case.maybe("encoding")
        when {
            "damaged" in case -> answer("text" to repairMojibake(case.text("damaged")))
            "mixed" in case -> answer("text" to decodeMixedText(case.text("mixed")))
            "shown" in case -> answer("text" to decodeMisreadText(case.text("shown"), case.text("encoding")))
            else -> {
                val decoded = decodeBytes(HexFormat.of().parseHex(case.text("bytes")), encoding)
                val places = decoded.replacedStarts zip decoded.replacedEnds
                val replaced = places.map { (start, end) -> mapOf("start" to start, "end" to end) }
                answer("detect" to decoded.detected, "text" to decoded.text, "replaced" to replaced)
            }
        }
    }

    @Test
    fun typing() = runSuite("typing", setOf("scheme", "typed")) { case: JsonObject ->
        val typed = case.text("typed")
        val expected = when (val scheme = case.maybe("scheme")) {
            null -> readTyped(typed)?.text ?: typed
            else -> convertTyped(typed, named<TypingScheme>(scheme))
        }
        val candidates = typedCandidates(typed).map { it.text }
        answer("unchanged" to (expected == typed), "expected" to expected, "candidates" to candidates)
    }
}
