package io.github.tracuu

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.channelFlow
import kotlinx.coroutines.flow.conflate
import kotlinx.coroutines.withContext

/**
 * The one writer of an index; see [SearchIndex.write]. Nothing is seen before [commit].
 *
 * A cancelled coroutine stops the call that it waits for. What a stopped [put] or [putJsonLines] had put stays put, until [commit] or
 * [rollback]; a stopped [addPaths], which commits, takes back all since the last commit: what it put, and what was put and deleted before.
 */
public class IndexWriter internal constructor(
    private val native: NativeWriter,
    private val dispatcher: CoroutineDispatcher,
) : AutoCloseable {

    /** Puts a document in the place of one with the same id. One that cannot be put is in [IndexSummary.skipped]. */
    public suspend fun put(document: Document): IndexSummary = put(listOf(document))

    /** Puts documents, as many as there are. One that cannot be put is in [IndexSummary.skipped]; the others are put. */
    public suspend fun put(documents: List<Document>): IndexSummary {
        val (named, unnamed) = documents.partition { it.id.isWhole() }
        // What crosses the border exists twice: not all of it at once.
        val summaries = named.chunked(BATCH).map { batch -> call { native, token -> native.putDocuments(batch, token) } }
        val summary = summaries.reduceOrNull(::sum) ?: call { native, token -> native.putDocuments(named, token) }
        return if (unnamed.isEmpty()) summary else summary.copy(skipped = summary.skipped + unnamed.map(::withoutId))
    }

    /**
     * Puts a document of which the text are bytes, as a file holds them: UTF-8, UTF-16, TCVN3, VNI and others are recognised. Its
     * [Document.text] is not looked at; bytes that are no text are in [IndexSummary.skipped].
     */
    public suspend fun put(document: Document, bytes: ByteArray): IndexSummary =
        if (document.id.isWhole()) call { native, _ -> native.putBytes(document, bytes) } else put(document)

    /** Puts documents that stand one a line as JSON objects, in UTF-8 (`.jsonl`). [onProgress] is called as that of [addPaths]. */
    public suspend fun putJsonLines(lines: ByteArray, onProgress: ((Progress) -> Unit)? = null): IndexSummary {
        if (onProgress == null) return call { native, token -> native.putJsonLines(lines, token) }
        return listened(onProgress) { native, listener, token -> native.putJsonLinesWithProgress(lines, listener, token) }
    }

    /**
     * Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits.
     *
     * [onProgress] is called ten times a second at most, on a thread of the dispatcher. What it throws stops the run, which takes
     * back all since the last commit and throws [SearchException.ListenerFailed] with that as its cause; at the last call, when all is
     * written, it is not heard. It must not wait for another call of this writer, which would wait for the run.
     */
    public suspend fun addPaths(paths: List<String>, onProgress: ((Progress) -> Unit)? = null): IndexSummary {
        if (onProgress == null) return call { native, token -> native.addPaths(paths, token) }
        return listened(onProgress) { native, listener, token -> native.addPathsWithProgress(paths, listener, token) }
    }

    /** [addPaths] as a flow: how far it is, and at the end what it did. Who collects slowly misses steps, never the end. */
    public fun addPathsAsFlow(paths: List<String>): Flow<Indexing> = channelFlow {
        val summary = addPaths(paths) { progress -> trySend(Indexing.Running(progress)) }
        send(Indexing.Finished(summary))
    }.conflate()

    /** Takes documents out; says how many there were. */
    public suspend fun delete(ids: List<String>): Long = call { native, _ -> native.deleteDocuments(ids) }

    /** Takes every document out. */
    public suspend fun deleteAll(): Unit = call { native, _ -> native.deleteAll() }

    /** Writes everything and lets searches see it. Cannot be cancelled half way. */
    public suspend fun commit(): Unit = withContext(NonCancellable) { call { native, _ -> native.commit() } }

    /** Takes back all that was put and deleted since the last commit. Cannot be cancelled half way. */
    public suspend fun rollback(): Unit = withContext(NonCancellable) { call { native, _ -> native.rollback() } }

    /** How far the present run is, or how far the last one came. Never waits. */
    public fun progress(): Progress {
        checkOpen()
        return native.progress()
    }

    /**
     * Ends the writer without a commit, so that another one can be had. A run that is going on is stopped, with
     * [SearchException.WriterReleased], and waited for, some milliseconds; a commit is waited for. Closing twice does nothing.
     */
    override fun close() {
        if (native.uniffiIsDestroyed) return
        // Another thread may be faster: then it has let go of the writer already.
        try {
            native.release()
        } catch (_: IllegalStateException) {
        }
        native.close()
    }

    /** Takes back what a failed block did; what fails here too is told along with [failure]. */
    internal suspend fun abandon(failure: Throwable) {
        if (native.uniffiIsDestroyed) return
        try {
            rollback()
        } catch (second: Exception) {
            failure.addSuppressed(second)
        }
    }

    private suspend fun listened(
        onProgress: (Progress) -> Unit,
        work: (NativeWriter, ProgressListener, CancelToken) -> IndexSummary,
    ): IndexSummary {
        val listener = Listener(onProgress)
        try {
            return call { native, token -> work(native, listener, token) }
        } catch (failure: SearchException.ListenerFailed) {
            throw listener.explain(failure)
        }
    }

    private suspend fun <T> call(work: (NativeWriter, CancelToken) -> T): T {
        checkOpen()
        return dispatcher.call { token -> work(native, token) }
    }

    private fun checkOpen() = check(!native.uniffiIsDestroyed) { "this IndexWriter is closed" }
}

/** Half a surrogate pair crosses the border as U+FFFD, and two ids that differ in it would become one. */
private fun withoutId(document: Document) =
    Skipped(document.id, null, "expected an id of whole characters, but found half a surrogate pair")

private fun String.isWhole(): Boolean = indices.none { at ->
    val (before, here, after) = Triple(getOrNull(at - 1), this[at], getOrNull(at + 1))
    here.isHighSurrogate() && after?.isLowSurrogate() != true || here.isLowSurrogate() && before?.isHighSurrogate() != true
}

/** Documents that cross the border at once. */
private const val BATCH = 500

private fun sum(first: IndexSummary, second: IndexSummary) = IndexSummary(
    documents = first.documents + second.documents,
    units = first.units + second.units,
    bytes = first.bytes + second.bytes,
    replaced = first.replaced + second.replaced,
    ignored = first.ignored + second.ignored,
    seconds = first.seconds + second.seconds,
    skipped = first.skipped + second.skipped,
    remarks = first.remarks + second.remarks,
)

/** How a run of [IndexWriter.addPathsAsFlow] goes. */
public sealed interface Indexing {
    /** It has come so far. */
    public data class Running(public val progress: Progress) : Indexing

    /** It is over. */
    public data class Finished(public val summary: IndexSummary) : Indexing
}

/** Keeps what the host's function throws, since only a sentence of it crosses the border. */
private class Listener(private val onProgress: (Progress) -> Unit) : ProgressListener {
    private var thrown: Throwable? = null

    override fun onProgress(progress: Progress) {
        try {
            onProgress.invoke(progress)
        } catch (failure: Throwable) {
            thrown = failure
            throw SearchException.ListenerFailed(failure.toString())
        }
    }

    /** What was thrown as the cause; a cancellation and an error of the machine as they are. */
    fun explain(failure: SearchException.ListenerFailed): Throwable = when (val thrown = thrown) {
        null -> failure
        is CancellationException, is Error -> thrown
        else -> failure.apply { initCause(thrown) }
    }
}
