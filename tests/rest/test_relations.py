"""How claims stand to each other: relations/ and relations/{id}/. See also what every list and item
promises.
"""

from __future__ import annotations

from typing import Any

import pytest

from articles.claims.models import Claim, Relation
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import relation
from tests.rest.caller import Caller


@pytest.fixture
def pair(editor: Caller) -> tuple[Claim, Claim]:
    """Return a claim, and one that came before it."""
    return claim(editor.actor), claim(editor.actor)


@pytest.fixture
def plain(pair: tuple[Claim, Claim]) -> dict[str, Any]:
    """Return a create: the first claim updates the second."""
    return {"claim": str(pair[0].id), "kind": "updates", "other": str(pair[1].id)}


def test_everything_given_is_kept_and_shown(editor: Caller, plain: dict[str, Any]) -> None:
    sent = plain | {"id": str(new_id()), "note": "By 3,000."}
    answer = editor.post("relations/", sent)
    assert answer.status == 201
    assert {name: answer.body[name] for name in sent} == sent
    assert editor.post("relations/", sent).status == 200


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"kind": "follows"}, 422, "kind"),
        ({"other": str(new_id())}, 422, "other"),
        ({"claim": str(new_id())}, 422, "claim"),
        ({"other": None}, 400, "other"),
        ({"note": "x" * 20_001}, 422, "note"),
        ({"since": "2025"}, 400, "since"),
    ],
)
def test_a_bad_relation_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, plain: dict[str, Any]
) -> None:
    answer = editor.post("relations/", plain | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Relation.objects.exists()


def test_relations_that_make_no_sense_beside_others_are_refused(
    editor: Caller, pair: tuple[Claim, Claim], plain: dict[str, Any]
) -> None:
    editor.post("relations/", plain)
    back = plain | {"claim": plain["other"], "other": plain["claim"]}
    itself = plain | {"other": plain["claim"]}
    for sent, code in ((plain, "repeated"), (back, "ring"), (itself, "invalid")):
        answer = editor.post("relations/", sent)
        assert (answer.status, answer.fields, answer.codes) == (422, ["other"], [code])
    merge_claim(editor.actor, id=pair[1].id, version=1, into=claim(editor.actor).id)
    answer = editor.post("relations/", plain | {"kind": "denies"})
    assert (answer.status, answer.fields, answer.codes) == (409, ["other"], ["merged"])


def test_a_deleted_relation_gives_way_to_the_same_again(editor: Caller, plain: dict[str, Any]) -> None:
    path = f"relations/{editor.post('relations/', plain).body['id']}/"
    editor.delete(path, version=1)
    assert editor.post("relations/", plain).status == 201
    answer = editor.restore(path, version=2)
    assert (answer.status, answer.fields, answer.codes) == (422, ["other"], ["repeated"])
    assert [row["version"] for row in editor.get("relations/").body["results"]] == [1]


def test_each_filter_keeps_what_it_names(editor: Caller, story: Article, pair: tuple[Claim, Claim]) -> None:
    row = relation(editor.actor, claim=pair[0], other=pair[1])
    annotation(editor.actor, article=story, kind="claim", claim=pair[0].id)
    for name, value, other in (
        ("claim", pair[0].id, pair[1].id),
        ("other", pair[1].id, pair[0].id),
        ("article", story.id, new_id()),
        ("kind", "updates", "denies"),
        ("created_by", editor.actor.user_id, new_id()),
    ):
        found = editor.get(f"relations/?{name}={value}").body["results"]
        assert [one["id"] for one in found] == [str(row.id)], name
        assert editor.get(f"relations/?{name}={other}").body["results"] == [], name
    assert editor.get("relations/?kind=follows").fields == ["kind"]


def test_both_claims_are_asked_for_with_all_that_they_were_merged_with(
    editor: Caller, pair: tuple[Claim, Claim]
) -> None:
    row = relation(editor.actor, claim=pair[0], other=pair[1])
    survivors = claim(editor.actor), claim(editor.actor)
    for one, survivor in zip(pair, survivors, strict=True):
        merge_claim(editor.actor, id=one.id, version=1, into=survivor.id)
    query = f"claim={survivors[0].id}&other={survivors[1].id}"
    assert [one["id"] for one in editor.get(f"relations/?{query}").body["results"]] == [str(row.id)]
