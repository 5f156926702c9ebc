"""doccano's JSONL."""

from __future__ import annotations

from typing import Any

import orjson
from hypothesis import given, settings

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.doccano import doccano_line
from tests.exports.formats.made import fixed_record, made_record, mark
from tests.exports.formats.strategies import articles


def line_of(record: ArticleRecord) -> dict[str, Any]:
    """Return the line."""
    written = doccano_line(record)
    assert written.count(b"\n") == 1
    line: dict[str, Any] = orjson.loads(written)
    return line


def test_marks_and_what_ties_them() -> None:
    line = line_of(fixed_record())
    words = {
        span["id"]: (span["label"], line["text"][span["start_offset"] : span["end_offset"]])
        for span in line["entities"]
    }
    assert ("claim", "troops") in words.values()
    assert {(tie["type"], words[tie["from_id"]][1], words[tie["to_id"]][1]) for tie in line["relations"]} == {
        ("cue", "troops", "said"),
        ("originator", "troops", "Kim"),
        ("relay", "troops", "state media"),
        ("figure", "troops", "3,000"),
    }
    assert line["Comments"] == ["Ask both again."]


def test_ids_are_numbers_that_no_two_things_share() -> None:
    line = line_of(fixed_record())
    ids = [one["id"] for one in (*line["entities"], *line["relations"])]
    assert sorted(ids) == list(range(1, len(ids) + 1))


def test_what_doccano_has_no_place_for_is_said() -> None:
    text = "Some more words"
    marks = [
        mark(text, 0, (0, 4), (10, 15)),
        mark(text, 1, (5, 9), origin={"type": "machine", "agent": "tagger"}),
        mark(text, 2, (0, 9), status="altered"),
        mark(text, 3, status="orphaned"),
    ]
    line = line_of(made_record([text], marks))
    assert line["split"] == [[1, 2]]
    assert line["origins"] == {"3": "machine tagger"}
    assert line["doubts"] == {"4": "altered"}
    assert line["unplaced"] == [marks[3]["id"]]


@settings(max_examples=60, deadline=None)
@given(articles())
def test_every_piece_is_a_span_of_its_words(record: ArticleRecord) -> None:
    line = line_of(record)
    spans = [line["text"][span["start_offset"] : span["end_offset"]] for span in line["entities"]]
    assert spans == [piece["exact"] for one in record.placed for piece in one["anchor"]["pieces"]]
