"""Changing a source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from articles.foundation.errors import Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.foundation.types import AliasDraft
from articles.ledger.models import Entry
from articles.sources.errors import BadSource
from articles.sources.models import Source
from articles.sources.operations import draft_of, update_source
from tests.factories.sources import source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db


def test_the_new_content_replaces_the_old_names_included() -> None:
    old = source(name="JCS", aliases=("Chiefs",))
    draft = replace(draft_of(old), name="Joint Chiefs of Staff", aliases=(AliasDraft("JCS"),))
    row = update_source(admin(), id=old.id, version=1, draft=draft)
    assert (row.name, row.version) == ("Joint Chiefs of Staff", 2)
    assert [alias.name for alias in row.aliases] == ["JCS"]
    assert row.modified > row.created == old.created
    assert row.created_by_id == old.created_by_id


def test_the_ledger_keeps_what_was_before() -> None:
    actor, old = editor(), source(name="JCS", aliases=("Chiefs",))
    update_source(actor, id=old.id, version=1, draft=replace(draft_of(old), name="Joint Chiefs", aliases=()))
    entry = Entry.objects.about(old.id).last()
    assert entry is not None
    assert (entry.verb, entry.actor_id) == ("source.updated", actor.user_id)
    assert entry.before is not None
    assert entry.after is not None
    assert (entry.before["name"], entry.after["name"]) == ("JCS", "Joint Chiefs")
    assert [alias["name"] for alias in entry.before["aliases"]] == ["Chiefs"]
    assert entry.after["aliases"] == []


def test_the_content_read_back_is_the_content_written() -> None:
    old = source(aliases=("JCS", "합동참모본부"))
    row = update_source(editor(), id=old.id, version=1, draft=draft_of(old))
    assert draft_of(row) == draft_of(old)


def test_a_stale_version_is_refused_with_the_row_as_it_is_now() -> None:
    old = source(name="JCS")
    update_source(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="First"))
    with pytest.raises(Stale) as refused:
        update_source(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="Second"))
    current = refused.value.current
    assert isinstance(current, Source)
    assert (current.name, current.version) == ("First", 2)
    assert Source.objects.get().name == "First"


def test_without_permission_nothing_changes() -> None:
    old = source(name="JCS")
    with pytest.raises(Forbidden):
        update_source(nobody(), id=old.id, version=1, draft=replace(draft_of(old), name="Other"))
    assert Source.objects.get().version == 1


def test_bad_content_is_refused_by_field_and_nothing_changes() -> None:
    old = source(name="JCS", aliases=("Chiefs",))
    with pytest.raises(BadSource) as refused:
        update_source(editor(), id=old.id, version=1, draft=replace(draft_of(old), name="", aliases=()))
    assert [problem.field for problem in refused.value.problems] == ["name"]
    row = Source.objects.get()
    assert (row.name, row.version, [alias.name for alias in row.aliases]) == ("JCS", 1, ["Chiefs"])


def test_an_unknown_id_is_missing() -> None:
    old = source()
    with pytest.raises(Missing, match="source"):
        update_source(editor(), id=new_id(), version=1, draft=draft_of(old))
