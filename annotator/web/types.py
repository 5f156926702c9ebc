"""Kinds of answers that rooms make and others send: here, those that go on for as long as somebody listens.

Under a plain WSGI server such an answer is iterated and waits in the request's thread. The front door takes
the source out of it instead, and sends what it gives without a thread.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from django.http import StreamingHttpResponse


class Source(Protocol):
    """Where the pieces come from."""

    def take(self, timeout: float) -> bytes | None:
        """Return the next piece; None when there was none for `timeout` seconds."""

    def tell(self, wake: Callable[[], None]) -> None:
        """Call `wake`, from any thread, whenever there may be a piece to take, or the end has come."""

    @property
    def is_over(self) -> bool:
        """Whether nothing comes any more, except what can be taken already."""

    def beat(self) -> bytes:
        """Return what is sent when nothing happened for `silence` seconds, to see whether anybody is
        there.
        """

    @property
    def silence(self) -> float:
        """Seconds without a piece after which the line is tried."""

    def close(self) -> None:
        """Give up what the source holds. May be called more than once."""


class LongAnswer(StreamingHttpResponse):
    """An answer whose body is a `Source`, which is closed with it."""

    def __init__(self, source: Source, **more: Any) -> None:
        super().__init__(waited_for(source), **more)
        self.source = source

    def close(self) -> None:
        """Close the source too: a body that was never begun has nothing else that would do it."""
        self.source.close()
        super().close()


def waited_for(source: Source) -> Iterator[bytes]:
    """Yield the pieces, waiting for each, then the end."""
    try:
        while True:
            piece = source.take(source.silence)
            if piece is not None:
                yield piece
            elif source.is_over:
                return
            else:
                yield source.beat()
    finally:
        source.close()
