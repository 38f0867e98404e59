"""Waiting for what works on another thread."""

from __future__ import annotations

import asyncio
from typing import Awaitable, Callable, Optional, TypeVar

from ._native.tracuu import CancelToken

T = TypeVar("T")


async def stoppable(call: Callable[[CancelToken], Awaitable[T]], cancel: Optional[CancelToken]) -> T:
    """Awaits `call`; a task that is cancelled stops the work too, unless the caller has a token of its own for that."""
    token = CancelToken() if cancel is None else cancel
    try:
        return await call(token)
    except asyncio.CancelledError:
        if cancel is None:
            token.cancel()
        raise
