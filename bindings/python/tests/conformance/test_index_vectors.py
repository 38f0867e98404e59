"""`search`, `suggest`, `snippet`."""

from __future__ import annotations

import math
from typing import Any, Dict, Iterable, Iterator, List, Optional, Tuple

import pytest
import tracuu
from runner import Case, Say, corpus, name, place, run

#: The inputs of a search that are options of the same name.
_OPTIONS = ["limit", "offset", "units_per_document", "marks", "scope", "sort", "count"]
_SEARCH = ["query", "page", "filter", "count_by", *_OPTIONS]


@pytest.fixture(scope="module")
def papers() -> Iterator[tracuu.Index]:
    """The papers of the corpus, each under its name."""
    with _index_of(corpus()) as index:
        yield index


def test_search(say: Say, papers: tracuu.Index) -> None:
    scores = _Scores()
    run("search", _SEARCH, lambda case: _search(papers, case, scores), say)
    say(f"conformance scores: {scores.sum} of {scores.hits} hits")


def test_suggest(say: Say, papers: tracuu.Index) -> None:
    run("suggest", ["typed", "kinds", "limit", "query"], lambda case: _suggest(papers, case), say)


def test_snippet(say: Say) -> None:
    run("snippet", ["document", "query", "length", "count"], _snippet, say)


class _Scores:
    """The scores of all hits of the suite, to a thousandth, as one number that every host must come to."""

    def __init__(self) -> None:
        self.hits = 0
        self.sum = 0

    def add(self, response: tracuu.SearchResponse) -> None:
        for hit in response:
            self.hits += 1
            self.sum = (self.sum + math.floor(hit.score * 1000 + 0.5) * self.hits) % 1_000_000_007


def _index_of(papers: Iterable[Tuple[str, str]]) -> tracuu.Index:
    index = tracuu.Index.in_memory()
    with index.writer() as writer:
        writer.put_all({"id": id, "text": text} for id, text in papers)
    return index


#: What the vectors call otherwise, because `from` is a word of Python.
_DAYS = {"from": "from_date", "to": "to_date"}


def _search(index: tracuu.Index, case: Case, scores: _Scores) -> Any:
    options: Dict[str, Any] = {"limit": 100, **{option: case[option] for option in _OPTIONS if option in case}}
    options["facets"] = case.get("count_by", [])
    for part, value in case.get("filter", {}).items():
        assert part in ("kinds", "issuers", "numbers", "cites", "ids", "from", "to"), f"a part of a filter: {part}"
        options[_DAYS.get(part, part)] = value
    try:
        for _ in range(1, case.get("page", 1)):
            options["after"] = index.search(case["query"], **options).next
            assert options["after"] is not None, "expected a page behind this one"
        response = index.search(case["query"], **options)
        scores.add(response)
        return _response(response)
    except tracuu.InvalidField as error:
        return {"error": {name: part for part, name in _DAYS.items()}.get(error.field, error.field)}
    except tracuu.OffsetTooLarge:
        return {"error": "offset"}


def _response(response: tracuu.SearchResponse) -> Dict[str, Any]:
    def address(hit: tracuu.Hit) -> str:
        return hit.units[0].address if hit.units else ""

    return {
        "ids": [hit.id for hit in response],
        "found": sorted(hit.id for hit in response),
        "units": [address(hit) for hit in response],
        "places": sorted(f"{hit.id} {address(hit)}" for hit in response),
        "units_each": [len(hit.units) for hit in response],
        "highlighted": _highlighted(response[0]) if response.hits else None,
        "diagnostics": [remark.kind for remark in response.diagnostics],
        "totals": {"documents": response.total_documents, "units": response.total_units},
        "facets": {
            name(counts.facet): [[value.value, value.documents] for value in counts.values] for counts in response.facets
        },
        "next": None if response.next is None else "present",
    }


def _highlighted(hit: tracuu.Hit) -> List[str]:
    """What matched in the best piece of the best unit, by its places in the text."""
    if not hit.units:
        return []
    snippet = hit.units[0].snippet
    return [snippet.text[place.start : place.end] for place in snippet.highlights]


def _suggest(index: tracuu.Index, case: Case) -> Any:
    if "query" in case:
        return {"correction": _correction(index.did_you_mean(case["query"]))}
    response = index.suggest(case["typed"], limit=case.get("limit"), kinds=case.get("kinds", ()))
    return {"suggestions": [_suggestion(suggestion) for suggestion in response]}


def _suggestion(suggestion: tracuu.Suggestion) -> Dict[str, Any]:
    """A suggestion with brackets around what was typed."""
    text = "".join(f"[{part.text}]" if part.highlighted else part.text for part in suggestion.parts)
    return {"kind": name(suggestion.kind), "text": text, "documents": suggestion.documents, "id": suggestion.id}


def _correction(correction: Optional[tracuu.Correction]) -> Any:
    if correction is None:
        return None
    changes = [{**place(correction.query, change.range), "text": change.text} for change in correction.changes]
    return {"text": correction.text, "changes": changes}


def _snippet(case: Case) -> Any:
    options = {f"snippet_{option}": case[option] for option in ("length", "count") if option in case}
    with _index_of([("a", case["document"])]) as index:
        unit = index.search(case["query"], units_per_document=1, **options)[0].units[0]
    return {"snippets": [_piece(piece, case["document"]) for piece in [unit.snippet, *unit.more_snippets]]}


def _piece(snippet: tracuu.Snippet, document: str) -> Dict[str, Any]:
    given = document.encode()
    text = _marked(snippet)
    assert text == snippet.marked(), f"expected one answer in both forms, but found {text!r} and {snippet.marked()!r}"
    return {
        "text": text,
        "address": snippet.address,
        "label": snippet.label,
        "start": snippet.source_start,
        "end": snippet.source_end,
        "cut_start": snippet.cut_start,
        "cut_end": snippet.cut_end,
        "given": [given[part.source_start : part.source_end].decode() for part in snippet.parts if part.highlighted],
    }


def _marked(snippet: tracuu.Snippet) -> str:
    """The text with brackets around what its highlights cut from it."""
    marked, end = "", 0
    for place in snippet.highlights:
        marked += f"{snippet.text[end : place.start]}[{snippet.text[place.start : place.end]}]"
        end = place.end
    return marked + snippet.text[end:]
