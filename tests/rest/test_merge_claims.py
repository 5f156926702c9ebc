"""Merging claims over HTTP: claims/{id}/merge/ and claims/{id}/split/."""

from __future__ import annotations

from typing import Any

import pytest

from articles.claims.models import Claim
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import response, verdict
from tests.factories.sources import source
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


def made(editor: Caller, story: Article, statement: str = "3,000 went.") -> dict[str, Any]:
    """Make a claim that appears in the story, and return it as the API answers it."""
    row = claim(editor.actor, statement=statement)
    annotation(editor.actor, article=story, kind="claim", claim=row.id)
    body: dict[str, Any] = editor.get(f"claims/{row.id}/").body
    return body


def test_a_merged_claim_answers_for_ever_and_counts_with_its_survivor(editor: Caller, story: Article) -> None:
    one, other = made(editor, story), made(editor, story, "Some 3,000 went.")
    answer = editor.post(f"claims/{one['id']}/merge/", {"into": other["id"]}, If_Match='"1"')
    assert (answer.status, answer.body["merged_into"], answer.body["canonical"]) == (
        200,
        other["id"],
        other["id"],
    )
    assert answer.version == 2
    assert editor.get(f"claims/{one['id']}/").body["statement"] == "3,000 went."
    assert editor.get(f"claims/{other['id']}/").body["appearance_count"] == 2
    marks = [editor.get(f"annotations/?claim={id}").body["results"] for id in (one["id"], other["id"])]
    assert [len(found) for found in marks] == [2, 2]


def test_a_split_restores_both(editor: Caller, story: Article) -> None:
    one, other = made(editor, story), made(editor, story)
    editor.post(f"claims/{one['id']}/merge/", {"into": other["id"]}, If_Match='"1"')
    answer = editor.post(f"claims/{one['id']}/split/", If_Match='"2"')
    changed = {name for name in one if answer.body[name] != one[name]}
    assert changed == {"modified", "version"}
    assert editor.get(f"claims/{other['id']}/").body == other


def test_a_preview_says_what_would_count_with_the_survivor(editor: Caller, story: Article) -> None:
    one, other = made(editor, story), made(editor, story, "Some 3,000 went.")
    row = Claim.objects.get(id=one["id"])
    response(editor.actor, claim=row, party=source(editor.actor))
    verdict(editor.actor, claim=row, status="false")
    answer = editor.get(f"claims/{one['id']}/merge/?into={other['id']}")
    assert (answer.status, answer.body) == (
        200,
        {
            "record": {"id": one["id"], "statement": "3,000 went."},
            "into": {"id": other["id"], "statement": "Some 3,000 went."},
            "gains": {
                "appearances": 1,
                "attributions": 0,
                "responses": 1,
                "figures": 0,
                "evidence": 0,
                "verdicts": 1,
                "relations": 0,
            },
            "verification_status": "false",
            "outside": {"id": other["id"], "statement": "Some 3,000 went."},
        },
    )
    assert editor.get(f"claims/{one['id']}/").body["merged_into"] is None


@pytest.mark.parametrize("into", ["itself", "nothing", "tombstone", "ring"])
def test_a_merge_that_makes_no_sense_is_refused_by_name(editor: Caller, story: Article, into: str) -> None:
    one, other, third = made(editor, story), made(editor, story), made(editor, story)
    if into == "tombstone":
        editor.post(f"claims/{other['id']}/merge/", {"into": third["id"]}, If_Match='"1"')
    if into == "ring":
        editor.post(f"claims/{other['id']}/merge/", {"into": one["id"]}, If_Match='"1"')
    target = {"itself": one["id"], "nothing": str(new_id())}.get(into, other["id"])
    answer = editor.post(f"claims/{one['id']}/merge/", {"into": target}, If_Match='"1"')
    assert (answer.status, answer.fields) == (422, ["into"])
    assert editor.get(f"claims/{one['id']}/").body["version"] == 1


def test_nothing_more_is_said_of_a_merged_claim(editor: Caller, story: Article) -> None:
    one, other = made(editor, story), made(editor, story)
    editor.post(f"claims/{one['id']}/merge/", {"into": other["id"]}, If_Match='"1"')
    decided = {"claim": one["id"], "status": "false", "reason": "Checked."}
    for path, body in (("verdicts/", decided), ("figures/", {"claim": one["id"], "value": 3})):
        answer = editor.post(path, body)
        assert answer.status == 409
        assert other["id"] in answer.body["detail"]
    assert editor.patch(f"claims/{one['id']}/", {"topics": ["x"]}, version=2).status == 409


def test_versions_and_scopes_are_asked_for(editor: Caller, reader_key: Caller, story: Article) -> None:
    one, other = made(editor, story), made(editor, story)
    path, body = f"claims/{one['id']}/merge/", {"into": other["id"]}
    assert editor.post(path, body).status == 428
    assert editor.post(path, body, If_Match='"7"').status == 412
    assert reader_key.post(path, body, If_Match='"1"').status == 403
    assert editor.post(f"claims/{new_id()}/merge/", body, If_Match='"1"').status == 404
    assert editor.post(f"claims/{one['id']}/split/", If_Match='"1"').status == 422
    assert editor.get(f"claims/{one['id']}/split/").status == 405
