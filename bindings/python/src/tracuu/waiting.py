"""Waiting in an event loop for what works on another thread.

The threads are those of the event loop's executor, which Python ends before it ends itself. The futures of the generated code are
left alone: their threads are the library's, and one that comes back into an interpreter that is ending takes the process with
it (before Python 3.14).

==============  ==================================================================================================
`stoppable`     what takes a token: a task that is cancelled stops the work, and ends when the work has ended
`finished`      what cannot be stopped half-way, such as a commit: a task that is cancelled ends when the work has
==============  ==================================================================================================

Either way nothing goes on behind the back of a task that was cancelled.
"""

from __future__ import annotations

import asyncio
import contextvars
import threading
import time
from typing import Callable, Generic, Optional, TypeVar

from .cancel import CancelToken
from .errors import Cancelled

T = TypeVar("T")

#: Seconds between two looks at a token of the caller's own, and before the first call of who wants to know how far the work is.
_LOOK = 0.01
#: Seconds between two calls of the latter.
_BEAT = 0.1


async def stoppable(
    call: Callable[[CancelToken], T],
    cancel: Optional[CancelToken] = None,
    beat: Optional[Callable[[], object]] = None,
) -> T:
    """Awaits `call` on another thread. It is stopped when the task or `cancel` is cancelled, and when `beat` raises.

    The call has a token of its own: cancelling one task cancels no token that others may share. `beat` is called in the event
    loop, soon, ten times a second, and when the work is done.
    """
    token = CancelToken()

    def begin() -> T:
        if token.is_cancelled() or (cancel is not None and cancel.is_cancelled()):
            raise Cancelled("the call was cancelled before it began")
        return call(token)

    work = _Work(begin)
    seconds = None if cancel is None and beat is None else _LOOK
    due = time.monotonic()
    try:
        while not await work.is_done(seconds):
            if cancel is not None and cancel.is_cancelled():
                token.cancel()
            if beat is not None and time.monotonic() >= due:
                beat()
                due = time.monotonic() + _BEAT
    except BaseException:
        token.cancel()
        if not work.abandon():
            await work.ended()
        raise
    result = work.result()
    if beat is not None:
        beat()
    return result


async def finished(call: Callable[[], T]) -> T:
    """Awaits `call` on another thread, to its end in any case."""
    work = _Work(call)
    try:
        await work.is_done(None)
    except asyncio.CancelledError:
        await work.ended()
        raise
    return work.result()


class _Work(Generic[T]):
    """A call on a thread of the executor."""

    def __init__(self, call: Callable[[], T]) -> None:
        # Whoever takes the ticket first, the thread or the task, decides whether the call is made.
        self._ticket = threading.Lock()
        loop, context = asyncio.get_running_loop(), contextvars.copy_context()
        self._future = loop.run_in_executor(None, context.run, self._run, call)

    def _run(self, call: Callable[[], T]) -> Optional[T]:
        return call() if self._ticket.acquire(blocking=False) else None

    def abandon(self) -> bool:
        """Takes the call back while it waits for a thread; says whether that came in time."""
        return self._ticket.acquire(blocking=False)

    async def is_done(self, seconds: Optional[float]) -> bool:
        """Whether the call has ended, at the latest after so many seconds."""
        done, _ = await asyncio.wait({self._future}, timeout=seconds)
        return bool(done)

    async def ended(self) -> None:
        """Waits for the end, however often the task is cancelled meanwhile: whoever waits here raises the first of it."""
        while not self._future.done():
            try:
                await asyncio.wait({self._future})
            except asyncio.CancelledError:
                continue
        # asyncio complains of an exception that nobody looked at.
        self._future.exception()

    def result(self) -> T:
        """What the call gave or raised."""
        result: T = self._future.result()  # type: ignore[assignment]
        return result
