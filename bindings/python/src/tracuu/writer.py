"""Writing to an index."""

from __future__ import annotations

import asyncio
from types import TracebackType
from typing import Iterable, Optional, Type, Union

from . import batches, paths, summary
from ._native import tracuu as _generated
from ._native.tracuu import CancelToken, Document, IndexSummary, Progress
from .errors import Rejected
from .progress import OnProgress, interruptible, listening
from .waiting import stoppable


class Writer:
    """The one writer of an index; a second one is `WriterBusy` until this one is released.

    As a context manager it commits when all went well, takes back what was put since the last commit when something was raised,
    and is released in either case::

        with index.writer() as writer:
            writer.put(tracuu.Document(id="12-ct-tu", text=text))
    """

    def __init__(self, native: _generated.IndexWriter) -> None:
        self._native = native

    def put(self, document: batches.DocumentLike) -> None:
        """Puts one document, in the place of one with the same id; `Rejected` when it cannot be put."""
        put = self._native.put_documents([batches.of(document)])
        for skipped in put.skipped:
            raise Rejected(skipped.path, skipped.reason)

    def put_all(
        self, documents: Iterable[batches.DocumentLike], *, cancel: Optional[CancelToken] = None
    ) -> IndexSummary:
        """Puts documents, some hundreds a call. Those that cannot be put are skipped and told in the summary."""
        total = summary.nothing()
        for batch in batches.batches(documents):
            summary.add(total, self._native.put_documents(batch, cancel))
        return total

    async def put_all_async(
        self, documents: Iterable[batches.DocumentLike], *, cancel: Optional[CancelToken] = None
    ) -> IndexSummary:
        """`put_all` on another thread. Cancelling the task stops it; what was put by then can be rolled back."""
        total = summary.nothing()
        for batch in batches.batches(documents):
            summary.add(total, await stoppable(lambda token: self._native.put_documents(batch, token), cancel))
        return total

    def put_json_lines(self, lines: Union[str, bytes]) -> IndexSummary:
        """Puts documents that stand one a line as JSON objects. A line that cannot be read is skipped and told."""
        return self._native.put_json_lines(lines.encode() if isinstance(lines, str) else bytes(lines))

    def add_paths(
        self,
        *files_and_folders: paths.PathLike,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
    ) -> IndexSummary:
        """Puts what files and folders hold (`.md`, `.txt`, `.jsonl`, `.jsonl.zst`), then commits.

        `progress` is called with a `Progress` on this thread, ten times a second at most. What it raises ends the run, which
        takes back what it put, and comes out of this call. So does Ctrl-C.
        """
        token = CancelToken() if cancel is None else cancel
        with interruptible(token), listening(progress) as listener:
            return self._native.add_paths_with_progress(list(map(paths.one, files_and_folders)), listener, token)

    async def add_paths_async(
        self,
        *files_and_folders: paths.PathLike,
        progress: Optional[OnProgress] = None,
        cancel: Optional[CancelToken] = None,
    ) -> IndexSummary:
        """`add_paths` on another thread. `progress` is called in the event loop; cancelling the task stops the run."""
        token = CancelToken() if cancel is None else cancel
        given = list(map(paths.one, files_and_folders))
        run = asyncio.ensure_future(asyncio.to_thread(self._native.add_paths, given, token))
        try:
            while not run.done():
                await asyncio.wait({run}, timeout=0.1)
                if progress is not None:
                    progress(self.progress())
        except BaseException:
            token.cancel()
            # The run takes itself back before anything else is done with the writer.
            await asyncio.wait({run})
            run.exception()
            raise
        return run.result()

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
        """`commit` on another thread."""
        await asyncio.to_thread(self._native.commit)

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
            self.release()
