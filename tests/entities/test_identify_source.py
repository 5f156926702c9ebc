"""Saying which entity a source is."""

from __future__ import annotations

import pytest

from articles.entities.models import SourceIdentity
from articles.entities.operations import create_identified_source, update_identified_source
from articles.foundation.errors import Dangling, Forbidden, Missing, Stale
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from articles.registers.errors import Merged
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of
from articles.sources.types import SourceDraft
from tests.factories.entities import entity
from tests.factories.sources import identify, source
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

DRAFT = SourceDraft("Kremlin", "government_body")


def test_a_source_is_an_entity_then_another_then_none_and_the_ledger_has_each() -> None:
    actor, row, one, other = editor(), source(), entity(name="Kremlin"), entity(name="Russia")
    for id in (one.id, one.id, other.id, None):
        identify(actor, row, id)
    assert not SourceIdentity.objects.exists()
    entries = Entry.objects.filter(verb="source.identified").order_by("id")
    assert [(entry.subject_id, entry.before, entry.after) for entry in entries] == [
        (row.id, None, {"entity": str(one.id)}),
        (row.id, {"entity": str(one.id)}, {"entity": str(other.id)}),
        (row.id, {"entity": str(other.id)}, None),
    ]
    assert Source.objects.get(id=row.id).version == 5


def test_several_sources_may_be_one_entity() -> None:
    russia = entity(name="Russia")
    for name in ("Kremlin", "Moscow"):
        identify(editor(), source(name=name), russia.id)
    assert russia.identities.count() == 2


def test_a_source_is_made_and_changed_together_with_its_entity() -> None:
    actor, one, other, id = editor(), entity(name="Kremlin"), entity(name="Russia"), new_id()
    made = [create_identified_source(actor, draft=DRAFT, entity=one.id, id=id) for _ in range(2)]
    assert [new for _, new in made] == [True, False]
    with pytest.raises(IdInUse):
        create_identified_source(actor, draft=DRAFT, entity=other.id, id=id)
    row = Source.objects.get(id=id)
    changed = update_identified_source(actor, id=id, version=1, draft=draft_of(row), entity=other.id)
    assert changed.version == 2
    assert SourceIdentity.objects.get().entity_id == other.id


def test_what_is_not_permitted_not_there_stale_or_merged_is_refused() -> None:
    row, twin, russia = source(name="Kremlin"), source(name="The Kremlin"), entity(name="Russia")
    with pytest.raises(Forbidden):
        identify(nobody(), row, russia.id)
    with pytest.raises(Missing):
        update_identified_source(editor(), id=new_id(), version=1, draft=DRAFT, entity=russia.id)
    with pytest.raises(Stale):
        update_identified_source(editor(), id=row.id, version=2, draft=DRAFT, entity=russia.id)
    with pytest.raises(Dangling) as refused:
        identify(editor(), row, new_id())
    assert [problem.field for problem in refused.value.problems] == ["entity"]
    SOURCES.merge(admin(), id=twin.id, version=1, into=row.id)
    with pytest.raises(Merged):
        identify(editor(), twin, russia.id)
    with pytest.raises(Dangling):
        create_identified_source(editor(), draft=DRAFT, entity=new_id())
    assert not SourceIdentity.objects.exists()
