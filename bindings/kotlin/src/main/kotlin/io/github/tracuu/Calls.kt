package io.github.tracuu

import kotlinx.coroutines.CoroutineDispatcher
import kotlinx.coroutines.CoroutineStart
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.coroutineScope
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

/** Positions as Kotlin counts, where the caller did not choose. */
internal fun SearchRequest.inUtf16(): SearchRequest =
    if (offsetUnit == null) copy(offsetUnit = OffsetUnit.UTF16) else this
