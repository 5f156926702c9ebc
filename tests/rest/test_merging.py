"""Merging, splitting, previews, probable duplicates and judgements of sources and entities over HTTP."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.claims.types import AttributionDraft
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Answer, Caller


@dataclass(frozen=True)
class Register:
    """A kind of record that can be merged."""

    plural: str
    noun: str
    make: Callable[..., Any]


REGISTERS = (Register("sources", "source", source), Register("entities", "entity", entity))
every_register = pytest.mark.parametrize("register", REGISTERS, ids=lambda register: register.plural)


def merge(caller: Caller, register: Register, row: Any, into: Any, *, version: int = 1) -> Answer:
    """Merge a row into another one."""
    path = f"{register.plural}/{row.id}/merge/"
    return caller.post(path, {"into": str(into.id)}, If_Match=f'"{version}"')


def split(caller: Caller, register: Register, row: Any, *, version: int) -> Answer:
    """Split a row off."""
    return caller.post(f"{register.plural}/{row.id}/split/", If_Match=f'"{version}"')


@every_register
def test_a_merge_answers_the_tombstone_and_a_split_the_record(register: Register, admin: Caller) -> None:
    one, other = register.make(admin.actor, name="KCNA"), register.make(admin.actor, name="Agency")
    merged = merge(admin, register, other, one)
    assert (merged.status, merged.version) == (200, 2)
    assert (merged.body["merged_into"], merged.body["canonical"]) == (str(one.id), str(one.id))
    assert admin.get(f"{register.plural}/{other.id}/").body == merged.body
    back = split(admin, register, other, version=2)
    assert (back.status, back.version) == (200, 3)
    assert (back.body["merged_into"], back.body["canonical"]) == (None, str(other.id))
    verbs = Entry.objects.about(other.id).values_list("verb", flat=True)
    assert list(verbs)[1:] == [f"{register.noun}.merged", f"{register.noun}.split"]


@every_register
def test_a_stale_merge_or_split_gets_the_row_as_it_is_now(register: Register, admin: Caller) -> None:
    one, other = register.make(admin.actor, name="KCNA"), register.make(admin.actor, name="Agency")
    assert merge(admin, register, other, one, version=2).status == 412
    merged = merge(admin, register, other, one).body
    for answer in (merge(admin, register, other, one), split(admin, register, other, version=1)):
        assert (answer.status, answer.body["current"]) == (412, merged)
    for path in ("merge/", "split/"):
        assert admin.post(f"{register.plural}/{other.id}/{path}", {"into": str(one.id)}).status == 428


@every_register
def test_a_merge_that_can_not_be_is_refused_by_its_field(register: Register, admin: Caller) -> None:
    one, other, third = (register.make(admin.actor, name=name) for name in "abc")
    merge(admin, register, other, one)
    refusals = {
        "itself": merge(admin, register, one, one),
        "circle": merge(admin, register, one, other),
        "Merge into that one": merge(admin, register, third, other),
    }
    for words, answer in refusals.items():
        assert (answer.status, answer.fields) == (422, ["into"])
        assert words in answer.body["detail"]
    again = merge(admin, register, other, third, version=2)
    assert (again.status, again.body["errors"]) == (409, [])
    assert admin.patch(f"{register.plural}/{other.id}/", {"description": "x"}, version=2).status == 409
    assert split(admin, register, third, version=1).status == 422
    path = f"{register.plural}/{third.id}/merge/"
    for body, status, fields in (
        ({}, 400, ["into"]),
        ({"into": "x"}, 400, ["into"]),
        ({"into": str(new_id())}, 422, ["into"]),
        ({"into": str(one.id), "why": "x"}, 400, ["why"]),
    ):
        answer = admin.post(path, body, If_Match='"1"')
        assert (answer.status, answer.fields) == (status, fields)


@every_register
def test_who_does_not_manage_the_register_merges_nothing(
    register: Register, editor: Caller, reader_key: Caller, client_of_nobody: Caller
) -> None:
    one, other = register.make(editor.actor, name="a"), register.make(editor.actor, name="b")
    for caller, status in ((editor, 403), (reader_key, 403), (client_of_nobody, 401)):
        assert merge(caller, register, other, one).status == status
        assert split(caller, register, other, version=1).status == status
        judged = caller.post(
            f"{register.plural}/judgements/", {"a": str(one.id), "b": str(other.id), "answer": "same"}
        )
        assert judged.status == status


@every_register
def test_unknown_rows_and_wrong_methods(register: Register, admin: Caller) -> None:
    row = register.make(admin.actor)
    for path in ("merge/", "split/"):
        assert (
            admin.post(f"{register.plural}/{new_id()}/{path}", {"into": str(row.id)}, If_Match='"1"').status
            == 404
        )
        assert admin.send("DELETE", f"{register.plural}/{row.id}/{path}").status == 405
    assert admin.get(f"{register.plural}/{new_id()}/merge/?into={row.id}").status == 404
    assert admin.get(f"{register.plural}/{new_id()}/duplicates/").status == 404
    assert admin.get(f"{register.plural}/judgements/").status == 405


@every_register
def test_a_preview_shows_what_comes_together_and_is_refused_as_the_merge_would_be(
    register: Register, admin: Caller
) -> None:
    one = register.make(admin.actor, name="KCNA")
    other = register.make(admin.actor, name="Agency", aliases=("KCNA",))
    deep = register.make(admin.actor, name="Deep")
    merge(admin, register, deep, other)
    path = f"{register.plural}/{other.id}/merge/"
    shown = admin.get(f"{path}?into={one.id}")
    assert shown.status == 200
    assert (shown.body["record"]["id"], shown.body["into"]["name"]) == (str(other.id), "KCNA")
    assert [name["name"] for name in shown.body["names"]] == ["Agency", "Deep"]
    assert [row["name"] for row in shown.body["tombstones"]] == ["Deep"]
    assert (shown.body["conflicts"], shown.body["judgement"]) == ([], None)
    assert admin.get(f"{path}?into={other.id}").status == 422
    assert admin.get(f"{path}?into=x").fields == ["into"]
    assert admin.get(path).status == 400
    assert admin.get(f"{register.plural}/{other.id}/").body["merged_into"] is None


@every_register
def test_a_merge_takes_fields_of_the_other(register: Register, admin: Caller) -> None:
    one, other = register.make(admin.actor, name="Post"), register.make(admin.actor, name="The Post")
    admin.patch(f"{register.plural}/{other.id}/", {"description": "A paper."}, version=1)
    path = f"{register.plural}/{other.id}/merge/"
    assert admin.get(f"{path}?into={one.id}").body["differences"] == [
        {"field": "name", "mine": "Post", "theirs": "The Post"},
        {"field": "description", "mine": "", "theirs": "A paper."},
    ]
    body = {"into": str(one.id), "take": ["description"]}
    refused = admin.post(path, body, If_Match='"2"')
    assert (refused.status, refused.fields) == (422, ["into_version"])
    assert admin.post(path, {**body, "take": ["x"], "into_version": 1}, If_Match='"2"').fields == ["take"]
    assert admin.post(path, {**body, "into_version": 1}, If_Match='"2"').status == 200
    assert admin.get(f"{register.plural}/{one.id}/").body["description"] == "A paper."


def test_a_preview_of_sources_counts_what_stays_where_it_is(
    admin: Caller, writer_key: Caller, story: Article
) -> None:
    actor = writer_key.actor
    one, other = source(actor, name="Seoul"), source(actor, name="The South")
    annotation(actor, article=story, words="Seoul", kind="source", source=other.id)
    content = annotation(actor, article=story, kind="claim", claim=claim(actor).id)
    attribution(actor, content=content, sources=(other,), draft=AttributionDraft(content.id, ()))
    rating(source=other, grade="B")
    shown = admin.get(f"sources/{other.id}/merge/?into={one.id}").body
    assert shown["uses"] == {
        "annotations": 1,
        "credits": 0,
        "hops": 1,
        "responses": 0,
        "claims": 1,
        "articles": 1,
    }
    assert [row["grade"] for row in shown["ratings"]] == ["B"]


@every_register
def test_duplicates_are_listed_for_one_and_for_all_until_they_are_judged_different(
    register: Register, admin: Caller
) -> None:
    one, other = register.make(admin.actor, name="KCNA"), register.make(admin.actor, name="kcna")
    register.make(admin.actor, name="Reuters")
    of_one = admin.get(f"{register.plural}/{one.id}/duplicates/").body["results"]
    assert [(row["record"]["id"], row["other"]["id"]) for row in of_one] == [(str(one.id), str(other.id))]
    assert of_one[0]["reasons"] == [{"kind": "name", "detail": "KCNA", "score": 1.0}]
    of_all = admin.get(f"{register.plural}/duplicates/").body
    assert (of_all["next"], len(of_all["results"])) == (None, 1)
    pair = {"a": str(other.id), "b": str(one.id)}
    first = admin.post(f"{register.plural}/judgements/", {**pair, "answer": "unsure"})
    again = admin.post(f"{register.plural}/judgements/", {**pair, "answer": "unsure"})
    assert (first.status, again.status, again.body) == (201, 200, first.body)
    assert (first.body["pair"], first.body["answer"]) == ([str(one.id), str(other.id)], "unsure")
    assert admin.get(f"{register.plural}/duplicates/").body["results"][0]["judgement"] == first.body
    admin.post(f"{register.plural}/judgements/", {**pair, "answer": "different"})
    assert admin.get(f"{register.plural}/{one.id}/duplicates/").body["results"] == []
    assert admin.get(f"{register.plural}/duplicates/?cursor=x").fields == ["cursor"]
    assert admin.get(f"{register.plural}/duplicates/?page_size=0").fields == ["page_size"]


@every_register
@pytest.mark.parametrize(
    ("change", "status", "field"),
    [
        ({"answer": "maybe"}, 422, "answer"),
        ({"a": str(new_id())}, 422, "a"),
        ({"b": "x"}, 400, "b"),
        ({"why": "x"}, 400, "why"),
    ],
)
def test_a_bad_judgement_is_refused_by_its_field(
    change: dict[str, str], status: int, field: str, register: Register, admin: Caller
) -> None:
    one, other = register.make(admin.actor, name="a"), register.make(admin.actor, name="b")
    sent = {"a": str(one.id), "b": str(other.id), "answer": "same", **change}
    answer = admin.post(f"{register.plural}/judgements/", sent)
    assert (answer.status, answer.fields) == (status, [field])


@every_register
def test_duplicates_take_the_same_queries_whatever_is_found(register: Register, admin: Caller) -> None:
    one = register.make(admin.actor, name="KCNA")
    register.make(admin.actor, name="kcna")
    path = f"{register.plural}/{one.id}/duplicates/"
    with CaptureQueriesContext(connection) as few:
        admin.get(path)
    for _ in range(5):
        register.make(admin.actor, name="kcna")
    with CaptureQueriesContext(connection) as many:
        assert len(admin.get(path).body["results"]) == 6
    assert len(many) == len(few)


def test_an_article_s_records_are_their_survivors(admin: Caller, writer_key: Caller, story: Article) -> None:
    actor = writer_key.actor
    one, twin = source(actor, name="Seoul"), source(actor, name="The South")
    place, other = entity(actor, name="Kyiv"), entity(actor, name="Київ")
    source(actor, name="Unnamed")
    annotation(actor, article=story, words="Seoul", kind="source", source=twin.id)
    annotation(actor, article=story, words="Kyiv", kind="entity", entity=other.id)
    merge(admin, REGISTERS[0], twin, one)
    merge(admin, REGISTERS[1], other, place)
    for plural, survivor, tombstone in (("sources", one, twin), ("entities", place, other)):
        path = f"{plural}/?article={story.id}"
        found = [row["id"] for row in admin.get(f"{path}&merged=true").body["results"]]
        assert sorted(found) == sorted([str(survivor.id), str(tombstone.id)])
        assert [row["id"] for row in admin.get(path).body["results"]] == [str(survivor.id)]
