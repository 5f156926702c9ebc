"""The worker's clock: a thread of it, which it can't outlive. tests/exports/test_worker.py sees it ring."""

from __future__ import annotations

import os
import signal
from types import SimpleNamespace
from typing import Any

import pytest
from celery.beat import Service

from annotator.celery import Clock, app

WORKER: Any = SimpleNamespace(app=app)


def clock(monkeypatch: pytest.MonkeyPatch, wanted: str) -> Clock:
    """Return the step as a worker with this environment makes it."""
    monkeypatch.setenv("GALLEY_CLOCK", wanted)
    return Clock(WORKER)


@pytest.mark.parametrize(("wanted", "enabled"), [("1", True), ("", False)])
def test_only_the_worker_that_is_told_to_has_the_clock(
    wanted: str, enabled: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert clock(monkeypatch, wanted).enabled is enabled
    assert Clock in app.steps["worker"]


def test_a_worker_whose_clock_fails_ends_to_be_started_again(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_service: Service) -> None:
        raise OSError("the queue is broken")

    sent: list[Any] = []
    monkeypatch.setattr(Service, "start", fail)
    monkeypatch.setattr(os, "kill", lambda *given: sent.append(given))
    step = clock(monkeypatch, "1")
    step.start(WORKER)
    step.stop(WORKER)
    assert sent == [(os.getpid(), signal.SIGTERM)]


def test_a_stopped_clock_rings_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(app.conf, "beat_schedule", {})
    step = clock(monkeypatch, "1")
    step.start(WORKER)
    step.stop(WORKER)
    assert not step._thread.is_alive()
