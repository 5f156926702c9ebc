"""Answers of the API, packed as the caller likes: Zstandard (RFC 8878), or gzip.

**Only for callers without a session.** A packed answer's length tells something of its content. Where a
browser sends a cookie by itself, somebody else's page could measure that (BREACH). A program's key isn't sent
by itself.

**Nothing packed is taken in**: a few bytes could unpack into gigabytes. `annotator.rest.parsers` refuses it.
"""

from __future__ import annotations

import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, cast

from django.conf import settings
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.utils.cache import patch_vary_headers

if sys.version_info >= (3, 14):
    from compression.zstd import ZstdCompressor
else:
    from backports.zstd import ZstdCompressor

# Packing less makes it longer, or saves no packet.
FEWEST_BYTES = 1_400
# Fast levels: the desk's processor is dearer than the wire, and higher ones save a few per cent.
_GZIP_LEVEL, _ZSTD_LEVEL = 1, 1
_PACKABLE = ("application/json", "application/problem+json", "application/ld+json", "application/x-ndjson")
_ALSO = ("text/", "application/yaml", "application/tei+xml", "application/xml")
# Its events go out one by one, and it isn't of the API.
_NEVER = "text/event-stream"


class Packer(Protocol):
    """Packs bytes piece by piece."""

    def pack(self, piece: bytes) -> bytes:
        """Return what is packed so far of the bytes given; maybe nothing yet."""

    def hand_on(self) -> bytes:
        """Return all that was given and not returned yet, so that the reader can unpack it now."""

    def end(self) -> bytes:
        """Return the rest."""


class Zstd:
    """RFC 8878. Its window is small enough for any reader (8 MB, section 3.1.1.1.2 of RFC 9659)."""

    def __init__(self) -> None:
        self._inner = ZstdCompressor(level=_ZSTD_LEVEL)

    def pack(self, piece: bytes) -> bytes:
        """Return what is packed so far."""
        return self._inner.compress(piece)

    def hand_on(self) -> bytes:
        """Return what the reader needs to unpack all that was given."""
        return self._inner.flush(ZstdCompressor.FLUSH_BLOCK)

    def end(self) -> bytes:
        """Return the rest."""
        return self._inner.flush()


class Gzip:
    """RFC 1952, without a time or a name: the same answer is packed the same way."""

    def __init__(self) -> None:
        self._inner = zlib.compressobj(_GZIP_LEVEL, wbits=zlib.MAX_WBITS | 16)

    def pack(self, piece: bytes) -> bytes:
        """Return what is packed so far."""
        return self._inner.compress(piece)

    def hand_on(self) -> bytes:
        """Return what the reader needs to unpack all that was given."""
        return self._inner.flush(zlib.Z_SYNC_FLUSH)

    def end(self) -> bytes:
        """Return the rest."""
        return self._inner.flush()


# What we like better comes first.
_PACKERS: dict[str, Callable[[], Packer]] = {"zstd": Zstd, "gzip": Gzip}


def chosen(accepted: str) -> str:
    """Return the coding that the caller likes best, of ours (RFC 9110, 12.5.3); empty for none."""
    liked: dict[str, float] = {}
    for one in accepted.lower().split(","):
        name, _, weight = one.partition(";")
        quality = weight.strip().removeprefix("q=") if weight else "1"
        try:
            liked[name.strip()] = float(quality)
        except ValueError:
            liked[name.strip()] = 0.0
    quality_of = {name: liked.get(name, liked.get("*", 0.0)) for name in _PACKERS}
    best = max(_PACKERS, key=lambda name: quality_of[name])
    return best if quality_of[best] > 0 else ""


class CompressionMiddleware:
    """Pack the API's answers for those who take them packed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and pack its answer."""
        response = self.get_response(request)
        has_session = settings.SESSION_COOKIE_NAME in request.COOKIES
        if has_session or not request.path_info.startswith("/api/") or not _is_packable(response):
            return response
        patch_vary_headers(response, ["Accept-Encoding"])
        name = chosen(request.headers.get("Accept-Encoding", ""))
        if name and request.method != "HEAD":
            _pack(response, name)
        return response


def _is_packable(response: HttpResponse) -> bool:
    """Tell whether it would get shorter. What can be fetched in parts counts its bytes as they are."""
    kind = response.get("Content-Type", "")
    length = response.get("Content-Length", "") if response.streaming else str(len(response.content))
    return (
        kind.startswith((*_PACKABLE, *_ALSO))
        and not kind.startswith(_NEVER)
        and not {"Content-Encoding", "Accept-Ranges", "Content-Range"} & set(response.headers)
        and not (length.isdecimal() and int(length) < FEWEST_BYTES)
    )


def _pack(response: HttpResponse, name: str) -> None:
    packer = _PACKERS[name]()
    if response.streaming:
        stream = cast("StreamingHttpResponse", response)
        at_once = response.get("X-Accel-Buffering") == "no"
        stream.streaming_content = _packed(cast("Iterable[bytes]", stream.streaming_content), packer, at_once)
        if stream.has_header("Content-Length"):
            del stream["Content-Length"]
    else:
        response.content = packer.pack(response.content) + packer.end()
        response["Content-Length"] = str(len(response.content))
    response["Content-Encoding"] = name
    # Of other bytes than those that the ETag was made of (RFC 9110, 8.8.3.3).
    tag = response.get("ETag", "")
    if tag.startswith('"'):
        response["ETag"] = f"W/{tag}"


def _packed(pieces: Iterable[bytes], packer: Packer, at_once: bool) -> Iterator[bytes]:
    """Yield the pieces packed; `at_once`, each so that it can be read when it comes."""
    for piece in pieces:
        packed = packer.pack(piece)
        if at_once:
            packed += packer.hand_on()
        if packed:
            yield packed
    yield packer.end()
