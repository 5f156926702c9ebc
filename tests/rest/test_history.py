"""A passage's history over HTTP, and taking a change back: annotations/{id}/history/ and
changes/{cursor}/revert/.
"""

from __future__ import annotations

import pytest
from pytest_django import DjangoAssertNumQueries

from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db


@pytest.fixture
def mark(editor: Caller, story: Article) -> Annotation:
    """Return a claim's words, with a note that was changed."""
    row = annotation(editor.actor, article=story, kind="claim", words="Seoul", claim=claim(editor.actor).id)
    assert editor.patch(f"annotations/{row.id}/", {"note": "Ask again."}, version=1).status == 200
    return row


def test_the_latest_change_comes_first(editor: Caller, mark: Annotation) -> None:
    body = editor.get(f"annotations/{mark.id}/history/").body
    assert [row["verb"] for row in body["results"]] == [
        "annotation.updated",
        "appearance.created",
        "annotation.created",
        "claim.created",
    ]
    assert body["next"] is None
    first = body["results"][0]
    assert (first["before"]["note"], first["after"]["note"], first["actor"]["name"]) == (
        "",
        "Ask again.",
        "ada",
    )
    assert [row["revertible"] for row in body["results"]] == [True, True, True, False]


def test_a_long_history_comes_in_pages(editor: Caller, mark: Annotation) -> None:
    seen, address = [], f"annotations/{mark.id}/history/?page_size=3"
    while address:
        page = editor.get(address).body
        seen += [row["verb"] for row in page["results"]]
        address = page["next"]
    assert len(seen) == 4
    assert seen[-1] == "claim.created"


def test_a_history_takes_the_same_queries_whatever_its_length(
    editor: Caller, mark: Annotation, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for version in range(2, 12):
        editor.patch(f"annotations/{mark.id}/", {"note": f"Change {version}."}, version=version)
    # The session and its user; the annotation; its claim; all subjects; the words that its attributions rest
    # on; the entries; the names of records, of marks and of people.
    with django_assert_num_queries(10):
        editor.get(f"annotations/{mark.id}/history/")


def test_a_change_is_taken_back(editor: Caller, mark: Annotation) -> None:
    entry = editor.get(f"annotations/{mark.id}/history/").body["results"][0]
    answer = editor.post(f"changes/{entry['cursor']}/revert/")
    assert (answer.status, answer.body) == (200, {"verb": "annotation.updated", "subject": str(mark.id)})
    assert editor.get(f"annotations/{mark.id}/").body["note"] == ""


def test_a_change_that_was_overtaken_is_refused(editor: Caller, mark: Annotation) -> None:
    entry = editor.get(f"annotations/{mark.id}/history/").body["results"][0]
    editor.patch(f"annotations/{mark.id}/", {"note": "Done."}, version=2)
    answer = editor.post(f"changes/{entry['cursor']}/revert/")
    assert (answer.status, answer.type) == (409, "application/problem+json")
    assert "changed again" in answer.body["detail"]


def test_what_nothing_takes_back_is_refused(editor: Caller, mark: Annotation) -> None:
    entry = editor.get(f"annotations/{mark.id}/history/").body["results"][-1]
    assert editor.post(f"changes/{entry['cursor']}/revert/").status == 409


@pytest.mark.parametrize("cursor", ["0-0", "nonsense", "1-999999999", "99999999999999999999-1"])
def test_a_change_that_is_not_there_is_missing(editor: Caller, cursor: str) -> None:
    assert editor.post(f"changes/{cursor}/revert/").status == 404


def test_a_bad_place_is_refused_by_name(editor: Caller, mark: Annotation) -> None:
    answer = editor.get(f"annotations/{mark.id}/history/?before=yesterday")
    assert (answer.status, answer.fields) == (400, ["before"])


def test_the_history_of_nothing_is_missing(editor: Caller) -> None:
    assert editor.get(f"annotations/{new_id()}/history/").status == 404


def test_a_read_key_reads_what_is_published_and_takes_nothing_back(
    reader_key: Caller, editor: Caller, mark: Annotation, withheld: Article
) -> None:
    entry = reader_key.get(f"annotations/{mark.id}/history/").body["results"][0]
    assert reader_key.post(f"changes/{entry['cursor']}/revert/").status == 403
    hidden = annotation(editor.actor, article=withheld)
    assert reader_key.get(f"annotations/{hidden.id}/history/").status == 404


def test_other_methods_are_not_allowed(editor: Caller, mark: Annotation) -> None:
    assert editor.post(f"annotations/{mark.id}/history/", {}).status == 405
    assert editor.get("changes/1-1/revert/").status == 405
