package io.github.tracuu

import java.nio.file.Path
import kotlin.io.path.writeText
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir

/** What reads as Kotlin. */
internal class SearchIndexTest {
    @Test
    fun `positions are those of Kotlin's strings`() = runBlocking<Unit> {
        val text = "1. 😀 Giữ nghiêm ky\u0309 luâ\u0323t 😀, kỷ cương."
        SearchIndex.inMemory().use { index ->
            index.write { put(Document(id = "a", text = text)) }
            val response = index.search("\"😀 kỷ luật")
            assertEquals(OffsetUnit.UTF16, response.offsetUnit)
            val remark = response.diagnostics.first { it.kind == "unclosed_quote" }
            assertTrue(response.query.substring(remark.range).startsWith("\"")) { "$remark" }

            val snippet = index.search("ky luat").hits.single().units.first().snippet
            assertEquals(listOf("ky\u0309 luâ\u0323t", "kỷ"), snippet.highlightRanges().map { snippet.text.substring(it) })
            assertEquals(snippet.highlightRanges(), snippet.highlights.map { it.toIntRange() })
            assertEquals(snippet.text, snippet.parts.joinToString("") { it.text })
            val start = text.indexOfByte(snippet.sourceStart)
            assertEquals(snippet.text, text.substring(start, text.indexOfByte(snippet.sourceEnd)))

            val bytes = index.search(SearchRequest("ky luat", offsetUnit = OffsetUnit.UTF8))
            assertEquals(OffsetUnit.UTF8, bytes.offsetUnit)
            val inBytes = bytes.hits.single().units.first().snippet
            assertEquals(snippet.highlightRanges(), inBytes.highlightRanges())
            assertTrue(inBytes.highlights.first().start > snippet.highlights.first().start)
        }
    }

    @Test
    fun `functions count as strings do`() {
        val text = "😀 Căn cứ Chỉ thị 24-CT/TU"
        assertEquals(listOf("Chỉ thị 24-CT/TU"), readCitations(text).map { text.substring(it.range) })
        assertEquals(text, tokenize(text).joinToString("") { text.substring(it.range) })
        val query = parseQuery("😀 \"kỷ luật\"")
        assertEquals("kỷ luật", query.query.substring(query.clauses.last().range))
        val repaired = normalize("😀 ho\u0300a")
        assertEquals("o\u0300", repaired.source.substring(repaired.repairs.first().range))
        assertEquals("d5", parseFragment("1. Một.", base = "d5").units.first().address.substringBefore('.'))
        assertEquals("base", assertThrows<SearchException.InvalidField> { parseFragment("1. Một.", "?") }.field)
        assertThrows<IllegalArgumentException> { "ệ".indexOfByte(1) }
    }

    @Test
    fun `every exception has a sentence`() = runBlocking<Unit> {
        val index = indexOf(1)
        val failure: SearchException = assertThrows<SearchException.InvalidField> {
            runBlocking { index.search("luat", limit = 201) }
        }
        assertEquals("expected limit to be a number from 0 to 200, but found \"201\"", failure.detail)
        index.close()
    }

    @Test
    fun `indexes on disk are made, found, opened and refused`(@TempDir folder: Path) = runBlocking<Unit> {
        val path = folder.resolve("index").toString()
        assertTrue(!SearchIndex.exists(path))
        assertThrows<SearchException> { runBlocking { SearchIndex.open(path) } }
        SearchIndex.openOrCreate(path).use { index -> index.write { put(List(3, ::document)) } }
        assertTrue(SearchIndex.exists(path))
        SearchIndex.open(path).use { index ->
            assertEquals(3, index.stats().documents)
            assertEquals(listOf("00001", "00002"), index.documentIds(after = "00000"))
            assertEquals("00001", index.document("00001")?.id)
            assertNull(index.document("none"))
            assertEquals(2, index.write { delete(listOf("00001", "00002", "none")) })
            assertEquals(1, index.stats().documents)
        }
        folder.resolve("other.txt").writeText("no index")
        assertThrows<SearchException.NotAnIndex> { runBlocking { SearchIndex.open(folder.toString()) } }
    }

    @Test
    fun `pages follow one another in one state`() = runBlocking<Unit> {
        indexOf(25).use { index ->
            val pages = index.pages(SearchRequest("ky luat", limit = 10)).toList()
            assertEquals(listOf(10, 10, 5), pages.map { it.hits.size })
            assertEquals(25, pages.flatMap { page -> page.hits.map { it.id } }.distinct().size)
        }
    }

