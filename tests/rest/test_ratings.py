"""Grading sources over HTTP."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from articles.foundation.models import new_id
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller

SENT = {"grade": "B", "valid_from": "2025-03-01", "reason": "Its figures held up."}


def test_a_source_is_graded_in_the_callers_name_unless_it_says_whose_judgement_it_is(admin: Caller) -> None:
    rated = source(admin.actor)
    answer = admin.post("ratings/", {**SENT, "source": str(rated.id)})
    assert answer.status == 201
    assert {name: answer.body[name] for name in SENT} == SENT
    assert (answer.body["rater"], answer.body["source"]) == (admin.actor.name, str(rated.id))
    assert admin.get(answer.headers["Location"]).body == answer.body
    assert "ETag" not in answer.headers
    named = admin.post("ratings/", {**SENT, "source": str(rated.id), "rater": "R. Adeyemi"})
    assert named.body["rater"] == "R. Adeyemi"


def test_the_same_create_sent_twice_makes_one_row(admin: Caller) -> None:
    sent = {**SENT, "id": str(new_id()), "source": str(source(admin.actor).id)}
    assert [admin.post("ratings/", sent).status for _ in range(2)] == [201, 200]
    assert admin.post("ratings/", sent | {"grade": "C"}).status == 409
    assert len(admin.get("ratings/").body["results"]) == 1


def test_ratings_are_listed_by_source_with_all_that_was_merged_into_it(
    admin: Caller, reader_key: Caller
) -> None:
    one, twin, other = (source(admin.actor, name=name) for name in ("one", "twin", "other"))
    made = [
        rating(admin.actor, source=row, grade=grade) for row, grade in ((one, "A"), (twin, "C"), (other, "A"))
    ]
    admin.post(f"sources/{twin.id}/merge/", {"into": str(one.id)}, If_Match='"1"')
    for query, expected in {
        "": made,
        f"source={one.id}": made[:2],
        f"source={twin.id}": made[:2],
        "grade=A": [made[0], made[2]],
        f"source={one.id}&grade=C": [made[1]],
        f"created_by={new_id()}": [],
    }.items():
        found = [row["id"] for row in reader_key.get(f"ratings/?{query}").body["results"]]
        assert found == [str(row.id) for row in expected], query


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"grade": "Z"}, 422, "grade"),
        ({"reason": ""}, 422, "reason"),
        ({"rater": " "}, 422, "rater"),
        ({"valid_from": "2025-02-30"}, 400, "valid_from"),
        ({"valid_from": str(timezone.localdate() + timedelta(days=2))}, 422, "valid_from"),
        ({"source": str(new_id())}, 422, "source"),
        ({"weight": 1}, 400, "weight"),
    ],
)
def test_a_bad_rating_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, admin: Caller
) -> None:
    answer = admin.post("ratings/", {**SENT, "source": str(source(admin.actor).id), **more})
    assert (answer.status, answer.fields) == (status, [field])
    assert admin.get("ratings/").body["results"] == []


def test_a_rating_never_changes_and_editors_give_none(admin: Caller, editor: Caller) -> None:
    row = rating(admin.actor, source=source(admin.actor))
    path = f"ratings/{row.id}/"
    assert [admin.send(method, path, {}).status for method in ("PATCH", "DELETE", "POST")] == [405] * 3
    assert editor.post("ratings/", {**SENT, "source": str(row.source_id)}).status == 403
    assert admin.get(f"ratings/{new_id()}/").status == 404


def test_a_merged_source_is_graded_at_its_survivor(admin: Caller) -> None:
    one, twin = source(admin.actor, name="one"), source(admin.actor, name="twin")
    admin.post(f"sources/{twin.id}/merge/", {"into": str(one.id)}, If_Match='"1"')
    answer = admin.post("ratings/", {**SENT, "source": str(twin.id)})
    assert answer.status == 409
    assert str(one.id) in answer.body["detail"]
