"""Which requests are let in: how large a body may be, whose it is, how slowly its bytes may come. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

import orjson

#: Bytes of a body from somebody who shows neither a session nor a key, and of forms that never need more.
MOST_UNSIGNED = 64 * 1024
#: Where more comes in than elsewhere: articles by the thousand, and a document with its pictures. Such bodies
#: lie in a file.
LARGE = {
    "/api/v1/articles/import/": 60 * 1024 * 1024,
    "/articles/new/": 31 * 1024 * 1024,
    # Files of 2 GB for a worker, the second with a form round it.
    "/api/v1/imports/": 2 * 1024 * 1024 * 1024,
    "/imports/": 2 * 1024 * 1024 * 1024 + 64 * 1024,
}
#: Addresses whose bodies are always small.
SMALL = (
    "/sign-in/",
    "/sign-out/",
    "/enter/",
    "/theme/",
    "/live/",
    "/read/",
    "/oembed/",
    "/static/",
    "/healthz",
    "/readyz",
)
#: Seconds until the first bytes of a body or of an answer must move, and bytes a second that they must keep
#: up from then on: less than any telephone line, and 12 MB still arrive.
GRACE = 10.0
SLOWEST = 16 * 1024
#: Seconds that an answer may lie unread before it is given up.
UNREAD = 60.0
#: Addresses that programs read: refusals are problem details (RFC 9457) there, a sentence elsewhere.
FOR_PROGRAMS = ("/api/", "/live/")


class Refused(Exception):
    """A request that isn't let in; the message says why, and what to do."""

    def __init__(self, status: HTTPStatus, sentence: str, *, retry_after: int = 0) -> None:
        super().__init__(sentence)
        self.status = status
        self.sentence = sentence
        self.retry_after = retry_after

    def answer(self, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
        """Return status, headers and body. The connection ends: nobody reads what else is on it."""
        headers = [("connection", "close"), ("cache-control", "no-store")]
        if self.retry_after:
            headers.append(("retry-after", str(self.retry_after)))
        if not path.startswith(FOR_PROGRAMS):
            headers.append(("content-type", "text/plain; charset=utf-8"))
            return self.status, headers, f"{self.sentence}\n".encode()
        headers.append(("content-type", "application/problem+json"))
        body: dict[str, Any] = {
            "type": "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.sentence,
            "errors": [],
        }
        return self.status, headers, orjson.dumps(body)


@dataclass(frozen=True, slots=True)
class Limits:
    """What the settings say: the largest body in bytes, and the name of the session's cookie."""

    most: int
    cookie: str


def credential(authorization: str, cookies: str, name: str) -> str:
    """Return what a request shows to say whose it is: its Authorization header or its session; empty
    without.
    """
    if authorization:
        return authorization
    for cookie in cookies.split(";"):
        key, _, value = cookie.strip().partition("=")
        if key == name and value:
            return value
    return ""


def most_bytes(path: str, limits: Limits, *, is_signed: bool) -> int:
    """Return how large a body may be."""
    if is_signed and path in LARGE:
        return LARGE[path]
    return limits.most if is_signed and not path.startswith(SMALL) else min(limits.most, MOST_UNSIGNED)


def check_length(path: str, headers: tuple[str, str], limits: Limits, *, is_signed: bool) -> int:
    """Return the length of the body, 0 without one. `headers`: Content-Length and Transfer-Encoding. Raises
    `Refused`.
    """
    declared, encoding = headers
    if encoding:
        raise Refused(
            HTTPStatus.LENGTH_REQUIRED,
            "The body came without its length. Send Content-Length instead of Transfer-Encoding: chunked.",
        )
    if not declared:
        return 0
    if not (declared.isascii() and declared.isdigit()):
        raise Refused(
            HTTPStatus.BAD_REQUEST, "The Content-Length isn't a number. Send the number of bytes in the body."
        )
    most = most_bytes(path, limits, is_signed=is_signed)
    if int(declared) > most:
        raise Refused(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, _too_large(most, limits))
    return int(declared)


def _too_large(most: int, limits: Limits) -> str:
    if most >= limits.most:
        return f"The body is too large. Send at most {most // 1024 // 1024} MB at once, or split it."
    return (
        f"The body is too large. Here, or without a session or a key, at most {most // 1024} kB are accepted."
    )


def deadline(begun: float, moved: int, now: float) -> float:
    """Return until when the next bytes of a body must have come: every byte earns its time, and none may be
    awaited long.
    """
    return min(begun + GRACE + moved / SLOWEST, now + GRACE)


def patience(begun: float, moved: int, now: float) -> float:
    """Return until when the next bytes of an answer must have been taken."""
    return min(begun + UNREAD + moved / SLOWEST, now + UNREAD)
