"""What can go wrong.

Every error is a `tracuu.Error` and has a `detail`: a sentence that says what was expected and what was found, never the text of
a document.

====================  ============================================================
`NotAnIndex`          the folder holds no index
`Rebuild`             the index was written by another version; build it again
`WriterBusy`          somebody else is writing to the index
`WriterReleased`      the writer was released before
`Closed`              the index or snapshot was closed before
`Rejected`            a document cannot be put
`InvalidId`           a document has no id, or one that is too long
`InvalidField`        a value could not be read; a `ValueError` too
`OffsetTooLarge`      the page lies too deep; a `ValueError` too
`NotText`             bytes are no text; a `ValueError` too
`Cancelled`           a `CancelToken` stopped the call
`ListenerFailed`      a callback of the library failed; what one of yours raises comes out as it is
`FileFailed`          a file or folder could not be read or written
`EngineFailed`        a damaged index, a full disk
`InternalError`       a fault of this library; please report it
====================  ============================================================
"""

from __future__ import annotations

from typing import ClassVar, Tuple

from ._native import tracuu as _generated


class Error(_generated.SearchError):
    """Why something could not be done."""

    #: A sentence for people.
    detail: str

    _fields: ClassVar[Tuple[str, ...]] = ("detail",)

    def __init__(self, *values: object) -> None:
        super().__init__(*values)
        for name, value in zip(self._fields, values):
            setattr(self, name, value)

    def __str__(self) -> str:
        return self.detail

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._fields)
        return f"{type(self).__name__}({fields})"


class NotAnIndex(Error):
    """The folder holds no index."""

    path: str
    _fields = ("path", "detail")


class Rebuild(Error):
    """The index was written by another version; build it again."""

    found: str
    expected: str
    _fields = ("found", "expected", "detail")


class WriterBusy(Error):
    """Somebody else is writing to the index."""

    place: str
    _fields = ("place", "detail")


class WriterReleased(Error):
    """The writer was released before."""


class Closed(Error):
    """The index or snapshot was closed before."""


class Rejected(Error, ValueError):
    """A document cannot be put."""

    id: str
    _fields = ("id", "detail")


class InvalidId(Error, ValueError):
    """A document has no id, or one that is too long."""


class InvalidField(Error, ValueError):
    """A value could not be read."""

    field: str
    expected: str
    found: str
    _fields = ("field", "expected", "found", "detail")


class OffsetTooLarge(Error, ValueError):
    """The page lies too deep."""

    limit: int
    found: int
    _fields = ("limit", "found", "detail")


class NotText(Error, ValueError):
    """Bytes are no text, or one in an encoding that nobody knows."""


class Cancelled(Error):
    """A `CancelToken` stopped the call."""


class ListenerFailed(Error):
    """A callback failed; the call was stopped and taken back."""


class FileFailed(Error):
    """A file or folder could not be read or written."""

    path: str
    _fields = ("path", "detail")


class EngineFailed(Error):
    """The index failed: a damaged file, a full disk."""


class InternalError(Error):
    """A fault of this library: a panic, or a library and a package that do not belong together."""


_NATIVE = (
    NotAnIndex,
    Rebuild,
    WriterBusy,
    WriterReleased,
    InvalidId,
    InvalidField,
    OffsetTooLarge,
    NotText,
    Cancelled,
    ListenerFailed,
    FileFailed,
    EngineFailed,
)

# The generated code raises what these names stand for.
for _error in _NATIVE:
    setattr(_generated.SearchError, _error.__name__, _error)
setattr(_generated, "InternalError", InternalError)  # noqa: B010
for _each in (Error, Closed, Rejected, InternalError, *_NATIVE):
    _each.__module__ = "tracuu"
