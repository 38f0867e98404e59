"""Writing: what is committed, taken back, skipped and told."""

from __future__ import annotations

import asyncio
import datetime
import json
import os
from pathlib import Path
from typing import Any, Dict, List

import pytest
import tracuu


def count(index: tracuu.Index) -> int:
    return index.stats().documents


def test_a_block_that_ends_well_is_committed() -> None:
    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            writer.put(tracuu.Document(id="a", text="1. Kỷ luật."))
            writer.put({"id": "b", "text": "2. Kỷ cương.", "kind": "Chỉ thị"})
        assert count(index) == 2
        with index.writer() as writer:
            assert writer.delete("a", "nobody") == 1
        assert list(index.document_ids()) == ["b"]


def test_a_block_that_raises_is_taken_back_and_the_writer_is_free() -> None:
    with tracuu.Index.in_memory() as index:
        with pytest.raises(ZeroDivisionError), index.writer() as writer:
            writer.put({"id": "a", "text": "Kỷ luật."})
            1 / 0
        assert count(index) == 0
        with index.writer():
            pass
        assert count(index) == 0
        with pytest.raises(tracuu.WriterReleased):
            writer.put({"id": "a"})


def test_what_a_document_says_wrongly_is_told() -> None:
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        told = writer.put(tracuu.Document(id="a", text="Kỷ luật.", date="garbage"))
        assert told.documents == 1 and "date" in told.remarks[0]
        told = writer.put({"id": "b", "text": "Kỷ luật.", "date": datetime.date(2012, 8, 7)})
        assert (told.documents, told.remarks) == (1, [])


@pytest.mark.parametrize("name", ["id", "text", "title", "number", "kind", "issuer", "date", "address", "path"])
def test_a_field_that_is_no_text_is_named(name: str) -> None:
    wrong: Dict[str, Any] = {"id": "a", "text": "Kỷ luật.", name: 5}
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        for document in (wrong, tracuu.Document(**wrong)):
            with pytest.raises(TypeError, match=f"^{name}: expected str, but found int$"):
                writer.put(document)
            with pytest.raises(TypeError, match=f"^{name}: expected str, but found int$"):
                writer.put_all([document])
        if name in ("id", "text"):
            with pytest.raises(TypeError, match=f"^{name}: expected str, but found NoneType$"):
                writer.put({**wrong, name: None})
        else:
            assert writer.put({**wrong, name: None}).documents == 1


def test_a_context_is_a_list_of_texts() -> None:
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        for context, found in [("abc", "str"), ([5], "one with int"), (None, "NoneType")]:
            with pytest.raises(TypeError, match=f"^context: expected a list of str, but found {found}$"):
                writer.put({"id": "a", "context": context})
        assert writer.put({"id": "a", "text": "Kỷ luật.", "context": ["Chương I"]}).documents == 1


def test_lines_are_a_text_or_bytes() -> None:
    line = b'{"id":"c","text":"k"}'
    wrong: List[Any] = [Path("papers.jsonl"), 10**12, None, [1, 2]]
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        given: List[Any] = [line.decode(), line, bytearray(line), memoryview(line)]
        for lines in given:
            assert writer.put_json_lines(lines).documents == 1
        for lines in wrong:
            with pytest.raises(TypeError, match=f"lines: expected str or bytes, but found {type(lines).__name__}"):
                writer.put_json_lines(lines)
            with pytest.raises(TypeError, match="lines: expected str or bytes"):
                asyncio.run(writer.put_json_lines_async(lines))


def test_a_writer_that_cannot_be_is_told() -> None:
    with tracuu.Index.in_memory() as index:
        wrong: Any = [("threads", 9), ("threads", 2**40), ("threads", 10**999), ("memory_bytes", -1), ("memory_bytes", 2**63)]
        for name, value in wrong:
            with pytest.raises(tracuu.InvalidField, match=f"expected {name} to be a number") as raised:
                index.writer(**{name: value})
            assert raised.value.field == name
        with pytest.raises(TypeError, match="threads: expected int, but found str"):
            index.writer(threads="2")  # type: ignore[arg-type]


def test_there_is_one_writer() -> None:
    with tracuu.Index.in_memory() as index, index.writer() as first:
        with pytest.raises(tracuu.WriterBusy) as raised:
            index.writer()
        assert raised.value.place == "memory"
        first.rollback()


def test_what_cannot_be_put_is_told() -> None:
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        with pytest.raises(tracuu.Rejected, match="id of 1 to 1024 bytes"):
            writer.put({"id": "", "text": "Kỷ luật."})
        with pytest.raises(TypeError):
            writer.put({"id": "a", "txt": "Kỷ luật."})
        summary = writer.put_all({"id": name, "text": "Kỷ luật."} for name in ["a", "", "b"])
        assert (summary.documents, len(summary.skipped)) == (2, 1)
        summary = writer.put_json_lines('{"id":"c","text":"luật"}\n{"id":')
        assert (summary.documents, summary.skipped[0].line) == (1, 2)


def test_many_documents_go_in_batches() -> None:
    with tracuu.Index.in_memory() as index:
        with index.writer(memory_bytes=15_000_000, threads=2) as writer:
            summary = writer.put_all({"id": str(number), "text": "Kỷ luật."} for number in range(1_201))
            assert summary.documents == 1_201
        assert count(index) == 1_201


