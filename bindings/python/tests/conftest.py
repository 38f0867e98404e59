"""What several tests need: the root of the project, a folder of papers, an index of them."""

from __future__ import annotations

import json
import time
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, Tuple

import pytest
import tracuu

#: The root of the project; the tests of a package taken alone have none.
ROOT = Path(__file__).resolve().parents[3]


@pytest.fixture
def sample() -> Path:
    """The fifteen sample documents."""
    folder = ROOT / "data" / "sample"
    if not folder.is_dir():
        pytest.skip(f"{folder} is not there")
    return folder


@pytest.fixture
def papers(tmp_path: Path) -> Callable[[int], Path]:
    """Makes a folder with so many papers."""

    def make(count: int) -> Path:
        folder = tmp_path / "papers"
        folder.mkdir()
        for number in range(count):
            (folder / f"{number:05}.md").write_text(f"1. Giữ nghiêm kỷ luật, lần {number}.", encoding="utf-8")
        return folder

    return make


@pytest.fixture
def index() -> Iterator[tracuu.Index]:
    """Twenty-five papers in memory."""
    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            writer.put_all(document(number) for number in range(25))
        yield index


@pytest.fixture(scope="session")
def slow_search() -> Iterator[Tuple[tracuu.Index, str, Dict[str, Any]]]:
    """An index, a query and options that take long enough to be stopped on the way: a deep page with all its snippets."""
    words = [begin + end for begin in ("ba", "ca", "da", "ga", "ha", "la", "ma", "na") for end in "n ng nh m p t c ch".split()]
    query, options = " ".join(words), {"limit": 200, "snippet_length": 1_000, "snippet_count": 5}
    with tracuu.Index.in_memory() as index:
        count, seconds = 0, 0.0
        # As many papers as this machine needs.
        while seconds < 0.1:
            with index.writer() as writer:
                for number in range(count, count + 1_500):
                    text = " ".join(words[number * place % len(words)] for place in range(1, 30))
                    writer.put({"id": f"{number:05}", "text": f"1. Giữ nghiêm kỷ luật, {text}."})
            count += 1_500
            options["offset"] = min(count - 300, 10_000)
            started = time.perf_counter()
            index.search(query, **options)
            seconds = time.perf_counter() - started
        yield index, query, options


@pytest.fixture(scope="session")
def long_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of so many papers that a run takes long enough to be stopped on the way."""
    path = tmp_path_factory.mktemp("long") / "papers.jsonl"
    text = "\n".join(f"{number}. Giữ nghiêm kỷ luật." for number in range(1, 40))
    count, seconds = 0, 0.0
    # As many papers as this machine needs.
    while seconds < 0.5:
        with path.open("a", encoding="utf-8") as file:
            file.writelines(json.dumps({"id": str(number), "text": text}) + "\n" for number in range(count, count + 2_000))
        count += 2_000
        with tracuu.Index.in_memory() as index, index.writer() as writer:
            started = time.perf_counter()
            writer.add_paths(path)
            seconds = time.perf_counter() - started
    return path


def document(number: int) -> tracuu.Document:
    """A directive (*chỉ thị*) of the year that its number says."""
    lines = [
        "THÀNH ỦY SÔNG VÂN",
        f"Số {number + 1}-CT/TU",
        "",
        f"Sông Vân, ngày 07 tháng 8 năm {2000 + number}",
        "",
        "CHỈ THỊ",
        "",
        f"về kỷ luật, lần thứ {number + 1}",
        "",
        f"1. Giữ nghiêm kỷ luật 😀 theo 5 < 7 Chỉ thị số {number + 100}-CT/TU & các văn bản khác.",
    ]
    return tracuu.Document(id=f"{number:05}", text="\n".join(lines))
