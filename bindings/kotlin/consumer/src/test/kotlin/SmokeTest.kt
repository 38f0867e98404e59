import com.sun.jna.NativeLibrary
import io.github.tracuu.Document
import io.github.tracuu.SearchIndex
import io.github.tracuu.highlightRanges
import io.github.tracuu.versions
import kotlinx.coroutines.runBlocking
import org.junit.jupiter.api.Assertions.assertEquals
import org.junit.jupiter.api.Assertions.assertNull
import org.junit.jupiter.api.Assertions.assertTrue
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.assertThrows

internal class SmokeTest {
    @Test
    fun `the library comes out of the jar and searches`() = runBlocking<Unit> {
        assertNull(System.getProperty("jna.library.path"))
        SearchIndex.inMemory().use { index ->
            index.write { put(Document(id = "a", text = "1. Giữ nghiêm kỷ luật, kỷ cương.")) }
            val snippet = index.search("ky luat").hits.single().units.first().snippet
            assertEquals(listOf("kỷ luật", "kỷ"), snippet.highlightRanges().map { snippet.text.substring(it) })
        }
        assertEquals("0.1.0", versions().library)
        // JNA unpacks what it takes from a jar.
        val file = NativeLibrary.getInstance("tracuu_ffi").file
        assertTrue(file.name.startsWith("jna")) { "$file" }
        assertTrue(SearchIndex::class.java.protectionDomain.codeSource.location.path.endsWith(".jar"))
    }

    @Test
    fun `what is shipped cannot panic on purpose`() {
        val library = NativeLibrary.getInstance("tracuu_ffi")
        library.getFunction("uniffi_tracuu_ffi_fn_func_fold")
        assertThrows<UnsatisfiedLinkError> { library.getFunction("uniffi_tracuu_ffi_fn_func_probe_panic") }
    }
}
