/**
 * What needs no index: Vietnamese text, queries and documents by themselves. All of it works on the caller's thread: what is typed
 * takes microseconds, a long document milliseconds: call that in `withContext(Dispatchers.Default)`. Positions count what Kotlin's
 * strings count unless the caller chooses.
 */

package io.github.tracuu

/** Repairs a text: the many ways to write the same become one, and every change is told. */
public fun normalize(
    text: String,
    options: NormalizeOptions = NormalizeOptions(),
    offsetUnit: OffsetUnit = OffsetUnit.UTF16,
): NormalizedText = nativeNormalize(text, options, offsetUnit)

/** Cuts a text into tokens: words, numbers, dates, document numbers, blanks, signs. Joined they are the text. */
public fun tokenize(text: String, offsetUnit: OffsetUnit = OffsetUnit.UTF16): List<Token> =
    nativeTokenize(text, offsetUnit)

/** Reads a query; never fails. What was odd about it is in [ParsedQuery.remarks]. */
public fun parseQuery(query: String, offsetUnit: OffsetUnit = OffsetUnit.UTF16): ParsedQuery =
    nativeParseQuery(query, offsetUnit)

/** Reads a whole document: what it says of itself, its units, the papers that it names. */
public fun parseDocument(text: String, offsetUnit: OffsetUnit = OffsetUnit.UTF16): ParsedDocument =
    nativeParseDocument(text, offsetUnit)

/**
 * Reads the text of one division, which hangs under the address [base], such as `d5`.
 *
 * @throws SearchException.InvalidField when [base] is no address.
 */
public fun parseFragment(text: String, base: String, offsetUnit: OffsetUnit = OffsetUnit.UTF16): ParsedDocument =
    nativeParseFragment(text, base, offsetUnit)

/** Reads the citations of one text that stands alone, such as a sentence. [own] is what the citing paper says of itself. */
public fun readCitations(
    text: String,
    own: OwnMetadata = OwnMetadata(),
    offsetUnit: OffsetUnit = OffsetUnit.UTF16,
): List<Citation> = nativeReadCitations(text, own, offsetUnit)
