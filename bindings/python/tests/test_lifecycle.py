"""What objects live through: closed and used, interrupted, cancelled, listened to, shared by threads, opened over and over."""

from __future__ import annotations

import copy
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Callable, Dict, Iterator, List, Tuple

import pytest
import tracuu
from tracuu import lifetime

Papers = Callable[[int], Path]


def test_a_closed_index_says_so() -> None:
    index = tracuu.Index.in_memory()
    index.close()
    index.close()
    assert index.closed and repr(index) == "<tracuu.Index 'memory' (closed)>"
    calls: List[Callable[[], object]] = [
        lambda: index.search("x"),
        lambda: index.suggest("x"),
        lambda: index.writer(),
        lambda: index.snapshot(),
        lambda: index.stats(),
        lambda: list(index.document_ids()),
        lambda: next(index.pages("x")),
        lambda: index.__enter__(),
    ]
    for call in calls:
        with pytest.raises(tracuu.Closed, match="expected an open index, but it was closed"):
            call()


def test_a_writer_outlives_the_index_it_came_from(tmp_path: Path) -> None:
    index = tracuu.Index.create(tmp_path / "index")
    writer = index.writer()
    index.close()
    with writer:
        writer.put({"id": "a", "text": "Kỷ luật."})
    writer.release()
    with tracuu.Index.open(tmp_path / "index") as index:
        assert index.stats().documents == 1
    with pytest.raises(tracuu.WriterReleased, match="it was released"):
        writer.commit()


def test_closing_lets_searches_under_way_end(index: tracuu.Index) -> None:
    errors: List[BaseException] = []

    def search() -> None:
        try:
            while True:
                assert len(index.search("ky luat")) == 10
        except tracuu.Closed:
            pass
        except BaseException as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=search) for _ in range(4)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    index.close()
    for thread in threads:
        thread.join()
    assert errors == []


class Enough(Exception):
    """What a callback raises."""


class Led:
    """A writer of the library of which the runs go as a test says."""

    def __init__(self, writer: tracuu.Writer) -> None:
        self.native: Any = writer._native
        self.written, self.go_on = threading.Event(), threading.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self.native, name)

    def lead(self) -> tracuu.Writer:
        """The writer that is led."""
        return tracuu.Writer(self)  # type: ignore[arg-type]


class HeldBack(Led):
    """Its run does not come to its turn before it is stopped."""

    def add_paths(self, given: List[str], token: tracuu.CancelToken) -> Any:
        while not token.is_cancelled():
            time.sleep(0.001)
        return self.native.add_paths(given, token)


class TooLate(Led):
    """Its run has written all, and does not come back before it is let."""

    def add_paths(self, given: List[str], token: tracuu.CancelToken) -> Any:
        summary = self.native.add_paths(given, token)
        self.written.set()
        assert self.go_on.wait(60)
        return summary


def test_what_a_callback_raises_comes_out_and_the_run_is_taken_back(long_run: Path) -> None:
    def enough(progress: tracuu.Progress) -> None:
        raise Enough(progress.documents)

    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            with pytest.raises(Enough):
                writer.add_paths(long_run, progress=enough)
        assert index.stats().documents == 0
        with pytest.raises(Enough):
            tracuu.Index.build(long_run, progress=enough)
        # An error of the library is no other than any, nor is what ends an iteration.
        with index.writer() as writer, pytest.raises(tracuu.NotText, match="mine"):
            writer.add_paths(long_run, progress=_raise(tracuu.NotText("mine")))
        with index.writer() as writer, pytest.raises(StopIteration):
            nothing: Iterator[int] = iter([])
            writer.add_paths(long_run, progress=lambda _: next(nothing))
        assert index.stats().documents == 0


