"""tracuu: search Vietnamese official documents, offline, inside your program.

>>> import tracuu
>>> with tracuu.Index.in_memory() as index:
...     with index.writer() as writer:
...         writer.put(tracuu.Document(id="a", text="1. Giữ nghiêm kỷ luật."))
...     print(index.search("ky luat")[0].units[0].snippet.marked())
Giữ nghiêm [kỷ luật].

=================  ==========================================================================
`Index`            opened, made or in memory; `search`, `suggest`, `cited_by`, `citation_graph`
`Writer`           `index.writer()`: puts, deletes, commits, rolls back
`Snapshot`         `index.snapshot()`: one state of an index
`CancelToken`      stops a call from another thread
`parse`, …         papers, numbers, citations and text without an index
`Error`            the base of all errors; each has a `detail`
=================  ==========================================================================
"""

from . import buffers, errors, records
from ._native.tracuu import (
    AddressReading,
    CancelToken,
    Certainty,
    Change,
    Citation,
    CitationForm,
    CitationGraph,
    CitedPaper,
    CitingDocument,
    ClauseKind,
    Correction,
    DecodedText,
    Document,
    DocumentNumber,
    Facet,
    FacetCounts,
    FacetValue,
    FoldLevel,
    FoundValue,
    GraphCitation,
    GraphPaper,
    GraphPlace,
    IndexStats,
    IndexSummary,
    Marks,
    MatchLevel,
    Mention,
    Metadata,
    NormalizedText,
    NormalizePreset,
    NumberLayout,
    Occur,
    OffsetUnit,
    ParsedDocument,
    ParsedQuery,
    Progress,
    QueryClause,
    QueryDiagnostic,
    QueryRemark,
    Relation,
    RelationCount,
    Remark,
    ScorePart,
    SearchScope,
    Skipped,
    SnippetPart,
    SortOrder,
    StoredDocument,
    StoredUnit,
    Suggestion,
    SuggestionKind,
    SuggestionPart,
    TextRange,
    TextRepair,
    Token,
    TokenKind,
    ToneMarks,
    TypedReading,
    TypingScheme,
    Unit,
    UnitKind,
    Versions,
    versions,
)
from .errors import (
    Cancelled,
    Closed,
    EngineFailed,
    Error,
    FileFailed,
    InternalError,
    InvalidField,
    InvalidId,
    ListenerFailed,
    NotAnIndex,
    NotText,
    OffsetTooLarge,
    Rebuild,
    Rejected,
    WriterBusy,
    WriterReleased,
)
from .index import Index
from .options import SearchOptions
from .response import Hit, SearchResponse, Snippet, SuggestResponse, UnitHit
from .snapshot import Snapshot
from .text import (
    agrees,
    convert_typed,
    decode,
    decode_misread,
    decode_mixed,
    find_numbers,
    fold,
    normalize,
    number_readings,
    parse,
    parse_address,
    parse_fragment,
    parse_number,
    parse_query,
    read_citations,
    read_typed,
    repair_mojibake,
    sort_key,
    spoken_number,
    tokenize,
    typed_candidates,
)
from .writer import Writer

__version__ = versions().library

__all__ = sorted(
    name for name, value in list(globals().items()) if not name.startswith("_") and getattr(value, "__module__", None)
)
