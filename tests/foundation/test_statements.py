"""Prepared statements, inserts of many rows in one statement, and looking rows up by an index."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import Model
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.corpus.models import Article, visible_parameters, visible_sql
from articles.corpus.types import ArticleMetadata, PubStatus
from articles.foundation.models import by_index, insert_rows, new_id, prepared, together
from articles.foundation.types import Actor
from articles.ledger.models import Entry
from articles.sources.models import Source
from tests.factories.api_keys import api_key
from tests.factories.articles import article
from tests.factories.sources import source
from tests.factories.users import editor, nobody

pytestmark = pytest.mark.django_db


def entry(actor: Actor, **more: object) -> Entry:
    """Return an entry that is not yet saved."""
    given = {"at": timezone.now(), "verb": "note.made", "subject_id": new_id(), "actor_id": actor.user_id}
    return Entry(**given | more)


def send_together(*batches: Iterable[Model]) -> None:
    """Insert the batches in a transaction, without waiting for each."""
    with transaction.atomic(), together():
        for batch in batches:
            insert_rows(batch)


def test_rows_are_kept_as_they_were_given() -> None:
    actor = editor()
    told = {"note": "“Kyïv” 🛰\n\\", "score": 0.1, "tags": ["a", 'b"c'], "none": None}
    first, second = entry(actor, after=told, agent="a\tb"), entry(actor, article_id=new_id())
    insert_rows(iter([first, second]))
    kept = {row.subject_id: row for row in Entry.objects.all()}
    assert kept[first.subject_id].after == told
    assert (kept[first.subject_id].agent, kept[first.subject_id].at) == ("a\tb", first.at)
    assert kept[first.subject_id].before is None
    assert kept[second.subject_id].article_id == second.article_id
    # By the database: nobody gave them.
    assert all(row.xid and row.id for row in kept.values())


def test_many_rows_are_one_statement_and_none_is_none() -> None:
    actor = editor()
    with CaptureQueriesContext(connection) as asked:
        insert_rows(entry(actor) for _ in range(1_500))
        insert_rows(iter([]))
    assert len(asked) == 2
    assert Entry.objects.count() == 1_500


def test_statements_are_prepared_once_and_bound_by_the_server() -> None:
    statement = "SELECT id FROM sources_source WHERE name = %s"
    kept = source(name="Kim's ministry; --")
    for _ in range(3):
        with prepared() as cursor:
            cursor.execute(statement, ["Kim's ministry; --"])
            assert cursor.fetchall() == [(kept.id,)]
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%%sources_source%%name = $1'"
        )
        assert cursor.fetchone() == (1,)


def test_what_is_refused_of_statements_sent_together_is_raised_as_djangos_own() -> None:
    actor, twice = editor(), source()
    with pytest.raises(IntegrityError):
        send_together([entry(actor)], [twice], [entry(actor)])
    assert Entry.objects.filter(verb="note.made").count() == 0
    assert Source.objects.count() == 1


def test_tables_are_not_read_whole_where_rows_are_looked_up() -> None:
    with connection.cursor() as cursor:
        # The rows of tests before left empty pages behind, and triggers keep what may not be deleted.
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("TRUNCATE sources_source CASCADE")
        cursor.execute("SET LOCAL session_replication_role = DEFAULT")
        rows = Source.objects.filter(id=source().id)
        # Then PostgreSQL knows that the table has one page.
        cursor.execute("ANALYZE sources_source")
    assert "Seq Scan" in rows.explain()
    with by_index():
        assert "Seq Scan" not in rows.explain()


@pytest.mark.parametrize("status", [PubStatus.USABLE, PubStatus.WITHHELD])
@pytest.mark.parametrize("hours", [None, -1, 1])
def test_the_sql_of_who_sees_an_article_says_what_the_condition_says(
    status: PubStatus, hours: int | None
) -> None:
    embargo = None if hours is None else timezone.now() + timedelta(hours=hours)
    article(metadata=ArticleMetadata(pub_status=status, embargoed_until=embargo))
    reader = Principal.of_key(api_key(name="reader", scope=Scope.READ)[0])
    for actor in (editor(), reader, nobody()):
        with prepared() as cursor:
            cursor.execute(
                f"SELECT count(*) FROM corpus_article a WHERE {visible_sql('a')}",  # noqa: S608 - our own text
                [*visible_parameters(actor)],
            )
            assert cursor.fetchone() == (Article.objects.visible_to(actor).count(),)
