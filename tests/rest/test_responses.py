"""Who answered what: responses/ and responses/{id}/. See also what every list and item promises."""

from __future__ import annotations

from typing import Any

import pytest

from articles.claims.models import Claim, Response
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import response
from tests.factories.sources import source
from tests.factories.users import admin
from tests.rest.caller import Caller


@pytest.fixture
def said(editor: Caller) -> Claim:
    """Return a claim."""
    return claim(editor.actor)


@pytest.fixture
def seoul(editor: Caller) -> Source:
    """Return a government that is asked."""
    return source(editor.actor, name="Seoul", source_kind="government_body")


@pytest.fixture
def plain(said: Claim, seoul: Source) -> dict[str, Any]:
    """Return the plainest create."""
    return {"claim": str(said.id), "party": str(seoul.id), "answer": "not_confirmed"}


def test_who_has_not_confirmed_a_claim_is_one_call(
    editor: Caller, reader_key: Caller, story: Article, said: Claim
) -> None:
    annotation(editor.actor, article=story, kind="claim", claim=said.id)
    parties = {name: source(editor.actor, name=name) for name in ("Seoul", "Kyiv", "Tokyo")}
    for name, answer in {"Seoul": "not_confirmed", "Kyiv": "not_confirmed", "Tokyo": "denied"}.items():
        response(editor.actor, claim=said, party=parties[name], answer=answer)
    response(editor.actor, claim=claim(editor.actor), party=parties["Tokyo"])
    page = reader_key.get(f"responses/?claim={said.id}&answer=not_confirmed").body
    assert [row["party"] for row in page["results"]] == [str(parties[name].id) for name in ("Seoul", "Kyiv")]
    assert page["next"] is None


def test_everything_given_is_kept_and_shown(editor: Caller, story: Article, plain: dict[str, Any]) -> None:
    words = annotation(editor.actor, article=story, kind="cue", words="said")
    sent = plain | {
        "id": str(new_id()),
        "answered": "2025-03-27T09:00:00Z",
        "words": str(words.id),
        "article": str(story.id),
        "note": "By letter.",
    }
    answer = editor.post("responses/", sent)
    assert (answer.status, answer.headers["Location"].rpartition("/api/v1/")[2]) == (
        201,
        f"responses/{sent['id']}/",
    )
    assert {name: answer.body[name] for name in sent} == sent
    assert editor.post("responses/", sent).status == 200
    assert editor.post("responses/", sent | {"answer": "denied"}).status == 409


def test_what_is_left_out_is_null_or_empty(editor: Caller, plain: dict[str, Any]) -> None:
    body = editor.post("responses/", plain).body
    assert [body[name] for name in ("answered", "words", "article", "note")] == [None, None, None, ""]


def test_words_say_the_article_and_leave_it_when_they_are_taken_off(
    editor: Caller, story: Article, plain: dict[str, Any]
) -> None:
    words, there = annotation(editor.actor, article=story), article(editor.actor)
    elsewhere = annotation(editor.actor, article=there)
    body = editor.post("responses/", plain | {"words": str(words.id)}).body
    path = f"responses/{body['id']}/"
    assert body["article"] == str(story.id)
    moved = editor.patch(path, {"words": str(elsewhere.id)}, version=1).body
    assert (moved["words"], moved["article"]) == (str(elsewhere.id), str(there.id))
    bare = editor.patch(path, {"words": None}, version=2).body
    assert (bare["words"], bare["article"]) == (None, str(there.id))
    assert editor.patch(path, {"article": None}, version=3).body["article"] is None


