"""Deciding on claims: verdicts/ and verdicts/{id}/."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.claims.models import Claim, Verdict
from articles.claims.operations import merge_claim
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, verdict
from tests.rest.caller import Caller


@pytest.fixture
def said(editor: Caller) -> Claim:
    """Return a claim that nobody has decided on."""
    return claim(editor.actor)


@pytest.fixture
def plain(said: Claim) -> dict[str, Any]:
    """Return the plainest create."""
    return {"claim": str(said.id), "status": "disputed", "reason": "Both deny it."}


def status_of(caller: Caller, row: Claim) -> tuple[str, int]:
    """Return the claim's status and version, as it is read."""
    body = caller.get(f"claims/{row.id}/").body
    return body["verification_status"], body["version"]


def test_everything_given_is_kept_and_shown(editor: Caller, said: Claim, plain: dict[str, Any]) -> None:
    pieces = [str(evidence_of(editor.actor, claim=said).id) for _ in range(2)]
    sent = plain | {
        "id": str(new_id()),
        "rating": {"value": 3, "worst": 1, "best": 6},
        "alternate_name": "Half true",
        "evidence": pieces[::-1],
        "author": "Ruth Adeyemi",
        "decided": "2025-03-27T09:00:00Z",
    }
    answer = editor.post("verdicts/", sent)
    assert (answer.status, answer.version) == (201, 1)
    assert {name: answer.body[name] for name in sent} == sent
    assert editor.get(f"verdicts/{sent['id']}/").body == answer.body
    assert editor.post("verdicts/", sent).status == 200
    assert status_of(editor, said) == ("disputed", 2)


def test_what_is_left_out_is_the_caller_s_and_now(editor: Caller, plain: dict[str, Any]) -> None:
    body = editor.post("verdicts/", plain).body
    assert (body["author"], body["decided"]) == ("ada", body["created"])
    assert (body["rating"], body["alternate_name"], body["evidence"]) == (None, "", [])


def test_a_rating_runs_from_one_to_five_unless_it_says_otherwise(
    editor: Caller, plain: dict[str, Any]
) -> None:
    rated = plain | {"rating": {"value": 2}, "alternate_name": "Mostly false"}
    assert editor.post("verdicts/", rated).body["rating"] == {"value": 2, "worst": 1, "best": 5}


def test_a_verdict_is_never_changed(editor: Caller, plain: dict[str, Any]) -> None:
    path = f"verdicts/{editor.post('verdicts/', plain).body['id']}/"
    for method in ("PATCH", "PUT"):
        answer = editor.send(method, path, {"status": "verified"}, If_Match='"1"')
        assert (answer.status, set(answer.headers["Allow"].split(", "))) == (405, {"GET", "HEAD", "DELETE"})
    assert editor.get(path).body["status"] == "disputed"


def test_the_claim_s_status_follows_each_verdict_its_withdrawal_and_its_return(
    editor: Caller, said: Claim, plain: dict[str, Any]
) -> None:
    assert status_of(editor, said) == ("unverified", 1)
    editor.post("verdicts/", plain)
    body = editor.post("verdicts/", plain | {"status": "false"}).body
    path = f"verdicts/{body['id']}/"
    assert status_of(editor, said) == ("false", 3)
    assert editor.delete(path).status == 428
    assert editor.delete(path, version=1).version == 2
    assert (editor.get(path).status, status_of(editor, said)) == (404, ("disputed", 4))
    assert editor.restore(path, version=1).body["current"]["version"] == 2
    back = editor.restore(path, version=2).body
    assert back == body | {"version": 3, "modified": back["modified"]}
    assert status_of(editor, said) == ("false", 5)


