"""Importing over HTTP and by the command: an answer for each line, and nothing twice."""

from __future__ import annotations

from io import StringIO
from pathlib import Path
from typing import Any

import orjson
import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from annotator.accounts.rules import Scope
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from tests.factories.api_keys import api_key
from tests.importing.stories import mark, story

pytestmark = pytest.mark.django_db

PATH = "/api/v1/articles/import/"
LINES = (story(1, mark("source", "Seoul")), story(2, {"kind": "note", "quote": "Nowhere"}), story(3))


def body(*lines: dict[str, Any]) -> bytes:
    """Return the lines as they are sent."""
    return b"".join(orjson.dumps(one) + b"\n" for one in lines)


def sent(secret: str, content: bytes, media_type: str = "application/x-ndjson") -> Any:
    """Send the lines; return the answer."""
    client = Client(headers={"authorization": f"Bearer {secret}"}, raise_request_exception=False)
    return client.post(PATH, content, content_type=media_type)


def told(answer: Any) -> list[dict[str, Any]]:
    """Return the lines of an answer."""
    return [orjson.loads(line) for line in answer.getvalue().splitlines()]


def test_each_line_is_answered_and_all_are_counted() -> None:
    _, secret = api_key(name="importer", scope=Scope.WRITE)
    answer = sent(secret, body(*LINES))
    assert (answer.status_code, answer["Content-Type"]) == (200, "application/x-ndjson")
    *lines, count = told(answer)
    assert [(one["line"], one["outcome"]) for one in lines] == [(1, "made"), (2, "refused"), (3, "made")]
    assert lines[1]["errors"][0]["field"] == "annotations.0.quote"
    assert count == {
        "type": "import", "made": 2, "here": 0, "refused": 1, "left_out": 0, "annotations": 1,
    }  # fmt: skip
    assert [one["outcome"] for one in told(sent(secret, body(*LINES)))[:3]] == ["here", "refused", "here"]
    assert (Article.objects.count(), Annotation.objects.count()) == (2, 1)


def test_other_bodies_and_readers_are_refused() -> None:
    _, writer = api_key(name="importer", scope=Scope.WRITE)
    _, reader = api_key(name="reader", scope=Scope.READ)
    assert sent(writer, body(*LINES), "application/json").status_code == 400
    assert sent(writer, b"").status_code == 400
    assert sent(reader, body(*LINES)).status_code == 403
    assert not Article.objects.exists()


def test_the_command_imports_a_file_and_names_the_lines_that_are_bad(tmp_path: Path) -> None:
    api_key(name="importer", scope=Scope.WRITE)
    file, out, errors = tmp_path / "stories.ndjson", StringIO(), StringIO()
    file.write_bytes(body(*LINES))
    with pytest.raises(CommandError, match="all others were imported"):
        call_command("import", str(file), key="importer", stdout=out, stderr=errors)
    assert out.getvalue().splitlines()[-1] == "2 made, 0 here, 1 refused, 0 left_out"
    assert errors.getvalue().startswith("line 2: annotations.0.quote: ")
    file.write_bytes(body(LINES[0], LINES[2]))
    call_command("import", str(file), key="importer", stdout=out, stderr=errors)
    assert out.getvalue().endswith("0 made, 2 here, 0 refused, 0 left_out\n")
    assert Article.objects.count() == 2


@pytest.mark.parametrize(("key", "file"), [("nobody", "x"), ("importer", "/no/such/file")])
def test_the_command_says_what_is_missing(key: str, file: str) -> None:
    api_key(name="importer", scope=Scope.WRITE)
    with pytest.raises(CommandError, match=r"no active key|can't be read"):
        call_command("import", file, key=key)
