"""The twins that wait in an event loop."""

from __future__ import annotations

import asyncio
import random
import subprocess
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Callable, Dict, List, Optional, Tuple

import pytest
import tracuu


def test_many_searches_at_once(index: tracuu.Index) -> None:
    async def ask() -> List[int]:
        found = await asyncio.gather(*(index.search_async("ky luat", limit=1 + n % 5) for n in range(50)))
        return [len(response) for response in found]

    assert asyncio.run(ask()) == [1 + n % 5 for n in range(50)]


def test_every_twin_answers_as_its_brother(index: tracuu.Index) -> None:
    async def ask() -> None:
        assert (await index.document_async("00003")) == index.document("00003")
        suggestions = (await index.suggest_async("ky l")).suggestions
        assert suggestions == index.suggest("ky l").suggestions
        assert (await index.did_you_mean_async("ky luat")) == index.did_you_mean("ky luat")
        assert (await index.citation_graph_async()) == index.citation_graph()
        with index.snapshot() as snapshot:
            assert (await snapshot.search_async("ky luat")).hits == index.search("ky luat").hits

    asyncio.run(ask())


def test_writing_in_an_event_loop(papers: Callable[[int], Path]) -> None:
    heard: List[tracuu.Progress] = []

    async def write() -> None:
        async with index.writer() as writer:
            await writer.put_all_async({"id": str(number), "text": "Kỷ luật."} for number in range(600))
        assert index.stats().documents == 600
        with pytest.raises(ZeroDivisionError):
            async with index.writer() as writer:
                await writer.put_all_async([{"id": "more", "text": "Kỷ luật."}])
                1 / 0
        assert index.stats().documents == 600
        async with index.writer() as writer:
            await writer.add_paths_async(papers(20), progress=heard.append)
        assert index.stats().documents == 620

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())
    assert heard[-1].documents == 20


def test_a_callback_that_raises_takes_the_run_back(papers: Callable[[int], Path]) -> None:
    async def write() -> None:
        async with index.writer() as writer:
            with pytest.raises(ZeroDivisionError):
                await writer.add_paths_async(papers(4_000), progress=lambda progress: 1 / 0)

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())
        assert index.stats().documents == 0


def test_an_index_is_built_while_the_loop_goes_on(papers: Callable[[int], Path], tmp_path: Path) -> None:
    heard: List[tracuu.Progress] = []

    async def build() -> None:
        folder = papers(30)
        with await tracuu.Index.build_async(folder, tmp_path / "index", progress=heard.append) as index:
            assert index.summary is not None and index.summary.documents == 30 == index.stats().documents
            assert len(await index.search_async("ky luat")) == 10
        with pytest.raises(ZeroDivisionError):
            await tracuu.Index.build_async(folder, progress=lambda progress: 1 / 0)

    asyncio.run(build())
    assert heard[-1].documents == 30
    with tracuu.Index.open(tmp_path / "index") as index:
        assert index.stats().documents == 30


def test_lines_of_json_are_put_on_another_thread() -> None:
    async def write() -> None:
        async with index.writer() as writer:
            summary = await writer.put_json_lines_async('{"id":"c","text":"luật"}\n{"id":')
            assert (summary.documents, summary.skipped[0].line) == (1, 2)

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())
        assert index.stats().documents == 1


def test_cancelling_a_task_stops_its_work(papers: Callable[[int], Path]) -> None:
    async def write() -> None:
        with index.writer() as writer:
            task = asyncio.ensure_future(writer.add_paths_async(papers(2_000)))
            while writer.progress().documents == 0:
                await asyncio.sleep(0.001)
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            assert index.stats().documents == 0

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())


def test_nothing_is_put_behind_the_back_of_a_cancelled_task() -> None:
    async def write() -> None:
        async with index.writer() as writer:
            for number in range(60):
                documents = ({"id": f"{number}.{each}", "text": "1. Giữ nghiêm kỷ luật."} for each in range(50))
                task = asyncio.ensure_future(writer.put_all_async(documents))
                await asyncio.sleep(random.random() * 0.01)
                task.cancel()
                try:
                    await task
                except asyncio.CancelledError:
                    pass
                # Whatever was put was put before this.
                writer.rollback()

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())
        assert index.stats().documents == 0


