"""An order that is found, confirmed and carried out at once, as worker and admin do it one after the
other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from django.contrib.admin.models import LogEntry
from django.db import connection
from django.test import override_settings
from django.utils import timezone

from annotator.accounts.models import SignInFailure
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.types import Principal
from annotator.rest.models import KeptAnswer
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.entities.operations import create_entity
from articles.entities.types import EntityDraft, EntityTieDraft
from articles.exports.operations import start_export
from articles.ingest.models import FeedEntry
from articles.ingest.operations import add_feed
from articles.redaction.models import Redaction
from articles.redaction.operations import (
    cancel_redaction,
    confirm_redaction,
    find_words,
    run_redaction,
    start_redaction,
)
from articles.revisions.operations import write_correction
from articles.sources.operations import change_sources, create_source
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.annotations import annotation
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin, editor, user

type Redact = Callable[..., Redaction]


@pytest.fixture
def boss(db: None) -> Principal:
    """An admin."""
    return admin()


@pytest.fixture
def redact(boss: Principal) -> Redact:
    """Blank words, from the order to the end; return the redaction as it then is."""

    def do(words: str, *, reason: str = "By order of the court.", **how: bool) -> Redaction:
        row = start_redaction(boss, words=words, reason=reason, **how)
        find_words(row.id)
        row.refresh_from_db()
        confirm_redaction(boss, id=row.id, places=row.total)
        run_redaction(row.id)
        row.refresh_from_db()
        assert row.error == ""
        return row

    return do


@pytest.fixture
def files(tmp_path: Path) -> Iterator[Path]:
    """The folder of finished exports."""
    storage = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path}}
    static = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    with override_settings(STORAGES={"default": storage, "staticfiles": static}):
        yield tmp_path


def places_of(words: str) -> list[str]:
    """Return every column of every table of the database in which the words stand, whatever its type."""
    found = []
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name, column_name FROM information_schema.columns "
            "JOIN information_schema.tables USING (table_schema, table_name) "
            "WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')"
        )
        for schema, table, column in cursor.fetchall():
            cursor.execute(
                f'SELECT count(*) FROM "{schema}"."{table}" WHERE strpos(lower("{column}"::text), %s) > 0',  # noqa: S608 - names out of the catalogue
                [words.casefold()],
            )
            row = cursor.fetchone()
            if row and row[0]:
                found.append(f"{table}.{column}")
    return found


@pytest.fixture
def every_row(boss: Principal, files: Path) -> None:
    """At least one row in every table that people's words reach."""
    who = editor()
    metadata = ArticleMetadata(info_sources=(InfoSourceDraft("Wire", "wire", None),))
    row = article(who, metadata=metadata)
    person, other = source(who), source(who, name="Ministry", source_kind="government_body")
    draft = SourceDraft(
        "Army", "military",
        roles=(RoleDraft(other.id, "Part"),), ties=(TieDraft("part_of", other.id),),
    )  # fmt: skip
    create_source(who, draft=draft)
    change_sources(boss, versions={other.id: 1}, country="NO")
    country = entity(who)
    pact = EntityDraft("A pact", "treaty", ties=(EntityTieDraft("related_to", country.id, "of old"),))
    create_entity(who, draft=pact)
    rating(source=person)
    statement, another = claim(who), claim(who, statement="Another.")
    content = annotation(who, article=row, kind="claim", claim=statement.id)
    attribution(who, content=content, sources=(person,))
    response(who, claim=statement, party=person)
    figure(who, claim=statement)
    evidence_of(who, claim=statement, url="https://x.example/", retrieved=date(2025, 3, 1))
    verdict(who, claim=statement)
    relation(who, claim=statement, other=another)
    write_correction(who, article_id=row.id, number=1, note="We had it wrong.")
    feed = add_feed(boss, url="https://x.example/feed.xml")
    FeedEntry.objects.create(feed=feed, key="a", seen=timezone.now())
    api_key()
    create_sign_in_link(user())
    SignInFailure.objects.create(username="nobody".casefold(), address=None, at=timezone.now())
    KeptAnswer.objects.create(
        user_id=who.user_id, key="a", asked="b", status=201, headers={"Location": "x"},
        body={"statement": "x"}, is_too_long=False, created=timezone.now(),
    )  # fmt: skip
    LogEntry.objects.create(user_id=who.user_id, action_flag=1, object_repr="x", change_message="x")
    start_export(who, format="ndjson", articles=None)
    old = start_redaction(boss, words="something else", reason="Before.")
    cancel_redaction(boss, id=old.id)
