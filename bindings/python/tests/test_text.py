"""Text, numbers and papers without an index: positions are those of Python."""

from __future__ import annotations

from pathlib import Path
from typing import Any, List

import pytest
import tracuu


def test_positions_count_code_points() -> None:
    text = "😀 theo Chỉ thị số 24-CT/TU"
    (citation,) = tracuu.read_citations(text)
    assert text[citation.range.start : citation.range.end] == citation.surface == "Chỉ thị số 24-CT/TU"
    for token in tracuu.tokenize(text):
        assert text[token.range.start : token.range.end] == token.text
    normalized = tracuu.normalize("😀 hòan")
    (repair,) = normalized.repairs
    assert normalized.source[repair.range.start : repair.range.end] == repair.before == "hòan"
    query = tracuu.parse_query('😀 "kỷ cương"')
    phrase = query.clauses[-1]
    assert query.query[phrase.range.start : phrase.range.end] == phrase.text == "kỷ cương"
    assert tracuu.parse(text).offset_unit is tracuu.OffsetUnit.CODE_POINT


def test_other_units_are_there_for_who_asks() -> None:
    units = {unit: tracuu.tokenize("😀 kỷ", offset_unit=unit)[-1].range.start for unit in tracuu.OffsetUnit}
    assert [units[unit] for unit in tracuu.OffsetUnit] == [5, 3, 2]
    assert [tracuu.tokenize("😀 kỷ", offset_unit=name)[-1].range.start for name in ("utf8", "utf16", "code_point")] == [5, 3, 2]
    calls: List[Any] = [tracuu.normalize, tracuu.parse, tracuu.parse_query, tracuu.tokenize, tracuu.read_citations]
    for call in calls:
        assert call("😀 ky", offset_unit="utf16") == call("😀 ky", offset_unit=tracuu.OffsetUnit.UTF16)
        with pytest.raises(tracuu.InvalidField, match="expected offset_unit to be one of utf8, utf16, code_point"):
            call("😀 ky", offset_unit="utf32")


def test_papers_are_read_from_text_and_from_bytes() -> None:
    text = "Điều 5. Kỷ luật\n1. Giữ nghiêm kỷ luật."
    assert [unit.address for unit in tracuu.parse(text).units] == [unit.address for unit in tracuu.parse(text.encode()).units]
    assert tracuu.parse_fragment("1. Giữ nghiêm.", "d5").units[0].address == "d5.k1"
    with pytest.raises(tracuu.InvalidField, match="expected base to be an address"):
        tracuu.parse_fragment("1. Giữ nghiêm.", "nowhere at all")
    with pytest.raises(tracuu.NotText):
        tracuu.parse(bytes(range(256)) * 4)
    with pytest.raises(tracuu.InvalidField, match="one of utf8"):
        tracuu.decode(b"x", "klingon")


def test_only_text_and_bytes_are_read() -> None:
    paper = "Điều 5. Kỷ luật".encode()
    given: List[Any] = [bytearray(paper), memoryview(paper)]
    for each in given:
        assert tracuu.parse(each) == tracuu.parse(paper)
        assert tracuu.decode(each) == tracuu.decode(paper)
    wrong: List[Any] = [Path("paper.md"), 5, None, [1, 2], object()]
    for each in wrong:
        with pytest.raises(TypeError, match=f"^paper: expected str or bytes, but found {type(each).__name__}$"):
            tracuu.parse(each)
        with pytest.raises(TypeError, match=f"^data: expected bytes, but found {type(each).__name__}$"):
            tracuu.decode(each)
    with pytest.raises(TypeError, match="^data: expected bytes, but found str$"):
        tracuu.decode("kỷ luật")  # type: ignore[arg-type]


def test_options_that_cannot_be_are_named() -> None:
    with pytest.raises(TypeError, match="^spaces: expected bool, but found str$"):
        tracuu.normalize("a", spaces="x")  # type: ignore[arg-type]
    assert tracuu.normalize("a  b", spaces=False).text == "a  b"
    with pytest.raises(tracuu.InvalidField, match="expected term to be a number of 32 bits") as raised:
        tracuu.parse_number("24-CT/TU", term=2**40)
    assert (raised.value.field, raised.value.found) == ("term", str(2**40))
    with pytest.raises(tracuu.InvalidField, match="expected year to be a number of 32 bits"):
        tracuu.spoken_number("Chỉ thị", "24", 2**31)
    with pytest.raises(TypeError, match="^term: expected int, but found str$"):
        tracuu.parse_number("24-CT/TU", term="13")  # type: ignore[arg-type]


def test_citations_know_what_the_paper_says_of_itself() -> None:
    text = "theo Chỉ thị số 24-CT/TU"
    (alone,) = tracuu.read_citations(text)
    (told,) = tracuu.read_citations(text, place="Hà Nội", issuer="Thành ủy Hà Nội")
    assert alone.relation is told.relation is tracuu.Relation.ACCORDING
    # Every province numbers the papers of its own party committee.
    assert (alone.key, told.key) == ("TU:CT:24", "TU.HN:CT:24")
