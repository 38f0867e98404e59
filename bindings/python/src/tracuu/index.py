"""An index: opened or made, searched from any number of threads."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Iterable, Iterator, List, Optional, Union, cast

from . import errors, paths
from ._native import tracuu as _generated
from ._native.tracuu import (
    CitationGraph,
    CitedPaper,
    CitingDocument,
    Correction,
    IndexStats,
    IndexSummary,
    OffsetUnit,
    StoredDocument,
    SuggestionKind,
    WriterOptions,
)
from .cancel import CancelToken, is_cancelled
from .cancel import checked as check_token
from .lifetime import Held
from .options import Some, member, several, spelled_out, whole
from .progress import OnProgress
from .progress import checked as check_progress
from .response import SearchResponse, SuggestResponse
from .searching import Searching
from .snapshot import Snapshot
from .waiting import finished
from .writer import Writer

if TYPE_CHECKING:
    from typing_extensions import Unpack

    from .options import SearchOptions


class Index(Held[_generated.SearchIndex], Searching):
    """An index of documents, on disk or in memory. Any number of threads may use it at once.

    >>> with Index.in_memory() as index:
    ...     with index.writer() as writer:
    ...         told = writer.put({"id": "a", "text": "1. Giữ nghiêm kỷ luật."})
    ...     [hit.units[0].snippet.marked() for hit in index.search("ky luat")]
    ['Giữ nghiêm [kỷ luật].']
    """

    _noun = "index"

    def __init__(self, native: _generated.SearchIndex, place: str = "memory") -> None:
        super().__init__(native)
        #: The folder, or `memory`.
        self.place = place
        #: What `Index.build` did, where that made the index.
        self.summary: Optional[IndexSummary] = None

    @classmethod
    def in_memory(cls) -> Index:
        """An index that lives in memory and ends with its last user."""
        return cls(_generated.SearchIndex.in_memory())

    @classmethod
    def open(cls, path: paths.PathLike) -> Index:
        """Opens the index in a folder; `NotAnIndex` or `Rebuild` where it cannot be read."""
        return cls(_generated.SearchIndex.open(paths.one(path)), paths.one(path))

    @classmethod
    def create(cls, path: paths.PathLike) -> Index:
        """Makes a new index in a folder and replaces one that may stand there; a folder with other files is an error."""
        return cls(_generated.SearchIndex.create(paths.one(path)), paths.one(path))

    @classmethod
    def open_or_create(cls, path: paths.PathLike) -> Index:
        """Opens the index in a folder, or makes a new one where the folder is empty or missing."""
        return cls(_generated.SearchIndex.open_or_create(paths.one(path)), paths.one(path))

    @classmethod
    def build(
        cls,
        folder: Union[paths.PathLike, Iterable[paths.PathLike]],
        into: Optional[paths.PathLike] = None,
        *,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
        threads: int = 1,
    ) -> Index:
        """Indexes what a folder or several files and folders hold, in memory or `into` a folder.

        An index that stands in `into` is replaced when all is written, and stays as it was when anything stops that; only one
        that cannot be read, damaged or of another version, is taken away first. `open_or_create` and `writer.add_paths` add to
        one. Before anything is done, a path that leads nowhere raises `FileNotFoundError`. `index.summary` says what was done and
        what could not be read. `progress`, `cancel` and Ctrl-C are those of `Writer.add_paths`.
        """
        given = _named(folder)
        _look_at(progress, cancel, threads)
        index = cls._to_replace(into)
        try:
            with index.writer(threads=threads) as writer:
                writer.delete_all()
                index.summary = writer.add_paths(*given, progress=progress, cancel=cancel)
        except BaseException:
            index.close()
            raise
        return index

    @classmethod
    async def build_async(
        cls,
        folder: Union[paths.PathLike, Iterable[paths.PathLike]],
        into: Optional[paths.PathLike] = None,
        *,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
        threads: int = 1,
    ) -> Index:
        """`build` on another thread. `progress` is called in the event loop; cancelling the task stops the run."""
        given = _named(folder)
        _look_at(progress, cancel, threads)
        index = await finished(lambda: cls._to_replace(into))
        try:
            async with index.writer(threads=threads) as writer:
                await finished(writer.delete_all)
                index.summary = await writer.add_paths_async(*given, progress=progress, cancel=cancel)
        except BaseException:
            index.close()
            raise
        return index

    @classmethod
    def _to_replace(cls, place: Optional[paths.PathLike]) -> Index:
        """The index that stands there, with what it holds; an empty one where none stands that can be read."""
        if place is None:
            return cls.in_memory()
        with suppress(errors.NotAnIndex, errors.Rebuild, errors.EngineFailed):
            return cls.open(place)
        return cls.create(place)

    @staticmethod
    def exists(path: paths.PathLike) -> bool:
        """Whether a folder holds an index, of whatever version."""
        return _generated.index_exists(paths.one(path))

    def writer(self, *, memory_bytes: Optional[int] = None, threads: Optional[int] = None) -> Writer:
        """The one writer; `WriterBusy` while there is another. Use it in a `with` statement.

        `memory_bytes` may be filled before a segment is written; `threads` analyse documents, 1 to 8.
        """
        return Writer(self._native.writer(_writer_options(memory_bytes, threads)))

    def reload(self) -> None:
        """Sees what other processes have committed since. What a writer of this index commits is seen at once."""
        self._native.reload()

    def snapshot(self) -> Snapshot:
        """The present state of the index, in which pages that follow one another fit together."""
        return Snapshot(self._native.snapshot())

    @spelled_out
    def pages(
        self, query: str, *, cancel: Optional[CancelToken] = None, **options: Unpack[SearchOptions]
    ) -> Iterator[SearchResponse]:
        """One page of `limit` documents after the other, of the index as it is when the first one is asked for."""
        with self.snapshot() as snapshot:
            yield from snapshot.pages(query, cancel=cancel, **options)

    def suggest(self, text: str, *, limit: Optional[int] = None, kinds: Optional[Some] = None) -> SuggestResponse:
        """Completions of what was typed so far, with their marks; `kinds`: `"title"`, `"number"`, `"issuer"`, `"phrase"`."""
        return cast(SuggestResponse, self._native.suggest(_suggest_request(text, limit, kinds)))

    async def suggest_async(self, text: str, *, limit: Optional[int] = None, kinds: Optional[Some] = None) -> SuggestResponse:
        """`suggest` on another thread."""
        answer = await asyncio.to_thread(self._native.suggest, _suggest_request(text, limit, kinds))
        return cast(SuggestResponse, answer)

    def did_you_mean(
        self, query: str, *, offset_unit: Union[str, OffsetUnit] = OffsetUnit.CODE_POINT
    ) -> Optional[Correction]:
        """The query with marks restored and typos mended; none when nothing is to be changed.

        The first call after a commit reads a sample of the texts; the later ones are fast.
        """
        return self._native.did_you_mean(query, member("offset_unit", OffsetUnit, offset_unit))

    async def did_you_mean_async(
        self, query: str, *, offset_unit: Union[str, OffsetUnit] = OffsetUnit.CODE_POINT
    ) -> Optional[Correction]:
        """`did_you_mean` on another thread."""
        unit = member("offset_unit", OffsetUnit, offset_unit)
        return await asyncio.to_thread(self._native.did_you_mean, query, unit)

    def document(self, id: str) -> Optional[StoredDocument]:
        """A document with all its units; none when no document has the id."""
        return self._native.document(id)

    async def document_async(self, id: str) -> Optional[StoredDocument]:
        """`document` on another thread."""
        return await asyncio.to_thread(self._native.document, id)

    def document_ids(self) -> Iterator[str]:
        """The ids of all documents in their order."""
        after: Optional[str] = None
        while True:
            ids = self._native.document_ids(after)
            yield from ids
            if not ids:
                return
            after = ids[-1]

    def cites(self, document_id: str) -> List[CitedPaper]:
        """The papers that a document cites, the most cited first."""
        return self._native.cites(document_id)

    def cited_by(self, paper: str) -> List[CitingDocument]:
        """The documents that cite a paper, and where: `24-CT/TU` in any spelling, `Chỉ thị 24`, `Luật Đất đai`."""
        return self._native.cited_by(paper)

    def citation_graph(self) -> CitationGraph:
        """The papers of the index, those that they cite, and who cites whom. Reads every document once."""
        return self._native.citation_graph()

    async def citation_graph_async(self) -> CitationGraph:
        """`citation_graph` on another thread."""
        return await asyncio.to_thread(self._native.citation_graph)

    def citation_graph_dot(self) -> str:
        """The citation graph in the language of Graphviz."""
        return self._native.citation_graph_dot()

    def citation_graph_json(self) -> str:
        """The citation graph as JSON."""
        return self._native.citation_graph_json()

    def stats(self) -> IndexStats:
        """What the index holds, in numbers."""
        return self._native.stats()

    def __repr__(self) -> str:
        return f"<tracuu.Index {self.place!r}{' (closed)' if self.closed else ''}>"


def _named(folder: Union[paths.PathLike, Iterable[paths.PathLike]]) -> List[str]:
    """The paths of what is to be indexed: at least one, and every one leads somewhere."""
    given = paths.there(folder)
    if not given:
        expected, found = "a folder, or several files and folders", "none"
        raise errors.InvalidField("folder", expected, found, f"expected folder to be {expected}, but found {found}")
    return given


def _look_at(progress: Optional[OnProgress], cancel: Optional[CancelToken], threads: int) -> None:
    """Before anything is replaced: raises what the run would raise of its options."""
    check_progress(progress)
    check_token(cancel)
    if is_cancelled(cancel):
        raise errors.Cancelled("the call was cancelled before it began")
    # The library alone knows how many threads are too many.
    _generated.SearchIndex.in_memory().writer(_writer_options(None, threads)).release()


def _writer_options(memory_bytes: Optional[int], threads: Optional[int]) -> WriterOptions:
    given = {
        "memory_bytes": None if memory_bytes is None else whole("memory_bytes", memory_bytes, 64),
        "threads": None if threads is None else whole("threads", threads),
    }
    return WriterOptions(**{name: value for name, value in given.items() if value is not None})


def _suggest_request(text: str, limit: Optional[int], kinds: Optional[Some]) -> _generated.SuggestRequest:
    given: Any = {} if limit is None else {"limit": whole("limit", limit)}
    given["kinds"] = [member("kinds", SuggestionKind, kind) for kind in several(kinds)]
    return _generated.SuggestRequest(text=text, **given)
