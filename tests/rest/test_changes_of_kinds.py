"""The feed by kinds of rows, and waiting for it."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.rest.changes import bell, views
from annotator.web.news import News
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.rest.caller import Caller
from tests.rest.test_changes import verbs

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)


def test_only_changes_of_the_kinds_that_are_asked_for_are_told(
    transactional_db: None, writer_key: Caller, story: Article
) -> None:
    source(writer_key.actor)
    annotation(writer_key.actor, article=story, kind="claim", claim=claim(writer_key.actor).id)
    assert verbs(writer_key, "changes/?kind=source") == ["source.created"]
    assert verbs(writer_key, "changes/?kind=source,claim") == ["source.created", "claim.created"]
    # What ties a mark to its claim is a change of the mark.
    assert verbs(writer_key, "changes/?kind=annotation") == ["annotation.created", "appearance.created"]


def test_what_is_withdrawn_is_told_whatever_kind_is_asked_for(
    transactional_db: None, writer_key: Caller, reader_key: Caller, story: Article
) -> None:
    row = annotation(writer_key.actor, article=story)
    writer_key.patch(f"articles/{story.id}/", {"pub_status": "withheld"}, version=1)
    *_, last = reader_key.get("changes/?kind=annotation").body["results"]
    assert last["verb"] == "article.withdrawn"
    assert str(row.id) in {one["id"] for one in last["also"]}


def test_a_rare_kind_is_looked_for_a_stretch_at_a_time(
    transactional_db: None, writer_key: Caller, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "LOOKED_AT", 3)
    for _ in range(8):
        annotation(writer_key.actor, article=story)
    last = source(writer_key.actor)
    pages, address = 0, "changes/?kind=source"
    found: list[str] = []
    while address:
        page = writer_key.get(address).body
        found += [one["subject"] for one in page["results"]]
        address, pages = page["next"], pages + 1
    assert found == [str(last.id)]
    assert pages >= 4


def test_nobody_looks_twice_through_what_the_filter_leaves_out(
    transactional_db: None, writer_key: Caller, story: Article
) -> None:
    first = writer_key.get("changes/?kind=rating").body
    assert (first["results"], first["next"]) == ([], None)
    source(writer_key.actor)
    told = writer_key.get(f"changes/?after={first['cursor']}").body["results"]
    assert [one["verb"] for one in told] == ["source.created"]


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("kind=tale", "kind"),
        ("kind=claim,", "kind"),
        ("kind=claim%00", "kind"),
        ("wait=-1", "wait"),
        ("wait=61", "wait"),
        ("wait=soon", "wait"),
        ("wait=٣", "wait"),
    ],
)
def test_an_unknown_kind_and_a_wait_that_is_too_long_are_refused(
    transactional_db: None, reader_key: Caller, query: str, field: str
) -> None:
    answer = reader_key.get(f"changes/?{query}")
    assert (answer.status, answer.fields) == (400, [field])


def test_a_server_that_can_t_wait_answers_at_once(
    transactional_db: None, reader_key: Caller, story: Article
) -> None:
    end = reader_key.get("changes/").body["results"][-1]["cursor"]
    answer = reader_key.get(f"changes/?after={end}&wait=30")
    assert (answer.status, answer.body["results"]) == (200, [])


def test_a_key_has_a_few_streams_and_is_told_so_about_more(
    transactional_db: None, reader_key: Caller, writer_key: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bell, "MOST_OF_ONE", 1)
    # Nobody needs to hear the database's bell here.
    monkeypatch.setattr(bell, "NEWS", News())
    address = "/api/v1/changes/stream/"
    opened = reader_key.client.get(address, headers=reader_key.headers)
    assert (opened.status_code, opened["Content-Type"]) == (200, "text/event-stream")
    refused = reader_key.client.get(address, headers=reader_key.headers)
    assert (refused.status_code, refused["Retry-After"]) == (429, str(bell.COME_BACK))
    other = writer_key.client.get(address, headers=writer_key.headers)
    assert other.status_code == 200
    opened.close()
    again = reader_key.client.get(address, headers=reader_key.headers)
    assert again.status_code == 200
    again.close()
    other.close()


def test_a_stranger_hears_nothing(transactional_db: None) -> None:
    assert Client().get("/api/v1/changes/stream/").status_code == 401
