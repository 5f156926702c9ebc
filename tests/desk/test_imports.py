"""Sending a file, watching it, and mending what was refused."""

from __future__ import annotations

import re
from io import BytesIO

import orjson
import pytest
from django.test import Client

from articles.corpus.models import Article
from articles.importing.models import ImportJob
from articles.importing.operations import run_import
from tests.importing.stories import story

CONTENT = orjson.dumps(story(1)) + b"\n{<b>not json\n"


def order(editor: Client, content: bytes = CONTENT, **more: object) -> dict[str, object]:
    """Return what the form sends."""
    id = re.search(r'name="id" value="([^"]+)"', editor.get("/imports/").text)
    assert id is not None
    file = BytesIO(content)
    file.name = "stories.ndjson"
    return {"id": id[1], "format": "ndjson", "file": file, **more}


def test_a_file_is_imported_and_its_refused_lines_are_shown_and_handed_out(editor: Client) -> None:
    assert "Your imports appear here" in editor.get("/imports/").text
    place = editor.post("/imports/", order(editor)).headers["Location"]
    waiting = editor.get(place).text
    assert 'hx-trigger="every 1s"' in waiting
    run_import(ImportJob.objects.get().id)
    page = editor.get(f"{place}state/").text
    assert "hx-trigger" not in page
    assert "Line 2" in page
    assert "This line is no JSON" in page
    refused = editor.get(f"{place}refused/")
    assert refused.getvalue() == b"{<b>not json\n"
    assert "stories.ndjson" in editor.get("/imports/").text
    assert Article.objects.get().headline == "Story 1"


def test_a_dry_run_writes_nothing(editor: Client) -> None:
    place = editor.post("/imports/", order(editor, dry_run="on")).headers["Location"]
    run_import(ImportJob.objects.get().id)
    assert "nothing is written" in editor.get(place).text
    assert not Article.objects.exists()


def test_sending_the_form_twice_makes_one_import(editor: Client) -> None:
    sent = order(editor)
    again = sent | {"file": order(editor)["file"]}
    places = {editor.post("/imports/", one).headers["Location"] for one in (sent, again)}
    assert len(places) == 1
    assert ImportJob.objects.count() == 1


def test_an_import_can_be_cancelled(editor: Client) -> None:
    place = editor.post("/imports/", order(editor)).headers["Location"]
    editor.post(f"{place}cancel/")
    assert "Cancelled" in editor.get(place).text


@pytest.mark.parametrize("content", [b"", None])
def test_an_empty_or_missing_file_is_named(editor: Client, content: bytes | None) -> None:
    sent = order(editor, content or b"")
    if content is None:
        del sent["file"]
    answer = editor.post("/imports/", sent)
    assert answer.status_code == 422
    assert 'id="id_file_error"' in answer.text
    assert not ImportJob.objects.exists()


def test_others_imports_are_not_found(editor: Client, admin: Client) -> None:
    place = editor.post("/imports/", order(editor)).headers["Location"]
    assert admin.get(place).status_code in {403, 404}
