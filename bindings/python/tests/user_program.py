"""What a program of a user looks like to mypy: `cargo xtask python` reads it in `--strict`, and a test runs it.

A line that ends in `type: ignore` holds that a mistake is seen: in `--strict` one that is none is an error itself.
"""

from __future__ import annotations

import asyncio
import dataclasses
import datetime
from pathlib import Path
from typing import Any, Dict, List, Optional

import tracuu


def build(folder: Path, heard: List[tracuu.Progress]) -> tracuu.Index:
    """An index of a folder, and what cannot be read."""
    index = tracuu.Index.build(folder, progress=heard.append)
    summary: Optional[tracuu.IndexSummary] = index.summary
    if summary is not None:
        print(summary.documents, [skipped.reason for skipped in summary.skipped])
    return index


def rows(index: tracuu.Index, query: str, kinds: Optional[List[str]] = None) -> List[Dict[str, Any]]:
    """A row for every hit, as a table takes them."""
    since = datetime.date(2000, 1, 1)
    response = index.search(query, limit=20, kinds=kinds, from_date=since, sort="newest", facets=["kind"], count=True)
    total: Optional[int] = response.total_documents
    assert total is None or total >= len(response)
    for hit in response:
        marked: List[str] = [unit.snippet.marked() for unit in hit.units]
        print(hit.id, hit.title or "", marked)
    return [dataclasses.asdict(hit) for hit in response]


async def both(index: tracuu.Index, cancel: tracuu.CancelToken) -> int:
    """Two searches at once."""
    first, second = await asyncio.gather(
        index.search_async("ky luat", cancel=cancel, scope=tracuu.SearchScope.UNITS), index.search_async("dang vien")
    )
    return len(first) + len(second)


def put(index: tracuu.Index) -> None:
    """Documents and mappings."""
    with index.writer(memory_bytes=15_000_000) as writer:
        writer.put(tracuu.Document(id="a", text="1. Giữ nghiêm kỷ luật."))
        writer.put_all([{"id": "b", "text": "2. Kỷ cương."}])


def mistakes(index: tracuu.Index) -> None:
    """What mypy sees before anything runs."""
    try:
        index.search("ky luat", limt=3)  # type: ignore[call-arg]
        index.search("ky luat", limit="three")  # type: ignore[arg-type]
        tracuu.Document(id=1)  # type: ignore[arg-type]
        tracuu.nothing  # type: ignore[attr-defined]
    except (TypeError, AttributeError, tracuu.Error) as error:
        print(type(error).__name__)


def main(folder: Path) -> None:
    """All of it."""
    heard: List[tracuu.Progress] = []
    with build(folder, heard) as index:
        put(index)
        print(len(rows(index, "ky luat")), asyncio.run(both(index, tracuu.CancelToken())))
        mistakes(index)
    number: Optional[tracuu.DocumentNumber] = tracuu.parse_number("24-ct/tu", date=datetime.date(2012, 8, 7))
    print(number.normal if number is not None else "none", tracuu.fold("Kỷ luật"))


if __name__ == "__main__":
    main(Path("papers"))
