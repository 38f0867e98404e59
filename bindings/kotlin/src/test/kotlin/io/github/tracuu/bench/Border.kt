/**
 * What the border costs: a search of 20 hits, and the indexing of 10,000 documents in batches, from Kotlin, beside what the
 * library says that it took inside. One JSON object a line.
 *
 * ```sh
 * mvn -q test-compile exec:java -Dnative.profile=release -Dprobe.skip=true
 * ```
 */

package io.github.tracuu.bench

import io.github.tracuu.*
import java.io.File
import java.nio.file.Files
import java.util.Locale
import kotlin.system.measureNanoTime
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking

private const val DOCUMENTS = 10_000
private const val BATCH = 500
private const val SEARCHED = 300
private const val WARM_UP = 500
private const val SEARCHES = 1_000
private const val QUERY = "ky luat"

/** Arguments: the folder of the texts that documents are made of, `data/sample` where none is given. */
fun main(arguments: Array<String>) = runBlocking<Unit> {
    val folder = File(arguments.firstOrNull() ?: "../../data/sample")
    val texts = folder.listFiles().orEmpty().sortedBy { it.name }.filter { it.extension in setOf("md", "txt") }.map { it.readText() }
    check(texts.isNotEmpty()) { "$folder: expected texts, but found none" }

    // A run of its own warms the machine up.
    SearchIndex.inMemory().use { index -> indexing(index, texts, DOCUMENTS / 10) }
    val path = Files.createTempDirectory("tracuu-bench").resolve("index").toString()
    SearchIndex.inMemory().use { index -> println(indexing(index, texts, DOCUMENTS)) }
    // Few documents: what the border adds is lost in a search that takes long.
    SearchIndex.create(path).use { index -> indexing(index, texts, SEARCHED) }
    SearchIndex.open(path).use { index -> println(search(index, "on a thread of the dispatcher")) }
    SearchIndex.open(path, Dispatchers.Unconfined).use { index -> println(search(index, "in place")) }
    NativeIndex.open(path).use { index -> println(search("the generated call alone") { index.search(it) }) }
    NativeIndex.open(path).use { index -> println(search("the generated async twin") { index.searchAsync(it) }) }
    File(path).parentFile.deleteRecursively()
}

private suspend fun indexing(index: SearchIndex, texts: List<String>, count: Int): String {
    var inside = 0.0
    var units = 0L
    val documents = List(count) { Document(id = "%05d".format(it), text = texts[it % texts.size]) }
    var commit = 0L
    val nanoseconds = measureNanoTime {
        index.write {
            for (batch in documents.chunked(BATCH)) {
                val summary = put(batch)
                inside += summary.seconds
                units += summary.units
            }
            commit = measureNanoTime { commit() }
        }
    }
    val (outer, inner) = (nanoseconds / 1e9) to (inside + commit / 1e9)
    val bytes = documents.sumOf { it.text.length.toLong() }
    return """{"what": "index $count documents by $BATCH", "characters": $bytes, "units": $units, """ +
        """"kotlin_s": ${outer.shown()}, "rust_s": ${inner.shown()}, "ratio": ${(outer / inner).shown()}}"""
}

private suspend fun search(index: SearchIndex, name: String): String = search(name) { index.search(it) }

private suspend fun search(name: String, search: suspend (SearchRequest) -> SearchResponse): String {
    val request = SearchRequest(QUERY, limit = 20)
    val outer = DoubleArray(SEARCHES)
    val inner = DoubleArray(SEARCHES)
    repeat(WARM_UP) { search(request) }
    for (at in 0 until SEARCHES) {
        outer[at] = measureNanoTime { inner[at] = search(request).also { check(it.hits.size == 20) }.tookMs } / 1e6
    }
    val (kotlin, rust) = outer.median() to inner.median()
    return """{"what": "search of 20 hits, $name", "kotlin_ms": ${kotlin.shown()}, "rust_ms": ${rust.shown()}, """ +
        """"ratio": ${(kotlin / rust).shown()}, "extra_ms": ${(kotlin - rust).shown()}, """ +
        """"goal_ms": ${(1.3 * rust + 0.5).shown()}, "met": ${kotlin <= 1.3 * rust + 0.5}}"""
}

private fun DoubleArray.median(): Double = sorted()[size / 2]

private fun Double.shown(): String = "%.3f".format(Locale.ROOT, this)
