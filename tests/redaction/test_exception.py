"""History can be blanked by a redaction that it tells of itself, and changed by nothing and nobody else."""

from __future__ import annotations

from datetime import date
from uuid import UUID, uuid4

import orjson
import pytest
from django.db import DatabaseError, IntegrityError, ProgrammingError, connection, transaction

from annotator.accounts.types import Principal
from articles.corpus.models import Revision
from articles.ledger import operations as ledger
from articles.ledger.models import Entry
from articles.ledger.types import Change
from articles.sources.models import Rating
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.ratings import rating
from tests.factories.sources import source

pytestmark = pytest.mark.django_db

OLD, NEW = {"statement": "Zora saw it.", "topics": ["x"]}, {"statement": "████ saw it.", "topics": ["x"]}
MOMENT = date(2025, 3, 27)


@pytest.fixture
def entry(boss: Principal) -> Entry:
    """An entry about a claim."""
    row = claim(statement="Zora saw it.", topics=("x",))
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
    return Entry.objects.get(subject_id=row.id)


@pytest.fixture
def begun(boss: Principal, entry: Entry) -> UUID:
    """A redaction that the ledger tells of."""
    id = uuid4()
    ledger.record(boss, Change("redaction.created", id, after={"reason": "Court."}), at=entry.at)
    return id


def tell(redaction: UUID, entry: Entry, after: object, *, before: object = None, agent: str = "") -> None:
    """Ask the database's own function to rewrite an entry."""
    given = orjson.dumps([{"id": entry.pk, "before": before, "after": after, "agent": agent}]).decode()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT ledger_redact(%s, %s)", [redaction, given])


def blanked(entry: Entry) -> dict[str, object]:
    assert entry.after is not None
    return {**entry.after, "statement": "████ saw it."}


def test_a_redaction_that_was_told_of_blanks(entry: Entry, begun: UUID) -> None:
    tell(begun, entry, blanked(entry))
    row = Entry.objects.get(pk=entry.pk)
    assert row.after == blanked(entry)
    assert (row.xid, row.at, row.verb, row.actor_id) == (entry.xid, entry.at, entry.verb, entry.actor_id)


def test_one_that_nobody_was_told_of_is_refused(entry: Entry) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        tell(uuid4(), entry, blanked(entry))


@pytest.mark.parametrize("verb", ["redaction.finished", "redaction.canceled"])
def test_one_that_has_ended_is_refused(entry: Entry, begun: UUID, boss: Principal, verb: str) -> None:
    ledger.record(boss, Change(verb, begun, after=None), at=entry.at)
    with pytest.raises(IntegrityError, match="append-only"):
        tell(begun, entry, blanked(entry))


@pytest.mark.parametrize(
    "change",
    [
        {"statement": "Nora saw it."},
        {"statement": "████ saw it!"},
        {"statement": "███ saw it."},
        {"statement": None},
        {"topics": []},
        {"topics": ["█", "█"]},
        {"statement2": "████ saw it."},
        {"topics": "█"},
    ],
)
def test_it_blanks_and_never_rewrites(entry: Entry, begun: UUID, change: dict[str, object]) -> None:
    with pytest.raises(IntegrityError, match="append-only"):
        tell(begun, entry, {**(entry.after or {}), **change})
    with pytest.raises(IntegrityError, match="append-only"):
        tell(begun, entry, None)
    with pytest.raises(IntegrityError, match="append-only"):
        tell(begun, entry, entry.after, before={"was": "invented"})
    with pytest.raises(IntegrityError, match="append-only"):
        tell(begun, entry, entry.after, agent="somebody else")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger_entry SET agent = ''",
        "UPDATE ledger_entry SET after = NULL",
        "DELETE FROM ledger_entry",
        "TRUNCATE ledger_entry CASCADE",
        "DO $$ BEGIN UPDATE ledger_entry SET after = NULL; END $$",
        "UPDATE corpus_revision SET text = text",
        "DELETE FROM corpus_revision",
        "UPDATE sources_rating SET reason = ''",
        "DELETE FROM sources_rating",
    ],
)
def test_whoever_sets_the_marker_themselves_is_refused(begun: UUID, statement: str) -> None:
    article()
    rating(source=source())
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("SELECT set_config('galley.redaction', %s, true)", [str(begun)])
        with (
            pytest.raises(IntegrityError, match=r"append-only|never changes|only added"),
            transaction.atomic(),
        ):
            cursor.execute(statement)
    assert Entry.objects.filter(subject_id=begun).exists()


