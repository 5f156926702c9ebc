"""A redaction survives its worker, sees what others write meanwhile, and leaves no trace where programs keep
notes.
"""

from __future__ import annotations

import logging
from unittest import mock

import pytest
from django.db import DatabaseError, OperationalError, connection
from django.test.utils import CaptureQueriesContext

from annotator.accounts.types import Principal
from articles.claims.models import Claim
from articles.corpus.models import Revision
from articles.redaction import _searching, _work
from articles.redaction.models import Redaction
from articles.redaction.operations import (
    confirm_redaction,
    find_words,
    retry_redaction,
    run_redaction,
    start_redaction,
    sweep_redactions,
    working,
)
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.redaction.conftest import places_of
from tests.sessions import sessions

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = "Zora Quill"


@pytest.fixture
def order(boss: Principal) -> Redaction:
    """A redaction that was confirmed and waits for the worker."""
    article(text="Here is Zora Quill.")
    claim(statement="Zora Quill saw it.")
    row = start_redaction(boss, words=WORDS, reason="Court.")
    find_words(row.id)
    row.refresh_from_db()
    return confirm_redaction(boss, id=row.id, places=row.total)


def test_one_that_is_killed_half_way_shows_nothing_half_done_and_is_taken_up(
    order: Redaction, settings: object
) -> None:
    with mock.patch.object(_work.Pass, "_history", side_effect=OperationalError("killed")):
        run_redaction(order.id)
    assert Revision.objects.get().text == "Here is Zora Quill."
    assert Claim.objects.get().statement == "Zora Quill saw it."
    settings.REDACTION_SILENCE = -1  # type: ignore[attr-defined] # pytest-django's fixture has no type
    assert sweep_redactions() == [(order.id, True)]
    run_redaction(order.id)
    assert places_of("zora") == []


def test_one_that_is_killed_before_its_last_step_ends_with_the_same_counts(order: Redaction) -> None:
    with mock.patch.object(working, "_finish", side_effect=OperationalError("killed")):
        run_redaction(order.id)
    order.refresh_from_db()
    assert (order.state, order.words) == ("running", WORDS)
    run_redaction(order.id)
    order.refresh_from_db()
    assert (order.state, order.found["rows"]["claims"], order.found["rows"]["revisions"]) == ("done", 1, 1)
    assert places_of("zora") == []


def test_what_is_written_while_it_works_is_found_by_its_next_look(order: Redaction) -> None:
    looked = _searching.search
    late = iter([True, False, False])

    def meanwhile(*given: object, **named: object) -> object:
        found = looked(*given, **named)  # type: ignore[arg-type] # as it was called
        if next(late):
            claim(statement="Zora Quill, typed while the worker was looking.")
        return found

    with mock.patch.object(_work, "search", meanwhile):
        run_redaction(order.id)
    assert places_of("zora") == []


def test_readers_of_the_feed_don_t_wait_for_its_search(order: Redaction) -> None:
    """A transaction that writes holds up the feed for everybody: the search must hold none from table to
    table.
    """
    open_at_tables: list[bool] = []
    beat = working._beat

    def note(row: Redaction) -> None:
        open_at_tables.append(connection.in_atomic_block)
        beat(row)

    with mock.patch.object(working, "_beat", note):
        run_redaction(order.id)
    assert len(open_at_tables) > 20
    assert not any(open_at_tables)


def test_an_error_s_own_text_is_kept_nowhere(order: Redaction, caplog: pytest.LogCaptureFixture) -> None:
    error = DatabaseError("Failing row contains (Zora Quill)")
    with caplog.at_level(logging.DEBUG), mock.patch.object(_work.Pass, "_history", side_effect=error):
        run_redaction(order.id)
    order.refresh_from_db()
    assert order.state == "failed"
    assert "DatabaseError" in order.error
    assert "Zora" not in order.error + caplog.text


def test_a_failed_one_is_tried_again_without_ordering_it_anew(order: Redaction, boss: Principal) -> None:
    with mock.patch.object(_work.Pass, "_history", side_effect=ValueError("anything")):
        run_redaction(order.id)
    retry_redaction(boss, id=order.id)
    run_redaction(order.id)
    order.refresh_from_db()
    assert order.state == "done"


def test_one_that_stops_every_worker_is_called_failed(order: Redaction) -> None:
    with mock.patch.object(_work.Pass, "_history", side_effect=OperationalError("killed")):
        for _ in range(working.MOST_ATTEMPTS + 1):
            run_redaction(order.id)
    order.refresh_from_db()
    assert order.state == "failed"
    assert "interrupted" in order.error


def test_words_that_stand_everywhere_are_refused(boss: Principal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_searching, "MOST_ROWS", 2)
    for number in range(4):
        claim(statement=f"Zora Quill {number}")
    row = start_redaction(boss, words=WORDS, reason="Court.")
    find_words(row.id)
    row.refresh_from_db()
    assert row.state == "failed"
    assert "more than 2 places" in row.error


def test_no_statement_carries_the_words(boss: Principal) -> None:
    """The database may log statements, and shows them to whoever watches it; what is sent apart from them it
    doesn't.
    """
    sent: list[str] = []
    claim(statement="Zora Quill saw it.")

    def watch(execute: object, sql: str, params: object, many: object, context: dict[str, object]) -> object:
        cursor = context["cursor"]
        apart = type(getattr(cursor, "cursor", cursor)).__name__ == "_Prepared"
        sent.append(sql if apart else f"{sql} {params}")
        return execute(sql, params, many, context)  # type: ignore[operator] # Django's own wrapper

    with connection.execute_wrapper(watch):
        row = start_redaction(boss, words=WORDS, reason="Court.")
        find_words(row.id)
        row.refresh_from_db()
        confirm_redaction(boss, id=row.id, places=row.total)
        run_redaction(row.id)
    assert len(sent) > 40
    # Also not as the pattern spells them: the Z of either case, escaped.
    assert [one for one in sent if "Zora" in one or "\\u005a" in one.replace("\\\\", "\\")] == []


def test_two_workers_at_once_do_it_once(order: Redaction) -> None:
    with sessions(2) as (one, other):
        both = [session.start(run_redaction, order.id) for session in (one, other)]
        for each in both:
            each.result(30)
    order.refresh_from_db()
    if order.state != "done":
        run_redaction(order.id)
        order.refresh_from_db()
    assert (order.state, order.found["rows"]["claims"]) == ("done", 1)
    with CaptureQueriesContext(connection):
        assert places_of("zora") == []
