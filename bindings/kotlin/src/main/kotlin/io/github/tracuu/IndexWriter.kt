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
 * A cancelled coroutine stops the call that it waits for; what that call had put is taken back.
 */
public class IndexWriter internal constructor(
    private val native: NativeWriter,
    private val dispatcher: CoroutineDispatcher,
) : AutoCloseable {

    /** Puts a document in the place of one with the same id. One that cannot be put is in [IndexSummary.skipped]. */
    public suspend fun put(document: Document): IndexSummary = put(listOf(document))

    /** Puts documents, some hundreds a call. One that cannot be put is in [IndexSummary.skipped]; the others are put. */
    public suspend fun put(documents: List<Document>): IndexSummary =
        call { native, token -> native.putDocuments(documents, token) }

    /** Puts documents that stand one a line as JSON objects, in UTF-8 (`.jsonl`). */
    public suspend fun putJsonLines(lines: ByteArray): IndexSummary =
        call { native, _ -> native.putJsonLines(lines) }

    /**
     * Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits.
     *
     * [onProgress] is called ten times a second at most, on a thread of the dispatcher. What it throws stops the run, which takes
     * back what it put and throws [SearchException.ListenerFailed] with that as its cause.
     */
    public suspend fun addPaths(paths: List<String>, onProgress: ((Progress) -> Unit)? = null): IndexSummary {
        if (onProgress == null) return call { native, token -> native.addPaths(paths, token) }
        val listener = Listener(onProgress)
        try {
            return call { native, token -> native.addPathsWithProgress(paths, listener, token) }
        } catch (failure: SearchException.ListenerFailed) {
            throw listener.explain(failure)
        }
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

    /** Ends the writer without a commit, so that another one can be had. Closing twice does nothing. */
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

    private suspend fun <T> call(work: (NativeWriter, CancelToken) -> T): T {
        checkOpen()
        return dispatcher.call { token -> work(native, token) }
    }

    private fun checkOpen() = check(!native.uniffiIsDestroyed) { "this IndexWriter is closed" }
}

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
