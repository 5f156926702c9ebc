"""Answers are read before they are sent: whoever doesn't read one holds a file without a name, and nothing
else.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from django.conf import settings
from django.db import connection

from annotator.accounts.rules import Scope
from annotator.web import spooling
from annotator.web.spooling import Spooled, TooLarge, TooManyUnread, Unread
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import editor

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def reader() -> UUID:
    return new_id()


def chunks(closed: list[str], count: int = 3, size: int = 10) -> Iterator[bytes]:
    try:
        for _ in range(count):
            yield b"x" * size
    finally:
        closed.append("closed")


def test_everything_is_read_before_anything_is_sent(reader: UUID) -> None:
    closed: list[str] = []
    ready = Spooled(reader, chunks(closed))
    assert (closed, ready.size) == (["closed"], 30)
    assert b"".join(ready) == b"x" * 30
    ready.close()


def test_what_lies_on_the_disk_has_no_name(reader: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "IN_MEMORY", 1)
    ready = Spooled(reader, chunks([]))
    folder = settings.DATA / "spool"
    assert list(folder.iterdir()) == []
    assert folder.stat().st_mode & 0o777 == 0o700
    assert os.fstat(ready._file.fileno()).st_mode & 0o777 == 0o600
    assert b"".join(ready) == b"x" * 30
    ready.close()


def test_an_answer_that_is_too_large_is_refused_with_what_to_do_and_leaves_nothing(
    reader: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "MOST_BYTES", 25)
    monkeypatch.setattr(spooling, "MOST_UNREAD", 1)
    closed: list[str] = []
    for _ in range(3):
        with pytest.raises(TooLarge, match="Order it as an export in the background"):
            Spooled(reader, chunks(closed))
    assert closed == ["closed"] * 3


def test_who_does_not_read_is_refused_more_and_others_are_not(
    reader: UUID, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spooling, "MOST_UNREAD", 2)
    held = [Spooled(reader, chunks([])), Unread(reader, [b"x"])]
    with pytest.raises(TooManyUnread) as refused:
        Spooled(reader, chunks([]))
    assert refused.value.wait > 0
    Spooled(new_id(), chunks([])).close()
    for one in held:
        one.close()
        one.close()
    Spooled(reader, chunks([])).close()


def test_all_together_take_no_more_room_than_there_is(reader: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spooling, "MOST_BYTES_TOGETHER", 45)
    held = Spooled(reader, chunks([]))
    with pytest.raises(TooManyUnread):
        Spooled(new_id(), chunks([]))
    held.close()
    Spooled(new_id(), chunks([])).close()


# Asks for each address in a thread of its own, reads none of the answers, and then asks for one article.
UNREAD = """
import io, sys, threading
import annotator.wsgi
from django.db import connection
from annotator.wsgi import application
name, key, *addresses = sys.argv[1:]
connection.settings_dict["NAME"] = name
held = []

def ask(address):
    told = []
    environ = {
        "REQUEST_METHOD": "GET", "PATH_INFO": address, "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80",
        "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(), "wsgi.errors": sys.stderr,
        "HTTP_AUTHORIZATION": "Bearer " + key,
    }
    body = application(environ, lambda status, headers: told.append(status))
    held.append(iter(body))
    print(address, told[0], flush=True)

for address in addresses:
    thread = threading.Thread(target=ask, args=[address])
    thread.start()
    thread.join()
pool = connection.pool.get_stats()
print("free", pool["pool_available"], "of", pool["pool_size"])
sys.stdout.flush()
import os
os._exit(0)
"""


@pytest.mark.django_db(transaction=True)
def test_while_nobody_reads_no_connection_is_held() -> None:
    """The web server's own application, with two connections and eight readers who stall."""
    actor = editor()
    story = article(actor)
    annotation(actor, article=story, words="Seoul")
    source(actor, name="Joint Chiefs")
    _, secret = api_key(name="reader", scope=Scope.READ)
    kinds = ("export/ndjson/", "export/webannotation/", "marks/", "")
    addresses = [f"/api/v1/articles/{story.id}/{kind}" for kind in kinds] * 2
    environment = {**os.environ, "DATABASE_CONNECTIONS": "2"}
    environment.pop("GALLEY_PROCESS", None)
    name = str(connection.settings_dict["NAME"])
    told = subprocess.run(
        [sys.executable, "-c", UNREAD, name, secret, *addresses],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    lines = told.stdout.splitlines()
    assert lines[:-1] == [f"{address} 200 OK" for address in addresses]
    free, of = lines[-1].split()[1::2]
    assert free == of
