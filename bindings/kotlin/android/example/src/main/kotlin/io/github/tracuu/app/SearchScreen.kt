package io.github.tracuu.app

import androidx.compose.foundation.clickable
import androidx.compose.foundation.layout.Column
import androidx.compose.foundation.layout.fillMaxWidth
import androidx.compose.foundation.layout.padding
import androidx.compose.foundation.lazy.LazyColumn
import androidx.compose.foundation.lazy.items
import androidx.compose.material3.LinearProgressIndicator
import androidx.compose.material3.MaterialTheme
import androidx.compose.material3.OutlinedTextField
import androidx.compose.material3.Text
import androidx.compose.runtime.Composable
import androidx.compose.runtime.getValue
import androidx.compose.runtime.mutableStateOf
import androidx.compose.runtime.saveable.rememberSaveable
import androidx.compose.runtime.setValue
import androidx.compose.ui.Modifier
import androidx.compose.ui.text.AnnotatedString
import androidx.compose.ui.text.SpanStyle
import androidx.compose.ui.text.buildAnnotatedString
import androidx.compose.ui.text.font.FontWeight
import androidx.compose.ui.unit.dp
import io.github.tracuu.Hit
import io.github.tracuu.highlightRanges

/** A search box, what might be meant, and what was found. */
@Composable
fun SearchScreen(state: SearchState, onType: (String) -> Unit) {
    var typed by rememberSaveable { mutableStateOf("") }
    val type = { text: String ->
        typed = text
        onType(text)
    }
    Column(Modifier.padding(16.dp)) {
        OutlinedTextField(typed, type, Modifier.fillMaxWidth(), label = { Text("Tra cứu") }, singleLine = true)
        if (state.isSearching) LinearProgressIndicator(Modifier.fillMaxWidth())
        state.failure?.let { Text(it, color = MaterialTheme.colorScheme.error) }
        state.correction?.let { Text("Có phải: $it", Modifier.clickable { type(it) }.padding(vertical = 8.dp)) }
        LazyColumn {
            items(state.suggestions) { suggestion ->
                Text(
                    highlighted(suggestion.text, suggestion.highlightRanges()),
                    Modifier.fillMaxWidth().clickable { type(suggestion.text) }.padding(vertical = 4.dp),
                )
            }
            items(state.hits, key = { it.id }) { hit -> HitRow(hit) }
        }
    }
}

@Composable
private fun HitRow(hit: Hit) = Column(Modifier.padding(vertical = 8.dp)) {
    Text(listOfNotNull(hit.number, hit.title).joinToString(": "), style = MaterialTheme.typography.titleMedium)
    for (unit in hit.units) {
        Text(unit.label, style = MaterialTheme.typography.labelMedium)
        Text(highlighted(unit.snippet.text, unit.snippet.highlightRanges()))
    }
}

/** A text with its matches in bold. */
private fun highlighted(text: String, ranges: List<IntRange>): AnnotatedString = buildAnnotatedString {
    append(text)
    for (range in ranges) addStyle(SpanStyle(fontWeight = FontWeight.Bold), range.first, range.last + 1)
}
