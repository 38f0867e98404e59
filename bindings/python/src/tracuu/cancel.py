"""Stopping a call from another thread."""

from __future__ import annotations

from ._native import tracuu as _generated


class CancelToken(_generated.CancelToken):
    """Stops the calls that were given it, from any thread: they raise `Cancelled` within milliseconds.

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
