"""NDJSON: the API's own shapes, a line per row, in an order that can be read back."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import UUID

import orjson
import pytest
from django.test import Client

from articles.annotations.models import Annotation
from articles.annotations.operations import delete_annotation
from articles.claims.models import Attribution
from articles.corpus.operations import metadata_of, update_article
from articles.entities.operations import create_identified_source
from articles.exports.operations import export_article
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.exports.conftest import FixedDesk, fixed
from tests.exports.golden import exported, golden
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor

REFERENCES = (
    "article", "claim", "source", "entity", "content", "cue", "span", "party", "words", "annotation", "other",
)  # fmt: skip


def lines_of(written: bytes) -> list[dict[str, Any]]:
    """Read the lines."""
    assert written.endswith(b"\n")
    return [orjson.loads(line) for line in written.splitlines()]


def names_of(value: Any) -> set[str]:
    """Return every id that a line names beside its own."""
    if isinstance(value, list):
        return {name for one in value for name in names_of(one)}
    if not isinstance(value, dict):
        return set()
    named = {value[key] for key in REFERENCES if isinstance(value.get(key), str)}
    named |= {
        one
        for key in ("sources", "info_sources", "evidence")
        for one in value.get(key, [])
        if isinstance(one, str)
    }
    return named | {name for one in value.values() for name in names_of(one)}


def test_the_fixed_desk_is_written_as_the_golden_file_has_it(desk: FixedDesk) -> None:
    assert exported(desk, "ndjson") == golden("article.ndjson")


def test_nothing_is_named_before_it_was_written(desk: FixedDesk) -> None:
    written: set[str] = set()
    for line in lines_of(exported(desk, "ndjson"))[1:]:
        # Posts and ties may lead to a record further down.
        line.pop("ties", None)
        wanted = names_of(line) if line["type"] != "source" else set()
        assert wanted - {line["id"]} <= written, line
        written.add(line["id"])
    assert len(written) == 22


def test_offsets_count_code_points_of_the_text_in_the_same_file(desk: FixedDesk) -> None:
    lines = lines_of(exported(desk, "ndjson"))
    text = next(line["text"] for line in lines if line["type"] == "revision")
    pieces = [p for line in lines if line["type"] == "annotation" for p in line["anchor"]["pieces"]]
    assert len(pieces) == 8
    assert all(text[piece["start"] : piece["end"]] == piece["exact"] for piece in pieces)


@pytest.mark.parametrize(
    "kind", ["article", "annotation", "attribution", "claim", "source", "rating", "entity"]
)
def test_each_line_equals_what_the_api_answers_for_the_same_row(desk: FixedDesk, kind: str) -> None:
    written = b"".join(export_article(desk.actor, id=desk.article.id, format="ndjson").chunks)
    lines = [line for line in lines_of(written) if line.pop("type") == kind]
    plural = "entities" if kind == "entity" else f"{kind}s"
    _, secret = api_key(scope="write")
    client = Client(headers={"authorization": f"Bearer {secret}"})
    assert lines
    for line in lines:
        answer = client.get(f"/api/v1/{plural}/{line['id']}/")
        told = answer.json()
        # Sources name their entity, and entities what they are tied to: an entity's line leaves out the same
        # seen from the other end.
        for derived in ("sources", "tied_to", "tied_by"):
            told.pop(derived, None)
        # A file can't tell where its desk answers.
        told.pop("reading_url", None)
        assert (answer.status_code, same(told)) == (200, same(line))


def same(shape: Any) -> Any:
    """Return the shape with times as their instants: both ".125Z" and ".125000Z" are RFC 3339."""
    if isinstance(shape, dict):
        return {key: same(value) for key, value in shape.items()}
    if isinstance(shape, list):
        return [same(one) for one in shape]
    if isinstance(shape, str) and shape.endswith("Z") and "." in shape:
        whole, _, fraction = shape.removesuffix("Z").partition(".")
        return f"{whole}.{fraction.ljust(6, '0')}Z" if fraction.isdecimal() else shape
    return shape


def test_a_deleted_mark_is_neither_written_nor_named(desk: FixedDesk) -> None:
    delete_annotation(desk.actor, id=fixed(23), version=1)
    delete_annotation(desk.actor, id=fixed(21), version=1)
    written = exported(desk, "ndjson")
    attribution = next(line for line in lines_of(written) if line["type"] == "attribution")
    assert attribution["cue"] is None
    assert [hop["span"] for hop in attribution["hops"]] == [str(fixed(22)), None]
    assert str(fixed(23)).encode() not in written


def test_an_attribution_whose_content_was_deleted_is_not_written(desk: FixedDesk) -> None:
    delete_annotation(desk.actor, id=fixed(20), version=1)
    assert Attribution.objects.live().count() == 1
    assert b'"type":"attribution"' not in exported(desk, "ndjson")


@pytest.mark.django_db
def test_a_record_that_many_marks_name_is_written_once() -> None:
    actor = editor()
    row, agency, said = (
        article(actor, text="AFP said AFP knew. AFP stood by it."),
        source(actor),
        claim(actor),
    )
    for _ in range(3):
        annotation(actor, article=row, words="AFP", kind="source", source=agency.id)
        annotation(actor, article=row, words="AFP knew", kind="claim", claim=said.id)
    lines = lines_of(b"".join(export_article(actor, id=row.id, format="ndjson").chunks))
    kinds = [line["type"] for line in lines]
    assert (kinds.count("source"), kinds.count("claim"), kinds.count("annotation")) == (1, 1, 6)


def test_annotations_come_in_the_order_of_the_text(desk: FixedDesk) -> None:
    lines = [line for line in lines_of(exported(desk, "ndjson")) if line["type"] == "annotation"]
    starts = [line["anchor"]["pieces"][0]["start"] for line in lines]
    assert starts == sorted(starts)
    assert Annotation.objects.live().count() == len(lines) == 7


def test_metadata_is_written_as_it_is_now(desk: FixedDesk) -> None:
    changed = metadata_of(desk.article)
    update_article(desk.actor, id=desk.article.id, version=1, metadata=changed)
    found = next(line for line in lines_of(exported(desk, "ndjson")) if line["type"] == "article")
    assert (found["version"], found["annotation_count"], UUID(found["id"])) == (2, 7, fixed(2))


@pytest.mark.django_db
def test_a_source_brings_along_whatever_it_is_tied_to_and_merged_with() -> None:
    actor, manager = editor(), admin()
    ministry, moscow, old = (
        source(actor, name="Ministry"),
        entity(actor, name="Moscow"),
        source(actor, name="Old"),
    )
    draft = SourceDraft(
        "Agency",
        "state_media",
        roles=(RoleDraft(ministry.id, "Voice"),),
        ties=(TieDraft("part_of", ministry.id),),
    )
    agency, _ = create_identified_source(actor, draft=draft, entity=moscow.id)
    tied = replace(draft_of(ministry), ties=(TieDraft("speaks_for", agency.id),))
    update_source(actor, id=ministry.id, version=1, draft=tied)
    rating(source=old, grade="E")
    deep = source(actor, name="Deep")
    SOURCES.merge(manager, id=deep.id, version=1, into=old.id)
    SOURCES.merge(manager, id=old.id, version=1, into=agency.id)
    row = article(actor, text="The agency said so.")
    annotation(actor, article=row, words="agency", kind="source", source=deep.id)
    lines = lines_of(b"".join(export_article(actor, id=row.id, format="ndjson").chunks))
    names = [line["name"] for line in lines if line["type"] in {"source", "entity"}]
    assert sorted(names) == ["Agency", "Deep", "Ministry", "Moscow", "Old"]
    assert [name for name in names if name in {"Agency", "Old", "Deep"}] == ["Agency", "Old", "Deep"]
    kinds = [line["type"] for line in lines]
    assert kinds[:7] == ["feed", "entity", *["source"] * 4, "rating"]
    graded = {line["name"]: line["reliability"] for line in lines if line["type"] == "source"}
    assert {name: told and told["grade"] for name, told in graded.items()} == {
        "Agency": "E",
        "Old": "E",
        "Deep": "E",
        "Ministry": None,
    }
    assert lines[kinds.index("rating")]["source"] == str(old.id)
