"""Stopping a call from another thread."""

from __future__ import annotations

from typing import Optional

from ._native import tracuu as _generated


class CancelToken(_generated.CancelToken):
    """Stops the calls that were given it, from any thread: they raise `Cancelled`.

    A search ends within milliseconds, a run of indexing when the document at hand is done.

    A token that was cancelled stays so.

    >>> token = CancelToken()
    >>> token.cancel()
    >>> token
    <tracuu.CancelToken (cancelled)>
    """

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]

    def __repr__(self) -> str:
        return f"<tracuu.CancelToken{' (cancelled)' if self.is_cancelled() else ''}>"


CancelToken.__module__ = "tracuu"


def checked(cancel: Optional[CancelToken]) -> None:
    """Before anything is begun: a `TypeError` for what is no token."""
    if cancel is not None and not isinstance(cancel, _generated.CancelToken):
        raise TypeError(f"cancel: expected a tracuu.CancelToken, but found {type(cancel).__name__}")


def is_cancelled(cancel: Optional[CancelToken]) -> bool:
    """Whether there is a token, and somebody cancelled it."""
    return cancel is not None and cancel.is_cancelled()
