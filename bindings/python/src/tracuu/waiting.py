"""Waiting in an event loop for what works on another thread.

The threads are those of the event loop's executor, which Python ends before it ends itself. The futures of the generated code are
left alone: their threads are the library's, and one that comes back into an interpreter that is ending takes the process with
it (before Python 3.14).
"""

from __future__ import annotations

import asyncio
from typing import Callable, Optional, TypeVar

from ._native.tracuu import CancelToken

T = TypeVar("T")


async def stoppable(call: Callable[[CancelToken], T], cancel: Optional[CancelToken]) -> T:
    """Awaits `call`; a task that is cancelled stops the work too, unless the caller has a token of its own for that."""
    token = CancelToken() if cancel is None else cancel
    try:
        return await asyncio.to_thread(call, token)
    except asyncio.CancelledError:
        if cancel is None:
            token.cancel()
        raise
