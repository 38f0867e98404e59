"""Documents in batches that are worth a call, and not too big to be held twice."""

from __future__ import annotations

import dataclasses
import datetime
from typing import Any, Dict, Iterable, Iterator, List, Mapping, Tuple, Union

from . import summary, unicode
from ._native.tracuu import Document, IndexSummary, Skipped

#: A document, or a mapping with its fields: `{"id": "12-ct-tu", "text": "CHỈ THỊ …"}`.
DocumentLike = Union[Document, Mapping[str, Any]]

#: Documents in a batch at most.
COUNT = 500
#: Characters in a batch at most, unless one document has more.
CHARACTERS = 8_000_000


def batches(documents: Iterable[DocumentLike]) -> Iterator[Tuple[List[Document], IndexSummary]]:
    """Cuts a stream of documents into batches, each with what is to be told of it before it is put."""
    batch: List[Document] = []
    told = summary.nothing()
    characters = 0
    for given in documents:
        document = _made(given)
        if _is_plain(document):
            batch.append(document)
            characters += len(document.text)
        elif unicode.is_text(_checked(document).id):
            batch.append(_mended(document, told))
            characters += len(document.text)
        else:
            told.skipped.append(Skipped(path=unicode.shown(document.id), line=None, reason=why_not(document.id)))
        if len(batch) >= COUNT or characters >= CHARACTERS:
            yield batch, told
            batch, told, characters = [], summary.nothing(), 0
    if batch or told.skipped:
        yield batch, told


def of(given: DocumentLike) -> Document:
    """The document that was given; a field that nobody knows is a `TypeError`, and a date may be a `datetime.date`."""
    return _checked(_made(given))


def _made(given: DocumentLike) -> Document:
    if isinstance(given, Document):
        return given
    fields = dict(given)
    if isinstance(fields.get("date"), datetime.date):
        fields["date"] = day(fields["date"])
    return Document(**fields)


def _is_plain(document: Document) -> bool:
    """Whether every field is what it should be, as nearly always: one look at each costs less than the questions below."""
    try:
        for name, value in vars(document).items():
            if name == "context":
                if type(value) is not list or any(type(each) is not str for each in value):
                    return False
            elif type(value) is str:
                if not value.isascii():
                    value.encode()
            elif value is not None or name in ("id", "text"):
                return False
    except UnicodeEncodeError:
        return False
    return True


def _checked(document: Document) -> Document:
    """The document; a `TypeError` where a field is no text."""
    for name, value in vars(document).items():
        if isinstance(value, str) and name != "context":
            continue
        if name == "context":
            _check_context(value)
        elif value is not None or name in ("id", "text"):
            raise TypeError(f"{name}: expected str, but found {type(value).__name__}")
    return document


def _check_context(value: object) -> None:
    if not isinstance(value, (list, tuple)):
        raise TypeError(f"context: expected a list of str, but found {type(value).__name__}")
    for each in value:
        if not isinstance(each, str):
            raise TypeError(f"context: expected a list of str, but found one with {type(each).__name__}")


def day(date: datetime.date) -> str:
    """A date as the library reads it, without the time that it may have: `2012-08-07`."""
    return f"{date.year:04}-{date.month:02}-{date.day:02}"


def why_not(id: str) -> str:
    """Why a document with such an id cannot be put."""
    return f"document '{unicode.shown(id)[:80]}': expected an id in Unicode, but found a surrogate that stands alone"


def _mended(document: Document, told: IndexSummary) -> Document:
    """The document with texts that are texts. What was given stays as it is."""
    mended: Dict[str, Any] = {}
    for name, value in vars(document).items():
        if isinstance(value, str) and not unicode.is_text(value):
            mended[name] = unicode.mended(value)
    if not mended:
        return document
    told.remarks.append(f"{document.id!r}: surrogates that stand alone were replaced in its {', '.join(mended)}")
    return dataclasses.replace(document, **mended)
