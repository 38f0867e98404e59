package io.github.tracuu

import io.github.tracuu.app.SearchModel
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.delay
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.last
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test

/** The logic of Android's example app, which knows no Android. */
internal class ExampleAppTest {
    @Test
    fun `only what is typed before a pause is searched for`() = runBlocking<Unit> {
        indexOf(3).use { index ->
            val typed = flow {
                for (text in listOf("k", "ky", "ky l", "ky luat")) {
                    emit(text)
                    delay(5.milliseconds)
                }
            }
            val states = SearchModel(index, pause = 200.milliseconds).states(typed).toList()
            assertEquals(listOf("ky luat"), states.filter { !it.isSearching }.map { it.query })
            val last = states.last()
            assertEquals(3, last.hits.size)
            assertTrue(last.suggestions.isNotEmpty() && last.failure == null)
        }
    }

    @Test
    fun `nothing typed shows nothing, and marks are restored`() = runBlocking<Unit> {
        indexOf(3).use { index ->
            val model = SearchModel(index, pause = 0.milliseconds)
            assertTrue(model.states(flowOf(" ")).last().hits.isEmpty())
            assertEquals("kỷ luật", model.states(flowOf("ky luat")).last().correction)
        }
    }
}
