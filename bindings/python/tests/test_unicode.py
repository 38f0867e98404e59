"""Texts with halves of characters, as `open(…, errors="surrogateescape")` reads them: no crash, and no batch is lost."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
import tracuu

HALF = "\udce1"


def test_a_text_is_read_with_a_replacement_in_the_place_of_each_half() -> None:
    text = f"k{HALF} luật theo Chỉ thị số 24-CT/TU"
    (citation,) = tracuu.read_citations(text)
    assert text[citation.range.start : citation.range.end] == "Chỉ thị số 24-CT/TU"
    assert tracuu.fold(f"Đảng{HALF}") == "dang\ufffd"
    assert tracuu.normalize(HALF).source == "\ufffd"
    assert tracuu.parse_query(f"ky {HALF}luat").query == "ky \ufffdluat"
    assert tracuu.parse(HALF).units[0].text == "\ufffd"


def test_a_batch_is_put_and_tells_what_was_replaced_and_what_was_left_out() -> None:
    damaged = tracuu.Document(id="damaged", text=f"1. Giữ nghiêm kỷ luật {HALF}.", title=f"Chỉ thị {HALF}")
    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            summary = writer.put_all(
                [{"id": "a", "text": "Kỷ luật."}, damaged, {"id": HALF, "text": "Kỷ luật."}, {"id": "b", "text": "Kỷ luật."}]
            )
        assert (summary.documents, len(summary.skipped)) == (3, 1)
        assert summary.skipped[0].path == "\\udce1"
        assert "surrogate that stands alone" in summary.skipped[0].reason
        assert summary.remarks == ["'damaged': surrogates that stand alone were replaced in its text, title"]
        assert damaged.title == f"Chỉ thị {HALF}", "what was given stays as it is"
        stored = index.document("damaged")
        assert stored is not None and stored.title == "Chỉ thị \ufffd"
        assert {hit.id for hit in index.search(f"ky luat {HALF}")} == {"a", "b", "damaged"}
        assert index.document(HALF) is None


def test_one_document_and_lines_of_json() -> None:
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        with pytest.raises(tracuu.Rejected, match="surrogate that stands alone") as raised:
            writer.put({"id": f"a{HALF}", "text": "Kỷ luật."})
        assert raised.value.id == "a\\udce1"
        writer.put({"id": "a", "text": f"Kỷ luật {HALF}."})
        lines = [json.dumps({"id": "b", "text": f"Kỷ luật {HALF}."}, ensure_ascii=False), '{"id":"c","text":"\\udce1"}']
        summary = writer.put_json_lines("\n".join(lines))
        assert summary.documents + len(summary.skipped) == 2 and summary.documents >= 1


def test_what_cannot_be_named_is_named_as_far_as_it_goes(index: tracuu.Index, tmp_path: Path) -> None:
    with pytest.raises(tracuu.FileFailed, match=r"expected a path in Unicode, but found '.*\\udcff'"):
        tracuu.Index.open(os.fsencode(tmp_path / "x") + b"\xff")
    with pytest.raises(tracuu.InvalidField, match="expected kinds to be") as raised:
        index.suggest("ky", kinds=HALF)
    assert str(raised.value).isprintable()
