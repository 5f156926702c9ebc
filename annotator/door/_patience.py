"""Requests that wait for news: each costs a socket, and no thread."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from http import HTTPStatus
from typing import Any

from annotator.door._rules import Refused
from annotator.door._shares import Full, Shares
from annotator.web.news import NEWS
from annotator.web.types import PatientAnswer

#: Requests that wait: of one caller, and together.
WAITING = Shares(each=16, together=1_000)
#: Seconds between two looks for one request: what is written in a burst is read in one go.
PAUSE = 0.3


async def until_news(protocol: Any, answer: PatientAnswer, caller: str) -> float | None:
    """Wait until there is something, or patience ends; return the seconds it took, or None if the caller has
    gone. Raises `Refused` when too many wait.
    """
    try:
        with WAITING.taken(caller, 1):
            return await _wait(protocol, answer)
    except Full as full:
        raise _too_many(full) from full


async def _wait(protocol: Any, answer: PatientAnswer) -> float | None:
    loop = asyncio.get_running_loop()
    begun = loop.time()
    news = asyncio.Event()

    def wake() -> None:
        # A server that stops has closed its loop before the last who bring news are gone.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(news.set)

    gone = asyncio.ensure_future(protocol.client_disconnect())
    gone.add_done_callback(lambda _: news.set())
    answer.waiter.tell(wake)
    NEWS.join(answer.waiter)
    try:
        with suppress(TimeoutError):
            async with asyncio.timeout(answer.patience):
                await news.wait()
                await asyncio.sleep(0 if gone.done() else PAUSE)
        return None if gone.done() else loop.time() - begun
    finally:
        NEWS.leave(answer.waiter)
        gone.cancel()


def _too_many(full: Full) -> Refused:
    if full.is_theirs:
        sentence = "Many of your requests wait for news already. Take the answer of one, then wait again."
        return Refused(HTTPStatus.TOO_MANY_REQUESTS, sentence, retry_after=5)
    return Refused(HTTPStatus.SERVICE_UNAVAILABLE, "Too many wait for news. Ask again later.", retry_after=30)
