"""The application that the web server runs (RSGI)."""

from __future__ import annotations

import asyncio
import io
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import IO, Any
from wsgiref.types import WSGIApplication

from django.conf import settings

from annotator.door._bodies import received
from annotator.door._environ import address_of, environ_of
from annotator.door._line import OF_ONE, Line, LineFull, Place
from annotator.door._patience import until_news
from annotator.door._rules import Limits, Refused, check_length, credential
from annotator.door._sending import send_large, send_long
from annotator.door._sockets import give_up_unread, raise_limit
from annotator.door._work import Job, Large, Later, Long
from annotator.web.types import WAITED

#: Seconds after which it is looked whether the caller of a request is still there.
PROMPT = 0.3
#: Seconds that a request waits for a thread.
PATIENCE = 30.0
#: What browsers ask of the event stream waits in a line of its own: after a restart all of them come back at
#: once.
STREAMS, STREAMS_AT_ONCE = "/live/", 2

type Left = Large | Long | Later | None


class FrontDoor:
    """Lets requests in to a WSGI application; see this package's docstring."""

    def __init__(self, application: WSGIApplication) -> None:
        self._application = application
        self._line = Line()
        self._limits = Limits(settings.DATA_UPLOAD_MAX_MEMORY_SIZE, settings.SESSION_COOKIE_NAME)

    def __rsgi_init__(self, loop: asyncio.AbstractEventLoop) -> None:
        """Prepare the process, before it serves."""
        raise_limit()
        # The server begins to listen before the loop runs.
        loop.call_soon(give_up_unread)

    async def __rsgi__(self, scope: Any, protocol: Any) -> None:
        """Answer one request."""
        try:
            await self._let_in(scope, protocol)
        except Refused as refused:
            protocol.response_bytes(*refused.answer(scope.path))

    async def _let_in(self, scope: Any, protocol: Any) -> None:
        """Answer a request, or raise `Refused`."""
        if scope.method == "CONNECT":
            raise Refused(HTTPStatus.METHOD_NOT_ALLOWED, "This is not a proxy.")
        path, header = scope.path, scope.headers.get
        shown = credential(header("authorization", ""), header("cookie", ""), self._limits.cookie)
        caller = shown or address_of(scope)
        lengths = header("content-length", ""), header("transfer-encoding", "")
        length = check_length(path, lengths, self._limits, is_signed=bool(shown))
        async with received(protocol, caller, length) as body:
            left = await self._work(scope, protocol, caller, body)
        if isinstance(left, Later):
            left = await self._asked_again(scope, protocol, caller, left)
        if isinstance(left, Large) and scope.method == "HEAD":
            left.file.close()
            protocol.response_empty(left.status, left.headers)
        elif isinstance(left, Large):
            await send_large(protocol, left, caller)
        elif isinstance(left, Long):
            await send_long(protocol, left)

    async def _asked_again(self, scope: Any, protocol: Any, caller: str, later: Later) -> Left:
        """Wait for news without a thread, and have the request answered then, as often as it takes."""
        waited = 0.0
        left: Left = later
        while isinstance(left, Later):
            more = await until_news(protocol, left.answer, caller)
            if more is None:
                protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, [])
                return None
            waited += more
            # It is a read: there is no body to send once more.
            left = await self._work(scope, protocol, caller, io.BytesIO(), waited)
        return left

    async def _work(
        self, scope: Any, protocol: Any, caller: str, body: IO[bytes], waited: float = 0.0
    ) -> Left:
        """Have a thread answer the request, which has `waited` some seconds for news; return what it left to
        send.
        """
        loop = asyncio.get_running_loop()
        finished: asyncio.Future[Left] = loop.create_future()
        job = Job(
            self._application,
            environ_of(scope, body) | {WAITED: waited},
            protocol,
            partial(_settle_soon, loop, finished),
        )
        is_stream = scope.path.startswith(STREAMS)
        place = Place(STREAMS if is_stream else caller, job.run, STREAMS_AT_ONCE if is_stream else OF_ONE)
        try:
            self._line.join(place)
        except LineFull as full:
            raise _busy(is_theirs=full.is_theirs and not is_stream) from full
        watch = _Watch(self._line, place, job, protocol, finished)
        try:
            return await finished
        finally:
            watch.end()


class _Watch:
    """Looks after a request that isn't answered at once: the caller may go, the line may be long."""

    def __init__(
        self, line: Line, place: Place, job: Job, protocol: Any, finished: asyncio.Future[Left]
    ) -> None:
        self._line, self._place, self._job = line, place, job
        self._protocol = protocol
        self._finished = finished
        self._task: asyncio.Task[None] | None = None
        self._timer = asyncio.get_running_loop().call_later(PROMPT, self._begin)

    def end(self) -> None:
        """Look no longer."""
        self._timer.cancel()
        if self._task is not None:
            self._task.cancel()

    def _begin(self) -> None:
        loop = asyncio.get_running_loop()
        self._timer = loop.call_later(PATIENCE - PROMPT, self._give_up)
        self._task = loop.create_task(self._until_gone())

    async def _until_gone(self) -> None:
        await self._protocol.client_disconnect()
        if self._line.leave(self._place):
            self._protocol.response_empty(HTTPStatus.SERVICE_UNAVAILABLE, [])
            _settle(self._finished, None)
        else:
            # Asking the database to stop waits for it.
            await asyncio.to_thread(self._job.abandon)

    def _give_up(self) -> None:
        if self._line.leave(self._place) and not self._finished.done():
            self._finished.set_exception(_busy(is_theirs=False))


def _settle_soon(loop: asyncio.AbstractEventLoop, finished: asyncio.Future[Left], left: Left) -> None:
    """Settle it from a thread. A server that stops has closed its loop before the last threads end."""
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(_settle, finished, left)


def _settle(finished: asyncio.Future[Left], left: Left) -> None:
    if not finished.done():
        finished.set_result(left)


def _busy(*, is_theirs: bool) -> Refused:
    if is_theirs:
        sentence = "Too many of your requests are already waiting. Wait for their answers, then go on."
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence, retry_after=5)
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, "The desk is busy. Send this again soon.", retry_after=5)
