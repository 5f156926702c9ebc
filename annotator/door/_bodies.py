"""Reading bodies: with a deadline, and before anything scarce is taken."""

from __future__ import annotations

import asyncio
import io
import shutil
import tempfile
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import IO, Any

from annotator.door._rules import GRACE, Refused, deadline
from annotator.door._shares import Full, Shares

#: Bytes of a body that is read in one go, in its first seconds.
SMALL = 64 * 1024
#: Bytes of a body that are kept in memory. A larger one goes to a file without a name.
IN_MEMORY = 256 * 1024
#: Bodies that are being read: of one caller, and together. Each costs a socket and what has come of it.
READING = Shares(each=128, together=2_000)
#: Bytes that have come and whose requests aren't answered yet.
HELD = Shares(each=64 * 1024 * 1024, together=512 * 1024 * 1024)
#: The same of bodies that are too large for that: files for a worker. They lie on the disk, of which so much
#: is left to the database.
FILES = Shares(each=5 * 1024 * 1024 * 1024, together=10 * 1024 * 1024 * 1024)
LARGEST_HELD = 60 * 1024 * 1024
LEFT_FREE = 1024 * 1024 * 1024


def _slow() -> Refused:
    sentence = "The body arrived too slowly, so the request was dropped. Nothing was changed. Send it again."
    return Refused(HTTPStatus.REQUEST_TIMEOUT, sentence)


def _broken() -> Refused:
    return Refused(HTTPStatus.BAD_REQUEST, "The body broke off. Send it again.")


def _no_room() -> Refused:
    sentence = "The desk has no room for this file now. Make room, then send it again."
    return Refused(HTTPStatus.INSUFFICIENT_STORAGE, sentence)


def _too_much(full: Full) -> Refused:
    if full.is_theirs:
        sentence = "You are sending too much at once. Wait for some answers, then send the rest."
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence, retry_after=5)
    sentence = "The desk is receiving too much just now. Send this again soon."
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, sentence, retry_after=10)


@asynccontextmanager
async def received(protocol: Any, caller: str, length: int) -> AsyncIterator[IO[bytes]]:
    """Yield the whole body, which is forgotten at the end of the block. Raises `Refused`."""
    if not length:
        yield io.BytesIO()
        return
    try:
        if length <= SMALL:
            with HELD.taken(caller, length):
                with READING.taken(caller, 1):
                    small = await _read_small(protocol, length)
                yield io.BytesIO(small)
        else:
            async with _large(protocol, caller, length) as large:
                yield large
    except Full as full:
        raise _too_much(full) from full


@asynccontextmanager
async def _large(protocol: Any, caller: str, length: int) -> AsyncIterator[IO[bytes]]:
    """Yield a body that is counted as it comes. Raises `Refused`, `Full`."""
    held = 0
    shares = HELD if length <= LARGEST_HELD else FILES
    if shares is FILES and shutil.disk_usage(tempfile.gettempdir()).free < length + LEFT_FREE:
        raise _no_room()

    def hold(amount: int) -> None:
        nonlocal held
        shares.take(caller, amount)
        held += amount

    try:
        with tempfile.SpooledTemporaryFile(IN_MEMORY) as body:
            with READING.taken(caller, 1):
                await _read(protocol, body, length, hold)
            body.seek(0)
            yield body
    finally:
        shares.give_back(caller, held)


async def _read_small(protocol: Any, length: int) -> bytes:
    """Read a small body. Raises `Refused`."""
    loop = asyncio.get_running_loop()
    try:
        async with asyncio.timeout_at(loop.time() + GRACE):
            body: bytes = await protocol()
    except TimeoutError:
        raise _slow() from None
    except RuntimeError:
        raise _broken() from None
    if len(body) != length:
        raise _broken()
    return body


async def _read(protocol: Any, body: IO[bytes], length: int, hold: Callable[[int], None]) -> None:
    """Read the body into a file. Raises `Refused`, `Full`."""
    loop = asyncio.get_running_loop()
    begun, moved = loop.time(), 0
    pieces = aiter(protocol)
    try:
        async with asyncio.timeout_at(deadline(begun, 0, begun)) as limit:
            while moved < length:
                piece = await anext(pieces)
                if not piece:
                    raise _broken()
                hold(len(piece))
                body.write(piece)
                moved += len(piece)
                limit.reschedule(deadline(begun, moved, loop.time()))
    except TimeoutError:
        raise _slow() from None
    except StopAsyncIteration:
        raise _broken() from None
