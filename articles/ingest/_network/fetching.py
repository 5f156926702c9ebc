"""Fetches what lies at a web address: a few megabytes, within seconds, from public sites alone."""

from __future__ import annotations

import ssl
import zlib
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import Message
from http import HTTPStatus
from time import monotonic
from urllib.parse import urljoin

import httpcore
import httpx

from articles.ingest._network.addresses import checked_url
from articles.ingest._network.guard import OPEN, Guard, Network
from articles.ingest.errors import BadAddress, Refused, TooLarge, TooSlow, Unreachable, WrongType
from articles.ingest.types import MAX_PAGE_BYTES, Fetched

MOST_SECONDS, MOST_REDIRECTS = 25.0, 5
AGENT = "Galley/1.0 (news annotation desk)"
DOCUMENTS = (
    "text/html", "application/xhtml+xml", "text/plain", "application/pdf", "application/json",
    "application/ld+json", "application/xml", "text/xml", "text/vtt", "application/x-subrip",
    "application/octet-stream",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "application/nitf+xml",
    "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml",
)  # fmt: skip
FEEDS = (
    "application/rss+xml", "application/atom+xml", "application/rdf+xml", "application/xml", "text/xml",
    "application/feed+json", "application/json", "text/plain", "text/html", "application/octet-stream",
)  # fmt: skip
_ENCODINGS = {"", "identity", "gzip", "x-gzip", "deflate"}
_KEPT = (
    "content-type", "content-language", "date", "etag", "last-modified", "link", "server", "age",
    "cache-control",
)  # fmt: skip
_MOVED = {301, 302, 303, 307, 308}
_CHUNK, _LONGEST_HEADER = 64 * 1024, 1_000
# In seconds: a week.
_LONGEST_WAIT = 604_800


def fetch(
    url: str,
    *,
    network: Network = OPEN,
    types: tuple[str, ...] = DOCUMENTS,
    headers: Mapping[str, str] | None = None,
    most_bytes: int = MAX_PAGE_BYTES,
    most_seconds: float = MOST_SECONDS,
) -> Fetched:
    """Fetch a web address, following up to five redirects, each judged as the first.

    `headers` ask on condition (`If-None-Match`, `If-Modified-Since`); the answer's status is then 304 if
    nothing has changed. Raises `BadAddress`, `Unreachable`, `Refused` (by the site), `WrongType`, `TooLarge`,
    `TooSlow`.
    """
    asked = _Asked(network, monotonic() + most_seconds, types, dict(headers or {}), most_bytes)
    here = checked_url(url)
    for _ in range(MOST_REDIRECTS + 1):
        answer = _answer(here, asked)
        if answer.status not in _MOVED:
            return answer
        here = checked_url(urljoin(here, answer.headers.get("location", "")))
    raise Refused("The site sends from one address to the next without end.", field="url")


@dataclass(frozen=True, slots=True)
class _Asked:
    """What holds for a fetch and all its redirects."""

    network: Network
    deadline: float
    types: tuple[str, ...]
    headers: dict[str, str]
    most: int


def _answer(url: str, asked: _Asked) -> Fetched:
    """Ask once."""
    headers = {
        "user-agent": AGENT,
        "accept": ", ".join([*asked.types[:4], "*/*;q=0.1"]),
        "accept-encoding": "gzip, deflate",
        **asked.headers,
    }
    transport = _Transport(asked.network, asked.deadline)
    try:
        # No proxies, passwords or certificates of the environment.
        with (
            httpx.Client(transport=transport, trust_env=False, headers=headers, timeout=10.0) as client,
            closing(client.send(client.build_request("GET", url), stream=True)) as response,
        ):
            return _read(response, asked)
    except (httpx.TimeoutException, httpcore.TimeoutException) as error:
        raise TooSlow("The site took too long to answer. Try again later.", field="url") from error
    except (httpx.HTTPError, httpcore.ProtocolError, httpcore.NetworkError, ssl.SSLError) as error:
        raise Unreachable(_why(error), field="url") from error
    except (httpx.InvalidURL, UnicodeError) as error:
        raise BadAddress("This is no web address that can be understood.", field="url") from error