def test_what_a_callback_raises_too_late_comes_out_of_what_is_written(papers: Papers) -> None:
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        led = TooLate(writer)

        def enough(progress: tracuu.Progress) -> None:
            if led.written.is_set():
                led.go_on.set()
                raise Enough(progress.documents)

        with pytest.raises(Enough, match="3"):
            led.lead().add_paths(papers(3), progress=enough)
        assert index.stats().documents == 3, "it was too late to take anything back"


def test_what_ends_a_run_takes_back_what_was_put_before_it(papers: Papers, long_run: Path) -> None:
    folder = papers(3)
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        writer.put({"id": "before", "text": "Kỷ luật."})
        with pytest.raises(Enough):
            writer.add_paths(long_run, progress=_raise(Enough()))
        writer.commit()
        assert index.stats().documents == 0
        # It need not have begun.
        writer.put({"id": "before", "text": "Kỷ luật."})
        with pytest.raises(Enough):
            HeldBack(writer).lead().add_paths(folder, progress=_raise(Enough()))
        writer.commit()
        assert index.stats().documents == 0


def test_a_token_that_was_cancelled_before_a_run_begins_nothing(papers: Papers) -> None:
    token = tracuu.CancelToken()
    token.cancel()
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        writer.put({"id": "before", "text": "Kỷ luật."})
        with pytest.raises(tracuu.Cancelled):
            writer.add_paths(papers(3), cancel=token)
        writer.commit()
        assert list(index.document_ids()) == ["before"]


def test_a_callback_may_use_its_writer(papers: Papers) -> None:
    with tracuu.Index.in_memory() as index:
        with index.writer() as writer:
            # It waits for the end of the run.
            writer.add_paths(papers(3), progress=lambda _: writer.put({"id": "mine", "text": "Kỷ luật."}))
        assert index.stats().documents == 4


def _raise(error: BaseException) -> Callable[[tracuu.Progress], None]:
    def callback(_: tracuu.Progress) -> None:
        raise error

    return callback


def test_a_run_is_cancelled_from_another_thread(papers: Papers) -> None:
    folder = papers(2_000)
    with tracuu.Index.in_memory() as index, index.writer() as writer:
        token = tracuu.CancelToken()
        outcome: List[BaseException] = []

        def run() -> None:
            try:
                writer.add_paths(folder, cancel=token)
            except tracuu.Error as error:
                outcome.append(error)

        thread = threading.Thread(target=run)
        thread.start()
        # Asking how far it is does not wait for the run.
        while writer.progress().documents == 0 and thread.is_alive():
            time.sleep(0.001)
        token.cancel()
        thread.join()
        assert token.is_cancelled() and isinstance(outcome[0], tracuu.Cancelled)
        assert index.stats().documents == 0


@contextmanager
def handled(number: int, handler: Any) -> Iterator[None]:
    """A signal is handled so for a while."""
    before = signal.signal(number, handler)
    try:
        yield
    finally:
        signal.signal(number, before)


def test_ctrl_c_takes_a_run_back(long_run: Path) -> None:
    with handled(signal.SIGINT, signal.default_int_handler):
        with tracuu.Index.in_memory() as index, index.writer() as writer:
            begun = threading.Event()

            def press() -> None:
                assert begun.wait(60)
                os.kill(os.getpid(), signal.SIGINT)

            def hear(progress: tracuu.Progress) -> None:
                begun.set()

            thread = threading.Thread(target=press)
            thread.start()
            with pytest.raises(KeyboardInterrupt):
                writer.add_paths(long_run, progress=hear)
            thread.join()
            assert index.stats().documents == 0
            assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_ctrl_c_that_comes_too_late_is_raised_when_all_is_written(papers: Papers) -> None:
    token = tracuu.CancelToken()
    with handled(signal.SIGINT, signal.default_int_handler):
        with tracuu.Index.in_memory() as index, index.writer() as writer:
            led = TooLate(writer)

            def press() -> None:
                assert led.written.wait(60)
                os.kill(os.getpid(), signal.SIGINT)
                led.go_on.set()

            thread = threading.Thread(target=press)
            thread.start()
            with pytest.raises(KeyboardInterrupt):
                led.lead().add_paths(papers(3), cancel=token)
                # The signal was sent, and Python looks at it here at the latest.
                thread.join()
            assert index.stats().documents == 3
            assert not token.is_cancelled(), "the token is its owner's"


