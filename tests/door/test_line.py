"""The line before the threads: turns, and how many threads one caller has."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from annotator.door import _line
from annotator.door._line import Line, LineFull, Place

PATIENCE = 20.0


@contextmanager
def busy(line: Line, caller: str, count: int = 1) -> Iterator[None]:
    """Keep threads of the line busy with somebody's work."""
    release, begun = threading.Event(), threading.Semaphore(0)

    def work() -> None:
        begun.release()
        release.wait(PATIENCE)

    for _ in range(count):
        line.join(Place(caller, work))
    for _ in range(count):
        assert begun.acquire(timeout=PATIENCE)
    try:
        yield
    finally:
        release.set()


def note(done: list[str], name: str, ready: threading.Semaphore) -> Callable[[], None]:
    def work() -> None:
        done.append(name)
        ready.release()

    return work


def test_callers_take_turns_however_many_one_of_them_sends() -> None:
    line, done, ready = Line(threads=1), list[str](), threading.Semaphore(0)
    with busy(line, "somebody"):
        for caller in ("many", "many", "many", "one", "other"):
            line.join(Place(caller, note(done, caller, ready)))
    for _ in range(5):
        assert ready.acquire(timeout=PATIENCE)

    assert done == ["many", "one", "other", "many", "many"]


def test_nobody_has_all_threads() -> None:
    line, done, ready = Line(threads=_line.OF_ONE + 1), list[str](), threading.Semaphore(0)
    with busy(line, "greedy", _line.OF_ONE):
        line.join(Place("greedy", note(done, "greedy", ready)))
        line.join(Place("other", note(done, "other", ready)))
        assert ready.acquire(timeout=PATIENCE)
        assert done == ["other"]
    assert ready.acquire(timeout=PATIENCE)
    assert done == ["other", "greedy"]


def test_a_place_that_was_given_up_is_never_done() -> None:
    line, done, ready = Line(threads=1), list[str](), threading.Semaphore(0)
    with busy(line, "somebody"):
        gone, stays = Place("a", note(done, "gone", ready)), Place("a", note(done, "stays", ready))
        line.join(gone)
        line.join(stays)
        assert line.leave(gone)
        assert not line.leave(gone)
    assert ready.acquire(timeout=PATIENCE)
    assert done == ["stays"]
    assert not line.leave(stays)


def test_a_line_that_is_too_long_takes_nobody_of_the_same_caller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_line, "WAITING_OF_ONE", 2)
    monkeypatch.setattr(_line, "WAITING", 3)
    line, done, ready = Line(threads=1), list[str](), threading.Semaphore(0)
    with busy(line, "somebody"):
        for caller in ("a", "a", "b"):
            line.join(Place(caller, note(done, caller, ready)))
        with pytest.raises(LineFull) as own:
            line.join(Place("a", note(done, "a", ready)))
        with pytest.raises(LineFull) as everybody:
            line.join(Place("c", note(done, "c", ready)))
        assert (own.value.is_theirs, everybody.value.is_theirs) == (True, False)
    for _ in range(3):
        assert ready.acquire(timeout=PATIENCE)


def test_work_that_fails_leaves_the_thread_to_others() -> None:
    line, done, ready = Line(threads=1), list[str](), threading.Semaphore(0)

    def fail() -> None:
        raise ValueError("no good")

    line.join(Place("a", fail))
    line.join(Place("b", note(done, "b", ready)))
    assert ready.acquire(timeout=PATIENCE)
    assert done == ["b"]
