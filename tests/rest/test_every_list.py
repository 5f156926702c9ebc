"""What the list of every resource promises."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.corpus.models import Article
from tests.rest.caller import Caller
from tests.rest.rows import KINDS, Kind

pytestmark = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def queries(call: Callable[[], object]) -> int:
    """Return how many queries a call makes."""
    with CaptureQueriesContext(connection) as captured:
        call()
    return len(captured)


def walk(caller: Caller, address: str | None, way: str = "next") -> list[str]:
    """Return the ids of all pages, the newest page last."""
    found = []
    while address:
        page = caller.get(address).body
        found += [row["id"] for row in page["results"]]
        address = page[way]
    return found


def test_pages_hold_every_row_once_in_the_order_of_creation(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    made = [str(kind.make(writer_key.actor, story)) for _ in range(7)]
    found = walk(writer_key, f"{kind.name}/?page_size=2")
    assert [id for id in found if id in made] == made
    assert len(found) == len(set(found))


def test_previous_leads_back_to_the_first_page(kind: Kind, writer_key: Caller, story: Article) -> None:
    for _ in range(5):
        kind.make(writer_key.actor, story)
    first = writer_key.get(f"{kind.name}/?page_size=2").body
    second = writer_key.get(first["next"]).body
    assert first["previous"] is None
    again = writer_key.get(second["previous"]).body
    # Where the feed stands may have moved: another transaction of the same server suffices.
    assert {**again, "as_of": first["as_of"]} == first


def test_the_number_of_queries_does_not_grow_with_the_rows(
    kind: Kind, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    kind.make(writer_key.actor, story)
    few = queries(lambda: reader_key.get(f"{kind.name}/"))
    for _ in range(6):
        kind.make(writer_key.actor, story)
    assert queries(lambda: reader_key.get(f"{kind.name}/")) == few
    assert few <= 6


def test_modified_after_gives_changed_rows_in_the_order_of_their_changes(
    kind: Kind, writer_key: Caller, story: Article
) -> None:
    ids = [kind.make(writer_key.actor, story) for _ in range(3)]
    before = datetime.now(tz=UTC)
    for id in (ids[2], ids[0]):
        assert writer_key.patch(f"{kind.name}/{id}/", kind.change, version=1).status == 200
    since = before.isoformat().replace("+00:00", "Z")
    assert walk(writer_key, f"{kind.name}/?modified_after={since}&page_size=1") == [str(ids[2]), str(ids[0])]
    later = (before + timedelta(days=1)).isoformat().replace("+", "%2B")
    assert walk(writer_key, f"{kind.name}/?modified_after={later}") == []


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("colour=red", "colour"),
        ("page_size=0", "page_size"),
        ("page_size=1001", "page_size"),
        ("page_size=-1", "page_size"),
        ("page_size=1&page_size=2", "page_size"),
        ("page_size=", "page_size"),
        ("cursor=nonsense", "cursor"),
        ("cursor=bnVsbA", "cursor"),
        ("cursor=%00", "cursor"),
        ("modified_after=yesterday", "modified_after"),
        ("modified_after=2026-01-31", "modified_after"),
        ("modified_after=0001-01-01T00:00:00%2B14:00", "modified_after"),
    ],
)
def test_a_bad_parameter_is_refused_by_name(kind: Kind, query: str, field: str, writer_key: Caller) -> None:
    answer = writer_key.get(f"{kind.name}/?{query}")
    assert (answer.status, answer.type, answer.fields) == (400, "application/problem+json", [field])


def test_a_cursor_of_another_order_is_refused(kind: Kind, writer_key: Caller, story: Article) -> None:
    for _ in range(2):
        kind.make(writer_key.actor, story)
    address = writer_key.get(f"{kind.name}/?page_size=1").body["next"]
    answer = writer_key.get(f"{address}&modified_after=2020-01-01T00:00:00Z")
    assert (answer.status, answer.fields) == (400, ["cursor"])


def test_a_page_may_hold_a_thousand_rows(kind: Kind, writer_key: Caller) -> None:
    assert writer_key.get(f"{kind.name}/?page_size=1000").status == 200


def test_other_methods_are_not_allowed(kind: Kind, writer_key: Caller) -> None:
    for method in ("PUT", "PATCH", "DELETE", "OPTIONS"):
        answer = writer_key.send(method, f"{kind.name}/", {})
        assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD, POST")


def test_a_read_key_creates_nothing(kind: Kind, reader_key: Caller) -> None:
    assert reader_key.post(f"{kind.name}/", {}).status == 403


def test_a_create_with_query_parameters_is_refused(kind: Kind, writer_key: Caller) -> None:
    assert writer_key.post(f"{kind.name}/?page_size=1", {}).fields == ["page_size"]


def test_several_rows_are_read_by_their_ids(kind: Kind, writer_key: Caller, story: Article) -> None:
    made = [str(kind.make(writer_key.actor, story)) for _ in range(3)]
    wanted = [made[2], made[0]]
    found = writer_key.get(f"{kind.name}/?id={','.join(wanted)}")
    assert {row["id"] for row in found.body["results"]} == set(wanted)
    for ids in ("x", f"{made[0]},", ",".join([made[0]] * 101)):
        refused = writer_key.get(f"{kind.name}/?id={ids}")
        assert (refused.status, refused.fields) == (400, ["id"])