def test_deleted_words_are_shown_as_none_and_come_back(
    editor: Caller, story: Article, plain: dict[str, Any]
) -> None:
    words = annotation(editor.actor, article=story)
    path = f"responses/{editor.post('responses/', plain | {'words': str(words.id)}).body['id']}/"
    editor.delete(f"annotations/{words.id}/", version=1)
    assert editor.get(path).body["words"] is None
    assert editor.patch(path, {"answer": "denied"}, version=1).body["answer"] == "denied"
    editor.restore(f"annotations/{words.id}/", version=2)
    assert editor.get(path).body["words"] == str(words.id)


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"answer": "shrugged"}, 422, "answer"),
        ({"answer": None}, 400, "answer"),
        ({"claim": str(new_id())}, 422, "claim"),
        ({"party": str(new_id())}, 422, "party"),
        ({"party": "Seoul"}, 400, "party"),
        ({"words": str(new_id())}, 422, "words"),
        ({"article": str(new_id())}, 422, "article"),
        ({"answered": "2126-01-01T00:00:00Z"}, 422, "answered"),
        ({"answered": "2025-03-27T09:00:00"}, 400, "answered"),
        ({"answered": "2025-03"}, 400, "answered"),
        ({"answered": 1743066000}, 400, "answered"),
        ({"note": "x" * 20_001}, 422, "note"),
        ({"deleted": None}, 400, "deleted"),
    ],
)
def test_a_bad_response_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, plain: dict[str, Any]
) -> None:
    answer = editor.post("responses/", plain | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Response.objects.exists()


@pytest.mark.parametrize("name", ["claim", "party", "answer"])
def test_what_is_needed_is_asked_for(name: str, editor: Caller, plain: dict[str, Any]) -> None:
    answer = editor.post("responses/", {key: value for key, value in plain.items() if key != name})
    assert (answer.status, answer.fields, answer.codes) == (400, [name], ["required"])


def test_a_merged_claim_is_refused_with_its_survivor(
    editor: Caller, said: Claim, plain: dict[str, Any]
) -> None:
    survivor = claim(editor.actor)
    merge_claim(editor.actor, id=said.id, version=1, into=survivor.id)
    answer = editor.post("responses/", plain)
    assert (answer.status, answer.fields, answer.codes) == (409, ["claim"], ["merged"])
    assert str(survivor.id) in answer.body["detail"]


def test_a_deleted_response_is_gone_and_comes_back(editor: Caller, plain: dict[str, Any]) -> None:
    before = editor.post("responses/", plain).body
    path = f"responses/{before['id']}/"
    assert editor.delete(path, version=1).version == 2
    assert (editor.get(path).status, editor.get("responses/").body["results"]) == (404, [])
    assert editor.restore(path, version=1).body["current"]["version"] == 2
    back = editor.restore(path, version=2).body
    assert back == before | {"version": 3, "modified": back["modified"]}


def test_each_filter_keeps_what_it_names(
    editor: Caller, story: Article, said: Claim, seoul: Source, plain: dict[str, Any]
) -> None:
    annotation(editor.actor, article=story, kind="claim", claim=said.id)
    made = editor.post("responses/", plain).body["id"]
    for name, value, other in (
        ("claim", said.id, new_id()),
        ("article", story.id, new_id()),
        ("party", seoul.id, new_id()),
        ("answer", "not_confirmed", "denied"),
        ("created_by", editor.actor.user_id, new_id()),
    ):
        assert [row["id"] for row in editor.get(f"responses/?{name}={value}").body["results"]] == [made]
        assert editor.get(f"responses/?{name}={other}").body["results"] == [], name
    assert editor.get("responses/?answer=shrugged").fields == ["answer"]


def test_a_party_and_a_claim_are_asked_for_with_all_that_they_were_merged_with(
    editor: Caller, said: Claim, seoul: Source, plain: dict[str, Any]
) -> None:
    made = editor.post("responses/", plain).body["id"]
    ministry, survivor = source(editor.actor, name="Ministry"), claim(editor.actor)
    SOURCES.merge(admin(), id=seoul.id, version=1, into=ministry.id)
    merge_claim(editor.actor, id=said.id, version=1, into=survivor.id)
    for query in (f"party={ministry.id}", f"claim={survivor.id}", f"party={seoul.id}&claim={said.id}"):
        assert [row["id"] for row in editor.get(f"responses/?{query}").body["results"]] == [made], query
