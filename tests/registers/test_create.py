"""Adding a record to a register."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.types import Principal
from articles.foundation.errors import Forbidden
from articles.foundation.models import new_id
from articles.ledger.errors import IdInUse
from articles.ledger.models import Entry
from articles.registers.types import AliasDraft
from tests.factories.api_keys import program, reader
from tests.factories.users import admin, editor, nobody
from tests.registers.kinds import Kind

pytestmark = pytest.mark.django_db

NAMES = (AliasDraft("JCS", "en", "Latn"), AliasDraft("합동참모본부", "ko", "Hang"))
IDS = {"wikidata": "Q489551"}


def whole(kind: Kind) -> Any:
    """Return a draft that says all that records of every register can have."""
    return kind.draft("Joint Chiefs of Staff", aliases=NAMES, external_ids=IDS, description="Of South Korea.")


def test_the_record_keeps_everything_that_was_given(kind: Kind) -> None:
    actor = editor()
    made, new = kind.create(actor, draft=whole(kind))
    row = kind.rows.get()
    assert new
    assert (made.id, row.version, row.created_by_id) == (row.id, 1, actor.user_id)
    assert (row.name, row.description) == ("Joint Chiefs of Staff", "Of South Korea.")
    assert getattr(row, kind.field) == kind.value
    assert row.external_ids == IDS
    assert tuple(row.aliases) == NAMES
    assert row.created == row.modified
    assert row.merged_into is None


def test_the_ledger_says_who_added_what(kind: Kind) -> None:
    actor = program()
    row, _ = kind.create(actor, draft=whole(kind))
    entry = Entry.objects.get(verb=f"{kind.noun}.created")
    assert (entry.verb, entry.subject_id, entry.actor_id, entry.agent) == (
        f"{kind.noun}.created",
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
def test_editors_admins_and_programs_may(kind: Kind, make_actor: Callable[[], Principal]) -> None:
    assert kind.create(make_actor(), draft=whole(kind))[1]


@pytest.mark.parametrize("make_actor", [reader, nobody])
def test_readers_may_not_and_nothing_is_written(kind: Kind, make_actor: Callable[[], Principal]) -> None:
    with pytest.raises(Forbidden, match="sources and entities"):
        kind.create(make_actor(), draft=whole(kind))
    assert not kind.rows.exists()
    assert not Entry.objects.exclude(verb="api_key.created").exists()


def test_every_problem_is_named_at_once_and_nothing_is_written(kind: Kind) -> None:
    draft = kind.draft(
        " ", **{kind.field: "ghost"}, aliases=(AliasDraft("x\x00"),), external_ids={"wikidata": "1"}
    )
    with pytest.raises(kind.refusal) as refused:
        kind.create(editor(), draft=draft)
    fields = [problem.field for problem in refused.value.problems]
    assert fields == ["name", kind.field, "aliases.0.name", "external_ids.wikidata"]
    assert not kind.rows.exists()
    assert not Entry.objects.exists()


def test_the_same_create_sent_twice_makes_one_row_even_after_it_was_changed(kind: Kind) -> None:
    actor, id = editor(), new_id()
    kind.create(actor, draft=whole(kind), id=id)
    kind.update(actor, id=id, version=1, draft=kind.draft("JCS"))
    row, new = kind.create(actor, draft=whole(kind), id=id)
    assert not new
    assert (row.id, row.name, row.version) == (id, "JCS", 2)
    assert Entry.objects.filter(verb=f"{kind.noun}.created").count() == 1


def test_the_same_id_with_other_content_is_refused(kind: Kind) -> None:
    actor, id = editor(), new_id()
    kind.create(actor, draft=whole(kind), id=id)
    with pytest.raises(IdInUse) as refused:
        kind.create(actor, draft=kind.draft("Somebody else"), id=id)
    assert refused.value.problems[0].field == "id"
    assert kind.rows.get().name == "Joint Chiefs of Staff"


def test_a_name_given_twice_is_kept_once_and_other_spellings_are_all_kept(kind: Kind) -> None:
    aliases = ("Muller", "Müller", "MÜLLER", " Muller ")
    draft = kind.draft("Müller", aliases=tuple(AliasDraft(name) for name in aliases))
    row, _ = kind.create(editor(), draft=draft)
    assert [name.name for name in row.names.all()] == ["Müller", "Muller", "MÜLLER"]
    assert {name.folded for name in row.names.all()} == {"muller"}


def test_names_are_kept_composed_and_in_the_ledger_as_they_are_kept(kind: Kind) -> None:
    aliases = (AliasDraft("E\u0301cho"), AliasDraft("Écho\u200b"), AliasDraft("Le\u00a0Port"))
    id = new_id()
    draft = kind.draft(" Caf\u00e9\u00a0 du Port", aliases=aliases)
    row, _ = kind.create(editor(), draft=draft, id=id)
    assert [name.name for name in row.names.all()] == ["Café du Port", "Écho", "Le Port"]
    (entry,) = Entry.objects.about(id)
    assert entry.after is not None
    assert entry.after["name"] == kind.rows.get().name == "Café du Port"


def test_a_create_that_is_sent_again_in_another_spelling_is_the_same(kind: Kind) -> None:
    actor, id = editor(), new_id()
    kind.create(actor, draft=kind.draft("Écho du Port"), id=id)
    assert kind.create(actor, draft=kind.draft("E\u0301cho\u00a0du Port"), id=id)[1] is False


def test_a_name_that_unfolds_to_more_than_a_column_holds_is_kept(kind: Kind) -> None:
    row, _ = kind.create(editor(), draft=kind.draft("ﷺ" * 300))
    assert row.name == "ﷺ" * 300


def test_one_record_has_one_shown_name(kind: Kind) -> None:
    row, _ = kind.create(editor(), draft=whole(kind))
    names = kind.register.records.names_table()._default_manager
    with pytest.raises(IntegrityError, match=f"{kind.noun}_one_primary_name"), transaction.atomic():
        names.create(owner=row, name="Other", folded="other", is_primary=True)


def test_no_record_is_merged_into_itself(kind: Kind) -> None:
    row, _ = kind.create(editor(), draft=whole(kind))
    other, _ = kind.create(editor(), draft=kind.draft("Other"))
    with pytest.raises(IntegrityError, match=f"{kind.noun}_not_merged_into_itself"), transaction.atomic():
        kind.rows.filter(id=row.id).update(merged_into=row, survivor=other)
    with pytest.raises(IntegrityError, match=f"{kind.noun}_merged_has_survivor"), transaction.atomic():
        kind.rows.filter(id=row.id).update(merged_into=other, survivor=row)
    with pytest.raises(IntegrityError, match=f"{kind.noun}_merged_has_survivor"), transaction.atomic():
        kind.rows.filter(id=row.id).update(merged_into=other)


@pytest.mark.parametrize("aliases", [0, 50])
def test_adding_takes_the_same_queries_whatever_the_number_of_names(
    kind: Kind, aliases: int, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor()
    names = tuple(AliasDraft(f"alias {number}") for number in range(aliases))
    # A savepoint and its release, the record, its old names gone, its names, the ledger's entry.
    with django_assert_num_queries(6):
        kind.create(actor, draft=kind.draft("Name", aliases=names))
