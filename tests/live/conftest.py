"""Streams of this process, on a listener of each test's own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from queue import Empty, Queue
from threading import Thread
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.db import connection

from annotator.live import _listener
from annotator.live._hub import Hub
from annotator.live._listener import Listener
from annotator.live._stream import Stream
from annotator.live._subscription import Subscription
from annotator.web.types import waited_for
from articles.ledger.types import Cursor

# Seconds after which a wait is a failure.
PATIENCE = 20.0


@dataclass
class Message:
    """One event as a browser reads it."""

    name: str
    data: Any
    id: str


def read(raw: bytes) -> Message:
    """Take an event apart as the HTML standard says."""
    fields = dict(
        line.split(": ", 1) for line in raw.decode().strip().splitlines() if not line.startswith(":")
    )
    return Message(fields.get("event", ""), orjson.loads(fields.get("data", "null")), fields.get("id", ""))


@dataclass
class Ear:
    """One open stream, heard in a thread of its own."""

    messages: Queue[Message] = field(default_factory=Queue)

    def until(self, name: str) -> Message:
        """Return the next message of this name."""
        while True:
            try:
                message = self.messages.get(timeout=PATIENCE)
            except Empty:
                raise AssertionError(f"no {name} came") from None
            if message.name == name:
                return message


type Listen = Callable[..., Ear]


@pytest.fixture
def hub() -> Hub:
    """A hub without streams."""
    return Hub()


@pytest.fixture
def listener(hub: Hub, transactional_db: None, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listener]:
    """The hub's listener, stopped after the test."""
    monkeypatch.setattr(_listener, "QUIET", 0.1)
    monkeypatch.setattr(_listener, "FIRST_WAIT", 0.1)
    made = Listener(hub)
    yield made
    made.stop()


@pytest.fixture
def listen(hub: Hub, listener: Listener, monkeypatch: pytest.MonkeyPatch) -> Iterator[Listen]:
    """Open streams; each ends with the test."""
    monkeypatch.setattr("annotator.live._stream.SILENCE", 0.1)
    ended = False

    def hear(ear: Ear, subscription: Subscription) -> None:
        stream = Stream(hub, subscription)
        listener.notice()
        for raw in waited_for(stream):
            if ended:
                return
            ear.messages.put(read(raw))

    threads = []

    def open_one(*articles: UUID, after: Cursor | None = None, knows_hidden: bool = True) -> Ear:
        ear = Ear()
        subscription = Subscription(articles, knows_hidden=knows_hidden, after=after)
        threads.append(Thread(target=_closing(hear), args=(ear, subscription)))
        threads[-1].start()
        ear.until("ready")
        return ear

    yield open_one
    ended = True
    for thread in threads:
        thread.join(PATIENCE)
        assert not thread.is_alive()


def _closing[**P](work: Callable[P, None]) -> Callable[P, None]:
    """Close the thread's connection behind the work."""

    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        try:
            work(*args, **kwargs)
        finally:
            connection.close()

    return run
