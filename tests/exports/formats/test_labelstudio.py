"""Label Studio's JSON."""

from __future__ import annotations

from typing import Any

import orjson

from articles.exports._formats.article_records import ArticleRecord
from articles.exports._formats.labelstudio import LabelStudioWriter
from articles.exports.types import Envelope
from tests.exports.formats.made import fixed_record, made_record, mark


def tasks(*records: ArticleRecord) -> list[dict[str, Any]]:
    """Return the tasks of a file."""
    writer = LabelStudioWriter(Envelope("", "", "", ""))
    parts = [writer.head()]
    for record in records:
        parts += writer.write(record)
        writer.items += 1
    read: list[dict[str, Any]] = orjson.loads(b"".join([*parts, *writer.tail()]))
    return read


def test_what_people_marked_is_an_annotation_and_what_a_machine_marked_a_prediction() -> None:
    [task] = tasks(fixed_record())
    regions = [one for one in task["annotations"][0]["result"] if one["type"] == "labels"]
    assert {tuple(one["value"]["labels"]) for one in regions} == {
        ("figure",),
        ("claim",),
        ("source",),
        ("cue",),
        ("note",),
    }
    [prediction] = task["predictions"]
    assert prediction["model_version"] == "gazetteer 2"
    assert [one["value"]["text"] for one in prediction["result"]] == ["Pyongyang"]


def test_regions_select_their_words_and_are_tied() -> None:
    [task] = tasks(fixed_record())
    results = task["annotations"][0]["result"]
    words = {one["id"]: one["value"]["text"] for one in results if one["type"] == "labels"}
    for one in results:
        if one["type"] == "labels":
            value = one["value"]
            assert task["data"]["text"][value["start"] : value["end"]] == value["text"]
    ties = [one for one in results if one["type"] == "relation"]
    assert {(tie["labels"][0], words[tie["from_id"]], words[tie["to_id"]]) for tie in ties} == {
        ("piece", "troops", "were sent"),
        ("cue", "troops", "said"),
        ("originator", "troops", "Kim"),
        ("relay", "troops", "state media"),
        ("figure", "troops", "3,000"),
    }


def test_a_list_of_several_tasks_and_of_none() -> None:
    plain = made_record(["Only words"])
    assert [task["data"]["text"] for task in tasks(plain, plain)] == ["Only words"] * 2
    assert tasks() == []


def test_a_mark_in_doubt_says_so() -> None:
    [task] = tasks(made_record(["Some words"], [mark("Some words", 0, (0, 4), status="ambiguous")]))
    assert task["annotations"][0]["result"][0]["meta"]["text"] == ["ambiguous"]
