"""A story from an address whose article is here: its next version, shown before it is saved."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.corpus.models import Article
from articles.ingest.models import IngestJob
from articles.ingest.operations import run_ingest
from tests.desk.pasting import fields_of
from tests.factories.annotations import annotation
from tests.factories.revisions import anchors_of, revised
from tests.ingest.files.pages import STORY, page
from tests.ingest.hostile import answer, serving
from tests.ingest.test_ninjs import CAMEL

pytestmark = pytest.mark.django_db

ADDRESS = "http://holt.example/quay"
LATER = page().replace(STORY[0].encode(), b"The council reopened the quay after eleven days.")


def read(editor: Client, body: bytes, **more: str) -> str:
    """Give the address, let a worker read it, and return where it is shown."""
    sent = editor.post("/articles/new/", {"text": "", "url": ADDRESS, **more})
    with serving({"/quay": answer(body)}) as server:
        run_ingest(IngestJob.objects.latest("created").id, server.network())
    return str(sent.headers["Location"])


@pytest.fixture
def story(editor: Client) -> Article:
    """An article from an address, with one mark that its next version drops, and one that it keeps."""
    editor.post("/articles/new/save/", fields_of(editor.get(read(editor, page())).text))
    row = Article.objects.get()
    for note, words in (("gone", STORY[0]), ("kept", STORY[1])):
        annotation(article=row, words=words, note=note)
    return row


def test_a_known_address_is_fetched_again_shown_beside_its_article_and_becomes_its_next_text(
    editor: Client, story: Article
) -> None:
    refused = editor.post("/articles/new/", {"text": "", "url": ADDRESS})
    assert refused.status_code == 409
    assert f'href="/articles/{story.id}/"' in refused.text
    assert "Fetch it again" in refused.text
    shown = editor.get(read(editor, LATER, again="1")).text
    assert "An earlier version is here" in shown
    assert re.findall(r"<b>(\d+)</b>", shown) == ["1", "0", "0", "0", "1"]
    changed = shown.partition("<table")[2].partition("</table>")[0]
    assert "The council reopened the quay after eleven days." in changed
    fields = fields_of(shown) | {"version_of": str(story.id)}
    fields["blocks-2-text"] += " It rained."
    saved = editor.post("/articles/new/save/", fields)
    assert saved["Location"] == f"/articles/{story.id}/review/"
    assert editor.post("/articles/new/save/", fields)["Location"] == f"/articles/{story.id}/review/"
    row = Article.objects.select_related("current").get()
    assert (row.latest.number, "It rained." in row.latest.text) == (2, True)
    assert anchors_of(row)["gone"].startswith("orphaned")
    job = IngestJob.objects.latest("created")
    assert (job.state, job.article_id) == ("done", story.id)


def test_a_version_that_was_looked_at_before_somebody_saved_another_is_not_saved_unseen(
    editor: Client, story: Article
) -> None:
    fields = fields_of(editor.get(read(editor, LATER, again="1")).text) | {"version_of": str(story.id)}
    revised(story, f"{story.latest.text}\n\nSomebody added this.")
    refused = editor.post("/articles/new/save/", fields)
    assert refused.status_code == 409
    assert "Somebody added this." in refused.text
    anew = fields_of(refused.text) | {"version_of": str(story.id)}
    assert editor.post("/articles/new/save/", anew).status_code == 302
    assert Article.objects.select_related("current").get().latest.number == 3


def test_a_story_can_still_be_added_as_another_article(editor: Client, story: Article) -> None:
    fields = fields_of(editor.get(read(editor, LATER, again="1")).text)
    editor.post("/articles/new/save/", fields | {"again": "1"})
    assert Article.objects.exclude(id=story.id).get().latest.number == 1


def uploaded(editor: Client, **said: object) -> str:
    """Upload an item of ninjs; return the page that shows it."""
    data = json.dumps(CAMEL | {"pubStatus": "usable", "embargoedUntil": None} | said).encode()
    sent = editor.post("/articles/new/", {"text": "", "file": SimpleUploadedFile("item.json", data)})
    run_ingest(IngestJob.objects.latest("created").id)
    return editor.get(sent.headers["Location"]).text


def test_an_item_tells_its_article_its_embargo_an_older_one_is_refused_and_a_canceled_one_withdraws_it(
    editor: Client,
) -> None:
    editor.post("/articles/new/save/", fields_of(uploaded(editor)))
    row = Article.objects.get()
    body = [{"role": "main", "contentType": "text/plain", "value": "Holt opened its north quay again."}]
    times = {"versionCreated": "2025-03-27T12:00:00+01:00", "embargoedUntil": "2035-01-01T00:00:00Z"}
    editor.post(
        "/articles/new/save/", fields_of(uploaded(editor, bodies=body, **times)) | {"version_of": str(row.id)}
    )
    row = Article.objects.select_related("current").get()
    assert (row.latest.number, row.embargoed_until is not None) == (2, True)
    older = uploaded(editor, versionCreated="2025-03-26T10:00:00Z", headlines="Another")
    assert "What you have here is older" in older
    refused = editor.post("/articles/new/save/", fields_of(older) | {"version_of": str(row.id)})
    assert "A later version of this item is here already" in refused.text
    killed = uploaded(editor, pubStatus="canceled", versionCreated="2025-03-28T12:00:00+01:00")
    assert "Withdraw that article" in killed
    editor.post("/articles/new/save/", fields_of(killed) | {"version_of": str(row.id)})
    row = Article.objects.select_related("current").get()
    assert (row.pub_status, row.latest.number) == ("canceled", 2)
