package io.github.tracuu

import com.sun.jna.Library
import com.sun.jna.Native
import java.io.File
import java.lang.reflect.InvocationTargetException
import java.nio.file.Path
import java.util.concurrent.atomic.AtomicBoolean
import java.util.concurrent.atomic.AtomicInteger
import kotlin.concurrent.thread
import kotlin.io.path.createDirectory
import kotlin.io.path.writeText
import kotlin.time.Duration.Companion.microseconds
import kotlin.time.Duration.Companion.milliseconds
import kotlin.time.Duration.Companion.seconds
import kotlin.time.TimeSource
import kotlin.time.measureTime
import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.Job
import kotlinx.coroutines.async
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.delay
import kotlinx.coroutines.joinAll
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withTimeout
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertFalse
import org.junit.jupiter.api.Assertions.assertSame
import org.junit.jupiter.api.Assertions.assertThrows
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows
import org.junit.jupiter.api.io.TempDir

/** What objects live through: closed and used, cancelled, listened to, shared by threads, opened over and over. */
internal class LifecycleTest {
    @Test
    fun `closed objects say so`() = runBlocking<Unit> {
        val index = indexOf(1)
        val writer = index.writer()
        val snapshot = index.snapshot()
        listOf(writer, snapshot, index).forEach { closeable -> closeable.close() }
        listOf(writer, snapshot, index).forEach { closeable -> closeable.close() }
        checkClosed("this SearchIndex is closed") { index.search("luat") }
        checkClosed("this SearchIndex is closed") { index.write { } }
        checkClosed("this Snapshot is closed") { snapshot.search(SearchRequest("luat")) }
        checkClosed("this IndexWriter is closed") { writer.put(document(1)) }
        checkClosed("this IndexWriter is closed") { writer.progress() }
    }

    private suspend fun checkClosed(message: String, call: suspend () -> Any?) {
        val failure = runCatching { call() }.exceptionOrNull()
        assertEquals(IllegalStateException::class, failure?.let { it::class }) { failure.toString() }
        assertEquals(message, failure?.message)
    }

    @Test
    fun `a snapshot and a writer outlive their index`() = runBlocking<Unit> {
        val index = indexOf(3)
        val snapshot = index.snapshot()
        val writer = index.writer()
        index.close()
        assertEquals(3, snapshot.search(SearchRequest("ky luat")).hits.size)
        writer.put(document(4))
        writer.commit()
        assertEquals(3, snapshot.search(SearchRequest("ky luat")).hits.size)
        writer.close()
        snapshot.close()
    }