def test_a_search_is_stopped_on_the_way(slow_search: Tuple[tracuu.Index, str, Dict[str, Any]]) -> None:
    index, query, options = slow_search
    whole = float("inf")
    for _ in range(3):
        started = time.perf_counter()
        assert len(index.search(query, **options)) == 200
        whole = min(whole, time.perf_counter() - started)

    def stopped_after() -> float:
        """Seconds until a search ended that was cancelled on the way; infinite where it came to its end."""
        token, begun, outcome = tracuu.CancelToken(), threading.Event(), []

        def search() -> None:
            begun.set()
            try:
                index.search(query, cancel=token, **options)
            except tracuu.Cancelled:
                outcome.append(time.perf_counter())

        thread = threading.Thread(target=search)
        thread.start()
        begun.wait()
        started = time.perf_counter()
        time.sleep(whole / 4)
        token.cancel()
        thread.join()
        return outcome[0] - started if outcome else float("inf")

    # Others use the machine too: of some attempts one must end early.
    assert any(whole / 4 <= stopped_after() < 3 * whole / 4 for _ in range(10))


def test_a_cancelled_search_fails(index: tracuu.Index) -> None:
    token = tracuu.CancelToken()
    assert len(index.search("ky luat", cancel=token)) == 10
    token.cancel()
    with pytest.raises(tracuu.Cancelled):
        index.search("ky luat", cancel=token)


def test_eight_threads_search_while_one_writes() -> None:
    index = tracuu.Index.in_memory()
    is_over = threading.Event()
    searches: List[int] = []
    errors: List[BaseException] = []

    def search() -> None:
        before = 0
        try:
            while not is_over.is_set():
                found = index.search("ky luat", count=True).total_documents
                assert found is not None and found >= before and found % 10 == 0, "commits are seen as a whole"
                before = found
                searches.append(found)
        except BaseException as error:  # noqa: BLE001
            errors.append(error)

    threads = [threading.Thread(target=search) for _ in range(8)]
    for thread in threads:
        thread.start()
    writer = index.writer()
    for batch in range(20):
        writer.put_all({"id": f"{batch}.{number}", "text": "1. Giữ nghiêm kỷ luật."} for number in range(10))
        writer.commit()
    is_over.set()
    for thread in threads:
        thread.join()
    writer.release()
    assert errors == [] and len(searches) >= 8
    assert index.stats().documents == 200


def test_ten_thousand_openings_leak_nothing(tmp_path: Path) -> None:
    if not Path("/proc/self/statm").exists():
        pytest.skip("this system does not say what a process holds")
    # In a process of its own: what earlier tests have freed would take up what leaks here.
    program = """
import gc, os, sys, tracuu

def open_and_close(times):
    for time in range(times):
        with tracuu.Index.open(sys.argv[1]) as index:
            if time % 10 == 0:
                assert len(index.search("ky luat", limit=20)) == 20

def held():
    gc.collect()
    with open("/proc/self/statm") as file:
        return len(os.listdir("/proc/self/fd")), int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") // 1024

with tracuu.Index.create(sys.argv[1]) as index, index.writer() as writer:
    writer.put_all({"id": str(number), "text": "1. Giữ nghiêm kỷ luật."} for number in range(20))
open_and_close(1_000)
before = held()
open_and_close(10_000)
print(*before, *held())
"""
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path / "index")]
    done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
    assert done.returncode == 0, done.stderr
    files_before, kilobytes_before, files, kilobytes = map(int, done.stdout.split())
    print(f"files {files_before} -> {files}, memory {kilobytes_before} kB -> {kilobytes} kB")
    assert files == files_before, "files"
    # An opening that kept 0.3 kB would show.
    assert kilobytes < kilobytes_before + 3_000, "kB of memory"


