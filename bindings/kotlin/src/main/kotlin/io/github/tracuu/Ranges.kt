package io.github.tracuu

/** The sentence for people that every variant has. */
public val SearchException.detail: String
    get() = when (this) {
        is SearchException.NotAnIndex -> detail
        is SearchException.Rebuild -> detail
        is SearchException.WriterBusy -> detail
        is SearchException.WriterReleased -> detail
        is SearchException.InvalidId -> detail
        is SearchException.InvalidField -> detail
        is SearchException.OffsetTooLarge -> detail
        is SearchException.NotText -> detail
        is SearchException.Cancelled -> detail
        is SearchException.ListenerFailed -> detail
        is SearchException.FileFailed -> detail
        is SearchException.EngineFailed -> detail
    }

/** What matched, as places in [Snippet.text], whatever unit the answer counts in: ready for an `AnnotatedString`. */
public fun Snippet.highlightRanges(): List<IntRange> = ranges(parts.map { it.text.length to it.highlighted })

/** What was typed, as places in [Suggestion.text]. */
public fun Suggestion.highlightRanges(): List<IntRange> = ranges(parts.map { it.text.length to it.highlighted })

private fun ranges(parts: List<Pair<Int, Boolean>>): List<IntRange> {
    val ranges = mutableListOf<IntRange>()
    var at = 0
    for ((length, isHighlighted) in parts) {
        if (isHighlighted) ranges += at until at + length
        at += length
    }
    return ranges
}

/** The places from the first to the last; of a range in UTF-16. */
public fun TextRange.toIntRange(): IntRange = start.toInt() until end.toInt()

/** The piece of a text that a range in UTF-16 names. */
public fun String.substring(range: TextRange): String = substring(range.start.toInt(), range.end.toInt())

/**
 * Where a byte of the UTF-8 of this text stands, for `sourceStart` and `sourceEnd`, which count bytes of the document as it was
 * given.
 *
 * @throws IllegalArgumentException when no character begins there.
 */
public fun String.indexOfByte(byte: Long): Int {
    var bytes = 0L
    var index = 0
    while (bytes < byte && index < length) {
        val character = codePointAt(index)
        bytes += when {
            character < 0x80 -> 1
            character < 0x800 -> 2
            character < 0x10000 -> 3
            else -> 4
        }
        index += Character.charCount(character)
    }
    require(bytes == byte) { "expected the first byte of a character or the end, but found byte $byte" }
    return index
}
