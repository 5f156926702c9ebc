"""Sockets that speak HTTP byte by byte, as no browser would."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass
from typing import Any

import orjson

# Seconds after which a wait is a failure.
PATIENCE = 45.0


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def detail(self) -> Any:
        """The sentence of problem details."""
        return orjson.loads(self.body)["detail"]


class Visitor:
    """One connection. `small`: with so small a buffer that whoever sends soon has to wait."""

    def __init__(self, port: int, *, small: bool = False) -> None:
        self.socket = socket.socket()
        if small:
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        self.socket.settimeout(PATIENCE)
        self.socket.connect(("127.0.0.1", port))
        self._stream = self.socket.makefile("rb")

    def send(self, method: str, path: str, *headers: str, body: bytes = b"") -> None:
        """Send the head of a request, and a body as it is: a header must say how long it is."""
        lines = [f"{method} {path} HTTP/1.1", "Host: 127.0.0.1", *headers]
        self.socket.sendall("\r\n".join(lines).encode() + b"\r\n\r\n" + body)

    def ask(self, path: str, *headers: str) -> Answer:
        """Read an address."""
        self.send("GET", path, *headers)
        return self.answer()

    def answer(self) -> Answer:
        """Read an answer whose length is known, or that is chunked and ends."""
        status, headers = self.head()
        if "content-length" in headers:
            return Answer(status, headers, self._stream.read(int(headers["content-length"])))
        body = b""
        while size := int(self._stream.readline(), 16):
            body += self._stream.read(size)
            self._stream.readline()
        self._stream.readline()
        return Answer(status, headers, body)

    def head(self) -> tuple[int, dict[str, str]]:
        """Read status and headers."""
        status = int(self._stream.readline().split()[1])
        headers = {}
        while line := self._stream.readline().strip():
            name, _, value = line.decode().partition(":")
            headers[name.lower()] = value.strip()
        return status, headers

    def until(self, words: bytes) -> float:
        """Read lines until one holds the words; return the seconds that it took. Fails at the end of the
        stream.
        """
        begun = time.monotonic()
        came = any(words in line for line in iter(self._stream.readline, b""))
        assert came, f"the stream ended without {words!r}"
        return time.monotonic() - begun

    def until_end(self) -> bytes:
        """Read all that still comes, until the other side closes."""
        try:
            return self._stream.read()
        except ConnectionResetError:
            return b""

    def close(self) -> None:
        """Hang up."""
        self._stream.close()
        self.socket.close()
