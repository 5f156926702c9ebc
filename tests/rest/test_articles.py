"""Saving and reading articles: articles/, their text and their revisions."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import TEXT
from tests.factories.sources import source
from tests.rest.caller import Caller

# Marks may name the text by its id, so that its characters are left as they are.
NAMED = {"revision": "01a208de-dd4a-71f6-82fe-dd49098a316e"}
PASTED = "Seoul says more went\n\nSEOUL (AP) - Seoul said 3,000 more had gone.\n\nKyiv agreed.\n\nSOURCE: AFP"


def test_a_pasted_text_is_recognised(editor: Caller) -> None:
    answer = editor.post("articles/", {"text": PASTED})
    assert (answer.status, answer.version) == (201, 1)
    assert answer.body["headline"] == "Seoul says more went"
    assert {"name": "AFP", "role": "wire", "source": None} in answer.body["info_sources"]
    revision = editor.get(f"articles/{answer.body['id']}/revisions/1/").body
    kinds = [block["kind"] for block in revision["blocks"]]
    assert (kinds[0], kinds[-1]) == ("headline", "credit")


def test_metadata_that_is_sent_stands_above_what_was_recognised(editor: Caller) -> None:
    sent = {"text": PASTED, "slugline": "KOREA", "info_sources": [{"name": "Desk", "role": "publisher"}]}
    body = editor.post("articles/", sent).body
    assert body["slugline"] == "KOREA"
    assert body["info_sources"] == [{"name": "Desk", "role": "publisher", "source": None}]


def test_an_article_is_made_from_its_parts(editor: Caller) -> None:
    blocks = [{"kind": "paragraph", "text": "One."}, {"kind": "quote", "text": "“Two”"}]
    body = editor.post("articles/", {"headline": "Head", "blocks": blocks, "language": "en"}).body
    assert (body["headline"], body["language"], body["annotation_count"]) == ("Head", "en", 0)
    revision = editor.get(f"articles/{body['id']}/revisions/1/").body
    assert revision["text"] == "Head\n\nOne.\n\n“Two”"
    assert revision["blocks"] == [
        {"kind": "headline", "start": 0, "end": 4},
        {"kind": "paragraph", "start": 6, "end": 10},
        {"kind": "quote", "start": 12, "end": 17},
    ]
    assert revision["sentences"] == [[0, 4], [6, 10], [12, 17]]
    assert body["revision"]["sha256"] == hashlib.sha256(revision["text"].encode()).hexdigest()


def test_the_same_create_sent_twice_makes_one_article(editor: Caller) -> None:
    sent = {"id": str(new_id()), "text": PASTED}
    assert [editor.post("articles/", sent).status for _ in range(2)] == [201, 200]
    assert editor.post("articles/", sent | {"text": "Other"}).status == 409
    assert Article.objects.count() == 1


@pytest.mark.parametrize(
    ("sent", "status", "field"),
    [
        ({}, 400, "text"),
        ({"text": "x", "blocks": []}, 400, "text"),
        ({"text": "x", "headline": "x"}, 400, "text"),
        ({"url": "https://example.org/", "text": "x"}, 400, "text"),
        ({"html": "<p>x</p>", "headline": "x"}, 400, "headline"),
        ({"text": "x", "version_created": "yesterday"}, 400, "version_created"),
        ({"text": "x", "version_created": "2026-01-31T00:00:00"}, 400, "version_created"),
        ({"text": "x", "embargoed_until": "0001-01-01T00:00:00+14:00"}, 400, "embargoed_until"),
        ({"text": "x", "info_sources": [{"name": "AP"}]}, 400, "info_sources.0.role"),
        ({"text": ""}, 422, "text"),
        ({"text": " \n "}, 422, "text"),
        ({"text": '{"a": 1}'}, 422, "text"),
        ({"text": "x" * 5_000_001}, 422, "text"),
        ({"text": "x " * 1_200_000}, 422, "text"),
        ({"blocks": []}, 422, "text"),
        ({"blocks": [{"kind": "sidebar", "text": "x"}]}, 422, "blocks.0.kind"),
        ({"blocks": [{"kind": "paragraph", "text": "a\0"}]} | NAMED, 422, "blocks.0.text"),
        ({"headline": "H", "blocks": [{"kind": "sidebar", "text": "x"}]}, 422, "blocks.0.kind"),
        ({"headline": "H\0", "blocks": [{"kind": "paragraph", "text": "x"}]} | NAMED, 422, "headline"),
        ({"headline": "H\x01", "blocks": [{"kind": "paragraph", "text": "x"}]} | NAMED, 422, "headline"),
        ({"headline": "H", "blocks": [{"kind": "quote", "text": "x\x01"}]} | NAMED, 422, "blocks.0.text"),
        ({"text": "\u200b\u202e"}, 422, "text"),
        ({"blocks": [{"kind": "paragraph", "text": "\u0301"}]}, 422, "text"),
        ({"text": "x", "uri": "javascript:alert(1)"}, 422, "uri"),
        ({"text": "x", "uri": " Java\tScript:alert(1)"}, 422, "uri"),
        ({"text": "x", "uri": "data:text/html,x"}, 422, "uri"),
        ({"text": "x", "uri": "vbscript:x"}, 422, "uri"),
        ({"text": "x", "language": "english!"}, 422, "language"),
        ({"text": "x", "pub_status": "lost"}, 422, "pub_status"),
        ({"text": "x", "info_sources": [{"name": "AP", "role": "king"}]}, 422, "info_sources.0.role"),
        (
            {"text": "x", "info_sources": [{"name": "AP", "role": "wire", "source": str(new_id())}]},
            422,
            "info_sources.0.source",
        ),
    ],
)
def test_a_bad_article_is_refused_by_its_field_and_nothing_is_written(
    sent: dict[str, Any], status: int, field: str, editor: Caller
) -> None:
    answer = editor.post("articles/", sent)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Article.objects.exists()


@pytest.mark.parametrize(
    "uri", ["https://example.org/a", "urn:newsml:afp", "tag:ap,2025:1", "AFP-2025/77", "data set 7"]
)
def test_addresses_and_names_are_kept_as_uri(uri: str, editor: Caller) -> None:
    assert editor.post("articles/", {"text": "x", "uri": uri}).body["uri"] == uri


def test_live_annotations_are_counted(editor: Caller, story: Article) -> None:
    annotation(editor.actor, article=story)
    gone = annotation(editor.actor, article=story)
    editor.delete(f"annotations/{gone.id}/", version=1)
    assert editor.get(f"articles/{story.id}/").body["annotation_count"] == 1
    assert editor.get("articles/").body["results"][0]["annotation_count"] == 1


def test_a_credit_names_a_record_of_the_register(editor: Caller, story: Article) -> None:
    agency = source(editor.actor, name="AFP", source_kind="news_agency")
    credit = {"name": "AFP", "role": "wire", "source": str(agency.id)}
    answer = editor.patch(f"articles/{story.id}/", {"info_sources": [credit]}, version=1)
    assert answer.body["info_sources"] == [credit]


def test_a_time_is_cleared_by_null(editor: Caller, story: Article) -> None:
    path = f"articles/{story.id}/"
    told = editor.patch(path, {"version_created": "2025-03-27T10:00:00+09:00"}, version=1).body
    assert told["version_created"] == "2025-03-27T01:00:00Z"
    assert editor.patch(path, {"version_created": None}, version=2).body["version_created"] is None


def test_the_text_of_an_article_never_changes(editor: Caller, story: Article) -> None:
    assert editor.patch(f"articles/{story.id}/", {"text": "new"}, version=1).fields == ["text"]


def test_each_filter_keeps_what_it_names(editor: Caller, story: Article, withheld: Article) -> None:
    editor.patch(f"articles/{story.id}/", {"uri": "tag:ap,2025:1", "language": "en"}, version=1)
    for query, expected in {
        "headline=3%2C000": [story, withheld],
        "headline=nowhere": [],
        "pub_status=withheld": [withheld],
        "language=en": [story],
        "uri=tag:ap,2025:1": [story],
        f"created_by={editor.actor.user_id}": [],
    }.items():
        found = [row["id"] for row in editor.get(f"articles/?{query}").body["results"]]
        assert found == [str(row.id) for row in expected], query


def test_the_text_is_served_plain_and_not_again_while_it_is_the_same(
    reader_key: Caller, story: Article
) -> None:
    answer = reader_key.get(f"articles/{story.id}/text/")
    assert (answer.type, answer.content.decode()) == ("text/plain; charset=utf-8", TEXT)
    digest = hashlib.sha256(TEXT.encode()).hexdigest()
    assert answer.headers["ETag"] == f'"{digest}"'
    again = reader_key.get(f"articles/{story.id}/text/", If_None_Match=answer.headers["ETag"])
    assert (again.status, again.content) == (304, b"")


def test_revisions_are_listed_without_and_read_with_their_text(reader_key: Caller, story: Article) -> None:
    listed = reader_key.get(f"articles/{story.id}/revisions/").body["results"]
    assert [(row["number"], row["length"]) for row in listed] == [(1, len(TEXT))]
    assert "text" not in listed[0]
    assert reader_key.get(f"articles/{story.id}/revisions/1/").body["text"] == TEXT


@pytest.mark.parametrize("rest", ["", "text/", "revisions/", "revisions/1/"])
def test_a_withheld_article_is_missing_with_all_that_belongs_to_it(
    rest: str, reader_key: Caller, writer_key: Caller, withheld: Article
) -> None:
    assert reader_key.get(f"articles/{withheld.id}/{rest}").status == 404
    assert writer_key.get(f"articles/{withheld.id}/{rest}").status == 200
    assert writer_key.get(f"articles/{new_id()}/{rest}").status == 404


def test_a_revision_that_is_not_there_is_missing(reader_key: Caller, story: Article) -> None:
    for number in (0, 2, 10**30):
        assert reader_key.get(f"articles/{story.id}/revisions/{number}/").status == 404


@pytest.mark.parametrize("rest", ["text/", "revisions/", "revisions/1/"])
def test_texts_are_never_changed(rest: str, writer_key: Caller, story: Article) -> None:
    for method in {"POST", "PUT", "PATCH", "DELETE"} - ({"POST"} if rest == "revisions/" else set()):
        answer = writer_key.send(method, f"articles/{story.id}/{rest}")
        assert answer.status == 405
    assert writer_key.get(f"articles/{story.id}/{rest}?x=1").fields == ["x"]


def test_a_program_brings_the_id_of_the_text_along(writer_key: Caller) -> None:
    sent = {"id": str(new_id()), "revision": str(new_id()), "text": "Seoul said so."}
    answer = writer_key.post("articles/", sent)
    assert (answer.status, answer.body["revision"]["id"]) == (201, sent["revision"])
    assert writer_key.post("articles/", sent).status == 200
    other = writer_key.post("articles/", sent | {"id": str(new_id())})
    assert (other.status, other.fields) == (409, ["revision"])
