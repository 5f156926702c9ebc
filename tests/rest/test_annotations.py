"""Marking passages: annotations/ and annotations/{id}/."""

from __future__ import annotations

from typing import Any

import pytest

from articles.annotations.models import Annotation
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Caller

HAD_GONE = {"start": 22, "end": 30}


def body(story: Article, **more: Any) -> dict[str, Any]:
    """Return a create of a claim annotation on "had gone"."""
    return {"article": str(story.id), "kind": "claim", "pieces": [HAD_GONE]} | more


def test_a_passage_is_marked_by_its_code_points(editor: Caller, story: Article) -> None:
    made = claim(editor.actor)
    answer = editor.post("annotations/", body(story, claim=str(made.id), tags=["troops"], note="check"))
    assert (answer.status, answer.version) == (201, 1)
    assert answer.headers["Location"].endswith(f"/api/v1/annotations/{answer.body['id']}/")
    expected = {
        "article": str(story.id),
        "revision": str(story.current_id),
        "kind": "claim",
        "anchor": {
            "status": "anchored",
            "score": 1,
            "offset_unit": "code_point",
            "pieces": [
                HAD_GONE
                | {"exact": "had gone", "prefix": "Seoul said 3,000 more ", "suffix": ". Kyiv agreed."}
            ],
            "reasons": [],
            "candidates": [],
            "settled": None,
        },
        "claim": str(made.id),
        "source": None,
        "entity": None,
        "figure": None,
        "tags": ["troops"],
        "note": "check",
        "origin": {"type": "person", "agent": ""},
        "created_by": {"id": str(editor.actor.user_id), "name": "ada", "type": "person"},
    }
    assert {name: answer.body[name] for name in expected} == expected


def test_a_passage_is_found_by_its_words(editor: Caller, story: Article) -> None:
    quote = {"exact": "agreed", "prefix": "Kyiv "}
    answer = editor.post("annotations/", {"article": str(story.id), "kind": "cue", "quote": quote})
    assert answer.body["anchor"]["pieces"][0]["start"] == 37


def test_the_same_create_sent_twice_makes_one_row(editor: Caller, story: Article) -> None:
    sent = body(story, id=str(new_id()))
    first, second = editor.post("annotations/", sent), editor.post("annotations/", sent)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body
    assert Annotation.objects.count() == 1


def test_the_same_id_with_other_content_is_a_conflict(editor: Caller, story: Article) -> None:
    id = str(new_id())
    editor.post("annotations/", body(story, id=id))
    answer = editor.post("annotations/", body(story, id=id, note="other"))
    assert (answer.status, answer.fields) == (409, ["id"])


def test_a_repeat_of_a_create_says_that_the_row_was_deleted_and_brings_nothing_back(
    editor: Caller, story: Article
) -> None:
    sent = body(story, id=str(new_id()))
    path = f"annotations/{sent['id']}/"
    # As a client goes on that loses every other answer: each request is sent twice, in order.
    assert [editor.post("annotations/", sent).status for _ in range(2)] == [201, 200]
    assert [editor.delete(path, version=1).status for _ in range(2)] == [204, 404]
    late = editor.post("annotations/", sent)
    assert (late.status, late.fields, late.codes) == (409, ["id"], ["deleted"])
    assert "at version 2. Restore it" in late.body["detail"]
    assert editor.get(path).status == 404
    assert editor.restore(path, version=2).status == 200
    assert editor.post("annotations/", sent).status == 200


def test_a_bulk_create_that_repeats_a_deleted_row_names_its_line(editor: Caller, story: Article) -> None:
    line = {"id": str(new_id()), "kind": "note", "pieces": [HAD_GONE]}
    bulk = {"article": str(story.id), "annotations": [{"kind": "note", "pieces": [HAD_GONE]}, line]}
    editor.post("annotations/", line | {"article": str(story.id)})
    editor.delete(f"annotations/{line['id']}/", version=1)
    answer = editor.post("annotations/bulk/", bulk)
    assert (answer.status, answer.fields) == (409, ["annotations.1.id"])
    assert not Annotation.objects.live().exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"pieces": [{"start": 30, "end": 22}]}, "pieces.0.end"),
        ({"pieces": [{"start": 0, "end": 10_000}]}, "pieces.0.end"),
        ({"pieces": [{"start": -1, "end": 3}]}, "pieces.0.start"),
        ({"pieces": [HAD_GONE, HAD_GONE]}, "pieces.1.start"),
        ({"pieces": [HAD_GONE | {"exact": "has gone"}]}, "pieces.0.exact"),
        ({"pieces": [HAD_GONE | {"exact": "had\0gone"}]}, "pieces.0.exact"),
        ({"kind": "rumour"}, "kind"),
        ({"quote": {"exact": "Seoul"}}, "quote"),
        ({"claim": str(new_id())}, "claim"),
        ({"source": str(new_id())}, "source"),
        ({"entity": str(new_id())}, "entity"),
        ({"article": str(new_id())}, "article"),
        ({"revision": str(new_id())}, "revision"),
        ({"tags": [""]}, "tags.0"),
        ({"tags": ["\u200b"]}, "tags.0"),
        ({"pieces": [{"start": 5, "end": 6}]}, "pieces.0.end"),
        ({"pieces": [{"start": 0, "end": 5}, {"start": 5, "end": 6}]}, "pieces.1.end"),
        ({"note": "a\0b"}, "note"),
    ],
)
def test_a_bad_value_is_refused_by_its_field_and_nothing_is_written(
    more: dict[str, Any], field: str, editor: Caller, story: Article
) -> None:
    answer = editor.post("annotations/", body(story) | more)
    assert (answer.status, answer.fields) == (422, [field])
    assert not Annotation.objects.exists()