def test_processes_share_a_folder(tmp_path: Path) -> None:
    program = """
import sys, tracuu

with tracuu.Index.open(sys.argv[1]) as index:
    assert len(index.search("ky luat")) == 1
    try:
        with index.writer() as writer:
            writer.put({"id": "theirs", "text": "1. Giữ nghiêm kỷ luật."})
    except tracuu.WriterBusy:
        print("busy")
"""
    command = [sys.executable, "-X", "utf8", "-c", program, str(tmp_path / "index")]

    def other() -> str:
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    with tracuu.Index.create(tmp_path / "index") as index:
        with index.writer() as writer:
            writer.put({"id": "ours", "text": "1. Giữ nghiêm kỷ luật."})
            writer.commit()
            assert other() == "busy", "one of them writes"
        assert other() == ""
        assert list(index.document_ids()) == ["ours"]
        index.reload()
        assert list(index.document_ids()) == ["ours", "theirs"]


def test_what_is_freed_last_is_freed_in_silence(tmp_path: Path) -> None:
    # A notebook's kernel frees its variables when the modules are in pieces.
    program = """
import sys
sys.is_finalizing = lambda: True
import tracuu
from tracuu._native import tracuu as generated
index, token = tracuu.Index.in_memory(), tracuu.CancelToken()
generated._UniffiLib = None
del index, token
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, cwd=tmp_path, check=False)
    assert (done.returncode, done.stderr) == (0, "")


COPIES: List[Callable[[Any], object]] = [copy.copy, copy.deepcopy, pickle.dumps]


@pytest.mark.parametrize("make", COPIES, ids=["copy", "deepcopy", "pickle"])
def test_what_holds_a_place_in_memory_is_not_copied(index: tracuu.Index, make: Callable[[Any], object]) -> None:
    with index.writer() as writer, index.snapshot() as snapshot:
        held: List[Any] = [index, snapshot, writer, tracuu.CancelToken()]
        for each in held:
            with pytest.raises(TypeError, match=f"cannot pickle 'tracuu.{type(each).__name__}' object"):
                make(each)
        # What the library holds itself, and what is made when it is used.
        bare = [kind.__new__(kind) for kind in lifetime.handles()]
        assert {type(each._native) for each in held[:3]} < {type(each) for each in bare} and len(bare) == 5
        for each in [*bare, index.pages("ky luat"), index.document_ids()]:
            with pytest.raises(TypeError, match="cannot pickle"):
                make(each)
        assert len(index.search("ky luat")) == 10
    closed = tracuu.Index.in_memory()
    closed.close()
    with pytest.raises(TypeError, match="cannot pickle 'tracuu.Index' object"):
        make(closed)


@pytest.mark.parametrize("call", ["writer.add_paths(sys.argv[1])", "writer.add_paths(sys.argv[1], progress=print_nothing)"])
def test_a_program_ends_well_while_a_run_goes_on(long_run: Path, tmp_path: Path, call: str) -> None:
    program = f"""
import sys, threading, time, tracuu

def print_nothing(progress):
    pass

def run():
    while True:
        with tracuu.Index.in_memory() as index, index.writer() as writer:
            begun.append(writer)
            {call}

begun = []
threading.Thread(target=run, daemon=True).start()
while not begun or begun[-1].progress().documents == 0:
    time.sleep(0.001)
time.sleep(float(sys.argv[2]))
"""
    for number in range(6):
        command = [sys.executable, "-c", program, str(long_run), str(number * 0.01)]
        done = subprocess.run(command, capture_output=True, text=True, cwd=tmp_path, check=False)
        assert (done.returncode, done.stderr) == (0, "")
