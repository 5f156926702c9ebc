"""Whatever column can hold words is searched, also one that is added next year."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.admin.models import LogEntry
from django.contrib.sessions.models import Session
from django.db import connection, models
from django.utils import timezone

from annotator.accounts.models import SignInFailure
from articles.redaction._columns import (
    TEXTLESS,
    Column,
    Holds,
    leaves,
    may_hold_words,
    name_of,
    tables,
    type_of,
)
from articles.sources.operations import draft_of, update_source
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import editor
from tests.redaction.conftest import Redact, places_of

pytestmark = pytest.mark.django_db

WORDS = "Zora Quill"
PLANTED = "so said zora quill, once"


def fields() -> list[models.Field[Any, Any]]:
    every = apps.get_models(include_auto_created=True)
    return [field for model in every for field in model._meta.local_concrete_fields]


def test_every_exception_is_a_column_that_there_is_and_says_why() -> None:
    known = {name_of(field) for field in fields()}
    assert set(leaves()) - known == set()
    assert [name for name, why in leaves().items() if len(why) < 5] == []


def test_every_column_of_the_database_is_searched_or_excepted_or_of_a_type_without_text() -> None:
    """Asked of the database, not of the models: a table that no model describes would show here."""
    described = {(field.model._meta.db_table, field.column) for field in fields()}
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns WHERE table_schema = "
            "current_schema() AND data_type IN ('text', 'character varying', 'character', 'jsonb', 'json', "
            "'ARRAY', 'xml', 'bytea')"
        )
        undescribed = {row for row in cursor.fetchall() if row not in described}
    # What Django keeps of migrations are the program's own words.
    assert undescribed <= {("django_migrations", "app"), ("django_migrations", "name"), *views()}


def views() -> set[tuple[str, str]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_name, column_name FROM information_schema.columns JOIN information_schema.tables "
            "USING (table_schema, table_name) WHERE table_schema = current_schema() AND table_type = 'VIEW'"
        )
        return set(cursor.fetchall())


def test_a_column_of_a_new_table_is_searched() -> None:
    class Rumour(models.Model):  # noqa: DJ008 - nobody prints it
        words = models.TextField()
        tags = models.JSONField()

        class Meta:
            app_label = "auth"
            managed = True

    try:
        [table] = [table for table in tables() if table.model is Rumour]
        assert table.columns == (
            Column("words", "text", Holds.TEXT, None),
            Column("tags", "jsonb", Holds.JSON, None),
        )
    finally:
        del apps.all_models["auth"]["rumour"]
        apps.clear_cache()


def plant(field: models.Field[Any, Any]) -> None:
    """Write the words into a column of one row, past the triggers."""
    column = next(c for t in tables() if t.model is field.model for c in t.columns if c.name == field.column)
    if column.holds is Holds.LIST:
        value = f"{{{PLANTED.replace(',', '')}}}"
    elif column.holds is Holds.JSON:
        value = f'{{"{PLANTED}": ["{PLANTED}"]}}'
    else:
        value = PLANTED if column.holds is Holds.TEXT else "https://example.org/zora-quill"
    table = field.model._meta.db_table
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SET session_replication_role = replica")
        also = f", length = {len(value)}" if table == "corpus_revision" else ""
        changed = f'UPDATE "{table}" SET "{field.column}" = %s::{type_of(field)}{also}'  # noqa: S608 - our own names
        cursor.execute(f'{changed} WHERE ctid = (SELECT min(ctid) FROM "{table}")', [value])  # noqa: S608 - our own names
        cursor.execute("SET session_replication_role = DEFAULT")


def test_what_stands_in_any_column_is_found_and_blanked(every_row: None, redact: Redact) -> None:
    wanted = [field for field in fields() if may_hold_words(field)]
    assert len(wanted) > 40
    empty = []
    for field in wanted:
        with connection.cursor() as cursor:
            cursor.execute(f'SELECT EXISTS (SELECT FROM "{field.model._meta.db_table}")')  # noqa: S608 - our own names
            if not (cursor.fetchone() or [False])[0]:
                empty.append(name_of(field))
                continue
        plant(field)
    assert empty == []
    # What the database makes of a statement, to search it, follows the statement.
    assert len(set(places_of("zora")) - {"claims_claim.folded"}) == len(wanted)
    redact(WORDS)
    assert places_of("zora") == places_of("quill") == []


def test_every_known_type_is_one_that_holds_no_text() -> None:
    for field in fields():
        assert (
            may_hold_words(field)
            or field.remote_field
            or field.generated
            or field.choices
            or (
                type_of(field).startswith(TEXTLESS)
                or name_of(field) in leaves()
                or getattr(getattr(field, "base_field", None), "choices", None)
            )
        ), name_of(field)


def test_what_was_cut_in_the_middle_of_the_words_goes_too(redact: Redact) -> None:
    cut = "x" * (200 - len("Zora Qu")) + "Zora Qu"
    owner = article().created_by
    LogEntry.objects.create(
        user=owner, action_flag=1, object_repr=cut, change_message='[{"added": "Z\\u00f6e"}]'
    )
    redact(WORDS)
    assert LogEntry.objects.get().object_repr.endswith("x████ ██")
    redact("Zöe")
    assert LogEntry.objects.get().change_message == '[{"added": "████████"}]'


def test_what_a_session_keeps_for_the_next_page_goes_too(redact: Redact) -> None:
    packed = Session.objects.encode({"_messages": "“Zora Quill” was merged.", "n": 1})
    Session.objects.create(session_key="k" * 32, session_data=packed, expire_date=timezone.now())
    redact(WORDS)
    assert Session.objects.get().get_decoded() == {"_messages": "“████ █████” was merged.", "n": 1}


def test_what_was_typed_at_the_door_goes_too(redact: Redact) -> None:
    SignInFailure.objects.create(username="Zora Quill".casefold(), address="127.0.0.1", at=timezone.now())
    redact(WORDS, match_case=False)
    assert places_of("zora") == []


@pytest.mark.parametrize(
    "written",
    ["Zöe\u00a0Müller", "Zo\u0308e Mu\u0308ller", "ZÖE\u2003MÜLLER", "Z\u00adöe\u200b Müller", "zöe–müller", "https://a.example/z%C3%B6e+m%c3%bcller"],
)  # fmt: skip
def test_words_are_found_however_they_are_written(redact: Redact, written: str) -> None:
    row, told = source(), f"About {written} only"
    update_source(editor(), id=row.id, version=1, draft=replace(draft_of(row), description=told))
    redact("Zöe Müller")
    row.refresh_from_db()
    assert "ller" not in row.description.casefold()
    assert len(row.description) == len(told)


def test_ids_and_times_are_no_words(redact: Redact) -> None:
    key, _ = api_key()
    row = source()
    redact(str(row.id)[:8])
    row.refresh_from_db()
    assert row.name == "Joint Chiefs of Staff"
    assert key.id
