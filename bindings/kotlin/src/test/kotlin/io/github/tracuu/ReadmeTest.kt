package io.github.tracuu

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** The example of the README is compiled, run, and printed as it is written. */
internal class ReadmeTest {
    private val readme = File("README.md").readText()

    private val source = File("src/test/kotlin/io/github/tracuu/ReadmeExample.kt").readText()

    @Test
    fun `the examples are the ones that are compiled`() {
        assertEquals(source.substringAfter("// begin\n").substringBefore("// end\n"), fence(readme, "kotlin"))
        val project = File("../../README.md").readText()
        assertEquals(source.substringAfter("// begin project\n").substringBefore("// end project\n"), fence(project, "kotlin"))
    }

    @Test
    fun `the examples print what is said`() {
        assertEquals(fence(readme, "text"), printed { io.github.tracuu.example.main() })
        val found = printed { runBlocking { io.github.tracuu.example.find("CHỈ THỊ\n\nvề kỷ luật") } }
        assertEquals("về kỷ luật về kỷ luật\n", found)
    }

    private fun printed(example: () -> Unit): String {
        val console = System.out
        val written = ByteArrayOutputStream()
        System.setOut(PrintStream(written, true, Charsets.UTF_8))
        try {
            example()
        } finally {
            System.setOut(console)
        }
        return written.toString(Charsets.UTF_8)
    }

    /** The first fenced block in a language. */
    private fun fence(text: String, language: String) = text.substringAfter("```$language\n").substringBefore("```")
}
