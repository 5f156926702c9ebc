"""Unnamed sources over HTTP: attributions/ asks for a reason and an approver."""

from __future__ import annotations

from typing import Any

import pytest

from articles.claims.models import Attribution
from articles.claims.rules import UNNAMED_RULE
from articles.corpus.models import Article
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.rest.caller import Answer, Caller

BOTH = {"anonymity_reason": "He was not authorised to speak.", "approved_by": "Ruth Adeyemi"}


@pytest.fixture
def unnamed(editor: Caller, story: Article) -> dict[str, Any]:
    """Return an attribution to somebody whom readers don't know."""
    content = annotation(editor.actor, article=story, kind="claim", claim=claim(editor.actor).id)
    official = source(editor.actor, name="An official", source_kind="unnamed_individual")
    return {"content": str(content.id), "hops": chain(str(official.id))}


def chain(source_id: str) -> list[dict[str, Any]]:
    """Return a chain of one speaker."""
    return [{"position": 0, "role": "originator", "sources": [source_id]}]


def told(answer: Answer) -> set[tuple[str, str, str]]:
    """Return field, code and sentence of each problem."""
    return {(error["field"], error["code"], error["message"]) for error in answer.body["errors"]}


def test_without_both_it_is_refused_with_the_rule_in_both_fields(
    editor: Caller, unnamed: dict[str, Any]
) -> None:
    sentence = f"{UNNAMED_RULE} An official is unnamed."
    for blank in ({}, {"anonymity_reason": "", "approved_by": " "}):
        answer = editor.post("attributions/", unnamed | blank)
        assert answer.status == 422
        assert told(answer) == {(name, "unnamed_source", sentence) for name in BOTH}
    assert not Attribution.objects.exists()


@pytest.mark.parametrize("name", BOTH)
def test_one_of_both_is_not_enough(name: str, editor: Caller, unnamed: dict[str, Any]) -> None:
    answer = editor.post("attributions/", unnamed | BOTH | {name: "\u200b"})
    assert (answer.status, answer.fields) == (422, [name])


def test_with_both_it_is_made_shown_and_changed(editor: Caller, unnamed: dict[str, Any]) -> None:
    answer = editor.post("attributions/", unnamed | BOTH)
    assert answer.status == 201
    assert {name: answer.body[name] for name in BOTH} == BOTH
    path = f"attributions/{answer.body['id']}/"
    assert editor.patch(path, {"quote_type": "direct"}, version=1).status == 200
    assert editor.patch(path, {"approved_by": ""}, version=2).fields == ["approved_by"]
    changed = editor.patch(path, {"approved_by": "Sam Lee"}, version=2).body
    assert {name: changed[name] for name in BOTH} == BOTH | {"approved_by": "Sam Lee"}


def test_a_change_that_brings_an_unnamed_source_in_needs_both(
    editor: Caller, unnamed: dict[str, Any]
) -> None:
    named = source(editor.actor, name="Ministry")
    made = editor.post("attributions/", unnamed | {"hops": chain(str(named.id))})
    assert (made.status, made.body["anonymity_reason"]) == (201, "")
    path = f"attributions/{made.body['id']}/"
    answer = editor.patch(path, {"hops": unnamed["hops"]}, version=1)
    assert (answer.status, set(answer.fields)) == (422, set(BOTH))
    assert editor.patch(path, {"hops": unnamed["hops"], **BOTH}, version=1).status == 200


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"anonymity_reason": "x" * 2_001}, 422, "anonymity_reason"),
        ({"approved_by": "x" * 301}, 422, "approved_by"),
        ({"approved_by": None}, 400, "approved_by"),
        ({"approved_by": 7}, 400, "approved_by"),
        ({"anonymity_reason": "a\x00b"}, 422, "anonymity_reason"),
    ],
)
def test_a_bad_reason_or_name_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, unnamed: dict[str, Any]
) -> None:
    answer = editor.post("attributions/", unnamed | BOTH | more)
    assert (answer.status, answer.fields) == (status, [field])
