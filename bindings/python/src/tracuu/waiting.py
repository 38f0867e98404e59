"""Waiting for what works on another thread, in an event loop or without one.

The threads of an event loop are those of its executor, which Python ends before it ends itself. The futures of the generated
code are left alone: their threads are the library's, and one that comes back into an interpreter that is ending takes the process
with it (before Python 3.14). For the same reason the library never calls Python: who waits asks it.

==============  ==================================================================================================
`stoppable`     what takes a token: a task that is cancelled stops the work, and ends when the work has ended
`finished`      what cannot be stopped half-way, such as a commit: a task that is cancelled ends when the work has
`attended`      `stoppable` without an event loop: what is raised meanwhile stops the work
==============  ==================================================================================================

In any case nothing goes on behind the back of who was stopped.
"""

from __future__ import annotations

import asyncio
import contextvars
import sys
import threading
import time
from typing import Callable, Generic, List, Optional, TypeVar

from .cancel import CancelToken, checked, is_cancelled
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
    checked(cancel)
    token = CancelToken()

    def begin() -> T:
        if token.is_cancelled() or is_cancelled(cancel):
            raise _too_early()
        return call(token)

    work = _Work(begin)
    watch = _Watch(token, cancel, beat)
    try:
        while not await work.is_done(watch.seconds):
            watch.look()
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


class _Watch:
    """What is looked at while a call goes on: the caller's token, which stops it, and whether somebody is to be told."""

    def __init__(self, token: CancelToken, cancel: Optional[CancelToken], beat: Optional[Callable[[], object]]) -> None:
        self._token, self._cancel, self._beat = token, cancel, beat
        self._due = time.monotonic()
        #: Seconds between two looks; none where there is nothing to look at.
        self.seconds = None if cancel is None and beat is None else _LOOK

    def look(self) -> None:
        """Stops the call when the caller's token was cancelled, and tells who wants to know when it is time."""
        if is_cancelled(self._cancel):
            self._token.cancel()
        if self._beat is not None and time.monotonic() >= self._due:
            self._beat()
            self._due = time.monotonic() + _BEAT


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


def attended(
    call: Callable[[Optional[CancelToken]], T],
    cancel: Optional[CancelToken] = None,
    beat: Optional[Callable[[], object]] = None,
) -> T:
    """Makes `call` on another thread and waits. It is stopped when `cancel` is cancelled, and by whatever is raised here.

    That is what `beat` raises, which is called on this thread, soon, ten times a second, and when the work is done; and what a
    handler of a signal raises, such as `KeyboardInterrupt`. It comes out when the work has ended, as it is.
    """
    checked(cancel)
    if is_cancelled(cancel):
        raise _too_early()
    is_main = threading.current_thread() is threading.main_thread()
    if sys.is_finalizing() or (beat is None and not is_main):
        # Signals come to the main thread only, and a Python that is ending starts no threads.
        return call(cancel)
    token = CancelToken()
    errand = _Errand(lambda: call(token))
    watch = _Watch(token, cancel, beat)
    try:
        has_thread = errand.begin()
        while has_thread and not errand.is_done(watch.seconds or _BEAT):
            watch.look()
    except BaseException:
        token.cancel()
        if not errand.abandon():
            errand.ended()
        raise
    # Where no thread can be had, this one does it.
    result = errand.result() if has_thread else call(cancel)
    if beat is not None:
        beat()
    return result


def _too_early() -> Cancelled:
    return Cancelled("the call was cancelled before it began")


class _Errand(Generic[T]):
    """A call on a thread of its own, which does not hold up the end of Python.

    It is waited for with a lock and short timeouts: they wake for signals on every system, and an exception that a signal raises
    in the middle leaves nothing half done, as it could in a `threading.Event`.
    """

    def __init__(self, call: Callable[[], T]) -> None:
        # Whoever takes the ticket first, the thread or who waits for it, decides whether the call is made.
        self._ticket = threading.Lock()
        self._call = call
        self._done = False
        self._bell = threading.Lock()
        self._bell.acquire()
        self._results: List[T] = []
        self._error: Optional[BaseException] = None

    def begin(self) -> bool:
        """Starts the thread; says whether there is one."""
        try:
            threading.Thread(target=self._run, name="tracuu", daemon=True).start()
        except RuntimeError:
            if not self.abandon():
                # There is one: a handler of a signal raised this.
                raise
            return False
        return True

    def _run(self) -> None:
        if not self._ticket.acquire(blocking=False):
            return
        try:
            self._results.append(self._call())
        except BaseException as error:  # noqa: BLE001
            self._error = error
        self._done = True
        self._bell.release()

    def abandon(self) -> bool:
        """Takes the call back while it waits for its thread; says whether that came in time."""
        return self._ticket.acquire(blocking=False)

    def is_done(self, seconds: float) -> bool:
        """Whether the call has ended, at the latest after so many seconds."""
        if not self._done:
            self._bell.acquire(timeout=seconds)
        return self._done

    def ended(self) -> None:
        """Waits for the end, whatever signals raise meanwhile: whoever waits here raises the first of it."""
        while not self._done:
            try:
                while not self.is_done(_BEAT):
                    pass
            except BaseException:  # noqa: BLE001
                continue

    def result(self) -> T:
        """What the call gave or raised."""
        try:
            if self._error is not None:
                raise self._error
            return self._results[0]
        finally:
            # The frames of an error hold this.
            self._error = None
