package io.github.tracuu

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.flow

/**
 * An index of documents, on disk or in memory. Any number of threads and coroutines may use it at once.
 *
 * Functions that take more than an instant suspend and work on the dispatcher that the index was opened with, so that they may
 * be called from the main thread. A coroutine that is cancelled stops the search that it waits for; what cannot be stopped, such as
 * [citationGraph], is waited for.
 *
 * Positions in answers count what Kotlin's strings count (UTF-16), so that `text.substring(range)` is right, unless
 * [SearchRequest.offsetUnit] says otherwise.
 */
public class SearchIndex private constructor(
    private val native: NativeIndex,
    private val dispatcher: CoroutineDispatcher,
) : AutoCloseable {

    /** Searches for what was typed: words with or without marks, document numbers, `"phrases"`, `field:value`. */
    public suspend fun search(query: String, limit: Int = 10): SearchResponse =
        search(SearchRequest(query = query, limit = limit))

    /** Searches. */
    public suspend fun search(request: SearchRequest): SearchResponse =
        call { native, token -> native.search(request.inUtf16(), token) }

    /** One page of hits after the other, all of the same state of the index; [SearchRequest.limit] hits each. */
    public fun pages(request: SearchRequest): Flow<SearchResponse> = flow {
        snapshot().use { snapshot ->
            var next: SearchRequest? = request
            while (next != null) {
                val page = snapshot.search(next)
                emit(page)
                next = page.next?.let { cursor -> request.copy(after = cursor, offset = 0) }
            }
        }
    }

    /** One state of the index: searches in it see no later commit. */
    public suspend fun snapshot(): Snapshot = make { Snapshot(native.snapshot(), dispatcher) }

    /** Completions of what was typed so far: titles, numbers, issuers and phrases of the index, with their marks. */
    public suspend fun suggest(
        text: String,
        limit: Int = 10,
        kinds: List<SuggestionKind> = emptyList(),
    ): SuggestResponse = call { native, _ -> native.suggest(SuggestRequest(text, limit, kinds)) }

    /** The query with marks restored and typos mended, as the texts of the index have it; null when nothing is to be changed. */
    public suspend fun didYouMean(query: String, offsetUnit: OffsetUnit = OffsetUnit.UTF16): Correction? =
        call { native, _ -> native.didYouMean(query, offsetUnit) }

    /** A document with all its units; null when no document has the id. */
    public suspend fun document(id: String): StoredDocument? = call { native, _ -> native.document(id) }

    /** The ids of documents in their order, [limit] of them, up to 10,000, behind [after]. */
    public suspend fun documentIds(after: String? = null, limit: Int = 1000): List<String> =
        call { native, _ -> native.documentIds(after, limit) }

    /** The papers that a document cites, the most cited first; none when no document has the id. */
    public suspend fun cites(documentId: String): List<CitedPaper> = call { native, _ -> native.cites(documentId) }

    /** The documents that cite a paper, and where: `24-CT/TU` in any spelling, `Chỉ thị 24`, `Luật Đất đai`. */
    public suspend fun citedBy(paper: String): List<CitingDocument> = call { native, _ -> native.citedBy(paper) }

    /** A document by what is known of it, with the papers that it cites; null when no document has the id. */
    public suspend fun citingDocument(id: String): CitingDocument? = call { native, _ -> native.citingDocument(id) }

    /** The papers of the index, those that they cite, and who cites whom. */
    public suspend fun citationGraph(): CitationGraph = call { native, _ -> native.citationGraph() }

    /** The citation graph in the language of Graphviz. */
    public suspend fun citationGraphDot(): String = call { native, _ -> native.citationGraphDot() }

    /** The citation graph as JSON. */
    public suspend fun citationGraphJson(): String = call { native, _ -> native.citationGraphJson() }

    /** What the index holds, in numbers. */
    public suspend fun stats(): IndexStats = call { native, _ -> native.stats() }

    /** Sees what other processes have committed since. What a writer of this index commits is seen at once. */
    public suspend fun reload(): Unit = call { native, _ -> native.reload() }

    /**
     * Writes: commits what [block] did, or takes it back when it throws or is cancelled, and lets go of the writer. What an
     * [IndexWriter.addPaths] or [IndexWriter.commit] in the block has committed by then stays.
     *
     * ```kotlin
     * index.write { put(Document(id = "12-ct-tu", text = text)) }
     * ```
     *
     * @throws SearchException.WriterBusy when somebody else is writing.
     */
    public suspend fun <T> write(options: WriterOptions = WriterOptions(), block: suspend IndexWriter.() -> T): T {
        val writer = writer(options)
        try {
            val result = writer.block()
            currentCoroutineContext().ensureActive()
            writer.commit()
            return result
        } catch (failure: Throwable) {
            writer.abandon(failure)
            throw failure
        } finally {
            dispatcher.always { writer.close() }
        }
    }

    /** The one writer, for who wants to commit by hand; a second one is an error until this one is closed. See [write]. */
    public suspend fun writer(options: WriterOptions = WriterOptions()): IndexWriter =
        make { IndexWriter(native.writer(options), dispatcher) }

    /** Lets go of the index. Calls that are under way end as usual; later ones throw. Closing twice does nothing. */
    override fun close(): Unit = native.close()

    private suspend fun <T> call(work: (NativeIndex, CancelToken) -> T): T {
        checkOpen()
        return dispatcher.call { token -> work(native, token) }
    }

    private suspend fun <T : AutoCloseable> make(work: () -> T): T {
        checkOpen()
        return dispatcher.make(work)
    }

    private fun checkOpen() = check(!native.uniffiIsDestroyed) { "this SearchIndex is closed" }

    /** Where indexes come from. */
    public companion object {
        /** An index that lives in memory and ends with its last user. */
        public fun inMemory(dispatcher: CoroutineDispatcher = Dispatchers.IO): SearchIndex =
            SearchIndex(NativeIndex.inMemory(), dispatcher)

        /**
         * Opens the index in a folder.
         *
         * @throws SearchException.NotAnIndex when the folder holds none.
         * @throws SearchException.Rebuild when another version wrote it.
         */
        public suspend fun open(path: String, dispatcher: CoroutineDispatcher = Dispatchers.IO): SearchIndex =
            dispatcher.make { SearchIndex(NativeIndex.open(path), dispatcher) }

        /** Opens the index in a folder, or makes a new one where the folder is empty or missing. */
        public suspend fun openOrCreate(path: String, dispatcher: CoroutineDispatcher = Dispatchers.IO): SearchIndex =
            dispatcher.make { SearchIndex(NativeIndex.openOrCreate(path), dispatcher) }

        /** Makes a new index in a folder, in the place of one that may stand there; a folder with other files is an error. */
        public suspend fun create(path: String, dispatcher: CoroutineDispatcher = Dispatchers.IO): SearchIndex =
            dispatcher.make { SearchIndex(NativeIndex.create(path), dispatcher) }

        /** Whether a folder holds an index, of whatever version. */
        public fun exists(path: String): Boolean = nativeIndexExists(path)
    }
}
