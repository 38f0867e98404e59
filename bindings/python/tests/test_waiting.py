"""What is raised while a call waits for a run: by signals, by callbacks; it comes out as it is, when the run has ended."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import Any, Iterator, List, Optional

import pytest
import tracuu


class Endless:
    """A writer of the library with a run that goes on until it is told to stop, and a while longer."""

    def __init__(self) -> None:
        self.begun, self.stopped, self.may_end = threading.Event(), threading.Event(), threading.Event()
        self.may_end.set()
        self.has_ended = False
        self.threads: List[int] = []

    def add_paths(self, given: List[str], token: Optional[tracuu.CancelToken]) -> tracuu.IndexSummary:
        self.threads.append(threading.get_ident())
        self.begun.set()
        while token is not None and not token.is_cancelled():
            time.sleep(0.001)
        self.stopped.set()
        assert self.may_end.wait(60)
        self.has_ended = True
        raise tracuu.Cancelled("stopped")

    def rollback(self) -> None:
        """Nothing was put."""

    def progress(self) -> tracuu.Progress:
        return tracuu.Progress(bytes_read=0, bytes_total=0, documents=0)


class Alarm(Exception):
    """What a handler of a signal raises."""


@pytest.fixture
def alarm() -> Iterator[List[Alarm]]:
    """A handler that raises; all that it raised."""
    if not hasattr(signal, "SIGALRM"):
        pytest.skip("this system has no such signal")
    raised: List[Alarm] = []

    def handle(*_: object) -> None:
        raised.append(Alarm(len(raised)))
        raise raised[-1]

    before = signal.signal(signal.SIGALRM, handle)
    yield raised
    signal.signal(signal.SIGALRM, before)


def _ring() -> None:
    os.kill(os.getpid(), signal.SIGALRM)


@pytest.mark.parametrize(
    "options", [{}, {"progress": id}, {"cancel": tracuu.CancelToken()}], ids=["bare", "progress", "cancel"]
)
def test_what_any_handler_of_a_signal_raises_stops_a_run(alarm: List[Alarm], options: Any) -> None:
    endless = Endless()

    def press() -> None:
        assert endless.begun.wait(60)
        _ring()

    thread = threading.Thread(target=press)
    thread.start()
    with pytest.raises(Alarm) as raised:
        tracuu.Writer(endless).add_paths(".", **options)  # type: ignore[arg-type]
    thread.join()
    assert raised.value is alarm[0] and endless.has_ended
    assert "cancel" not in options or not options["cancel"].is_cancelled(), "the token is its owner's"


def test_who_is_in_a_hurry_changes_nothing(alarm: List[Alarm]) -> None:
    endless = Endless()
    endless.may_end.clear()

    def press() -> None:
        assert endless.begun.wait(60)
        _ring()
        assert endless.stopped.wait(60)
        for count in range(2, 5):
            # Who was woken by one alarm waits again by now.
            time.sleep(0.05)
            _ring()
            while len(alarm) < count:
                time.sleep(0.001)
        endless.may_end.set()

    thread = threading.Thread(target=press)
    thread.start()
    with pytest.raises(Alarm) as raised:
        tracuu.Writer(endless).add_paths(".")  # type: ignore[arg-type]
    thread.join()
    assert raised.value is alarm[0] and len(alarm) == 4 and endless.has_ended


@pytest.mark.parametrize(
    "error", [StopIteration(1), GeneratorExit(), SystemExit(3), tracuu.Cancelled("mine"), Alarm()], ids=repr
)
def test_what_a_callback_raises_comes_out_as_it_is(error: BaseException) -> None:
    endless = Endless()

    def raise_it(_: tracuu.Progress) -> None:
        raise error

    with pytest.raises(type(error)) as raised:
        tracuu.Writer(endless).add_paths(".", progress=raise_it)  # type: ignore[arg-type]
    assert raised.value is error and raised.value.__cause__ is None and endless.has_ended


@pytest.mark.parametrize("is_main", [True, False], ids=["main", "another"])
def test_a_callback_is_called_on_the_thread_of_the_call(index: tracuu.Index, is_main: bool) -> None:
    endless = Endless()
    heard: List[int] = []

    def hear(_: tracuu.Progress) -> None:
        heard.append(threading.get_ident())
        if len(heard) == 3:
            raise Alarm

    def run() -> None:
        heard.append(threading.get_ident())
        with pytest.raises(Alarm):
            tracuu.Writer(endless).add_paths(".", progress=hear)  # type: ignore[arg-type]

    if is_main:
        run()
    else:
        thread = threading.Thread(target=run)
        thread.start()
        thread.join()
    assert len(set(heard)) == 1 and len(heard) == 3 and heard[0] not in endless.threads


def test_without_a_thread_a_run_is_made_all_the_same(papers: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_more(_: threading.Thread) -> None:
        raise RuntimeError("can't start new thread")

    heard: List[tracuu.Progress] = []
    folder = papers(3)
    monkeypatch.setattr(threading.Thread, "start", no_more)
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        assert writer.add_paths(folder, progress=heard.append).documents == 3
        assert [progress.documents for progress in heard] == [3]
        # Such a run is told of at the end only, when it is too late to take anything back.
        with pytest.raises(Alarm):
            writer.add_paths(folder, progress=_fail)
        assert index.stats().documents == 3


def _fail(_: tracuu.Progress) -> None:
    raise Alarm


def test_options_are_looked_at_before_a_run(index: tracuu.Index) -> None:
    endless: Any = Endless()
    with pytest.raises(TypeError, match="progress: expected something to call, but found int"):
        tracuu.Writer(endless).add_paths(".", progress=5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="cancel: expected a tracuu.CancelToken, but found Event"):
        tracuu.Writer(endless).add_paths(".", cancel=threading.Event())  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="cancel: expected a tracuu.CancelToken, but found int"):
        index.search("ky luat", cancel=5)  # type: ignore[arg-type]
    assert not endless.begun.is_set()
