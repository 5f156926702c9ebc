"""Merging an entity into another one, and splitting it off again."""

from __future__ import annotations

import pytest

from articles.entities.models import Entity, entity_group
from articles.entities.operations import (
    create_entity,
    draft_of,
    judge_entities,
    merge_entity,
    preview_entity_merge,
    split_entity,
    update_entity,
)
from articles.entities.types import EntityDraft
from articles.foundation.errors import BadMerge, Forbidden, Merged, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.entities import entity
from tests.factories.users import admin, editor

pytestmark = pytest.mark.django_db


def test_a_merge_and_its_split_leave_the_record_as_it_was() -> None:
    actor, survivor, row = admin(), entity(name="Russia"), entity(name="Россия", aliases=("RF",))
    merged = merge_entity(actor, id=row.id, version=1, into=survivor.id)
    assert (merged.version, Entity.objects.get(id=row.id).canonical) == (2, survivor.id)
    with pytest.raises(Merged):
        update_entity(actor, id=row.id, version=2, draft=draft_of(row))
    back = split_entity(actor, id=row.id, version=2)
    now = Entity.objects.get(id=row.id)
    assert (back.version, draft_of(now), now.canonical) == (3, draft_of(row), row.id)
    verbs = Entry.objects.about(row.id).values_list("verb", flat=True)
    assert list(verbs) == ["entity.created", "entity.merged", "entity.split"]


def test_tombstones_follow_and_the_feed_tells_of_them() -> None:
    actor = admin()
    a, b, c = (entity(name=name) for name in "abc")
    merge_entity(actor, id=a.id, version=1, into=b.id)
    merge_entity(actor, id=b.id, version=1, into=c.id)
    assert Entity.objects.get(id=a.id).canonical == c.id
    entry = Entry.objects.get(verb="entity.resolved")
    assert (entry.subject_id, entry.before, entry.after) == (
        a.id,
        {"survivor": str(b.id)},
        {"survivor": str(c.id)},
    )


def test_what_is_not_permitted_not_there_or_stale_is_refused() -> None:
    actor, survivor, row = admin(), entity(name="Russia"), entity(name="Россия")
    with pytest.raises(Forbidden):
        merge_entity(editor(), id=row.id, version=1, into=survivor.id)
    with pytest.raises(Missing, match="entity"):
        merge_entity(actor, id=new_id(), version=1, into=survivor.id)
    with pytest.raises(Stale):
        merge_entity(actor, id=row.id, version=2, into=survivor.id)
    with pytest.raises(BadMerge, match="itself"):
        merge_entity(actor, id=row.id, version=1, into=row.id)
    with pytest.raises(BadMerge, match="nothing to split"):
        split_entity(actor, id=row.id, version=1)
    with pytest.raises(Forbidden):
        split_entity(editor(), id=row.id, version=1)


def test_a_preview_lists_what_the_survivor_gains_and_what_conflicts() -> None:
    actor = admin()
    survivor, _ = create_entity(
        editor(), draft=EntityDraft("Russia", "place", external_ids={"wikidata": "Q159"})
    )
    draft = EntityDraft("Россия", "place", external_ids={"wikidata": "Q1", "viaf": "7"})
    row, _ = create_entity(editor(), draft=draft)
    judge_entities(actor, a=row.id, b=survivor.id, answer="same")
    seen = preview_entity_merge(editor(), id=row.id, into=survivor.id)
    assert [name.name for name in seen.names] == ["Россия"]
    assert [one.scheme for one in seen.conflicts] == ["wikidata"]
    assert seen.external_ids == {"wikidata": ["Q1"], "viaf": ["7"]}
    assert seen.judgement is not None
    assert Entity.objects.surviving().count() == 2


def test_all_that_was_merged_is_read_as_one() -> None:
    survivor, row = entity(name="Russia"), entity(name="Россия")
    merge_entity(admin(), id=row.id, version=1, into=survivor.id)
    assert [name.name for name in entity_group(row.id).names] == ["Russia", "Россия"]
