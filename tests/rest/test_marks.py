"""All annotations of an article at once, as columns: articles/{id}/marks/."""

from __future__ import annotations

from typing import Any

import orjson
import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from articles.annotations.models import Anchor
from articles.annotations.operations import delete_annotation
from articles.corpus.models import Article
from articles.foundation.models import new_id
from articles.shapes.models import columns
from tests.factories.annotations import annotation
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Answer, Caller


def lines(answer: Answer) -> list[Any]:
    """Return the lines of a stream, without the null that ends it."""
    assert (answer.status, answer.type) == (200, "application/x-ndjson")
    found = [orjson.loads(line) for line in answer.content.splitlines()]
    assert found.pop() is None
    return found


def rows(answer: Answer, text: str = "") -> list[dict[str, Any]]:
    """Return the annotations, as static/js/store/columns.js reads them."""
    return [_row(line, place, text) for line in lines(answer) for place in range(len(line["id"]))]


def _row(line: dict[str, Any], place: int, text: str) -> dict[str, Any]:
    def filled(group: str) -> dict[str, Any]:
        told = line[group].items()
        return {name: column["values"][column["at"][place] if "at" in column else 0] for name, column in told}

    anchor = filled("anchor") | {"offset_unit": "code_point"}
    if anchor["pieces"] is None:
        start, end = line["start"][place], line["end"][place]
        anchor["pieces"] = [{"start": start, "end": end, "exact": text[start:end]}]
    return {"id": line["id"][place], "version": line["version"][place], "anchor": anchor} | filled("shared")


def listed(caller: Caller, story: Article) -> list[dict[str, Any]]:
    """Return what the list of annotations says, in the order of the text."""
    found = caller.get(f"annotations/?article={story.id}&page_size=1000").body["results"]

    def place(row: dict[str, Any]) -> tuple[int, int, str]:
        pieces = row["anchor"]["pieces"]
        return (pieces[0]["start"], pieces[-1]["end"], row["id"]) if pieces else (10**9, 0, row["id"])

    return [{name: row[name] for name in row if name != "article"} for row in sorted(found, key=place)]


@pytest.fixture
def marked(writer_key: Caller, editor: Caller, story: Article) -> Article:
    """Return the story with marks of all kinds, linked, changed, by two hands, deleted, in two pieces, and
    nowhere.
    """
    actor = writer_key.actor
    annotation(actor, article=story, words="Kyiv", kind="source", source=source(actor).id)
    editor_made = {"article": str(story.id), "kind": "claim", "claim": str(claim(actor).id)}
    kept = editor.post(
        "annotations/", editor_made | {"pieces": [{"start": 0, "end": 5}], "note": "“Check” é"}
    ).body
    editor.patch(f"annotations/{kept['id']}/", {"tags": ["a", 'b"c']}, version=1)
    named = {"article": str(story.id), "kind": "entity", "entity": str(entity(actor).id)}
    editor.post("annotations/", named | {"pieces": [{"start": 0, "end": 5}, {"start": 6, "end": 10}]})
    gone = annotation(actor, article=story, words="agreed")
    delete_annotation(actor, id=gone.id, version=1)
    lost = annotation(actor, article=story, words="3,000", kind="figure")
    Anchor.objects.filter(annotation=lost).update(status="orphaned", score=0, pieces=[], start=None, end=None)
    return story


def test_columns_say_what_the_list_says(writer_key: Caller, marked: Article) -> None:
    expected = listed(writer_key, marked)
    assert len(expected) == 4
    assert rows(writer_key.get(f"articles/{marked.id}/marks/")) == expected
    # Of another text the caller has no words either.
    assert rows(writer_key.get(f"articles/{marked.id}/marks/?revision={new_id()}")) == expected


def test_the_words_are_left_to_whoever_holds_the_text(editor: Caller, marked: Article) -> None:
    found = rows(editor.get(f"articles/{marked.id}/marks/?revision={marked.current_id}"), marked.latest.text)
    expected = listed(editor, marked)
    for row in expected:
        # Several pieces come whole.
        if len(row["anchor"]["pieces"]) == 1:
            row["anchor"]["pieces"][0].pop("prefix")
            row["anchor"]["pieces"][0].pop("suffix")
    assert found == expected


def test_the_first_screen_comes_first_and_the_rest_in_the_order_of_the_text(
    writer_key: Caller, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "FIRST", 2)
    monkeypatch.setattr(columns, "FURTHER", 3)
    for words in ("agreed", "gone", "3,000", "Seoul", "Kyiv", "said"):
        annotation(writer_key.actor, article=story, words=words)
    found = lines(writer_key.get(f"articles/{story.id}/marks/?revision={story.current_id}"))
    assert [len(line["id"]) for line in found] == [2, 3, 1]
    starts = [start for line in found for start in line["start"]]
    assert starts == sorted(starts)


def test_an_article_without_marks_has_no_lines(writer_key: Caller, story: Article) -> None:
    assert lines(writer_key.get(f"articles/{story.id}/marks/")) == []


@pytest.mark.parametrize("count", [1, 40])
def test_page_and_marks_cost_eight_queries_whatever_the_number(
    count: int, editor: Caller, story: Article
) -> None:
    for _ in range(count):
        annotation(editor.actor, article=story, words="gone")
    with CaptureQueriesContext(connection) as asked:
        assert editor.client.get(f"/articles/{story.id}/").status_code == 200
        answer = editor.get(f"articles/{story.id}/marks/?revision={story.current_id}")
    assert len(rows(answer)) == count
    queries = [one["sql"] for one in asked if "SAVEPOINT" not in one["sql"]]
    assert len(queries) <= 8, queries


def test_strangers_and_readers_see_no_more_than_elsewhere(
    client_of_nobody: Caller, reader_key: Caller, writer_key: Caller, withheld: Article
) -> None:
    annotation(writer_key.actor, article=withheld, words="gone")
    path = f"articles/{withheld.id}/marks/"
    assert client_of_nobody.get(path).status == 401
    assert reader_key.get(path).status == 404
    assert len(rows(writer_key.get(path))) == 1
    assert writer_key.get(f"articles/{new_id()}/marks/").status == 404


def test_other_methods_and_parameters_are_refused(writer_key: Caller, story: Article) -> None:
    path = f"articles/{story.id}/marks/"
    for method in ("POST", "PUT", "PATCH", "DELETE"):
        assert writer_key.send(method, path).status == 405
    assert writer_key.get(f"{path}?page_size=3").fields == ["page_size"]
    unread = writer_key.get(f"{path}?revision=7")
    assert (unread.status, unread.fields) == (400, ["revision"])


def test_nothing_of_the_database_is_held_while_the_lines_are_sent(
    writer_key: Caller, story: Article, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(columns, "FIRST", 1)
    for words in ("Seoul", "Kyiv"):
        annotation(writer_key.actor, article=story, words=words)
    depth = len(connection.savepoint_ids)
    response = writer_key.client.get(f"/api/v1/articles/{story.id}/marks/", headers=writer_key.headers)
    assert len(connection.savepoint_ids) == depth
    assert b"Seoul" in next(iter(response))
    response.close()
