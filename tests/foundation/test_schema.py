"""The tables are what the migrations and the models say, and guard themselves."""

from __future__ import annotations

import io
from datetime import UTC, datetime

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection, models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

NOON = datetime(2025, 3, 27, 12, tzinfo=UTC)
ROOMS = [
    app.label
    for app in apps.get_app_configs()
    if app.label.startswith(("articles_", "annotator_accounts")) and app.models
]


def tables_of_rooms() -> set[str]:
    return {model._meta.db_table for model in models_of_rooms()}


def test_all_migrations_run_back_to_nothing(migrated_database: BaseDatabaseWrapper) -> None:
    # That they run from nothing, every test relies upon.
    assert tables_of_rooms() <= set(migrated_database.introspection.table_names())
    executor = MigrationExecutor(migrated_database)
    assert executor.migration_plan(executor.loader.graph.leaf_nodes()) == []
    executor.migrate([(label, None) for label in ROOMS])
    assert not tables_of_rooms() & set(migrated_database.introspection.table_names())


def test_records_written_before_there_was_merging_are_carried_over(
    empty_database: BaseDatabaseWrapper,
) -> None:
    old = [(f"articles_{room}", "0003_in_order_of_creation") for room in ("sources", "entities")]
    executor = MigrationExecutor(empty_database)
    executor.migrate(old)
    then = executor.loader.project_state(old).apps
    maker = then.get_model("annotator_accounts", "User").objects.using("fresh").create(username="ada")
    kinds = {
        "source": ("sources", {"source_kind": "military"}),
        "entity": ("entities", {"entity_kind": "place"}),
    }
    ids = {}
    for noun, (room, kind) in kinds.items():
        rows = then.get_model(f"articles_{room}", noun).objects.using("fresh")
        row = rows.create(name="Seoul", created=NOON, modified=NOON, created_by=maker, **kind)
        names = then.get_model(f"articles_{room}", f"{noun}name").objects.using("fresh")
        names.create(owner=row, name="Seoul", folded="seoul", is_primary=True)
        ids[noun] = row.id
    executor = MigrationExecutor(empty_database)
    executor.migrate(executor.loader.graph.leaf_nodes())
    for noun, (room, _) in kinds.items():
        record = apps.get_model(f"articles_{room}", noun)
        row = record._default_manager.using("fresh").get()
        assert (row.pk, row.canonical, row.survivor_id, row.merged_into_id) == (
            ids[noun],
            ids[noun],
            None,
            None,
        )
        with empty_database.cursor() as cursor:
            cursor.execute(f"SELECT {room}_name_like('seou', 10)")
            assert cursor.fetchall() == [(ids[noun],)]


@pytest.mark.django_db
def test_the_models_have_no_change_that_lacks_a_migration() -> None:
    said = io.StringIO()
    call_command("makemigrations", check=True, dry_run=True, stdout=said)
    assert "No changes detected" in said.getvalue()


def models_of_rooms() -> list[type[models.Model]]:
    return [model for label in ROOMS for model in apps.get_app_config(label).get_models()]


@pytest.mark.parametrize("label", ROOMS)
def test_the_rules_of_every_room_stand_in_the_database_under_names_of_their_own(label: str) -> None:
    named = [
        constraint.name
        for model in apps.get_app_config(label).get_models()
        for constraint in model._meta.constraints
    ]
    indexes = [
        index.name for model in apps.get_app_config(label).get_models() for index in model._meta.indexes
    ]
    assert named or indexes
    assert all(named)


@pytest.mark.django_db
@pytest.mark.parametrize("model", models_of_rooms(), ids=lambda model: model._meta.label)
def test_every_choice_is_guarded_by_the_database(model: type[models.Model]) -> None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_constraints(cursor, model._meta.db_table)
    checked = {column for row in found.values() if row["check"] for column in row["columns"]}
    chosen = {
        field.column
        for field in model._meta.local_fields
        if field.choices and isinstance(field, models.CharField)
    }
    assert chosen <= checked
