"""What a search and indexing cost from Python, beside the same calls in Rust.

    cargo build --release -p tracuu-bench-border
    cargo xtask python --release
    target/python/clean/bin/python benches/python/border.py target/release/tracuu-bench-border

The Rust program makes the papers and the queries, and is measured before and after Python, so that what others do on the machine
counts less: every query and every indexing counts with its best time.
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

ROUNDS = 5
INDEXINGS = 3


def main() -> None:
    if len(sys.argv) != 2:
        sys.exit("expected the path of tracuu-bench-border")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.argv[1], "prepare", folder], check=True)
        before = in_rust(folder)
        python = in_python(Path(folder))
        after = in_rust(folder)
    assert before["hits"] == after["hits"] == python["hits"], "a fast wrong answer is no answer"
    rust = {
        "indexing_seconds": before["indexing_seconds"] + after["indexing_seconds"],
        "search_ms": [min(pair) for pair in zip(before["search_ms"], after["search_ms"])],
    }
    report(rust, python)


def in_rust(folder: str) -> Dict[str, Any]:
    done = subprocess.run([sys.argv[1], "measure", folder, str(ROUNDS)], check=True, capture_output=True, text=True)
    told: Dict[str, Any] = json.loads(done.stdout)
    return told


def in_python(folder: Path) -> Dict[str, Any]:
    lines = (folder / "papers.jsonl").read_text(encoding="utf-8").splitlines()
    documents = [tracuu.Document(**json.loads(line)) for line in lines]
    queries = (folder / "queries.txt").read_text(encoding="utf-8").splitlines()
    seconds: List[float] = []
    for _ in range(INDEXINGS):
        index = tracuu.Index.in_memory()
        with index.writer() as writer:
            started = time.perf_counter()
            writer.put_all(documents)
            writer.commit()
            seconds.append(time.perf_counter() - started)
    best = [float("inf")] * len(queries)
    border = list(best)
    hits = 0
    for turn in range(ROUNDS):
        for place, query in enumerate(queries):
            started = time.perf_counter()
            response = index.search(query, limit=20)
            took = (time.perf_counter() - started) * 1000
            best[place] = min(best[place], took)
            border[place] = min(border[place], took - response.took_ms)
            hits += len(response) if turn == 0 else 0
    return {"indexing_seconds": seconds, "search_ms": best, "border_ms": border, "hits": hits}


def report(rust: Dict[str, Any], python: Dict[str, Any]) -> None:
    indexing = min(rust["indexing_seconds"]), min(python["indexing_seconds"])
    print(f"tracuu {tracuu.__version__}, CPython {sys.version.split()[0]}")
    print("| | Rust | Python | ratio | goal |")
    print("| --- | --- | --- | --- | --- |")
    row("indexing, s", *indexing, within=indexing[1] <= 1.3 * indexing[0], goal="1.3×")
    for name, at in (("median", 50), ("p95", 95)):
        mine, theirs = percentile(rust["search_ms"], at), percentile(python["search_ms"], at)
        row(f"search of 20 hits, {name}, ms", mine, theirs, within=theirs <= 1.3 * mine + 0.5, goal="1.3× + 0.5 ms")
    print(f"of a search, outside of the library: median {statistics.median(python['border_ms']):.3f} ms")


def row(name: str, rust: float, python: float, *, within: bool, goal: str) -> None:
    print(f"| {name} | {rust:.3f} | {python:.3f} | {python / rust:.2f}× | {goal}: {'met' if within else 'MISSED'} |")


def percentile(values: List[float], at: int) -> float:
    return statistics.quantiles(values, n=100)[at - 1]


main()
