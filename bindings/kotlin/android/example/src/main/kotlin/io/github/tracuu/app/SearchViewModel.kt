package io.github.tracuu.app

import android.app.Application
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.viewModelScope
import io.github.tracuu.Document
import io.github.tracuu.SearchException
import io.github.tracuu.SearchIndex
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.stateIn
import kotlinx.coroutines.withContext

/** Opens the index in the app's folder, fills it at the first start, and lets go of it when the screen is gone for good. */
class SearchViewModel(private val application: Application) : AndroidViewModel(application) {
    private val typed = MutableStateFlow("")
    private var index: SearchIndex? = null

    val state: StateFlow<SearchState> =
        flow { emitAll(SearchModel(open()).states(typed)) }
            .stateIn(viewModelScope, SharingStarted.Lazily, SearchState())

    fun type(text: String) {
        typed.value = text
    }

    private suspend fun open(): SearchIndex {
        val path = application.filesDir.resolve("index").path
        val opened = openOrReplace(path).also { index = it }
        if (opened.stats().documents == 0L) opened.write { put(papers()) }
        return opened
    }

    /** An index that an elder version of the app wrote is built again: the papers are still there. */
    private suspend fun openOrReplace(path: String): SearchIndex = try {
        SearchIndex.openOrCreate(path)
    } catch (_: SearchException.Rebuild) {
        SearchIndex.create(path)
    }

    /** The papers that the app carries in `assets/papers`, read off the main thread. */
    private suspend fun papers(): List<Document> = withContext(Dispatchers.IO) {
        application.assets.list("papers").orEmpty().map { name ->
            Document(id = name, text = application.assets.open("papers/$name").bufferedReader().use { it.readText() })
        }
    }

    override fun onCleared() {
        index?.close()
    }
}
