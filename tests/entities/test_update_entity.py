"""Changing an entity."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.entities.errors import BadEntity
from articles.entities.models import Entity
from articles.entities.operations import draft_of, update_entity
from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.foundation.types import AliasDraft
from articles.ledger.models import Entry
from tests.factories.entities import entity
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db


def test_the_new_content_replaces_the_old_names_included() -> None:
    old = entity(name="JCS", aliases=("Chiefs",))
    draft = replace(draft_of(old), name="Joint Chiefs of Staff", aliases=(AliasDraft("JCS"),))
    row = update_entity(admin(), id=old.id, version=1, draft=draft)
    assert (row.name, row.version) == ("Joint Chiefs of Staff", 2)
    assert [alias.name for alias in row.aliases] == ["JCS"]
    assert row.modified > row.created == old.created
    assert row.created_by_id == old.created_by_id


def test_the_ledger_keeps_what_was_before() -> None:
    actor, old = editor(), entity(name="JCS", aliases=("Chiefs",))
    update_entity(actor, id=old.id, version=1, draft=replace(draft_of(old), name="Joint Chiefs", aliases=()))
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert (entry.verb, entry.actor_id) == ("entity.updated", actor.user_id)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["name"], entry.after["name"]) == ("JCS", "Joint Chiefs")
    assert [alias["name"] for alias in entry.before["aliases"]] == ["Chiefs"]
    assert entry.after["aliases"] == []


def test_the_content_read_back_is_the_content_written() -> None:
    old = entity(aliases=("JCS", "합동참모본부"))
    row = update_entity(editor(), id=old.id, version=1, draft=draft_of(old))
    assert draft_of(row) == draft_of(old)


def test_a_stale_version_is_refused_with_the_row_as_it_is_now() -> None:
    old = entity(name="JCS")
    update_entity(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="First"))
    with pytest.raises(Stale) as refused:
        update_entity(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="Second"))
    current = refused.value.current
    assert isinstance(current, Entity)
    assert (current.name, current.version) == ("First", 2)
    assert Entity.objects.get().name == "First"


def test_without_permission_nothing_changes() -> None:
    old = entity(name="JCS")
    with pytest.raises(Forbidden):
        update_entity(nobody(), id=old.id, version=1, draft=replace(draft_of(old), name="Other"))
    assert Entity.objects.get().version == 1


def test_bad_content_is_refused_by_field_and_nothing_changes() -> None:
    old = entity(name="JCS", aliases=("Chiefs",))
    with pytest.raises(BadEntity) as refused:
        update_entity(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="", aliases=()))
    assert [problem.field for problem in refused.value.problems] == ["name"]
    row = Entity.objects.get()
    assert (row.name, row.version, [alias.name for alias in row.aliases]) == ("JCS", 1, ["Chiefs"])


def test_an_unknown_id_is_missing() -> None:
    old = entity()
    with pytest.raises(Missing, match="entity"):
        update_entity(editor(), id=new_id(), version=1, draft=draft_of(old))