@pytest.mark.parametrize(
    ("more", "field"),
    [
        ({"pieces": []}, "pieces"),
        ({"pieces": [{"start": 1}]}, "pieces.0.end"),
        ({"pieces": [{"start": 1, "end": 2, "prefix": ""}]}, "pieces.0.prefix"),
        ({"pieces": [{"start": "1", "end": 2}]}, "pieces.0.start"),
        ({"pieces": [{"start": 1.0, "end": 2}]}, "pieces.0.start"),
        ({"pieces": {"start": 1, "end": 2}}, "pieces"),
        ({"pieces": [[1, 2]]}, "pieces.0"),
        ({"claim": 7}, "claim"),
        ({"article": "7"}, "article"),
        ({"figure": None}, "figure"),
        ({"created_by": str(new_id())}, "created_by"),
        ({"note": None}, "note"),
    ],
)
def test_a_malformed_create_is_refused_by_its_field(
    more: dict[str, Any], field: str, editor: Caller, story: Article
) -> None:
    answer = editor.post("annotations/", body(story) | more)
    assert (answer.status, answer.fields) == (400, [field])


def test_a_program_says_which_program_it_is(writer_key: Caller, story: Article) -> None:
    assert writer_key.post("annotations/", body(story)).body["origin"] == {
        "type": "machine",
        "agent": "writer",
    }
    origin = {"type": "import", "agent": "wire-importer 2.1"}
    assert writer_key.post("annotations/", body(story, origin=origin)).body["origin"] == origin


@pytest.mark.parametrize(
    ("origin", "field"),
    [
        ({"type": "person", "agent": "me"}, "origin.type"),
        ({"type": "machine", "agent": ""}, "origin.agent"),
        ({"type": "machine", "agent": "x" * 201}, "origin.agent"),
        ({"type": "machine", "agent": "x\0"}, "origin.agent"),
    ],
)
def test_a_program_never_speaks_as_a_person(
    origin: dict[str, str], field: str, writer_key: Caller, story: Article
) -> None:
    answer = writer_key.post("annotations/", body(story, origin=origin))
    assert (answer.status, answer.fields) == (422, [field])


def test_a_person_never_speaks_as_a_program(editor: Caller, story: Article) -> None:
    answer = editor.post("annotations/", body(story, origin={"type": "machine", "agent": "bot"}))
    assert (answer.status, answer.fields) == (400, ["origin"])


def test_a_withheld_article_is_missing_for_who_may_not_know_of_it(
    reader_key: Caller, writer_key: Caller, withheld: Article
) -> None:
    annotation(writer_key.actor, article=withheld)
    assert reader_key.get(f"annotations/?article={withheld.id}").body["results"] == []
    assert len(writer_key.get(f"annotations/?article={withheld.id}").body["results"]) == 1


def test_pieces_and_links_are_replaced_and_null_unlinks(editor: Caller, story: Article) -> None:
    made = claim(editor.actor)
    path = f"annotations/{editor.post('annotations/', body(story, claim=str(made.id))).body['id']}/"
    moved = editor.patch(path, {"pieces": [{"start": 0, "end": 5}]}, version=1).body
    assert (moved["anchor"]["pieces"][0]["exact"], moved["claim"]) == ("Seoul", str(made.id))
    assert editor.patch(path, {"claim": None}, version=2).body["claim"] is None


def test_a_deleted_annotation_is_gone_and_comes_back_with_its_links(editor: Caller, story: Article) -> None:
    made = claim(editor.actor)
    before = editor.post("annotations/", body(story, claim=str(made.id))).body
    path = f"annotations/{before['id']}/"
    gone = editor.delete(path, version=1)
    assert (gone.status, gone.version, gone.content) == (204, 2, b"")
    assert editor.get(path).status == 404
    assert editor.get("annotations/").body["results"] == []
    assert editor.delete(path, version=2).status == 404
    assert editor.restore(path).status == 428
    stale = editor.restore(path, version=1)
    assert (stale.status, stale.body["current"]["version"]) == (412, 2)
    back = editor.restore(path, version=2)
    assert (back.status, back.version) == (200, 3)
    assert back.body == before | {"version": 3, "modified": back.body["modified"]}
    assert editor.restore(path, version=3).status == 409


def test_a_read_key_neither_deletes_nor_restores(
    reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    path = f"annotations/{annotation(writer_key.actor, article=story).id}/"
    assert reader_key.delete(path, version=1).status == 403
    writer_key.delete(path, version=1)
    assert reader_key.restore(path, version=2).status == 403


def test_each_filter_keeps_what_it_names(editor: Caller, writer_key: Caller, story: Article) -> None:
    other = article(editor.actor)
    c, s, e = claim(editor.actor), source(editor.actor), entity(editor.actor)
    rows = {
        "claim": annotation(editor.actor, article=story, kind="claim", claim=c.id),
        "source": annotation(editor.actor, article=story, kind="source", source=s.id),
        "entity": annotation(editor.actor, article=story, kind="entity", entity=e.id),
        "note": annotation(writer_key.actor, article=other, kind="note"),
    }
    for query, expected in {
        f"claim={c.id}": ["claim"],
        f"source={s.id}": ["source"],
        f"entity={e.id}": ["entity"],
        f"article={other.id}": ["note"],
        f"revision={story.current_id}": ["claim", "source", "entity"],
        f"created_by={writer_key.actor.user_id}": ["note"],
        "kind=source": ["source"],
        f"kind=source&article={other.id}": [],
    }.items():
        found = [row["id"] for row in editor.get(f"annotations/?{query}").body["results"]]
        assert found == [str(rows[name].id) for name in expected], query
