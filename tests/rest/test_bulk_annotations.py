"""Marking many passages at once: annotations/bulk/."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.rest.annotations.serializers import MOST_LINES
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.rest.caller import Caller
from tests.rest.test_every_list import queries

LINE = {"kind": "note", "pieces": [{"start": 0, "end": 5}]}


def bulk(story: Article, *lines: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Return a bulk create."""
    return {"article": str(story.id), "annotations": list(lines)} | more


def test_all_lines_are_made_and_answered_in_their_order(writer_key: Caller, story: Article) -> None:
    lines = [LINE | {"note": str(number)} for number in range(5)]
    answer = writer_key.post("annotations/bulk/", bulk(story, *lines))
    assert answer.status == 201
    assert [row["note"] for row in answer.body["results"]] == ["0", "1", "2", "3", "4"]


def test_one_bad_line_stops_all_and_is_named(writer_key: Caller, story: Article) -> None:
    lines = [LINE, LINE | {"pieces": [{"start": 9, "end": 9}]}, LINE, LINE | {"kind": "rumour"}]
    answer = writer_key.post("annotations/bulk/", bulk(story, *lines))
    assert (answer.status, answer.fields) == (422, ["annotations.1.pieces.0.end", "annotations.3.kind"])
    assert not Annotation.objects.exists()


def test_a_malformed_line_is_named(writer_key: Caller, story: Article) -> None:
    answer = writer_key.post("annotations/bulk/", bulk(story, LINE, LINE | {"colour": "red"}))
    assert (answer.status, answer.fields) == (400, ["annotations.1.colour"])


def test_a_line_may_not_name_an_article_of_its_own(writer_key: Caller, story: Article) -> None:
    answer = writer_key.post("annotations/bulk/", bulk(story, LINE | {"article": str(story.id)}))
    assert answer.fields == ["annotations.0.article"]


def test_the_same_bulk_sent_twice_makes_the_rows_once(writer_key: Caller, story: Article) -> None:
    sent = bulk(story, LINE | {"id": str(new_id())}, LINE | {"id": str(new_id())})
    first, second = writer_key.post("annotations/bulk/", sent), writer_key.post("annotations/bulk/", sent)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body
    assert Annotation.objects.count() == 2


def test_an_id_given_twice_is_refused_by_its_line(writer_key: Caller, story: Article) -> None:
    line = LINE | {"id": str(new_id())}
    answer = writer_key.post("annotations/bulk/", bulk(story, line, line))
    assert (answer.status, answer.fields) == (422, ["annotations.1.id"])


@pytest.mark.parametrize("count", [0, MOST_LINES + 1])
def test_the_number_of_lines_is_bounded(count: int, writer_key: Caller, story: Article) -> None:
    answer = writer_key.post("annotations/bulk/", bulk(story, *([LINE] * count)))
    assert (answer.status, answer.fields) == (400, ["annotations"])


def test_the_number_of_queries_does_not_grow_with_the_lines(writer_key: Caller, story: Article) -> None:
    few = queries(lambda: writer_key.post("annotations/bulk/", bulk(story, LINE)))
    many = queries(lambda: writer_key.post("annotations/bulk/", bulk(story, *([LINE] * 50))))
    assert few == many


def test_a_read_key_makes_nothing_and_other_methods_are_not_allowed(
    reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    assert reader_key.post("annotations/bulk/", bulk(story, LINE)).status == 403
    for method in ("GET", "PUT", "PATCH", "DELETE"):
        assert writer_key.send(method, "annotations/bulk/").status == 405


def test_a_missing_article_is_named(writer_key: Caller) -> None:
    answer = writer_key.post("annotations/bulk/", {"article": str(new_id()), "annotations": [LINE]})
    assert (answer.status, answer.fields) == (422, ["article"])
