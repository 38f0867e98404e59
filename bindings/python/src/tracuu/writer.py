"""Writing to an index."""

from __future__ import annotations

from contextlib import suppress
from functools import partial
from types import TracebackType
from typing import Callable, Iterable, Optional, Tuple, Type, Union

from . import batches, lifetime, paths, summary, unicode
from ._native import tracuu as _generated
from ._native.tracuu import IndexSummary, Progress
from .cancel import CancelToken
from .errors import Cancelled, Rejected, WriterReleased
from .progress import OnProgress, checked
from .waiting import attended, finished, stoppable


class Writer:
    """The one writer of an index; a second one is `WriterBusy` until this one is released.

    As a context manager it commits when all went well, takes back what was put since the last commit when something was raised,
    and is released in either case::

        with index.writer() as writer:
            writer.put(tracuu.Document(id="12-ct-tu", text=text))
    """

    def __init__(self, native: _generated.IndexWriter) -> None:
        self._native = native

    __reduce__ = lifetime.no_copy

    def put(self, document: batches.DocumentLike) -> IndexSummary:
        """Puts one document and replaces one with the same id; `Rejected` when it cannot be put.

        `remarks` of the summary tell what was wrong with it, such as a date that cannot be read.
        """
        told = self.put_all([document])
        for skipped in told.skipped:
            raise Rejected(skipped.path, skipped.reason)
        return told

    def put_all(
        self, documents: Iterable[batches.DocumentLike], *, cancel: Optional[CancelToken] = None
    ) -> IndexSummary:
        """Puts documents, some hundreds a call. Those that cannot be put are skipped and told in the summary.

        When `cancel` stops it, what was put by then stays put and can be rolled back.
        """
        total = summary.nothing()
        for batch, told in batches.batches(documents):
            summary.add(total, told)
            summary.add(total, self._native.put_documents(batch, cancel))
        return total

    async def put_all_async(
        self, documents: Iterable[batches.DocumentLike], *, cancel: Optional[CancelToken] = None
    ) -> IndexSummary:
        """`put_all` on another thread. Cancelling the task stops it; what was put by then can be rolled back."""
        total = summary.nothing()
        for batch, told in batches.batches(documents):
            summary.add(total, told)
            summary.add(total, await stoppable(partial(self._native.put_documents, batch), cancel))
        return total

    def put_json_lines(self, lines: Union[str, bytes]) -> IndexSummary:
        """Puts documents that stand one a line as JSON objects. A line that cannot be read is skipped and told."""
        return self._native.put_json_lines(_bytes(lines))

    async def put_json_lines_async(self, lines: Union[str, bytes]) -> IndexSummary:
        """`put_json_lines` on another thread. It cannot be stopped: a task that is cancelled ends when all lines were put."""
        given = _bytes(lines)
        return await finished(lambda: self._native.put_json_lines(given))

    def add_paths(
        self,
        *files_and_folders: paths.PathLike,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
    ) -> IndexSummary:
        """Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits.

        A path that leads nowhere raises `FileNotFoundError` before anything is put. `progress` is called with a `Progress` on
        this thread, ten times a second at most, and at the end; the run does not wait for it. What it raises, what the handler of
        a signal raises, such as `KeyboardInterrupt`, and `cancel` end the run when the document at hand is done. It takes back
        everything since the last commit, also what was put before it. What was raised comes out of this call as it is; when it
        comes too late, because all is written, the same is raised and nothing is taken back.
        """
        run, beat = self._adding(files_and_folders, progress)
        return attended(run, cancel, beat)

    async def add_paths_async(
        self,
        *files_and_folders: paths.PathLike,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
    ) -> IndexSummary:
        """`add_paths` on another thread. `progress` is called in the event loop; cancelling the task stops the run.

        A task that is cancelled ends when the run has taken itself back, so that the writer can be used at once.
        """
        run, beat = self._adding(files_and_folders, progress)
        return await stoppable(run, cancel, beat)

    def _adding(
        self, files_and_folders: Iterable[paths.PathLike], progress: Optional[OnProgress]
    ) -> Tuple[Callable[[Optional[CancelToken]], IndexSummary], Optional[Callable[[], object]]]:
        """A run, and what is called while it goes on."""
        checked(progress)
        given, native = paths.there(files_and_folders), self._native

        def run(token: Optional[CancelToken]) -> IndexSummary:
            try:
                return native.add_paths(given, token)
            except Cancelled:
                # One that was stopped before its turn came has taken nothing back.
                with suppress(WriterReleased):
                    native.rollback()
                raise

        return run, None if progress is None else partial(_tell, progress, self)

    def progress(self) -> Progress:
        """How far the present run is, or how far the last one came. Never waits; any thread may ask."""
        return self._native.progress()

    def delete(self, *ids: str) -> int:
        """Takes documents out; says how many there were."""
        return self._native.delete_documents(list(ids))

    def delete_all(self) -> None:
        """Takes every document out."""
        self._native.delete_all()

    def commit(self) -> None:
        """Writes everything and lets searches see it."""
        self._native.commit()

    async def commit_async(self) -> None:
        """`commit` on another thread. It cannot be stopped: a task that is cancelled ends when all is written."""
        await finished(self._native.commit)

    def rollback(self) -> None:
        """Takes back all that was put and deleted since the last commit."""
        self._native.rollback()

    def release(self) -> None:
        """Ends the writer without a commit, so that another one can be had; later calls raise `WriterReleased`."""
        self._native.release()

    def __enter__(self) -> Writer:
        return self

    def __exit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        try:
            if error is None:
                self.commit()
        finally:
            # What was not committed goes with the writer.
            self.release()

    async def __aenter__(self) -> Writer:
        return self

    async def __aexit__(
        self,
        kind: Optional[Type[BaseException]],
        error: Optional[BaseException],
        trace: Optional[TracebackType],
    ) -> None:
        try:
            if error is None:
                await self.commit_async()
        finally:
            # A writer may have to wait for what it is doing; the event loop does not.
            await finished(self.release)


def _bytes(lines: Union[str, bytes]) -> bytes:
    return unicode.encoded(lines) if isinstance(lines, str) else unicode.octets("lines", lines, "str or bytes")


def _tell(progress: OnProgress, writer: Writer) -> None:
    progress(writer.progress())
