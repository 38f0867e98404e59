package io.github.tracuu

import kotlinx.coroutines.CancellationException
import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.NonCancellable
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.ensureActive
import kotlinx.coroutines.launch
import kotlinx.coroutines.withContext

/**
 * Makes a blocking call on a thread of the dispatcher. A cancelled coroutine cancels the token and waits for the call to
 * notice, some milliseconds: who is told that it is over finds nothing still at work.
 *
 * The generated `async` twins are not used: they cost the same (half a millisecond a call), and leave the work running when the
 * coroutine is gone.
 */
internal suspend fun <T> CoroutineDispatcher.call(work: (CancelToken) -> T): T = CancelToken().use { token ->
    coroutineScope {
        var isOver = false
        val watcher = launch(Dispatchers.Unconfined, CoroutineStart.UNDISPATCHED) {
            try {
                awaitCancellation()
            } finally {
                if (!isOver) token.cancel()
            }
        }
        try {
            withContext(this@call) { work(token) }
        } catch (stopped: SearchException.Cancelled) {
            ensureActive()
            throw stopped
        } finally {
            isOver = true
            watcher.cancel()
        }
    }
}

/**
 * Makes something that must be closed. `withContext` drops what it was to give to a coroutine that was cancelled meanwhile: so it is made
 * without looking at that, and closed here where nobody wants it any more.
 */
internal suspend fun <T : AutoCloseable> CoroutineDispatcher.make(work: () -> T): T {
    currentCoroutineContext().ensureActive()
    val made = always(work)
    try {
        currentCoroutineContext().ensureActive()
    } catch (stopped: CancellationException) {
        always { made.close() }
        throw stopped
    }
    return made
}

/** Makes a blocking call on a thread of the dispatcher, cancelled or not. The outer context alone keeps its outcome from being dropped. */
internal suspend fun <T> CoroutineDispatcher.always(work: () -> T): T =
    withContext(NonCancellable) { withContext(this@always) { work() } }

/** Positions as Kotlin counts, where the caller did not choose. */
internal fun SearchRequest.inUtf16(): SearchRequest =
    if (offsetUnit == null) copy(offsetUnit = OffsetUnit.UTF16) else this
