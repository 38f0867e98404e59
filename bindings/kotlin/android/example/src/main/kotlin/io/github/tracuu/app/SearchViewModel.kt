package io.github.tracuu.app

import android.app.Application
import androidx.lifecycle.AndroidViewModel
import androidx.lifecycle.viewModelScope
import io.github.tracuu.Document
import io.github.tracuu.SearchIndex
import kotlinx.coroutines.flow.MutableStateFlow
import kotlinx.coroutines.flow.SharingStarted
import kotlinx.coroutines.flow.StateFlow
import kotlinx.coroutines.flow.emitAll
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.stateIn

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
        val opened = SearchIndex.openOrCreate(path).also { index = it }
        if (opened.stats().documents == 0L) opened.write { put(papers()) }
        return opened
    }

    /** The papers that the app carries in `assets/papers`. */
    private fun papers(): List<Document> = application.assets.list("papers").orEmpty().map { name ->
        Document(id = name, text = application.assets.open("papers/$name").bufferedReader().use { it.readText() })
    }

    override fun onCleared() {
        index?.close()
    }
}
