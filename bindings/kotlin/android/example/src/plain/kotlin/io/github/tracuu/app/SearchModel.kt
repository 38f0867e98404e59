package io.github.tracuu.app

import io.github.tracuu.Hit
import io.github.tracuu.SearchException
import io.github.tracuu.SearchIndex
import io.github.tracuu.Suggestion
import io.github.tracuu.detail
import kotlin.time.Duration
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.ExperimentalCoroutinesApi
import kotlinx.coroutines.async
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.distinctUntilChanged
import kotlinx.coroutines.flow.transformLatest

/** What the screen shows. Nothing here knows Android, so that the tests of the binding compile and run it. */
data class SearchState(
    val query: String = "",
    val isSearching: Boolean = false,
    val hits: List<Hit> = emptyList(),
    val suggestions: List<Suggestion> = emptyList(),
    val correction: String? = null,
    val failure: String? = null,
)

/** Makes of what is typed what is shown. A new key cancels the search of the old one, in Rust too. */
class SearchModel(private val index: SearchIndex, private val pause: Duration = 150.milliseconds) {
    @OptIn(ExperimentalCoroutinesApi::class)
    fun states(queries: Flow<String>): Flow<SearchState> = queries.distinctUntilChanged().transformLatest { query ->
        if (query.isBlank()) return@transformLatest emit(SearchState(query))
        emit(SearchState(query, isSearching = true))
        delay(pause)
        emit(answer(query))
    }

    private suspend fun answer(query: String): SearchState = try {
        coroutineScope {
            val response = async { index.search(query, limit = 20) }
            val suggestions = async { index.suggest(query, limit = 5).suggestions }
            val correction = index.didYouMean(query)?.text
            SearchState(query, hits = response.await().hits, suggestions = suggestions.await(), correction = correction)
        }
    } catch (failure: SearchException) {
        SearchState(query, failure = failure.detail)
    }
}
