package io.github.tracuu.conformance

import java.io.File
import kotlinx.serialization.json.Json
import kotlinx.serialization.json.JsonArray
import kotlinx.serialization.json.JsonElement
import kotlinx.serialization.json.JsonNull
import kotlinx.serialization.json.JsonObject
import kotlinx.serialization.json.JsonPrimitive
import kotlinx.serialization.json.booleanOrNull
import kotlinx.serialization.json.intOrNull
import kotlinx.serialization.json.jsonArray
import kotlinx.serialization.json.jsonObject
import kotlinx.serialization.json.jsonPrimitive
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Assumptions.assumeTrue

/*
 * The cases of `tests/conformance/vectors`, run against a function that answers them: the twin of
 * `crates/tracuu-testkit/src/conformance.rs`. Nothing here knows what is right.
 */

private val folder = File(System.getProperty("tracuu.workspace") ?: "../..", "tests/conformance")

/** Runs every case of a suite, then fails with all that went wrong; [inputs] are the fields that are no expectations. */
internal fun runSuite(suite: String, inputs: Set<String>, answer: (JsonObject) -> JsonElement) {
    val vectors = File(folder, "vectors")
    if (!vectors.isDirectory) println("SKIP conformance $suite: $vectors is not there")
    assumeTrue(vectors.isDirectory, "$vectors is not there")
    val file = Json.parseToJsonElement(File(vectors, "$suite.json").readText()).jsonObject
    check(file["suite"] == JsonPrimitive(suite) && file["version"] == JsonPrimitive(1)) { "$suite.json: $suite, version 1" }
    val cases = file.getValue("cases").jsonArray.map { it.jsonObject }
    check(cases.isNotEmpty()) { "$suite.json: no cases" }
    val failures = cases.mapNotNull { case -> failure(case, inputs, answer) }
    println("conformance $suite: ${cases.size} cases")
    assertTrue(failures.isEmpty()) { "${failures.size} of ${cases.size} cases failed:\n${failures.joinToString("\n")}" }
}

/** The papers of `tests/conformance/corpus`, each with its name, in the order of the names. */
internal fun corpus(): List<Pair<String, String>> =
    File(folder, "corpus").listFiles().orEmpty().filter { it.name != "README.md" }.sortedBy { it.name }
        .map { it.name to it.readText() }

/** What is wrong with a case; null when nothing is. */
private fun failure(case: JsonObject, inputs: Set<String>, answer: (JsonObject) -> JsonElement): String? {
    val about = "- ${case["name"]} (${case["reason"]}):"
    val expected = JsonObject(case.filterKeys { it != "name" && it != "reason" && it !in inputs })
    if (expected.isEmpty()) return "$about expected an expectation, but found none"
    val found = try {
        askedFor(answer(case), expected)
    } catch (failure: Exception) {
        return "$about $failure"
    }
    return if (found == expected) null else "$about expected\n    $expected\n  but found\n    $found"
}

/** The part of [found] that [expected] speaks of: its fields, and those of the elements of its lists. */
private fun askedFor(found: JsonElement, expected: JsonElement?): JsonElement = when {
    found is JsonObject && expected is JsonObject ->
        JsonObject(found.filterKeys { it in expected }.mapValues { (name, value) -> askedFor(value, expected[name]) })
    found is JsonArray && expected is JsonArray && found.size == expected.size ->
        JsonArray(found.zip(expected) { value, wanted -> askedFor(value, wanted) })
    else -> found
}

/** A field that must be there. */
internal fun JsonObject.text(field: String): String =
    requireNotNull(maybe(field)) { "expected `$field` to be a string" }

/** A field that may be there. */
internal fun JsonObject.maybe(field: String): String? =
    (this[field] as? JsonPrimitive)?.takeIf { it.isString }?.content

internal fun JsonObject.number(field: String): Int? = (this[field] as? JsonPrimitive)?.intOrNull

internal fun JsonObject.flag(field: String): Boolean? = (this[field] as? JsonPrimitive)?.booleanOrNull

internal fun JsonObject.texts(field: String): List<String> =
    this[field]?.jsonArray?.map { it.jsonPrimitive.content }.orEmpty()

/** The lines of a paper; every one but the last has its end behind it. */
internal fun JsonObject.paper(): String = getValue("lines").jsonArray.joinToString("\n") { it.jsonPrimitive.content }

/** The name of a value as programs see it: `must_not`. */
internal fun name(value: Enum<*>): String = value.name.lowercase()

/** The value of this name. */
internal inline fun <reified T : Enum<T>> named(name: String): T =
    requireNotNull(enumValues<T>().find { name(it) == name }) { "expected one of ${enumValues<T>().toList()}, but found `$name`" }

/** Whatever a library says, as JSON. */
internal fun json(value: Any?): JsonElement = when (value) {
    null -> JsonNull
    is JsonElement -> value
    is String -> JsonPrimitive(value)
    is Boolean -> JsonPrimitive(value)
    is Number -> JsonPrimitive(value)
    is Enum<*> -> JsonPrimitive(name(value))
    is List<*> -> JsonArray(value.map(::json))
    is Map<*, *> -> JsonObject(value.entries.associate { (key, value) -> key as String to json(value) })
    else -> error("expected what JSON can say, but found $value")
}

internal fun answer(vararg fields: Pair<String, Any?>): JsonElement = json(mapOf(*fields))

/** The bytes of UTF-8 before a place in UTF-16: where vectors count bytes, the border converts. */
internal fun String.byteAt(index: Long): Int = substring(0, index.toInt()).toByteArray().size

/** The Unicode scalar values before a place in UTF-16. */
internal fun String.scalarAt(index: Long): Int = codePointCount(0, index.toInt())
