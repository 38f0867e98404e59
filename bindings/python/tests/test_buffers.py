"""Bytes that are not what the package expects are an error of the package, never a wrong value."""

from __future__ import annotations

import struct
from typing import Any, Callable, List, Optional

import pytest
import tracuu
from tracuu import buffers
from tracuu._native import tracuu as generated

STRING: Any = generated._UniffiFfiConverterString
RANGE: Any = generated._UniffiFfiConverterTypeTextRange
PART: Any = generated._UniffiFfiConverterTypeSnippetPart
DOCUMENT: Any = generated._UniffiFfiConverterTypeDocument
TOKENS: Any = generated._UniffiFfiConverterSequenceTypeToken


def lent(data: bytes) -> Any:
    """A buffer of the library with such bytes."""
    builder = buffers.Builder()
    builder.write(data)
    return builder.finalize()


def read(data: bytes, value: Callable[[buffers.Stream], object]) -> object:
    with lent(data).consume_with_stream() as stream:
        return value(stream)


def test_values_come_back_as_they_went() -> None:
    builder = buffers.Builder()
    STRING.write("kỷ luật 😀", builder)
    builder.write_i64(-1)
    builder.write_double(0.5)
    with builder.finalize().consume_with_stream() as stream:
        assert (STRING.read(stream), stream.read_i64(), stream.read_double()) == ("kỷ luật 😀", -1, 0.5)
    assert STRING.lift(STRING.lower("")) == "" and STRING.lift(STRING.lower("kỷ")) == "kỷ"


@pytest.mark.parametrize("text", [None, "", "Luật Đất đai 😀", "\udcff"])
def test_documents_are_written_as_the_library_reads_them(text: Optional[str]) -> None:
    given = tracuu.Document(
        id="a", text="kỷ luật", title=text, number="24-CT/TU", kind=text, issuer=text, date=text, address=None,
        context=[] if text is None else [text, "Chương I"], path=text,
    )  # fmt: skip
    builder = buffers.Builder()
    DOCUMENT.write(given, builder)
    with builder.finalize().consume_with_stream() as stream:
        found = DOCUMENT.read(stream)
    assert vars(found) == vars(given) if text != "\udcff" else found.title == "\N{REPLACEMENT CHARACTER}"


def test_only_documents_are_documents() -> None:
    with pytest.raises(TypeError, match="expected a Document, but found dict"):
        DOCUMENT.check_lower({"id": "a"})


@pytest.mark.parametrize(
    "data, value",
    [
        (b"", STRING.read),
        (b"\0\0", STRING.read),
        (struct.pack(">i", 5) + b"four", STRING.read),
        (struct.pack(">i", -1) + b"xxxx", STRING.read),
        (struct.pack(">i", -4), STRING.read),
        (struct.pack(">i", 2) + b"\xff\xff", STRING.read),
        (b"", buffers.Stream.read_u8),
        (b"\0\0\0", buffers.Stream.read_i32),
        (b"\0" * 15, RANGE.read),
        (struct.pack(">i", 0) + b"\0" * 16, PART.read),
        (struct.pack(">i", -1), TOKENS.read),
        (struct.pack(">i", 1), TOKENS.read),
        (b"abc", lambda stream: stream.read(4)),
        (b"abc", lambda stream: stream.read(-1)),
        (b"abc", lambda stream: stream.read(2)),
    ],
)
def test_other_bytes_are_an_internal_error(data: bytes, value: Callable[[buffers.Stream], object]) -> None:
    with pytest.raises(tracuu.InternalError) as raised:
        read(data, value)
    assert isinstance(raised.value, tracuu.Error) and raised.value.detail


def test_a_buffer_is_freed_whatever_becomes_of_it() -> None:
    class Lent:
        data, len = b"abc", 3
        freed: List[bool] = []

        def free(self) -> None:
            self.freed.append(True)

    for _ in range(2):
        with pytest.raises((tracuu.InternalError, ZeroDivisionError)):
            with buffers.Consumed(Lent()) as stream:
                stream.read(9 if Lent.freed else 3)
                1 / 0
    assert Lent.freed == [True, True]


def test_no_type_is_made_for_a_size() -> None:
    sizes = [buffers.Builder() for _ in range(3)]
    for size, builder in enumerate(sizes):
        builder.write(b"x" * size)
        with builder.finalize().consume_with_stream() as stream:
            assert stream.read(size) == b"x" * size
    assert buffers._START.__name__ == "c_char_Array_1"
