"""What one row of every resource promises."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.rest.caller import Caller
from tests.rest.rows import KINDS, Kind

pytestmark = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def test_a_row_is_read_with_its_version_as_etag(
    kind: Kind, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    id = kind.make(writer_key.actor, story)
    answer = reader_key.get(f"{kind.name}/{id}/")
    assert (answer.status, answer.type, answer.version) == (200, "application/json", 1)
    assert (answer.body["id"], answer.body["version"]) == (str(id), 1)
    assert answer.body["created_by"] == {
        "id": str(writer_key.actor.user_id),
        "name": "writer",
        "type": "machine",
    }
    assert answer.body["created"].endswith("Z")
    assert answer.headers["Cache-Control"] == "private, no-cache"


def test_a_change_keeps_what_it_does_not_name_and_counts_the_version(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    before = writer_key.get(path).body
    answer = writer_key.patch(path, kind.change, version=1)
    assert (answer.status, answer.version) == (200, 2)
    changed = {name for name, value in answer.body.items() if value != before[name]}
    assert changed == {*kind.change, "modified", "version"}
    assert writer_key.get(path).body == answer.body


def test_a_stale_change_is_refused_with_the_row_as_it_is_now(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    current = writer_key.patch(path, kind.change, version=1).body
    answer = writer_key.patch(path, kind.change, version=1)
    assert (answer.status, answer.type) == (412, "application/problem+json")
    assert answer.body["current"] == current


def test_a_change_without_a_version_is_asked_for_one(kind: Kind, writer_key: Caller, story: Article) -> None:
    answer = writer_key.patch(f"{kind.name}/{kind.make(writer_key.actor, story)}/", kind.change)
    assert answer.status == 428


@pytest.mark.parametrize("given", ["1", "*", '"one"', '"1", "2"', '"99999999999"', '"01"', '"0"'])
def test_what_is_no_etag_of_ours_is_refused(
    kind: Kind, given: str, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    answer = writer_key.patch(path, kind.change, If_Match=given)
    assert (answer.status, answer.fields) == (400, ["If-Match"])


def test_a_value_that_breaks_a_rule_is_refused_by_its_field_and_nothing_changes(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    before = writer_key.get(path).body
    answer = writer_key.patch(path, kind.bad, version=1)
    assert (answer.status, answer.fields) == (422, [kind.bad_field])
    assert writer_key.get(path).body == before


def test_an_unknown_field_is_refused_by_name(kind: Kind, writer_key: Caller, story: Article) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    answer = writer_key.patch(path, {"colour": "red"}, version=1)
    assert (answer.status, answer.fields, answer.codes) == (400, ["colour"], ["unknown"])


def test_a_body_that_is_no_object_is_refused(kind: Kind, writer_key: Caller, story: Article) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    assert writer_key.patch(path, [], version=1).status == 400


def test_a_change_without_a_body_is_refused_and_counts_no_version(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    answer = writer_key.send("PATCH", path, If_Match='"1"')
    assert (answer.status, answer.codes) == (400, ["body_required"])
    assert "JSON object" in answer.body["detail"]
    assert writer_key.get(path).body["version"] == 1


def test_a_read_key_changes_nothing(
    kind: Kind, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    assert reader_key.patch(path, kind.change, version=1).status == 403
    assert writer_key.get(path).body["version"] == 1


def test_a_row_that_is_not_there_is_missing(kind: Kind, writer_key: Caller) -> None:
    path = f"{kind.name}/{new_id()}/"
    assert writer_key.get(path).status == 404
    assert writer_key.patch(path, kind.change, version=1).status == 404


def test_other_methods_are_not_allowed(kind: Kind, writer_key: Caller, story: Article) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/"
    for method in ("PUT", "POST", "OPTIONS"):
        answer = writer_key.send(method, path, {})
        assert (answer.status, answer.type) == (405, "application/problem+json")
        assert (
            {"GET", "PATCH"} <= set(answer.headers["Allow"].split(", ")) <= {"GET", "HEAD", "PATCH", "DELETE"}
        )


def test_query_parameters_are_refused(kind: Kind, writer_key: Caller, story: Article) -> None:
    path = f"{kind.name}/{kind.make(writer_key.actor, story)}/?verbose=1"
    answer = writer_key.get(path)
    assert (answer.status, answer.fields) == (400, ["verbose"])


def test_an_id_is_read_in_either_case(kind: Kind, writer_key: Caller, story: Article) -> None:
    id = kind.make(writer_key.actor, story)
    assert writer_key.get(f"{kind.name}/{str(id).upper()}/").status == 200
