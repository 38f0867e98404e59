package io.github.tracuu

import kotlinx.coroutines.CoroutineDispatcher

/** One state of an index: searches in it see no later commit, so that pages that follow one another fit together. */
public class Snapshot internal constructor(
    private val native: NativeSnapshot,
    private val dispatcher: CoroutineDispatcher,
) : AutoCloseable {

    /** Searches, as the index does. */
    public suspend fun search(request: SearchRequest): SearchResponse {
        check(!native.uniffiIsDestroyed) { "this Snapshot is closed" }
        return dispatcher.call { token -> native.search(request.inUtf16(), token) }
    }

    /** Lets go of this state. Closing twice does nothing. */
    override fun close(): Unit = native.close()
}