def test_a_claim_held_at_an_older_version_is_not_changed_over_a_verdict(
    editor: Caller, said: Claim, plain: dict[str, Any]
) -> None:
    editor.post("verdicts/", plain)
    answer = editor.patch(f"claims/{said.id}/", {"topics": ["x"]}, version=1)
    assert (answer.status, answer.body["current"]["verification_status"]) == (412, "disputed")


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"status": "maybe"}, 422, "status"),
        ({"reason": " "}, 422, "reason"),
        ({"author": ""}, 422, "author"),
        ({"author": None}, 400, "author"),
        ({"claim": str(new_id())}, 422, "claim"),
        ({"rating": 3}, 400, "rating"),
        ({"rating": {}}, 400, "rating.value"),
        ({"rating": {"value": "3"}}, 400, "rating.value"),
        ({"rating": {"value": 2.5}}, 400, "rating.value"),
        ({"rating": {"value": True}}, 400, "rating.value"),
        ({"rating": {"value": 3, "unit": "stars"}}, 400, "rating.unit"),
        ({"rating": {"value": 3}}, 422, "alternate_name"),
        ({"rating": {"value": 6}, "alternate_name": "x"}, 422, "rating.value"),
        ({"rating": {"value": 3, "worst": 5, "best": 1}, "alternate_name": "x"}, 422, "rating.best"),
        ({"rating": {"value": 3, "best": 10**12}, "alternate_name": "x"}, 422, "rating"),
        ({"evidence": [str(new_id())]}, 422, "evidence.0"),
        ({"evidence": ["x"]}, 400, "evidence.0"),
        ({"evidence": [str(new_id())] * 101}, 400, "evidence"),
        ({"decided": "2126-01-01T00:00:00Z"}, 422, "decided"),
        ({"decided": "2025-03-27T09:00:00"}, 400, "decided"),
        ({"verification_status": "false"}, 400, "verification_status"),
    ],
)
def test_a_bad_verdict_is_refused_by_its_field_and_moves_nothing(
    more: dict[str, Any], status: int, field: str, editor: Caller, plain: dict[str, Any]
) -> None:
    answer = editor.post("verdicts/", plain | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert not Verdict.objects.exists()
    assert Claim.objects.get().verification_status == "unverified"


def test_a_read_key_decides_nothing(reader_key: Caller, plain: dict[str, Any]) -> None:
    assert reader_key.post("verdicts/", plain).status == 403
    assert not Verdict.objects.exists()


def test_a_verdict_on_a_claim_of_a_withheld_article_is_missing_for_a_read_key(
    editor: Caller, reader_key: Caller, withheld: Article, story: Article, said: Claim
) -> None:
    path = f"verdicts/{verdict(editor.actor, claim=said).id}/"
    annotation(editor.actor, article=withheld, kind="claim", claim=said.id)
    assert (reader_key.get(path).status, reader_key.get("verdicts/").body["results"]) == (404, [])
    annotation(editor.actor, article=story, kind="claim", claim=said.id)
    assert (reader_key.get(path).status, len(reader_key.get("verdicts/").body["results"])) == (200, 1)


def test_each_filter_keeps_what_it_names_also_through_merged_claims(
    editor: Caller, story: Article, said: Claim, plain: dict[str, Any]
) -> None:
    annotation(editor.actor, article=story, kind="claim", claim=said.id)
    made = editor.post("verdicts/", plain).body["id"]
    survivor = claim(editor.actor)
    merge_claim(editor.actor, id=said.id, version=2, into=survivor.id)
    for name, value, other in (
        ("claim", said.id, new_id()),
        ("claim", survivor.id, new_id()),
        ("article", story.id, new_id()),
        ("status", "disputed", "false"),
        ("created_by", editor.actor.user_id, new_id()),
    ):
        assert [row["id"] for row in editor.get(f"verdicts/?{name}={value}").body["results"]] == [made], name
        assert editor.get(f"verdicts/?{name}={other}").body["results"] == [], name
    assert editor.get("verdicts/?status=maybe").fields == ["status"]
    assert status_of(editor, survivor) == ("disputed", 2)


def test_the_list_takes_the_same_queries_whatever_the_verdicts_and_their_evidence(
    editor: Caller, reader_key: Caller, story: Article, said: Claim
) -> None:
    annotation(editor.actor, article=story, kind="claim", claim=said.id)

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            assert reader_key.get("verdicts/").status == 200
        return len(captured)

    def decide(count: int) -> None:
        pieces = tuple(evidence_of(editor.actor, claim=said).id for _ in range(count))
        verdict(editor.actor, claim=said, evidence=pieces)

    decide(1)
    few = queries()
    for _ in range(5):
        decide(7)
    assert queries() == few <= 6
