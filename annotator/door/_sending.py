"""Sending answers that aren't sent in one go: large ones at the reader's pace, long ones as they happen."""

from __future__ import annotations

import asyncio
import os
from contextlib import suppress
from functools import partial
from http import HTTPStatus
from typing import Any

from annotator.door._rules import Refused, patience
from annotator.door._shares import Full, Shares
from annotator.door._work import Large, Long

#: Large answers that are being read: of one caller, and together. Each costs a file without a name and a
#: pipe.
UNREAD = Shares(each=8, together=200)
#: Bytes that are handed on together.
PIECE = 256 * 1024


async def send_large(protocol: Any, answer: Large, caller: str) -> None:
    """Send a file at the pace at which it is read; give up when nobody reads. Raises `Refused` before it
    begins.

    The server takes pieces out of a pipe when it can send them, so that none pile up in memory.
    """
    with answer.file:
        try:
            with UNREAD.taken(caller, 1):
                await _pour(protocol, answer)
        except Full as full:
            raise _unread(full) from full


async def send_long(protocol: Any, answer: Long) -> None:
    """Send what the source gives until it ends or the reader is gone."""
    loop = asyncio.get_running_loop()
    source = answer.answer.source
    news = asyncio.Event()
    gone = asyncio.ensure_future(protocol.client_disconnect())
    gone.add_done_callback(lambda _: news.set())
    try:
        transport = protocol.response_stream(answer.status, answer.headers)
        source.tell(partial(_wake, loop, news))
        while not gone.done():
            news.clear()
            while (piece := source.take(0)) is not None:
                await transport.send_bytes(piece)
            if source.is_over:
                return
            try:
                async with asyncio.timeout(source.silence):
                    await news.wait()
            except TimeoutError:
                await transport.send_bytes(source.beat())
    except RuntimeError:
        # The reader was gone before anybody said so.
        return
    finally:
        gone.cancel()
        answer.answer.close()


def _wake(loop: asyncio.AbstractEventLoop, news: asyncio.Event) -> None:
    # A server that stops has closed its loop before the last who bring news are gone.
    with suppress(RuntimeError):
        loop.call_soon_threadsafe(news.set)


async def _pour(protocol: Any, answer: Large) -> None:
    loop = asyncio.get_running_loop()
    reading, writing = os.pipe()
    # The end that the server opens for itself; ours is closed once it has, so that the pipe breaks when the
    # reader goes.
    with os.fdopen(reading, "rb") as ours, os.fdopen(writing, "wb", buffering=0):
        os.set_blocking(writing, False)
        protocol.response_file(answer.status, answer.headers, f"/dev/fd/{reading}")
        begun, moved = loop.time(), 0
        # Cut short, the answer has fewer bytes than it said, and the server breaks the connection off.
        with suppress(TimeoutError, BrokenPipeError):
            async with asyncio.timeout_at(patience(begun, 0, begun)) as limit:
                while moved < answer.size:
                    piece = os.pread(answer.file.fileno(), PIECE, moved)
                    while (written := _write(writing, piece)) == 0:
                        await _room(loop, writing)
                        ours.close()
                    moved += written
                    limit.reschedule(patience(begun, moved, loop.time()))


def _write(pipe: int, piece: bytes) -> int:
    """Return how many bytes the pipe took: 0 when it is full."""
    try:
        return os.write(pipe, piece)
    except BlockingIOError:
        return 0


def _resolve(ready: asyncio.Future[None]) -> None:
    if not ready.done():
        ready.set_result(None)


async def _room(loop: asyncio.AbstractEventLoop, pipe: int) -> None:
    """Wait until the pipe takes something."""
    ready: asyncio.Future[None] = loop.create_future()
    loop.add_writer(pipe, _resolve, ready)
    try:
        await ready
    finally:
        loop.remove_writer(pipe)


def _unread(full: Full) -> Refused:
    if full.is_theirs:
        sentence = "Several large answers are waiting for you to read them. Read them, then ask again."
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence, retry_after=30)
    return Refused(
        HTTPStatus.SERVICE_UNAVAILABLE,
        "Too many large answers are being sent. Ask again soon.",
        retry_after=30,
    )
