"""Adding an entity."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.entities.errors import BadEntity
from articles.entities.models import Entity, EntityName
from articles.entities.operations import create_entity, update_entity
from articles.entities.types import EntityDraft
from articles.foundation.errors import Forbidden
from articles.foundation.models import new_id
from articles.foundation.types import AliasDraft
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from tests.factories.api_keys import program, reader
from tests.factories.users import admin, editor, nobody

pytestmark = pytest.mark.django_db

DRAFT = EntityDraft(
    name="Joint Chiefs of Staff",
    entity_kind="place",
    aliases=(AliasDraft("JCS", "en", "Latn"), AliasDraft("합동참모본부", "ko", "Hang")),
    external_ids={"wikidata": "Q489551"},
    description="Of South Korea.",
)


def test_the_record_keeps_everything_that_was_given() -> None:
    actor = editor()
    made, new = create_entity(actor, draft=DRAFT)
    row = Entity.objects.get()
    assert new
    assert (made.id, row.version, row.created_by_id) == (row.id, 1, actor.user_id)
    assert (row.name, row.entity_kind, row.description) == (
        "Joint Chiefs of Staff",
        "place",
        "Of South Korea.",
    )
    assert row.external_ids == {"wikidata": "Q489551"}
    assert tuple(row.aliases) == DRAFT.aliases
    assert row.created == row.modified
    assert row.merged_into is None


def test_the_ledger_says_who_added_what() -> None:
    actor = program()
    row, _ = create_entity(actor, draft=DRAFT)
    entry = Entry.objects.get(verb="entity.created")
    assert (entry.verb, entry.subject_id, entry.actor_id, entry.agent) == (
        "entity.created",
        row.id,
        actor.user_id,
        actor.name,
    )
    assert entry.before is None
    assert entry.after is not None
    assert entry.after["name"] == "Joint Chiefs of Staff"
    assert entry.after["aliases"][1] == {"name": "합동참모본부", "language": "ko", "script": "Hang"}
    assert entry.at == row.created


@pytest.mark.parametrize("make_actor", [editor, admin, program])
def test_editors_admins_and_programs_may(make_actor: Callable[[], Principal]) -> None:
    assert create_entity(make_actor(), draft=DRAFT)[1]


@pytest.mark.parametrize("make_actor", [reader, nobody])
def test_readers_may_not_and_nothing_is_written(make_actor: Callable[[], Principal]) -> None:
    with pytest.raises(Forbidden, match="sources and entities"):
        create_entity(make_actor(), draft=DRAFT)
    assert not Entity.objects.exists()
    assert not Entry.objects.exclude(verb="api_key.created").exists()


def test_every_problem_is_named_at_once_and_nothing_is_written() -> None:
    draft = EntityDraft(" ", "ghost", aliases=(AliasDraft("x\x00"),), external_ids={"wikidata": "1"})
    with pytest.raises(BadEntity) as refused:
        create_entity(editor(), draft=draft)
    fields = [problem.field for problem in refused.value.problems]
    assert fields == ["name", "entity_kind", "aliases.0.name", "external_ids.wikidata"]
    assert not Entity.objects.exists()
    assert not Entry.objects.exists()


def test_the_same_create_sent_twice_makes_one_row_even_after_it_was_changed() -> None:
    actor, id = editor(), new_id()
    create_entity(actor, draft=DRAFT, id=id)
    update_entity(actor, id=id, version=1, draft=EntityDraft("JCS", "place"))
    row, new = create_entity(actor, draft=DRAFT, id=id)
    assert not new
    assert (row.id, row.name, row.version) == (id, "JCS", 2)
    assert Entry.objects.filter(verb="entity.created").count() == 1


def test_the_same_id_with_other_content_is_refused() -> None:
    actor, id = editor(), new_id()
    create_entity(actor, draft=DRAFT, id=id)
    with pytest.raises(IdInUse) as refused:
        create_entity(actor, draft=EntityDraft("Somebody else", "place"), id=id)
    assert refused.value.problems[0].field == "id"
    assert Entity.objects.get().name == "Joint Chiefs of Staff"


def test_a_name_given_twice_is_kept_once_and_other_spellings_are_all_kept() -> None:
    aliases = ("Muller", "Müller", "MÜLLER", " Muller ")
    draft = EntityDraft("Müller", "place", aliases=tuple(AliasDraft(name) for name in aliases))
    row, _ = create_entity(editor(), draft=draft)
    assert [name.name for name in row.names.all()] == ["Müller", "Muller", "MÜLLER"]
    assert {name.folded for name in row.names.all()} == {"muller"}


def test_a_name_that_unfolds_to_more_than_a_column_holds_is_kept() -> None:
    row, _ = create_entity(editor(), draft=EntityDraft("ﷺ" * 300, "place"))
    assert row.name == "ﷺ" * 300


def test_one_record_has_one_shown_name() -> None:
    row, _ = create_entity(editor(), draft=DRAFT)
    with pytest.raises(IntegrityError, match="entity_one_primary_name"), transaction.atomic():
        EntityName.objects.create(owner=row, name="Other", folded="other", is_primary=True)


def test_no_record_is_merged_into_itself() -> None:
    row, _ = create_entity(editor(), draft=DRAFT)
    other, _ = create_entity(editor(), draft=EntityDraft("Other", "place"))
    with pytest.raises(IntegrityError, match="entity_not_merged_into_itself"), transaction.atomic():
        Entity.objects.filter(id=row.id).update(merged_into=row, survivor=other)
    with pytest.raises(IntegrityError, match="entity_merged_has_survivor"), transaction.atomic():
        Entity.objects.filter(id=row.id).update(merged_into=other, survivor=row)
    with pytest.raises(IntegrityError, match="entity_merged_has_survivor"), transaction.atomic():
        Entity.objects.filter(id=row.id).update(merged_into=other)


@pytest.mark.parametrize("aliases", [0, 50])
def test_adding_takes_the_same_queries_whatever_the_number_of_names(
    aliases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    names = tuple(AliasDraft(f"alias {number}") for number in range(aliases))
    # A savepoint and its release, the record, its old names gone, its names, the ledger's entry.
    with django_assert_num_queries(6):
        create_entity(actor, draft=EntityDraft("Name", "place", aliases=names))
