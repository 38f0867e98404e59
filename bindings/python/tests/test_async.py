"""The twins that wait in an event loop."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path
from typing import Callable, List

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
                await writer.add_paths_async(papers(2_000), progress=lambda progress: 1 / 0)

    with tracuu.Index.in_memory() as index:
        asyncio.run(write())
        assert index.stats().documents == 0


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