def test_a_searchis_stopped_on_the_way(slow_search: Tuple[tracuu.Index, str, Dict[str, Any]]) -> None:
    index, query, options = slow_search

    async def ask() -> None:
        whole = float("inf")
        for _ in range(3):
            started = time.perf_counter()
            await index.search_async(query, **options)
            whole = min(whole, time.perf_counter() - started)
        own: Optional[tracuu.CancelToken] = None
        for own in (None, tracuu.CancelToken()):
            times: List[float] = []
            while len(times) < 10 and min(times, default=whole) >= 3 * whole / 4:
                task = asyncio.ensure_future(index.search_async(query, cancel=own, **options))
                started = time.perf_counter()
                await asyncio.sleep(whole / 4)
                task.cancel()
                with pytest.raises(asyncio.CancelledError):
                    await task
                times.append(time.perf_counter() - started)
            assert whole / 4 <= min(times) < 3 * whole / 4
            assert own is None or not own.is_cancelled(), "others may share it"
        # A token of one's own stops the search too, which is an error like any then.
        assert any([await is_stopped(whole / 10) for _ in range(10)])

    async def is_stopped(seconds: float) -> bool:
        own = tracuu.CancelToken()
        task = asyncio.ensure_future(index.search_async(query, cancel=own, **options))
        await asyncio.sleep(seconds)
        own.cancel()
        try:
            await task
        except tracuu.Cancelled:
            return True
        # Others use the machine too: it was done by then.
        return False

    asyncio.run(ask())


class Slow:
    """A writer of the library that works until it is told to stop, and a while longer."""

    def __init__(self) -> None:
        self.begun = threading.Event()
        self.threads: List[int] = []
        self.token: Optional[tracuu.CancelToken] = None

    def put_documents(self, documents: List[tracuu.Document], token: tracuu.CancelToken) -> tracuu.IndexSummary:
        self.token = token
        self.begun.set()
        while not token.is_cancelled():
            time.sleep(0.001)
        self._linger()
        raise tracuu.Cancelled("stopped")

    def commit(self) -> None:
        self.begun.set()
        self._linger()

    release = commit

    def _linger(self) -> None:
        time.sleep(0.1)
        self.threads.append(threading.get_ident())


def test_a_cancelled_task_ends_when_its_thread_has_ended() -> None:
    async def write(own: Optional[tracuu.CancelToken]) -> None:
        slow = Slow()
        writer = tracuu.Writer(slow)  # type: ignore[arg-type]
        task = asyncio.ensure_future(writer.put_all_async([{"id": "a", "text": "Kỷ luật."}], cancel=own))
        await asyncio.to_thread(slow.begun.wait)
        # Who is in a hurry changes nothing.
        for _ in range(5):
            task.cancel()
            await asyncio.sleep(0.005)
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(slow.threads) == 1 and slow.token is not None and slow.token.is_cancelled()
        assert own is None or not own.is_cancelled()

    asyncio.run(write(None))
    asyncio.run(write(tracuu.CancelToken()))


def test_a_commit_is_never_left_half_way() -> None:
    async def write() -> None:
        slow = Slow()
        task = asyncio.ensure_future(tracuu.Writer(slow).commit_async())  # type: ignore[arg-type]
        await asyncio.to_thread(slow.begun.wait)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert len(slow.threads) == 1

    asyncio.run(write())


@pytest.mark.parametrize("is_cancelled", [False, True])
def test_the_end_of_a_block_does_not_hold_the_loop(is_cancelled: bool) -> None:
    async def write() -> None:
        slow = Slow()

        async def block() -> None:
            async with tracuu.Writer(slow):  # type: ignore[arg-type]
                pass

        task = asyncio.ensure_future(block())
        await asyncio.to_thread(slow.begun.wait)
        if is_cancelled:
            task.cancel()
        await asyncio.wait({task})
        assert task.cancelled() == is_cancelled
        assert len(slow.threads) == 2, "it was committed and released"
        assert threading.get_ident() not in slow.threads

    asyncio.run(write())


def test_a_task_that_is_cancelled_before_its_turn_does_nothing() -> None:
    async def write() -> None:
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(1))
        is_over = threading.Event()
        busy = asyncio.ensure_future(asyncio.to_thread(is_over.wait))
        await asyncio.sleep(0.01)
        slow = Slow()
        task = asyncio.ensure_future(tracuu.Writer(slow).put_all_async([{"id": "a"}]))  # type: ignore[arg-type]
        await asyncio.sleep(0.01)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        is_over.set()
        await busy
        await asyncio.to_thread(time.sleep, 0)
        assert not slow.begun.is_set()

    asyncio.run(write())


def test_a_cancelled_token_and_a_closed_index_are_told(index: tracuu.Index) -> None:
    async def ask() -> None:
        token = tracuu.CancelToken()
        token.cancel()
        with pytest.raises(tracuu.Cancelled):
            await index.search_async("ky luat", cancel=token)
        pending = [asyncio.ensure_future(index.search_async("ky luat")) for _ in range(20)]
        await asyncio.sleep(0)
        pending[0].cancel()
        index.close()
        done = await asyncio.gather(*pending[1:])
        assert {len(response) for response in done} == {10}
        with pytest.raises(tracuu.Closed):
            await index.search_async("ky luat")

    asyncio.run(ask())


def test_a_program_ends_well_behind_its_last_answer(tmp_path: Path) -> None:
    program = """
import asyncio, tracuu

async def ask():
    index = tracuu.Index.in_memory()
    forgotten = [asyncio.ensure_future(index.search_async("ky luat")) for _ in range(20)]
    await index.search_async("ky luat")

asyncio.run(ask())
"""
    for _ in range(10):
        done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (0, "")