    @Test
    fun `indexing is a flow`(@TempDir folder: Path) = runBlocking<Unit> {
        val papers = folder.resolve("papers.jsonl")
        papers.writeText((1..200).joinToString("\n") { """{"id": "$it", "text": "kỷ luật $it"}""" })
        indexOf(0).use { index ->
            index.writer().use { writer ->
                val steps = writer.addPathsAsFlow(listOf(papers.toString())).toList()
                val finished = steps.last() as Indexing.Finished
                assertEquals(200, finished.summary.documents)
                assertTrue(steps.dropLast(1).all { it is Indexing.Running })
            }
            assertEquals(200, index.stats().documents)
        }
    }

    @Test
    fun `suggestions and corrections come with their marks`() = runBlocking<Unit> {
        SearchIndex.inMemory().use { index ->
            val text = "CHỈ THỊ\n\nvề tăng cường kỷ luật, kỷ cương\n\n1. Thực hiện Nghị quyết số 08-NQ/TU."
            index.write { put(Document(id = "12-ct-tu", text = text, number = "12-CT/TU")) }
            val suggestion = index.suggest("tang cuong ky").suggestions.first()
            assertEquals(listOf("tăng cường kỷ"), suggestion.highlightRanges().map { suggestion.text.substring(it) })
            assertEquals(listOf("08-NQ/TU"), index.cites("12-ct-tu").map { it.number })
            assertEquals(listOf("12-ct-tu"), index.citedBy("08 nq tu").map { it.id })
            assertEquals(2, index.citationGraph().papers.size)
            assertTrue(index.citationGraphDot().startsWith("digraph"))
            assertTrue(index.citationGraphJson().startsWith("{"))
        }
    }

    @Test
    fun `documents that cannot be put are told`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val summary = index.write { put(listOf(document(1), Document(id = ""), document(2))) }
            assertEquals(2 to 1, summary.documents.toInt() to summary.skipped.size)
            val lines = "{\"id\":\"a\",\"text\":\"luat\"}\n{\"id\":".toByteArray()
            assertEquals(listOf(2L), index.write { putJsonLines(lines) }.skipped.map { it.line })
        }
    }

    @Test
    fun `many documents cross the border in batches`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val summary = index.write { put(List(1_201) { document(it) } + Document(id = "")) }
            assertEquals(Triple(1_201L, 1_201L, 1), Triple(summary.documents, summary.units, summary.skipped.size))
            assertEquals(1_201, index.stats().documents)
            assertEquals(0, index.write { put(emptyList<Document>()) }.documents)
        }
    }

    @Test
    fun `bytes and lines are put as files are`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val told = mutableListOf<Long>()
            index.write {
                val utf16 = put(Document(id = "a"), "1. Giữ nghiêm kỷ luật.".toByteArray(Charsets.UTF_16LE))
                assertEquals(1 to 1, utf16.documents.toInt() to utf16.remarks.size) { "$utf16" }
                putJsonLines("{\"id\":\"b\",\"text\":\"kỷ luật\"}\n".toByteArray()) { told += it.documents }
            }
            assertEquals(1, told.last())
            assertEquals(setOf("a", "b"), index.search("\"kỷ luật\"").hits.map { it.id }.toSet())
            assertEquals("b", index.citingDocument("b")?.id)
        }
    }

    @Test
    fun `half a surrogate pair is a sign that stands for nothing`() = runBlocking<Unit> {
        val half = "kỷ luật \uD83D nghiêm"
        indexOf(0).use { index ->
            index.write { put(Document(id = "a", text = half)) }
            val snippet = index.search("nghiêm \uDE00").hits.single().units.first().snippet
            assertEquals("kỷ luật \uFFFD nghiêm", snippet.text)
        }
        // It is one unit of UTF-16 before and after: positions hold.
        assertEquals("nghiêm", tokenize(half).last().range.let { half.substring(it) })
    }

    @Test
    fun `an id with half a surrogate pair is no id`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val ids = listOf("a\uD800", "\uDC00b", "c", "\uD83D\uDE00")
            val summary = index.write { put(ids.map { Document(id = it, text = "kỷ luật") }) }
            assertEquals(2, summary.documents)
            assertEquals(ids.take(2), summary.skipped.map { it.path })
            val one = index.write { put(Document(id = "\uD83D"), "kỷ luật".toByteArray()) }
            assertEquals(0 to 1, one.documents.toInt() to one.skipped.size)
            assertEquals(ids.drop(2).toSet(), index.search("kỷ luật").hits.map { it.id }.toSet())
        }
    }

    @Test
    fun `the catalogue names what filters take`() {
        assertTrue(catalogKinds().any { it.name == "Chỉ thị" && it.partyCode == "CT" })
        assertTrue(catalogIssuers().any { it.id == "TU.HN.BTV" })
    }
}
