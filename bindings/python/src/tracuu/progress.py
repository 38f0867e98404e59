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
        #: Whether Ctrl-C was pressed.
        self.is_interrupted = False

    def on_progress(self, progress: _generated.Progress) -> None:
        try:
            if self.callback is not None and self.failure is None and not self.is_interrupted:
                self.callback(progress)
            if self.is_interrupted:
                raise KeyboardInterrupt
        except BaseException as failure:
            self.failure = failure
            raise errors.ListenerFailed(f"{type(failure).__name__} was raised by the callback") from failure

    def take(self) -> Optional[BaseException]:
        """What is to come out of the call; it is forgotten here, for it holds the frames that hold the listener."""
        failure, self.failure = self.failure, None
        return KeyboardInterrupt() if failure is None and self.is_interrupted else failure


@contextmanager
def listening(callback: Optional[OnProgress]) -> Iterator[Listener]:
    """A listener for one run. What its callback raised comes out of the run, and so does Ctrl-C.

    Both stop a run that is under way, which takes itself back. They come out of one that was written to its end too, because
    an exception must not be lost.
    """
    listener = Listener(callback)
    try:
        with _interruptible(listener):
            yield listener
    except errors.Error as error:
        failure = listener.take()
        if failure is None:
            raise
        raise failure from (None if isinstance(error, errors.ListenerFailed) else error)
    failure = listener.take()
    if failure is not None:
        raise failure


@contextmanager
def _interruptible(listener: Listener) -> Iterator[None]:
    """Keeps Ctrl-C for the listener to raise.

    Python looks at signals when its own code runs: in a call that has a listener that is ten times a second. An exception that a
    signal raises there would be lost between the languages.
    """
    is_ours = threading.current_thread() is threading.main_thread()
    if not is_ours or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield
        return

    def stop(*_: object) -> None:
        listener.is_interrupted = True

    signal.signal(signal.SIGINT, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
