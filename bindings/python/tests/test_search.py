"""Searching as a Python program does it."""

from __future__ import annotations

import asyncio
import datetime
import typing
from typing import Any

import pytest
import tracuu


def test_hits_are_iterated_counted_and_indexed(index: tracuu.Index) -> None:
    response = index.search("ky luat", limit=20, count=True)
    assert [hit.id for hit in response] == [hit.id for hit in response.hits]
    assert (len(response), response.total_documents, response[0].kind) == (20, 25, "Chỉ thị")


def test_highlights_are_places_in_a_python_string(index: tracuu.Index) -> None:
    snippet = index.search("van ban khac")[0].units[0].snippet
    assert "😀" in snippet.text
    assert [snippet.text[h.start : h.end] for h in snippet.highlights] == ["văn bản khác"]
    assert snippet.marked() == snippet.text.replace("văn bản khác", "[văn bản khác]")


def test_options_are_words(index: tracuu.Index) -> None:
    response = index.search("ky luat", limit=2, kinds="chi thi", from_date=2010, to_date="2012", sort="newest")
    assert [hit.date for hit in response] == ["2012-08-07", "2011-08-07"]
    day = datetime.date(2012, 8, 7)
    assert [hit.date for hit in index.search("ky luat", from_date=day, to_date=day)] == ["2012-08-07"]
    assert len(index.search("ky luat", sort=tracuu.SortOrder.OLDEST, numbers=["3-CT/TU", "4-CT/TU"])) == 2
    assert len(index.search("ky luat", kinds=["Nghị quyết"])) == 0


def test_a_time_of_day_is_left_out_of_a_date(index: tracuu.Index) -> None:
    noon = datetime.datetime(2012, 8, 7, 12, 30, tzinfo=datetime.timezone.utc)
    assert [hit.date for hit in index.search("ky luat", from_date=noon, to_date=noon)] == ["2012-08-07"]
    assert tracuu.parse_number("24-CT/TU", date=noon) == tracuu.parse_number("24-CT/TU", date="2012-08-07")
    with index.writer() as writer:
        writer.put({"id": "noon", "text": "1. Kỷ luật.", "date": noon})
        writer.put({"id": "day", "text": "1. Kỷ luật.", "date": noon.date()})
    for id in ("noon", "day"):
        stored = index.document(id)
        assert stored is not None and stored.date == "2012-08-07"


def test_none_is_as_if_an_option_were_not_given(index: tracuu.Index) -> None:
    everything: Any = dict.fromkeys(typing.get_type_hints(tracuu.SearchOptions))
    assert index.search("ky luat", **everything).hits == index.search("ky luat").hits
    assert len(index.search("ky luat", kinds=None, from_date=2010, sort=None)) == 10
    assert index.suggest("ky l", kinds=None).suggestions == index.suggest("ky l").suggestions


def test_facets_are_counted_by_name(index: tracuu.Index) -> None:
    counts = index.search("ky luat", facets=["kind", "year"]).counts
    assert counts["kind"] == {"Chỉ thị": 25}
    assert counts["year"]["2003"] == 1


def test_pages_follow_one_another_and_see_no_later_commit(index: tracuu.Index) -> None:
    pages = index.pages("ky luat", limit=10, sort="oldest")
    found = [hit.id for hit in next(pages)]
    with index.writer() as writer:
        writer.delete("00015")
    found += [hit.id for page in pages for hit in page]
    assert found == [f"{number:05}" for number in range(25)]
    assert index.search("ky luat", count=True).total_documents == 24


def test_a_snapshot_stays(index: tracuu.Index) -> None:
    with index.snapshot() as before:
        with index.writer() as writer:
            writer.delete_all()
        assert len(before.search("ky luat")) == 10
        assert [len(page) for page in before.pages("ky luat", limit=20)] == [20, 5]
    assert len(index.search("ky luat")) == 0
    with pytest.raises(tracuu.Closed):
        before.search("ky luat")


