package io.github.tracuu

import java.io.ByteArrayOutputStream
import java.io.File
import java.io.PrintStream
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Test

/** The example of the README is compiled, run, and printed as it is written. */
internal class ReadmeTest {
    private val readme = File("README.md").readText()

    @Test
    fun `the example is the one that is compiled`() {
        val source = File("src/test/kotlin/io/github/tracuu/ReadmeExample.kt").readText()
        assertEquals(source.substringAfter("// begin\n").substringBefore("// end\n"), fence("kotlin"))
    }

    @Test
    fun `the example prints what is said`() {
        val console = System.out
        val written = ByteArrayOutputStream()
        System.setOut(PrintStream(written, true, Charsets.UTF_8))
        try {
            io.github.tracuu.example.main()
        } finally {
            System.setOut(console)
        }
        assertEquals(fence("text"), written.toString(Charsets.UTF_8))
    }

    /** The first fenced block in a language. */
    private fun fence(language: String) = readme.substringAfter("```$language\n").substringBefore("```")
}
