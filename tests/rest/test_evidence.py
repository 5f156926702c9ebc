"""What speaks for and against claims: evidence/ and evidence/{id}/. See also what every list and item
promises.
"""

from __future__ import annotations

from typing import Any

import pytest

from articles.claims.models import Claim, Evidence
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import evidence_of
from tests.rest.caller import Caller

PAGE = {"url": "https://example.org/pictures", "retrieved": "2025-10-15"}


@pytest.fixture
def said(editor: Caller) -> Claim:
    """Return a claim."""
    return claim(editor.actor)


def test_a_passage_a_page_and_a_note_are_kept_and_told_apart(
    editor: Caller, story: Article, said: Claim
) -> None:
    words = annotation(editor.actor, article=story)
    pieces: dict[str, dict[str, Any]] = {
        "passage": {"annotation": str(words.id)},
        "url": PAGE,
        "note": {"note": "Two readers called."},
    }
    for kind, given in pieces.items():
        sent = {"id": str(new_id()), "claim": str(said.id), "stance": "against"} | given
        answer = editor.post("evidence/", sent)
        assert (answer.status, answer.body["kind"]) == (201, kind)
        empty = {"annotation": None, "url": "", "retrieved": None, "note": ""}
        expected = empty | sent
        assert {name: answer.body[name] for name in expected} == expected
        assert editor.post("evidence/", sent).status == 200


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({}, 422, "note"),
        ({"note": " \u200b"}, 422, "note"),
        ({"url": "https://example.org"}, 422, "retrieved"),
        ({"note": "x", "retrieved": "2025-10-15"}, 422, "retrieved"),
        (PAGE | {"retrieved": "2126-01-01"}, 422, "retrieved"),
        (PAGE | {"retrieved": "15/10/2025"}, 400, "retrieved"),
        (PAGE | {"url": "javascript:alert(1)"}, 422, "url"),
        (PAGE | {"url": None}, 400, "url"),
        ({"note": "x", "stance": "maybe"}, 422, "stance"),
        ({"annotation": str(new_id())}, 422, "annotation"),
        ({"note": "x", "claim": str(new_id())}, 422, "claim"),
        ({"note": "x", "kind": "note"}, 400, "kind"),
    ],
)
def test_bad_evidence_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, said: Claim
) -> None:
    answer = editor.post("evidence/", {"claim": str(said.id), "stance": "for"} | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Evidence.objects.exists()


def test_a_note_gives_way_to_a_page_in_one_change(editor: Caller, said: Claim) -> None:
    path = f"evidence/{evidence_of(editor.actor, claim=said).id}/"
    changed = editor.patch(path, PAGE | {"note": ""}, version=1).body
    assert (changed["kind"], changed["url"], changed["note"]) == ("url", PAGE["url"], "")


def test_each_filter_keeps_what_it_names(editor: Caller, story: Article, said: Claim) -> None:
    words = annotation(editor.actor, article=story, kind="claim", claim=said.id)
    row = evidence_of(editor.actor, claim=said, annotation=words.id)
    for name, value, other in (
        ("claim", said.id, new_id()),
        ("article", story.id, new_id()),
        ("annotation", words.id, new_id()),
        ("stance", "for", "against"),
        ("created_by", editor.actor.user_id, new_id()),
    ):
        found = editor.get(f"evidence/?{name}={value}").body["results"]
        assert [one["id"] for one in found] == [str(row.id)], name
        assert editor.get(f"evidence/?{name}={other}").body["results"] == [], name
    assert editor.get("evidence/?stance=maybe").fields == ["stance"]


def test_a_deleted_piece_is_gone_and_comes_back(editor: Caller, said: Claim) -> None:
    path = f"evidence/{evidence_of(editor.actor, claim=said).id}/"
    before = editor.get(path).body
    assert editor.delete(path, version=1).status == 204
    assert editor.get(path).status == 404
    back = editor.restore(path, version=2).body
    assert back == before | {"version": 3, "modified": back["modified"]}