def test_a_folder_is_indexed_from_a_path(sample: Path, tmp_path: Path) -> None:
    heard: List[tracuu.Progress] = []
    with tracuu.Index.build(sample, into=tmp_path / "index", progress=heard.append) as index:
        assert index.summary is not None and index.summary.documents == count(index) == 15
        assert index.place == str(tmp_path / "index")
    assert heard[-1].documents == 15 and heard[-1].bytes_read == heard[-1].bytes_total
    assert tracuu.Index.exists(tmp_path / "index") and not tracuu.Index.exists(sample)
    with tracuu.Index.open(tmp_path / "index") as index:
        assert index.search("ky luat")[0].title is not None
    with tracuu.Index.open_or_create(str(tmp_path / "index")) as index:
        assert count(index) == 15
    with tracuu.Index.build([sample / "12-ct-tu.md", sample / "08-nq-tu.md"]) as index:
        assert count(index) == 2


def test_a_path_that_leads_nowhere_is_told_before_anything_is_replaced(sample: Path, tmp_path: Path) -> None:
    place = tmp_path / "index"
    with tracuu.Index.build(sample, into=place) as index:
        assert count(index) == 15
    missing = tmp_path / "pappers"
    folders: List[Any] = [missing, [sample, missing], str(missing), [str(sample), os.fsencode(missing)]]
    for folder in folders:
        with pytest.raises(FileNotFoundError) as raised:
            tracuu.Index.build(folder, into=place)
        assert raised.value.filename == str(missing)
    with pytest.raises(tracuu.InvalidField, match="expected folder to be a folder, or several"):
        tracuu.Index.build([], into=place)
    with tracuu.Index.open(place) as index:
        assert count(index) == 15
        with index.writer() as writer, pytest.raises(FileNotFoundError):
            writer.add_paths(sample / "12-ct-tu.md", missing)
        with pytest.raises(FileNotFoundError):
            asyncio.run(tracuu.Index.build_async(missing, into=place))
    with tracuu.Index.build(sample / "12-ct-tu.md", into=place) as index:
        assert count(index) == 1, "what stood there is replaced"


@pytest.fixture
def standing(tmp_path: Path) -> Path:
    """An index of ten papers in a folder."""
    place = tmp_path / "standing"
    with tracuu.Index.create(place) as index, index.writer() as writer:
        writer.put_all({"id": f"old{number}", "text": "Kỷ luật."} for number in range(10))
    return place


def _ids(place: Path) -> List[str]:
    with tracuu.Index.open(place) as index:
        return list(index.document_ids())


def _cancelled() -> tracuu.CancelToken:
    token = tracuu.CancelToken()
    token.cancel()
    return token


def _fail(_: tracuu.Progress) -> None:
    raise ZeroDivisionError


STOPS: Any = [
    ({"threads": 99}, tracuu.InvalidField),
    ({"threads": "2"}, TypeError),
    ({"threads": 2**40}, tracuu.InvalidField),
    ({"progress": 5}, TypeError),
    ({"cancel": 5}, TypeError),
    ({"cancel": _cancelled()}, tracuu.Cancelled),
    ({"progress": _fail}, ZeroDivisionError),
]


@pytest.mark.parametrize("options, error", STOPS, ids=lambda value: str(value)[:25])
def test_what_stops_a_build_leaves_the_index_that_stands(
    standing: Path, long_run: Path, options: Dict[str, Any], error: Any
) -> None:
    with pytest.raises(error):
        tracuu.Index.build(long_run, into=standing, **options)
    assert len(_ids(standing)) == 10
    with pytest.raises(error):
        asyncio.run(tracuu.Index.build_async(long_run, into=standing, **options))
    assert len(_ids(standing)) == 10
    # Nobody writes any more.
    with tracuu.Index.open(standing) as index, index.writer():
        pass


def test_a_build_replaces_the_index_that_stands(standing: Path, sample: Path) -> None:
    with tracuu.Index.open(standing) as before, before.snapshot() as snapshot:
        with tracuu.Index.build(sample / "12-ct-tu.md", into=standing, threads=2) as index:
            assert index.summary is not None and (index.summary.documents, index.summary.replaced) == (1, 0)
            assert list(index.document_ids()) == ["12-ct-tu.md"]
        assert len(snapshot.search("ky luat")) == 10, "who reads the old one goes on"
        before.reload()
        assert list(before.document_ids()) == ["12-ct-tu.md"]
        with before.writer(), pytest.raises(tracuu.WriterBusy):
            tracuu.Index.build(sample, into=standing)
    asyncio.run(tracuu.Index.build_async(sample / "08-nq-tu.md", into=standing))
    assert _ids(standing) == ["08-nq-tu.md"]


@pytest.mark.parametrize("is_damaged", [True, False], ids=["damaged", "another version"])
def test_a_build_replaces_an_index_that_cannot_be_read(standing: Path, sample: Path, is_damaged: bool) -> None:
    damaged = standing / ("meta.json" if is_damaged else "tracuu.json")
    damaged.write_text("{" if is_damaged else json.dumps({"format": 99}), encoding="utf-8")
    before = {path.name for path in standing.iterdir()}
    for options, error in STOPS[:-1]:
        with pytest.raises(error):
            tracuu.Index.build(sample, into=standing, **options)
        assert {path.name for path in standing.iterdir()} == before, "options are looked at first"
    with pytest.raises(tracuu.EngineFailed if is_damaged else tracuu.Rebuild):
        tracuu.Index.open(standing)
    with tracuu.Index.build(sample, into=standing) as index:
        assert count(index) == 15
    assert len(_ids(standing)) == 15


def test_a_build_keeps_out_of_a_folder_with_other_files(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", encoding="utf-8")
    with pytest.raises(tracuu.NotAnIndex):
        tracuu.Index.build(sample, into=tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(tracuu.NotAnIndex) as raised:
        tracuu.Index.open(tmp_path)
    assert raised.value.path == str(tmp_path) and str(tmp_path) in raised.value.detail
