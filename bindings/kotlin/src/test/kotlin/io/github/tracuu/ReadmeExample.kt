package io.github.tracuu.example

// The example of the README; `ReadmeTest` holds the two together.
// begin
import io.github.tracuu.*
import kotlinx.coroutines.runBlocking

fun main() = runBlocking {
    SearchIndex.inMemory().use { index -> // or SearchIndex.openOrCreate("my.index")
        val text = "CHỈ THỊ\n\nvề tăng cường kỷ luật\n\n1. Các cấp ủy quán triệt Nghị quyết số 08-NQ/TU."
        index.write { put(Document(id = "12-ct-tu", text = text)) }
        for (hit in index.search("ky luat").hits) {
            val snippet = hit.units.first().snippet
            println("${hit.title} ${hit.units.first().label}: ${snippet.text}")
            for (range in snippet.highlightRanges()) println("  found ${snippet.text.substring(range)} at $range")
        }
    }
}
// end

// The example of the README of the project.
// begin project
suspend fun find(text: String) = SearchIndex.inMemory().use { index ->
    index.write { put(Document(id = "12-ct-tu", text = text)) }
    for (hit in index.search("ky luat").hits) println("${hit.title} ${hit.units.first().snippet.text}")
}
// end project
