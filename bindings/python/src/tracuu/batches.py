"""Documents in batches that are worth a call, and not too big to be held twice."""

from __future__ import annotations

from typing import Any, Iterable, Iterator, List, Mapping, Union

from ._native.tracuu import Document

#: A document, or a mapping with its fields: `{"id": "12-ct-tu", "text": "CHỈ THỊ …"}`.
DocumentLike = Union[Document, Mapping[str, Any]]

#: Documents in a batch at most.
COUNT = 500
#: Characters in a batch at most, unless one document has more.
CHARACTERS = 8_000_000


def batches(documents: Iterable[DocumentLike]) -> Iterator[List[Document]]:
    """Cuts a stream of documents into batches."""
    batch: List[Document] = []
    characters = 0
    for given in documents:
        document = of(given)
        batch.append(document)
        characters += len(document.text)
        if len(batch) >= COUNT or characters >= CHARACTERS:
            yield batch
            batch, characters = [], 0
    if batch:
        yield batch


def of(given: DocumentLike) -> Document:
    """The document that was given; a field that nobody knows is a `TypeError`."""
    return given if isinstance(given, Document) else Document(**given)