def test_what_is_wrong_is_named(index: tracuu.Index) -> None:
    with pytest.raises(tracuu.InvalidField, match="expected limit to be a number from 0 to 200") as raised:
        index.search("ky luat", limit=201)
    assert (raised.value.field, raised.value.found) == ("limit", "201")
    assert str(raised.value) == raised.value.detail
    assert isinstance(raised.value, ValueError) and isinstance(raised.value, tracuu.Error)
    with pytest.raises(tracuu.InvalidField, match="expected sort to be one of score, newest, oldest, number, title"):
        index.search("ky luat", sort="youngest")
    with pytest.raises(tracuu.OffsetTooLarge):
        index.search("ky luat", offset=1_000_000)
    with pytest.raises(TypeError, match="limits"):
        index.search("ky luat", limits=3)  # type: ignore[call-arg]
    with pytest.raises(TypeError):
        index.search(b"ky luat")  # type: ignore[arg-type]


@pytest.mark.parametrize("name", ["limit", "offset", "units_per_document", "snippet_length", "snippet_count"])
def test_a_number_that_cannot_be_is_named(index: tracuu.Index, name: str) -> None:
    for value in (2**31, -(2**31) - 1, 2**63, 10**9999):
        options: Any = {name: value}
        with pytest.raises(tracuu.InvalidField, match=f"expected {name} to be a number of 32 bits") as raised:
            index.search("ky luat", **options)
        assert raised.value.field == name and len(raised.value.found) < 40
    for wrong, found in [("5", "str"), (1.5, "float")]:
        options = {name: wrong}
        with pytest.raises(TypeError, match=f"^{name}: expected int, but found {found}$"):
            index.search("ky luat", **options)


def test_an_answer_of_yes_or_no_is_one(index: tracuu.Index) -> None:
    for name in ("count", "explain"):
        for wrong, found in [("yes", "str"), (2, "2"), ([], "list")]:
            options: Any = {name: wrong}
            with pytest.raises(TypeError, match=f"^{name}: expected bool, but found {found}$"):
                index.search("ky luat", **options)
    one: Any = 1
    assert index.search("ky luat", count=one).total_documents == 25


def test_an_error_names_the_option_that_was_given(index: tracuu.Index) -> None:
    for name in ("from_date", "to_date"):
        options: Any = {name: "x"}
        calls: Any = [lambda: index.search("ky", **options), lambda: asyncio.run(index.search_async("ky", **options))]
        for call in calls:
            with pytest.raises(tracuu.InvalidField, match=f"^expected {name} to be a date") as raised:
                call()
            assert (raised.value.field, raised.value.found) == (name, "x")
    with pytest.raises(tracuu.InvalidField, match="expected limit to be a number of 32 bits"):
        index.suggest("ky", limit=2**31)


def test_units_of_positions_have_names(index: tracuu.Index) -> None:
    named = index.search("van ban khac", offset_unit="utf16")
    assert named.hits == index.search("van ban khac", offset_unit=tracuu.OffsetUnit.UTF16).hits
    assert named.hits != index.search("van ban khac", offset_unit="code_point").hits
    for unit in ("utf8", "utf16", "code_point"):
        assert index.did_you_mean("😀 ky luat", offset_unit=unit) is not None
    with pytest.raises(tracuu.InvalidField, match="expected offset_unit to be one of utf8, utf16, code_point"):
        index.search("ky", offset_unit="utf32")


def test_completions_and_corrections(index: tracuu.Index) -> None:
    suggestions = index.suggest("12-ct", kinds="number")
    assert [suggestion.text for suggestion in suggestions] == ["12-CT/TU"]
    assert len(index.suggest("ky l", limit=1)) == 1
    assert index.did_you_mean("kỷ luật") is None
    correction = index.did_you_mean("😀 ky luat")
    assert correction is not None and correction.text == "😀 kỷ luật"
    places = [correction.query[change.range.start : change.range.end] for change in correction.changes]
    assert dict(zip(places, (change.text for change in correction.changes))) == {"ky": "kỷ", "luat": "luật"}


def test_documents_and_citations(index: tracuu.Index) -> None:
    stored = index.document("00003")
    assert stored is not None and stored.number == "4-CT/TU"
    assert index.document("nobody") is None
    assert [paper.number for paper in index.cites("00003")] == ["103-CT/TU"]
    assert [citing.id for citing in index.cited_by("103-CT/TU")] == ["00003"]
    graph = index.citation_graph()
    assert len(graph.citations) == 25 and len(graph.dangling) == 25
    assert index.citation_graph_dot().startswith("digraph")
    assert '"papers"' in index.citation_graph_json()
    assert list(index.document_ids()) == [f"{number:05}" for number in range(25)]
    assert index.stats().documents == 25
