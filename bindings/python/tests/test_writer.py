"""Writing: what is committed, taken back, skipped and told."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import Any, List

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


def test_a_folder_without_an_index_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x", encoding="utf-8")
    with pytest.raises(tracuu.NotAnIndex) as raised:
        tracuu.Index.open(tmp_path)
    assert raised.value.path == str(tmp_path) and str(tmp_path) in raised.value.detail
