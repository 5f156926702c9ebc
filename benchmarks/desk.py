"""The web server of the desk that is measured, and clients for it."""

from __future__ import annotations

import http.client
import json
import shlex
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 30.0


@dataclass(frozen=True, slots=True)
class Desk:
    """Where the desk answers, and the key that opens it."""

    port: int
    key: str

    def client(self) -> Client:
        """Return a client with a connection of its own."""
        return Client(self)


class Client:
    """One keep-alive connection to the desk."""

    def __init__(self, desk: Desk) -> None:
        self._connection = http.client.HTTPConnection("127.0.0.1", desk.port, timeout=PATIENCE)
        self._headers = {"Authorization": f"Bearer {desk.key}", "Content-Type": "application/json"}

    def get(self, path: str) -> bytes:
        """Return the body of a successful answer."""
        return self._send("GET", path, None)

    def post(self, path: str, body: dict[str, Any]) -> bytes:
        """Send a JSON body; return the body of a successful answer."""
        return self._send("POST", path, json.dumps(body).encode())

    def _send(self, method: str, path: str, body: bytes | None) -> bytes:
        self._connection.request(method, path, body, self._headers)
        answer = self._connection.getresponse()
        content = answer.read()
        if answer.status >= http.HTTPStatus.BAD_REQUEST:
            raise RuntimeError(f"{method} {path} was answered {answer.status}: {content[:500]!r}")
        return content


@contextmanager
def web_server(port: int) -> Iterator[None]:
    """Run the Procfile's web process until the block ends."""
    lines = (ROOT / "Procfile").read_text(encoding="utf-8").splitlines()
    command = next(line for line in lines if line.startswith("web:")).removeprefix("web:")
    words = shlex.split(command.replace("$PORT", str(port)))
    words[0] = sys.executable
    process = subprocess.Popen(words, cwd=ROOT)
    try:
        _wait_until_ready(port)
        yield
    finally:
        process.terminate()
        process.wait(timeout=PATIENCE)


def _wait_until_ready(port: int) -> None:
    """Return when the server answers, or raise TimeoutError."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=1)
        try:
            connection.request("GET", "/healthz")
            connection.getresponse().read()
        except OSError:
            time.sleep(0.05)
        else:
            return
        finally:
            connection.close()
    raise TimeoutError(f"The web server didn't answer within {PATIENCE:.0f} seconds.")
