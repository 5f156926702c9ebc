"""Files of finished exports: fetched whole, in parts, again, and ordered by filters."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import orjson
import pytest
from pytest_django import Settings

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.exports.models import ExportJob
from articles.exports.operations import run_export
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.rest.caller import Caller


@pytest.fixture(autouse=True)
def _files(settings: Settings, tmp_path: Path) -> None:
    """Keep each test's export files in a folder of its own."""
    storage = {
        "BACKEND": "django.core.files.storage.FileSystemStorage",
        "OPTIONS": {"location": str(tmp_path)},
    }
    settings.STORAGES = {**settings.STORAGES, "default": storage}


def finished(caller: Caller, query: str = "") -> dict[str, Any]:
    """Order an export, run it and return it."""
    made = caller.post(f"exports/{query}", {"format": "ndjson"})
    assert made.status == 201, made.body
    run_export(ExportJob.objects.get(id=made.body["id"]).id)
    done: dict[str, Any] = caller.get(f"exports/{made.body['id']}/").body
    return done


def test_a_download_that_broke_off_goes_on_where_it_stopped(reader_key: Caller, story: Article) -> None:
    done = finished(reader_key)
    whole = reader_key.get(done["download"])
    tag = whole.headers["ETag"]
    assert (tag, whole.headers["Accept-Ranges"]) == (f'"{done["sha256"]}"', "bytes")
    half = len(whole.content) // 2
    rest = reader_key.get(done["download"], **{"Range": f"bytes={half}-", "If-Range": tag})
    assert rest.status == 206
    assert rest.headers["Content-Range"] == f"bytes {half}-{len(whole.content) - 1}/{len(whole.content)}"
    assert rest.headers["Content-Length"] == str(len(whole.content) - half)
    assert whole.content[:half] + rest.content == whole.content


def test_a_part_of_another_file_is_not_sent(reader_key: Caller, story: Article) -> None:
    done = finished(reader_key)
    answer = reader_key.get(done["download"], **{"Range": "bytes=5-", "If-Range": '"another"'})
    assert (answer.status, len(answer.content)) == (200, int(done["size"]))


def test_a_part_behind_the_end_is_refused_with_the_size(reader_key: Caller, story: Article) -> None:
    done = finished(reader_key)
    answer = reader_key.get(done["download"], Range=f"bytes={done['size']}-")
    assert (answer.status, answer.headers["Content-Range"]) == (416, f"bytes */{done['size']}")


def test_a_file_that_is_here_already_is_not_sent_again(reader_key: Caller, story: Article) -> None:
    done = finished(reader_key)
    answer = reader_key.get(done["download"], **{"If-None-Match": f'"{done["sha256"]}"'})
    assert (answer.status, answer.content) == (304, b"")


@pytest.mark.django_db(transaction=True)
def test_an_export_says_where_in_the_feed_to_go_on(reader_key: Caller, story: Article) -> None:
    annotation(article=story, words="Seoul")
    done = finished(reader_key)
    later = annotation(article=story, words="Kyiv")
    held = [orjson.loads(line) for line in reader_key.get(done["download"]).content.splitlines()]
    followed = reader_key.get(f"changes/?after={done['as_of']}").body["results"]
    assert str(later.id) not in {row.get("id") for row in held}
    assert str(later.id) in {row["subject"] for row in followed}
    assert done["expires"] > done["finished"]


def test_an_export_holds_what_the_filters_of_the_list_find(editor: Caller, story: Article) -> None:
    other = article(
        editor.actor, headline="Lisbon opens a tram line", metadata=ArticleMetadata(language="pt")
    )
    done = finished(editor, "?language=pt")
    assert (done["query"], done["articles"]) == ("language=pt", [str(other.id)])
    lines = [orjson.loads(line) for line in editor.get(done["download"]).content.splitlines()]
    assert [row["id"] for row in lines if row["type"] == "article"] == [str(other.id)]


def test_filters_find_only_what_the_caller_may_see(
    reader_key: Caller, editor: Caller, withheld: Article
) -> None:
    query = f"exports/?headline={withheld.headline.split()[0]}&pub_status=withheld"
    assert editor.post(query, {"format": "ndjson"}).body["articles"] == [str(withheld.id)]
    refused = reader_key.post(query, {"format": "ndjson"})
    assert (refused.status, refused.body["detail"]) == (422, "No article is found by these filters.")


def test_an_unknown_filter_or_articles_beside_filters_are_refused(editor: Caller, story: Article) -> None:
    assert editor.post("exports/?colour=red", {"format": "ndjson"}).fields == ["colour"]
    both = editor.post("exports/?language=en", {"format": "ndjson", "articles": [str(story.id)]})
    assert (both.status, both.fields) == (422, ["articles"])


def test_the_same_order_by_filters_is_one_export_whatever_they_find_by_then(
    editor: Caller, story: Article
) -> None:
    body = {"id": str(new_id()), "format": "ndjson"}
    article(editor.actor)
    first = editor.post(f"exports/?created_by={editor.actor.user_id}", body)
    article(editor.actor)
    second = editor.post(f"exports/?created_by={editor.actor.user_id}", body)
    assert (first.status, second.status) == (201, 200)
    assert first.body["articles"] == second.body["articles"]
    assert editor.post("exports/?language=pt", body).status == 409
