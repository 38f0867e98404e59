"""Callbacks that are told how far a run has come, and what becomes of what they raise."""

from __future__ import annotations

import signal
import threading
from contextlib import contextmanager
from typing import Callable, Iterator, Optional

from . import errors
from ._native import tracuu as _generated

#: Is called with a `Progress`, ten times a second at most.
OnProgress = Callable[[_generated.Progress], object]


class Listener(_generated.ProgressListener):
    """Tells a callback, and keeps what it raises: the border carries a sentence only."""

    def __init__(self, callback: Optional[OnProgress]) -> None:
        self.callback = callback
        self.failure: Optional[BaseException] = None

    def on_progress(self, progress: _generated.Progress) -> None:
        if self.callback is None or self.failure is not None:
            return
        try:
            self.callback(progress)
        except BaseException as failure:
            self.failure = failure
            raise errors.ListenerFailed(repr(failure)) from failure


@contextmanager
def listening(callback: Optional[OnProgress]) -> Iterator[Listener]:
    """A listener for one run; what its callback raised comes out instead of `ListenerFailed`."""
    listener = Listener(callback)
    try:
        yield listener
    except errors.ListenerFailed:
        if listener.failure is not None:
            raise listener.failure from None
        raise
    finally:
        # The failure holds the frames that hold the listener.
        listener.failure = None


@contextmanager
def interruptible(token: _generated.CancelToken) -> Iterator[None]:
    """Makes Ctrl-C cancel `token`, and raises `KeyboardInterrupt` when the run has taken itself back.

    Python looks at signals when its own code runs: in a call that has a listener that is ten times a second. An exception that a
    signal raises there would be lost between the languages.
    """
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return
    interrupted = threading.Event()

    def stop(*_: object) -> None:
        interrupted.set()
        token.cancel()

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    except errors.Cancelled:
        if not interrupted.is_set():
            raise
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
        if interrupted.is_set():
            raise KeyboardInterrupt
