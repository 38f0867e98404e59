"""What a search and indexing cost from Python, beside the same calls in Rust.

    cargo build --release -p tracuu-bench-border
    cargo xtask python --release
    target/python/clean/bin/python benches/python/border.py target/release/tracuu-bench-border

The Rust program makes the papers and the queries, and takes turns with Python, so that what others do on the machine counts less:
every query and every indexing counts with its best time.
"""

from __future__ import annotations

import json
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any, Dict, List

import tracuu

TURNS = 4
ROUNDS = 4
INDEXINGS = 2


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("expected the path of tracuu-bench-border")
    rust, python = Side(), Side()
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "prepare", folder], check=True)
        documents = [tracuu.Document(**json.loads(line)) for line in _lines(folder, "papers.jsonl")]
        queries = _lines(folder, "queries.txt")
        for _ in range(TURNS):
            done = subprocess.run([sys.argv[1], "measure", folder, str(ROUNDS)], check=True, capture_output=True)
            rust.add(**json.loads(done.stdout))
            python.add(**in_python(documents, queries))
    assert rust.hits == python.hits, "a fast wrong answer is no answer"
    report(rust, python)


class Side:
    """The best times of one side."""

    def __init__(self) -> None:
        self.indexing = float("inf")
        self.searches: List[float] = []
        self.hits = 0

    def add(self, *, indexing_seconds: List[float], search_ms: List[float], hits: int, **_: object) -> None:
        self.indexing = min([self.indexing, *indexing_seconds])
        self.searches = [min(pair) for pair in zip(self.searches or search_ms, search_ms)]
        self.hits = hits


def _lines(folder: str, name: str) -> List[str]:
    return (Path(folder) / name).read_text(encoding="utf-8").splitlines()


def in_python(documents: List[tracuu.Document], queries: List[str]) -> Dict[str, Any]:
    """What the Rust program does, in Python."""
    seconds: List[float] = []
    for _ in range(INDEXINGS):
        index = tracuu.Index.in_memory()
        with index.writer() as writer:
            started = time.perf_counter()
            writer.put_all(documents)
            writer.commit()
            seconds.append(time.perf_counter() - started)
    best = [float("inf")] * len(queries)
    hits = 0
    for turn in range(ROUNDS):
        for place, query in enumerate(queries):
            started = time.perf_counter()
            response = index.search(query, limit=20)
            best[place] = min(best[place], (time.perf_counter() - started) * 1000)
            hits += len(response) if turn == 0 else 0
    return {"indexing_seconds": seconds, "search_ms": best, "hits": hits}


def report(rust: Side, python: Side) -> None:
    print(f"tracuu {tracuu.__version__}, CPython {sys.version.split()[0]}")
    print("| | Rust | Python | ratio | goal |")
    print("| --- | --- | --- | --- | --- |")
    row("indexing, s", rust.indexing, python.indexing, more=0.0)
    for name, at in (("median", 50), ("p95", 95)):
        row(f"search of 20 hits, {name}, ms", percentile(rust.searches, at), percentile(python.searches, at), more=0.5)
    border = statistics.median(mine - theirs for mine, theirs in zip(python.searches, rust.searches))
    print(f"what a search costs more: {border:.2f} ms at the median")


def row(name: str, rust: float, python: float, *, more: float) -> None:
    goal = "1.3×" + (f" + {more} ms" if more else "")
    verdict = "met" if python <= 1.3 * rust + more else "MISSED"
    print(f"| {name} | {rust:.3f} | {python:.3f} | {python / rust:.2f}× | {goal}: {verdict} |")


def percentile(values: List[float], at: int) -> float:
    return statistics.quantiles(values, n=100)[at - 1]


main()
