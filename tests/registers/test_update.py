"""Changing a record of a register."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from articles.registers.types import AliasDraft
from tests.factories.users import admin, editor, nobody
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db


def test_the_new_content_replaces_the_old_names_included(kind: Kind) -> None:
    old = kind.make(name="JCS", aliases=("Chiefs",))
    draft = replace(kind.draft_of(old), name="Joint Chiefs of Staff", aliases=(AliasDraft("JCS"),))
    row = kind.update(admin(), id=old.id, version=1, draft=draft)
    assert (row.name, row.version) == ("Joint Chiefs of Staff", 2)
    assert [alias.name for alias in row.aliases] == ["JCS"]
    assert row.modified > row.created == old.created
    assert row.created_by_id == old.created_by_id


def test_the_ledger_keeps_what_was_before(kind: Kind) -> None:
    actor, old = editor(), kind.make(name="JCS", aliases=("Chiefs",))
    kind.update(
        actor, id=old.id, version=1, draft=replace(kind.draft_of(old), name="Joint Chiefs", aliases=())
    )
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert (entry.verb, entry.actor_id) == (f"{kind.noun}.updated", actor.user_id)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["name"], entry.after["name"]) == ("JCS", "Joint Chiefs")
    assert [alias["name"] for alias in entry.before["aliases"]] == ["Chiefs"]
    assert entry.after["aliases"] == []


def test_the_content_read_back_is_the_content_written(kind: Kind) -> None:
    old = kind.make(aliases=("JCS", "합동참모본부"))
    row = kind.update(editor(), id=old.id, version=1, draft=kind.draft_of(old))
    assert kind.draft_of(row) == kind.draft_of(old)


def test_a_stale_version_is_refused_with_the_row_as_it_is_now(kind: Kind) -> None:
    old = kind.make(name="JCS")
    kind.update(editor(), id=old.id, version=1, draft=replace(kind.draft_of(old), name="First"))
    with pytest.raises(Stale) as refused:
        kind.update(editor(), id=old.id, version=1, draft=replace(kind.draft_of(old), name="Second"))
    current = refused.value.current
    assert isinstance(current, kind.register.records)
    assert (current.name, current.version) == ("First", 2)
    assert kind.rows.get().name == "First"


def test_without_permission_nothing_changes(kind: Kind) -> None:
    old = kind.make(name="JCS")
    with pytest.raises(Forbidden):
        kind.update(nobody(), id=old.id, version=1, draft=replace(kind.draft_of(old), name="Other"))
    assert kind.rows.get().version == 1


def test_bad_content_is_refused_by_field_and_nothing_changes(kind: Kind) -> None:
    old = kind.make(name="JCS", aliases=("Chiefs",))
    with pytest.raises(kind.refusal) as refused:
        kind.update(editor(), id=old.id, version=1, draft=replace(kind.draft_of(old), name="", aliases=()))
    assert [problem.field for problem in refused.value.problems] == ["name"]
    row = kind.rows.get()
    assert (row.name, row.version, [alias.name for alias in row.aliases]) == ("JCS", 1, ["Chiefs"])


def test_an_unknown_id_is_missing(kind: Kind) -> None:
    old = kind.make()
    with pytest.raises(Missing, match=kind.noun):
        kind.update(editor(), id=new_id(), version=1, draft=kind.draft_of(old))