    @Test
    fun `there is one writer at a time, and it makes room when it is closed`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            index.writer().use {
                val busy = assertThrows<SearchException.WriterBusy> { runBlocking { index.writer() } }
                assertEquals("memory", busy.place)
                assertThrows<SearchException.WriterBusy> { runBlocking { index.write { } } }
            }
            index.write { put(document(1)) }
            assertEquals(1, index.stats().documents)
        }
    }

    @Test
    fun `a block that throws is taken back and the exception comes out`() = runBlocking<Unit> {
        indexOf(1).use { index ->
            val thrown = IllegalArgumentException("changed my mind")
            val caught = runCatching {
                index.write<Unit> {
                    put(document(2))
                    deleteAll()
                    throw thrown
                }
            }
            assertSame(thrown, caught.exceptionOrNull())
            assertEquals(listOf("00001"), index.documentIds())
            assertEquals(7, index.write { put(document(2)); 7 })
            assertEquals(listOf("00001", "00002"), index.documentIds())
        }
    }

    @Test
    fun `a listener that throws stops the run, which takes itself back`(@TempDir folder: Path) = runBlocking<Unit> {
        val papers = papers(folder, 50)
        indexOf(0).use { index ->
            val thrown = IllegalStateException("enough")
            val failure = assertThrows<SearchException.ListenerFailed> {
                runBlocking { index.write { addPaths(papers) { throw thrown } } }
            }
            assertSame(thrown, failure.cause)
            assertTrue("enough" in failure.detail) { failure.detail }
            assertEquals(0, index.stats().documents)
            // What the generated listener throws crosses the border as a sentence.
            NativeIndex.inMemory().use { native ->
                native.writer().use { writer ->
                    val listener = object : ProgressListener {
                        override fun onProgress(progress: Progress) = throw thrown
                    }
                    val told = assertThrows<SearchException.ListenerFailed> {
                        writer.addPathsWithProgress(papers, listener)
                    }
                    assertTrue("enough" in told.detail) { told.detail }
                }
            }
        }
    }

    @Test
    fun `a cancelled coroutine stops the run in Rust`(@TempDir folder: Path) = runBlocking<Unit> {
        val papers = papers(folder, 3_000)
        indexOf(0).use { index ->
            val writer = index.writer()
            val run = launch { writer.addPaths(papers) }
            withTimeout(30.seconds) { while (writer.progress().documents == 0L) delay(1.milliseconds) }
            val mark = TimeSource.Monotonic.markNow()
            run.cancelAndJoin()
            val waited = mark.elapsedNow()
            val reached = writer.progress().documents
            assertTrue(run.isCancelled && reached < 3_000) { "$reached documents" }
            assertTrue(waited < 5.seconds) { "$waited" }
            delay(50.milliseconds)
            assertEquals(reached, writer.progress().documents, "nothing is still at work")
            writer.commit()
            assertEquals(0, index.stats().documents, "what was put is taken back")
            writer.close()
        }
    }

    @Test
    fun `a run is cancelled from another thread`(@TempDir folder: Path) = runBlocking<Unit> {
        val papers = papers(folder, 3_000)
        indexOf(0).use { index ->
            val started = Job()
            val run = async(Dispatchers.Default) {
                index.write {
                    addPaths(papers) { progress -> if (progress.documents > 0) started.complete() }
                }
            }
            started.join()
            thread { run.cancel(CancellationException("somebody closed the window")) }.join()
            val failure = assertThrows<CancellationException> { runBlocking { run.await() } }
            assertEquals("somebody closed the window", failure.message)
            assertEquals(0, index.stats().documents)
            index.write { put(document(1)) }
        }
    }

    @Test
    fun `whoever is cancelled while something is made for it leaves nothing behind`(@TempDir folder: Path) = runBlocking<Unit> {
        val path = folder.resolve("index").toString()
        SearchIndex.create(path).use { index ->
            repeat(300) { round ->
                val write = launch(Dispatchers.Default) { index.write { put(document(round)) } }
                val read = launch(Dispatchers.Default) { index.snapshot().use { it.search(SearchRequest("luat")) } }
                val open = launch(Dispatchers.Default) { SearchIndex.open(path).use { it.search("luat") } }
                delay((round % 10 * 100).microseconds)
                listOf(write, read, open).forEach { it.cancel() }
                joinAll(write, read, open)
                // The writer is free whenever its job is over.
                index.writer().close()
            }
        }
    }

    @Test
    fun `a writer that is closed stops its run`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val writer = index.writer()
            val run = async(Dispatchers.Default) { runCatching { writer.put(List(20_000, ::document)) } }
            withTimeout(30.seconds) { while (writer.progress().documents == 0L) delay(1.milliseconds) }
            val mark = TimeSource.Monotonic.markNow()
            writer.close()
            assertTrue(mark.elapsedNow() < 5.seconds) { "${mark.elapsedNow()}" }
            val failure = run.await().exceptionOrNull()
            assertTrue(failure is SearchException.WriterReleased || failure is IllegalStateException) { "$failure" }
            index.write { put(document(1)) }
            assertEquals(1, index.stats().documents)
        }
    }

    @Test
    fun `a listener cannot call its own writer`(@TempDir folder: Path) {
        val papers = papers(folder, 20)
        NativeIndex.inMemory().use { index ->
            index.writer().use { writer ->
                val told = mutableListOf<Throwable?>()
                val listener = object : ProgressListener {
                    override fun onProgress(progress: Progress) {
                        told += runCatching { writer.deleteAll() }.exceptionOrNull()
                    }
                }
                writer.addPathsWithProgress(papers, listener)
                assertTrue(told.first() is SearchException.WriterBusy) { "$told" }
            }
        }
    }

    @Test
    fun `a search is cancelled in the middle`() = runBlocking<Unit> {
        indexOf(10_000).use { index ->
            val deep = SearchRequest(
                query = "giu nghiem ky luat lan", offset = 9_000, limit = 200, snippetLength = 10_000, count = true,
                facets = listOf(Facet.KIND, Facet.YEAR),
            )
            val whole = measureTime { index.search(deep) }
            val search = async(Dispatchers.Default) { index.search(deep) }
            delay(whole / 20)
            assertTrue(search.isActive) { "a search that takes $whole is at work" }
            val waited = measureTime { search.cancelAndJoin() }
            assertTrue(search.isCancelled && waited < whole / 2) { "$waited of $whole" }
        }
    }

    @Test
    fun `the generated twins work`() = runBlocking<Unit> {
        NativeIndex.inMemory().use { index ->
            index.writer().use { writer ->
                assertEquals(1, writer.putDocumentsAsync(listOf(document(1)), null).documents)
                writer.commitAsync()
                assertEquals(listOf("00001"), index.searchAsync(SearchRequest("luat"), null).hits.map { it.id })
                CancelToken().use { token ->
                    token.cancel()
                    val failure = runCatching { index.searchAsync(SearchRequest("luat"), token) }.exceptionOrNull()
                    assertTrue(failure is SearchException.Cancelled) { "$failure" }
                }
            }
        }
    }

    @Test
    fun `a cancelled token stops every call that has it`() {
        NativeIndex.inMemory().use { index ->
            CancelToken().use { token ->
                index.search(SearchRequest("luat"), token)
                thread { token.cancel() }.join()
                assertTrue(token.isCancelled())
                assertThrows<SearchException.Cancelled> { index.search(SearchRequest("luat"), token) }
            }
        }
    }

    @Test
    fun `eight threads search while one writes`() = runBlocking<Unit> {
        indexOf(0).use { index ->
            val isOver = AtomicBoolean()
            val searches = AtomicInteger()
            val readers = List(8) {
                launch(Dispatchers.IO) {
                    var before = 0L
                    do {
                        val found = index.search(SearchRequest("ky luat", count = true)).totalDocuments!!
                        assertTrue(found >= before && found % 10 == 0L) { "commits are seen as a whole: $found behind $before" }
                        before = found
                        searches.incrementAndGet()
                    } while (!isOver.get())
                }
            }
            index.write {
                for (batch in 0 until 20) {
                    put(List(10) { document(batch * 10 + it) })
                    commit()
                }
            }
            isOver.set(true)
            readers.joinAll()
            assertTrue(searches.get() >= 8)
            assertEquals(200, index.stats().documents)
        }
    }

    @Test
    fun `ten thousand opens leak nothing`(@TempDir folder: Path) = runBlocking<Unit> {
        val path = folder.resolve("index").toString()
        SearchIndex.create(path).use { index -> index.write { put(List(20, ::document)) } }
        suspend fun open() = SearchIndex.open(path, Dispatchers.Unconfined).use { index ->
            assertEquals(1, index.search("ky luat", limit = 1).hits.size)
        }
        repeat(500) { open() }
        val before = usage()
        repeat(10_000) { open() }
        val after = usage()
        if (before == null || after == null) {
            println("SKIP ten thousand opens: this system does not say what a process holds")
            return@runBlocking
        }
        println("ten thousand opens: files ${before.files} to ${after.files}, memory ${before.kilobytes} kB to ${after.kilobytes} kB")
        assertTrue(after.files < before.files + 20) { "files: $before, then $after" }
        assertTrue(after.kilobytes < before.kilobytes + 64_000) { "memory: $before, then $after" }
    }

    private data class Usage(val files: Int, val kilobytes: Int)

    /** Open files and memory, after a collection; null where the system does not say. */
    private fun usage(): Usage? {
        System.gc()
        Thread.sleep(200)
        val files = File("/proc/self/fd").list()?.size ?: return null
        val line = File("/proc/self/status").takeIf { it.exists() }?.readLines()?.find { it.startsWith("VmRSS:") }
        return Usage(files, line?.filter { it.isDigit() }?.toInt() ?: return null)
    }

    private interface Probe : Library {
        @Suppress("FunctionName")
        fun uniffi_tracuu_ffi_fn_func_probe_panic(status: UniffiRustCallStatus)
    }

    @Test
    fun `a panic becomes an exception and the library lives on`() {
        val probe = Native.load("tracuu_ffi", Probe::class.java)
        // What every generated function does with the status of its call.
        val check = Class.forName("io.github.tracuu.TracuuKt").declaredMethods.single { it.name == "uniffiCheckCallStatus" }
        check.isAccessible = true
        repeat(3) {
            val status = UniffiRustCallStatus()
            probe.uniffi_tracuu_ffi_fn_func_probe_panic(status)
            val failure = assertThrows(InvocationTargetException::class.java) { check(null, SearchException, status) }
            assertEquals("a panic that was asked for", (failure.targetException as InternalException).message)
        }
        assertEquals("luat", fold("Luật", FoldLevel.BARE))
    }

    @Test
    fun `what is in the jar cannot panic on purpose`() {
        val platform = File("target/classes").listFiles { file -> File(file, System.mapLibraryName("tracuu_ffi")).exists() }
        val library = File(platform!!.single(), System.mapLibraryName("tracuu_ffi"))
        val marker = "uniffi_tracuu_ffi_fn_func_probe_panic".toByteArray(Charsets.ISO_8859_1)
        fun holds(file: File) = String(file.readBytes(), Charsets.ISO_8859_1).contains(String(marker, Charsets.ISO_8859_1))
        assertFalse(holds(library), "$library")
        assertTrue(holds(File(System.getProperty("jna.library.path"), library.name)), "the library of the tests")
    }
}

internal fun document(number: Int) =
    Document(id = "%05d".format(number), text = "1. Giữ nghiêm kỷ luật, lần $number.")

/** An index in memory of so many documents. */
internal suspend fun indexOf(count: Int): SearchIndex =
    SearchIndex.inMemory().also { index -> if (count > 0) index.write { put(List(count) { document(it + 1) }) } }

/** A folder with so many papers. */
private fun papers(folder: Path, count: Int): List<String> {
    val papers = folder.resolve("papers").createDirectory()
    for (number in 1..count) papers.resolve("$number.md").writeText(document(number).text)
    return listOf(papers.toString())
}
