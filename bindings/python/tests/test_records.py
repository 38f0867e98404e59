"""Records are dataclasses, so that tables, copies and files can be made of them."""

from __future__ import annotations

import copy
import dataclasses
import enum
import inspect
import json
import pickle
from typing import Any, List, Type

import pytest
import tracuu
from tracuu._native import tracuu as generated


def _records() -> List[Type[Any]]:
    kept = [value for name, value in vars(generated).items() if not name.startswith("_") and inspect.isclass(value)]
    return [value for value in kept if dataclasses.is_dataclass(value)]


@pytest.mark.parametrize("record", _records(), ids=lambda record: str(record.__name__))
def test_every_record_has_the_fields_that_it_is_made_of(record: Type[Any]) -> None:
    names = [field.name for field in dataclasses.fields(record)]
    assert names == list(inspect.signature(record).parameters) and names


def test_there_are_records() -> None:
    assert len(_records()) > 40 and {tracuu.Hit, tracuu.Document, tracuu.Progress} <= set(_records())


def test_a_hit_becomes_a_row_with_everything_in_it(index: tracuu.Index) -> None:
    response = index.search("van ban khac", limit=2, facets=["kind"], explain=True)
    row = dataclasses.asdict(response[0])
    assert list(row) == ["id", "title", "number", "kind", "issuer", "date", "path", "score", "units"]
    unit = row["units"][0]
    (place,) = unit["snippet"]["highlights"]
    assert unit["snippet"]["text"][place["start"] : place["end"]] == "văn bản khác" and unit["explanation"][0]["name"]
    assert {"text": "văn bản khác", "highlighted": True}.items() <= unit["snippet"]["parts"][1].items()
    whole = dataclasses.asdict(response)
    assert whole["hits"][0] == row and whole["facets"][0]["values"][0]["value"] == "Chỉ thị"
    assert "kỷ luật" in json.dumps(whole, ensure_ascii=False, default=_name)
    # What `pandas.DataFrame(response.hits)` asks.
    assert dataclasses.is_dataclass(response.hits[0]) and len(dataclasses.fields(response.hits[0])) == 9


def _name(value: enum.Enum) -> str:
    return value.name


def test_everything_that_is_answered_becomes_plain_data(index: tracuu.Index) -> None:
    answers: List[Any] = [
        index.document("00003"),
        index.suggest("ky l"),
        index.did_you_mean("ky luat"),
        index.stats(),
        index.citation_graph(),
        index.cites("00003")[0],
        index.cited_by("103-CT/TU")[0],
        tracuu.parse("Điều 5. Kỷ luật theo Chỉ thị số 24-CT/TU"),
        tracuu.parse_query('"ky luat" kind:x'),
        tracuu.normalize("hòan"),
        tracuu.parse_number("24-CT/TU"),
        tracuu.tokenize("kỷ luật")[0],
    ]
    for answer in answers:
        plain = dataclasses.asdict(answer)
        assert plain and list(plain) == list(vars(answer)), answer
        assert json.dumps(plain, default=_name)


def test_records_are_copied_changed_and_kept_in_files(index: tracuu.Index) -> None:
    response = index.search("ky luat", limit=2)
    assert pickle.loads(pickle.dumps(response)) == response == copy.deepcopy(response)
    document = tracuu.Document(id="a", title="b")
    changed: Any = {"id": "c"}
    assert dataclasses.replace(document, **changed) == tracuu.Document(id="c", title="b")
    assert document == tracuu.Document(id="a", title="b") != tracuu.Document(id="a")
    assert document != "a" and document is not None
    assert repr(tracuu.TextRange(start=1, end=2)) == "TextRange(start=1, end=2)"