class _Transport(httpx.BaseTransport):
    """Sends requests through a guard."""

    def __init__(self, network: Network, deadline: float) -> None:
        self.pool = httpcore.ConnectionPool(
            ssl_context=network.certificates(), network_backend=Guard(network, deadline), max_connections=1
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send one request."""
        asked = httpcore.Request(
            request.method,
            httpcore.URL(
                scheme=request.url.raw_scheme, host=request.url.raw_host, port=request.url.port,
                target=request.url.raw_path,
            ),
            headers=request.headers.raw,
            content=b"",
            extensions=request.extensions,
        )  # fmt: skip
        answer = self.pool.handle_request(asked)
        return httpx.Response(answer.status, headers=answer.headers, stream=_Body(answer))

    def close(self) -> None:
        self.pool.close()


class _Body(httpx.SyncByteStream):
    """The bytes of an answer as they come."""

    def __init__(self, answer: httpcore.Response) -> None:
        self.answer = answer

    def __iter__(self) -> Iterator[bytes]:
        yield from self.answer.iter_stream()

    def close(self) -> None:
        self.answer.close()


def _read(response: httpx.Response, asked: _Asked) -> Fetched:
    """Read an answer, if it is one that is wanted."""
    status = response.status_code
    said = Message()
    said["content-type"] = response.headers.get("content-type", "")[:_LONGEST_HEADER]
    media_type = said.get_content_type() if response.headers.get("content-type") else ""
    kept = {name: response.headers[name][:_LONGEST_HEADER] for name in _KEPT if name in response.headers}
    if status in _MOVED:
        kept["location"] = response.headers.get("location", "")[: 2 * _LONGEST_HEADER]
        return Fetched(str(response.url), status, kept, b"", media_type, "", datetime.now(UTC))
    if status != HTTPStatus.NOT_MODIFIED:
        _refuse_status(status, response.headers.get("retry-after", ""))
        if media_type and media_type not in asked.types:
            raise WrongType(f"The address answers with {media_type[:100]}, which is no article.", field="url")
    body = b"" if status == HTTPStatus.NOT_MODIFIED else _bytes(response, asked.most, asked.deadline)
    charset = said.get_content_charset() or ""
    return Fetched(str(response.url), status, kept, body, media_type, charset, datetime.now(UTC))


def _refuse_status(status: int, retry_after: str) -> None:
    """Raise `Refused` unless the answer is what was asked for."""
    if status == HTTPStatus.OK:
        return
    wait = min(int(retry_after[:9]), _LONGEST_WAIT) if retry_after.isdecimal() else None
    reasons = {
        401: "wants a password", 402: "wants to be paid", 403: "refuses programs",
        404: "has nothing at this address", 410: "has taken this away", 429: "asks for patience",
        451: "may not show this here",
    }  # fmt: skip
    reason = reasons.get(
        status, "is out of order" if status >= HTTPStatus.INTERNAL_SERVER_ERROR else "has no page here"
    )
    raise Refused(f"The site {reason} (it answered {status}).", field="url", status=status, wait=wait)


def _bytes(response: httpx.Response, most: int, deadline: float) -> bytes:
    """Return the body, unpacked no further than it may grow."""
    encoding = response.headers.get("content-encoding", "").strip().lower()
    if encoding not in _ENCODINGS:
        raise WrongType(
            f"The site packs its answer in a way that wasn’t asked for ({encoding[:50]}).", field="url"
        )
    length = response.headers.get("content-length", "")
    if length.isdecimal() and int(length[:20]) > most:
        raise _too_large(most)
    body = bytearray()
    for piece in _unpacked(response.iter_raw(_CHUNK), encoding in {"gzip", "x-gzip", "deflate"}, most):
        body += piece
        if len(body) > most:
            raise _too_large(most)
        if monotonic() > deadline:
            raise TooSlow("The site took too long to send everything. Try again later.", field="url")
    return bytes(body)


def _unpacked(chunks: Iterator[bytes], packed: bool, most: int) -> Iterator[bytes]:
    """Give the bytes, unpacked piece by piece: none is larger than what may be taken."""
    if not packed:
        yield from chunks
        return
    unpacker = None
    for chunk in chunks:
        if unpacker is None:
            # "deflate" has a head by the standard, and often none in the wild; gzip always has its own.
            headed = chunk[:1] in {b"\x78", b"\x1f"}
            unpacker = zlib.decompressobj(zlib.MAX_WBITS | 32 if headed else -zlib.MAX_WBITS)
        waiting = chunk
        while waiting:
            try:
                yield unpacker.decompress(waiting, most + 1)
            except zlib.error as error:
                raise Unreachable(
                    "The site’s answer is damaged: it can’t be unpacked.", field="url"
                ) from error
            waiting = unpacker.unconsumed_tail


def _too_large(most: int) -> TooLarge:
    return TooLarge(f"The answer is larger than {most:,} bytes, more than a story can be.", field="url")


def _why(error: Exception) -> str:
    """Return a sentence about a connection that failed."""
    said = str(error)
    if "certificate" in said.lower() or isinstance(error, ssl.SSLError):
        return "The site’s certificate can’t be trusted, so nothing was fetched."
    if "no site with the name" in said:
        return said
    return f"The site can’t be reached ({type(error).__name__})."
