"""Whoever calls the API in a test: a program with its key, or a person with their session."""

from __future__ import annotations

import time
from typing import Any

import orjson
from django.db import connection
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.ledger.models import Entry, horizon

BASE = "/api/v1/"
PATIENCE = 15.0


class Answer:
    """A response with its body read."""

    def __init__(self, response: Any) -> None:
        self.status = response.status_code
        self.headers = response.headers
        self.content = b"".join(response) if response.streaming else response.content
        self.type = response.headers.get("Content-Type", "")

    @property
    def body(self) -> Any:
        """The body as JSON; null without one."""
        return orjson.loads(self.content) if self.content else None

    @property
    def version(self) -> int:
        """The version that the ETag begins with."""
        return int(self.headers["ETag"].strip('"').partition("-")[0])

    @property
    def fields(self) -> list[str]:
        """The fields that a refusal names."""
        return [error["field"] for error in self.body["errors"]]

    @property
    def codes(self) -> list[str]:
        """The codes that a refusal names."""
        return [error["code"] for error in self.body["errors"]]


def settle_feed() -> None:
    """Wait for a server's transaction that keeps entries back: the feed shows these once it has ended."""
    late = time.monotonic() + PATIENCE
    while not connection.in_atomic_block and Entry.objects.filter(xid__gte=horizon()).exists():
        if time.monotonic() > late:
            raise TimeoutError("a transaction keeps the feed back")


class Caller:
    """Sends requests below /api/v1/ and reads the answers."""

    def __init__(
        self, actor: Principal, *, secret: str = "", user: User | None = None, **client: Any
    ) -> None:
        self.actor = actor
        self.client = Client(**client)
        self.headers = {"Authorization": f"Bearer {secret}"} if secret else {}
        if user:
            self.client.force_login(user)

    def get(self, path: str, **headers: str) -> Answer:
        """Read. `path` may also be an absolute address that an answer gave."""
        if path.startswith("changes/") and not connection.in_atomic_block:
            settle_feed()
        return self.send("GET", path, **headers)

    def post(self, path: str, body: Any = None, **headers: str) -> Answer:
        """Create."""
        return self.send("POST", path, body, **headers)

    def patch(self, path: str, body: Any, *, version: int | None = None, **headers: str) -> Answer:
        """Change the row that is at this version."""
        return self.send("PATCH", path, body, **headers, **_match(version))

    def delete(self, path: str, *, version: int | None = None) -> Answer:
        """Delete the row that is at this version."""
        return self.send("DELETE", path, **_match(version))

    def restore(self, path: str, *, version: int | None = None) -> Answer:
        """Restore the deleted row that is at this version."""
        return self.send("POST", f"{path}restore/", **_match(version))

    def send(
        self, method: str, path: str, body: Any = None, content_type: str = "application/json", **headers: str
    ) -> Answer:
        """Send anything; bytes go as they are."""
        data = body if isinstance(body, bytes) else b"" if body is None else orjson.dumps(body)
        given = {name.replace("_", "-"): value for name, value in headers.items()}
        address = path if path.startswith("http") else BASE + path
        return Answer(
            self.client.generic(
                method, address, data, content_type=content_type, headers=self.headers | given
            )
        )


def _match(version: int | None) -> dict[str, str]:
    """Return the If-Match header for this version, if there is one."""
    return {} if version is None else {"If_Match": f'"{version}"'}