def test_a_role_without_the_ledger_changes_nothing_even_under_the_functions_name(
    begun: UUID, entry: Entry
) -> None:
    """Somebody may make a function of the same name in a schema of their own: it runs as them, not as the
    owner.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("CREATE ROLE intruder")
        cursor.execute("CREATE SCHEMA theirs AUTHORIZATION intruder")
        cursor.execute("GRANT USAGE ON SCHEMA public TO intruder")
        cursor.execute("GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO intruder")
        cursor.execute("GRANT SELECT, UPDATE ON ledger_entry TO intruder")
        cursor.execute("SET ROLE intruder")
        cursor.execute(
            "CREATE FUNCTION theirs.ledger_redact(redaction uuid, entries text) RETURNS void LANGUAGE "
            "plpgsql AS $$ "
            "BEGIN UPDATE ledger_entry SET after = jsonb_set(after, '{statement}', '\"████ saw it.\"') "
            "WHERE after ? 'statement'; END $$"
        )
        cursor.execute("SELECT set_config('galley.redaction', %s, true)", [str(begun)])
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute("SELECT theirs.ledger_redact(%s, '')", [begun])
        cursor.execute("RESET ROLE")
    assert Entry.objects.get(pk=entry.pk).after == entry.after


def test_a_temporary_table_is_not_taken_for_the_ledger(entry: Entry) -> None:
    id = uuid4()
    with connection.cursor() as cursor:
        cursor.execute("CREATE TEMPORARY TABLE ledger_entry (subject_id uuid, verb text) ON COMMIT DROP")
        cursor.execute("INSERT INTO pg_temp.ledger_entry VALUES (%s, 'redaction.created')", [id])
        given = orjson.dumps(
            [{"id": entry.pk, "before": None, "after": blanked(entry), "agent": ""}]
        ).decode()
        with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
            cursor.execute("SELECT ledger_redact(%s, %s)", [id, given])


def test_a_text_is_blanked_with_its_hash_and_never_rewritten(begun: UUID) -> None:
    revision = article(text="Zora saw it.").latest
    with connection.cursor() as cursor:
        cursor.execute("SELECT corpus_redact(%s, %s, %s)", [begun, str(revision.id), "████ saw it."])
        for text in ("Nora saw it.", "████ saw it!", ""):
            with pytest.raises(DatabaseError), transaction.atomic():
                cursor.execute("SELECT corpus_redact(%s, %s, %s)", [begun, str(revision.id), text])
    row = Revision.objects.get()
    assert row.text == "████ saw it."
    assert row.sha256 != revision.sha256


def test_a_rating_is_blanked_and_never_rewritten(begun: UUID) -> None:
    row = rating(source=source(), reason="Zora said so.", rater="Zora")
    ask = "SELECT sources_redact_rating(%s, %s, %s, %s)"
    with connection.cursor() as cursor:
        cursor.execute(ask, [begun, str(row.id), "████", "████ said so."])
        with pytest.raises(IntegrityError, match="only added"), transaction.atomic():
            cursor.execute(ask, [begun, str(row.id), "Nora", "████ said so."])
        with pytest.raises((IntegrityError, ProgrammingError)), transaction.atomic():
            cursor.execute("UPDATE sources_rating SET grade = 'F'")
    assert Rating.objects.get().reason == "████ said so."
