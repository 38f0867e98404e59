"""A researcher's afternoon: a folder of papers, a question, tables, and who cites whom.

    python research.py                                     # the sample documents, tables in ./research-out
    python research.py papers/ --query "ky luat" --into tables/

The cells (`# %%`) run one by one in editors that know them.
"""

# %% What is asked of which papers
from __future__ import annotations

import argparse
import csv
from pathlib import Path
from typing import Iterable, Sequence

import tracuu

SAMPLE = Path(__file__).resolve().parents[3] / "data" / "sample"

parser = argparse.ArgumentParser(description="Searches a folder of papers and writes tables.")
parser.add_argument("folder", nargs="?", type=Path, default=SAMPLE, help="the papers")
parser.add_argument("--query", default="ky luat", help="what is looked for")
parser.add_argument("--into", type=Path, default=Path("research-out"), help="where the tables go")
arguments = parser.parse_args()
arguments.into.mkdir(parents=True, exist_ok=True)


def table(name: str, heads: Sequence[str], rows: Iterable[Sequence[object]]) -> None:
    """Writes a table that spreadsheets open with its marks."""
    path = arguments.into / f"{name}.csv"
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(heads)
        writer.writerows(rows)
    print(f"{path}: {sum(1 for _ in path.open(encoding='utf-8-sig')) - 1} rows")


# %% An index in memory
index = tracuu.Index.build(
    arguments.folder, progress=lambda progress: print(f"{progress.documents} papers, {progress.bytes_read:,} bytes")
)
print(index.stats())
for skipped in index.summary.skipped if index.summary else []:
    print("left out:", skipped.path, skipped.reason)

# %% A question, all pages; a notebook shows `response` with its marks
response = index.search(arguments.query, limit=20, count=True, facets=["kind", "issuer", "year"])
print(response)
table(
    "hits",
    ["id", "number", "kind", "issuer", "date", "title", "place", "text"],
    (
        [hit.id, hit.number, hit.kind, hit.issuer, hit.date, hit.title, unit.label, unit.snippet.marked()]
        for page in index.pages(arguments.query, limit=100)
        for hit in page
        for unit in hit.units
    ),
)

# %% How many papers of which kind, body and year
table(
    "facets",
    ["facet", "value", "papers"],
    ([facet, value, papers] for facet, counts in response.counts.items() for value, papers in counts.items()),
)

# %% Who cites whom
graph = index.citation_graph()
table(
    "papers",
    ["paper", "kind", "date", "issuer", "title", "in the index", "cited by", "cites"],
    (
        [p.name, p.kind, p.date, p.issuer, p.title, bool(p.documents), p.cited_by, p.cites]
        for p in (graph.papers[place] for place in graph.most_cited)
    ),
)
table(
    "citations",
    ["citing", "cited", "times", "relations", "where"],
    (
        [
            graph.papers[edge.from_paper].name,
            graph.papers[edge.to_paper].name,
            edge.count,
            "; ".join(f"{relation.relation} {relation.count}" for relation in edge.relations),
            "; ".join(f"{place.document} {place.address}".strip() for place in edge.places),
        ]
        for edge in graph.citations
    ),
)
(arguments.into / "citations.dot").write_text(index.citation_graph_dot(), encoding="utf-8")

# %% What is cited and missing
print("cited and not here:", ", ".join(graph.papers[place].name for place in graph.dangling[:5]))
index.close()
