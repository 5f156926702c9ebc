"""Marking many passages at once: annotations/bulk/."""

from __future__ import annotations

import time
from typing import Any

import pytest

from annotator.rest.annotations.drafts import MOST_LINES
from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.anchoring.test_locate import made_up_words
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


def test_lines_that_would_take_too_long_are_refused_one_by_one(writer_key: Caller, story: Article) -> None:
    words = " ".join(made_up_words(60_000).split())
    article = writer_key.post("articles/", {"blocks": [{"kind": "paragraph", "text": words}]}).body["id"]
    lines = [
        {"kind": "note", "quote": {"exact": f"line {n} holds words that stand nowhere in it"}}
        for n in range(400)
    ]
    began = time.thread_time()
    answer = writer_key.post("annotations/bulk/", {"article": article, "annotations": lines})
    # What may be spent is about a second; without a bound this took a minute.
    assert time.thread_time() - began < 6
    codes = [error["code"] for error in answer.body["errors"]]
    assert (answer.status, len(codes), codes[0], codes[-1]) == (422, 400, "orphaned", "too_much_work")
    assert "`pieces`" in answer.body["errors"][-1]["message"]


@pytest.mark.parametrize(("part", "length"), [("exact", 100_001), ("prefix", 10_001), ("suffix", 10_001)])
def test_a_quote_without_end_is_refused(part: str, length: int, writer_key: Caller, story: Article) -> None:
    line = {"kind": "note", "quote": {"exact": "Arden"} | {part: "a" * length}}
    answer = writer_key.post("annotations/bulk/", bulk(story, line))
    assert (answer.status, answer.fields) == (422, [f"annotations.0.quote.{part}"])


def test_marks_that_hold_the_text_over_and_over_are_refused(writer_key: Caller, story: Article) -> None:
    text = "word " * 200_000
    article = writer_key.post("articles/", {"blocks": [{"kind": "paragraph", "text": text}]}).body["id"]
    whole = {"kind": "note", "pieces": [{"start": 0, "end": 999_999}]}
    answer = writer_key.post("annotations/bulk/", {"article": article, "annotations": [whole] * 20})
    assert (answer.status, answer.fields[0]) == (422, "annotations.10.pieces")
