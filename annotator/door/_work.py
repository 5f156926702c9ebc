"""One request in a thread: the application runs, and its answer is gathered before anybody waits for a
socket.
"""

from __future__ import annotations

import logging
import tempfile
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from http import HTTPStatus
from typing import IO, Any
from wsgiref.types import WSGIApplication

from django.db import DEFAULT_DB_ALIAS, OperationalError, close_old_connections, connections

from annotator.web.types import LongAnswer, PatientAnswer

logger = logging.getLogger(__name__)

#: Bytes of an answer that are kept in memory and sent in one go; a larger one is put into a file without a
#: name first.
AT_ONCE = 1024 * 1024
#: Bytes of the largest answer: nobody fills the disk with one.
MOST = 4 * 1024 * 1024 * 1024
#: Tells proxies not to buffer the answer, but to send it as it comes. Ours are small.
UNGATHERED = ("x-accel-buffering", "no")
#: Methods that change nothing, so the work can stop when the caller has gone.
PLAIN_READS = frozenset({"GET", "HEAD"})

type Headers = list[tuple[str, str]]


class _CallerGone(BaseException):
    """Ends the work for somebody who has hung up. Nothing that handles errors should see it."""


@dataclass(slots=True)
class Large:
    """An answer that lies in a file, whole."""

    status: int
    headers: Headers
    file: IO[bytes]
    size: int


@dataclass(slots=True)
class Long:
    """An answer that continues as long as somebody listens."""

    status: int
    headers: Headers
    answer: LongAnswer


@dataclass(slots=True)
class Later:
    """An answer that has nothing yet, and may be asked for again."""

    answer: PatientAnswer


class Job:
    """One request. Runs in a thread; `abandon` is called from another when the caller has gone.

    `done` is called at the end, in the thread, with what is left to send: None when that was done already.
    """

    def __init__(
        self,
        application: WSGIApplication,
        environ: dict[str, Any],
        protocol: Any,
        done: Callable[[Large | Long | Later | None], None],
    ) -> None:
        self._application = application
        self._environ = environ
        self._protocol = protocol
        self._done = done
        self._is_read = environ["REQUEST_METHOD"] in PLAIN_READS
        self._gone = threading.Event()
        self._ending = threading.Lock()
        # Of a plain read only.
        self._connection: Any = None
        self._status = 0
        self._headers: Headers = []

    def abandon(self) -> None:
        """The caller has gone: cancel what the database does for a plain read; a write is finished."""
        self._gone.set()
        # The thread takes the next request only when this is over.
        with self._ending:
            if self._connection is not None:
                self._connection.interrupt()

    def run(self) -> None:
        """Answer the request."""
        left: Large | Long | Later | None = None
        try:
            left = self._answer()
        except _CallerGone:
            self._protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, [])
        except BaseException:
            logger.exception("A request failed outside of Django.")
            self._protocol.response_str(
                HTTPStatus.INTERNAL_SERVER_ERROR,
                [("content-type", "text/plain")],
                "The desk failed. Try again.\n",
            )
        finally:
            with self._ending:
                self._connection = None
            # A request always gives back the connection that it took from the pool.
            close_old_connections()
            self._done(left)

    def _answer(self) -> Large | Long | Later | None:
        if not self._is_read:
            return self._gathered(self._application(self._environ, self._start))
        connection = connections[DEFAULT_DB_ALIAS]
        self._connection = connection
        with connection.execute_wrapper(self._unless_gone):
            return self._gathered(self._application(self._environ, self._start))

    def _start(self, status: str, headers: Headers, _error: object = None) -> Callable[[bytes], object]:
        self._status = int(status[:3])
        self._headers = headers
        return lambda _: None

    def _unless_gone(
        self, execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: Any
    ) -> Any:
        """Run a statement, unless nobody waits for what it finds."""
        if self._gone.is_set():
            raise _CallerGone
        try:
            return execute(sql, params, many, context)
        except OperationalError:
            if self._gone.is_set():
                raise _CallerGone from None
            raise

    def _gathered(self, answer: Iterable[bytes]) -> Large | Long | Later | None:
        """Send a small answer; return another one for the event loop to send."""
        if isinstance(answer, LongAnswer):
            return Long(self._status, self._headers, answer)
        if isinstance(answer, PatientAnswer):
            return Later(answer)
        try:
            if any(name.lower() == UNGATHERED[0] and value == UNGATHERED[1] for name, value in self._headers):
                self._pass_on(answer)
                return None
            return self._kept(answer)
        finally:
            close = getattr(answer, "close", None)
            if close is not None:
                close()

    def _pass_on(self, pieces: Iterable[bytes]) -> None:
        transport = self._protocol.response_stream(self._status, self._headers)
        for piece in pieces:
            if self._gone.is_set():
                return
            transport.send_bytes(piece)

    def _kept(self, pieces: Iterable[bytes]) -> Large | None:
        few: list[bytes] = []
        size = 0
        remaining = iter(pieces)
        for piece in remaining:
            few.append(piece)
            size += len(piece)
            if size > AT_ONCE:
                return self._filed(few, remaining)
        self._protocol.response_bytes(self._status, self._headers, b"".join(few))
        return None

    def _filed(self, few: list[bytes], remaining: Iterable[bytes]) -> Large:
        """Put the answer into a file without a name."""
        file = tempfile.TemporaryFile()  # noqa: SIM115  whoever sends it closes it
        try:
            file.writelines(few)
            for piece in remaining:
                self._check_worth(file.tell())
                file.write(piece)
            size = file.tell()
            file.flush()
        except BaseException:
            file.close()
            raise
        named = [(name, value) for name, value in self._headers if name.lower() != "content-length"]
        return Large(self._status, [*named, ("content-length", str(size))], file, size)

    def _check_worth(self, size: int) -> None:
        """Raise if nobody waits for an answer that is still being made, or it is larger than any that is
        sent.
        """
        if self._gone.is_set():
            raise _CallerGone
        if size > MOST:
            raise OverflowError("An answer was larger than any that is sent.")
