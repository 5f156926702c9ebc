"""The worker's side: look for the words, blank them, and take up what a crash left behind.

Each step may run twice: a search counts again, and a pass finds nothing where another has been. The words are
in the row until the last step has ended, and in no message, log or error.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.db import DatabaseError, OperationalError, connection, transaction
from django.utils import timezone

from articles.importing.operations import withdraw_imports
from articles.ledger import operations as ledger
from articles.ledger.types import Change
from articles.redaction._documents import withdraw_documents
from articles.redaction._exports import SENTENCE, withdraw_files
from articles.redaction._history import rewrite
from articles.redaction._work import Pass
from articles.redaction.errors import BadRedaction
from articles.redaction.models import Redaction
from articles.redaction.operations.ordering import give_up
from articles.redaction.rules import Blanker
from articles.redaction.types import Found, RedactionState, worker_for

# A redaction that was begun this often without an end is what stops its worker.
MOST_ATTEMPTS = 5
# Passes after which somebody is writing the words faster than they are blanked.
MOST_PASSES = 10

log = logging.getLogger(__name__)


def find_words(id: UUID) -> None:
    """Look for the words of an order that waits for it, and count the places."""
    row = _claimed(id, RedactionState.SEARCHING)
    if row is not None:
        _watched(row, _find)


def run_redaction(id: UUID) -> None:
    """Blank the words of a redaction that was confirmed, if that isn't done yet."""
    row = _claimed(id, RedactionState.WAITING, RedactionState.RUNNING)
    if row is not None:
        _watched(row, _run)


@transaction.atomic
def sweep_redactions() -> list[tuple[UUID, bool]]:
    """Return the redactions to enqueue again, each with whether it was confirmed; give up what nobody came
    back to.

    The seconds that a worker may be silent, and that words are kept for somebody to confirm, are settings.
    """
    now = timezone.now()
    left = Redaction.objects.left_since(now - timedelta(seconds=settings.REDACTION_PATIENCE))
    for row in left.select_for_update(skip_locked=True):
        give_up(worker_for(row.created_by_id), row)
    silent = Redaction.objects.silent_since(now - timedelta(seconds=settings.REDACTION_SILENCE))
    swept = []
    for row in silent.select_for_update(skip_locked=True).order_by("heartbeat"):
        row.heartbeat = now
        row.save(update_fields=["heartbeat"])
        swept.append((row.id, row.is_told))
    return swept


def _find(row: Redaction) -> None:
    """Count the places, and wait for somebody to confirm."""
    counting = Pass(row, _blanker(row), writes=False)
    found = counting.apply(counting.look(lambda: _beat(row)), timezone.now())
    mine = Redaction.objects.filter(id=row.id, state=RedactionState.SEARCHING)
    now = timezone.now()
    mine.update(state=RedactionState.FOUND, found=asdict(found), total=found.total, heartbeat=now, attempts=0)


def _run(row: Redaction) -> None:
    """Blank until a pass finds nothing, then take back what was exported, and forget the words."""
    blanker = _blanker(row)
    for _ in range(MOST_PASSES):
        if not _blank(row, blanker):
            break
    else:
        raise BadRedaction("Somebody keeps writing the words again. Stop that, then try again.")
    _finish(row, blanker)
    with connection.cursor() as cursor:
        # What the planner remembers of the most common values of a column may be the words.
        cursor.execute("ANALYZE")


def _blank(row: Redaction, blanker: Blanker) -> int:
    """Do one pass; return how many rows it changed."""
    blanking = Pass(row, blanker, writes=True)
    keys = blanking.look(lambda: _beat(row))
    with transaction.atomic():
        return _noted(row, blanking.apply(keys, timezone.now()))


def _noted(row: Redaction, found: Found) -> int:
    """Add what a pass has done to the redaction's row, in the same transaction; return how many rows it
    changed.
    """
    # Another worker, one of which was taken for dead, may have added its own since this one began.
    row.refresh_from_db(from_queryset=Redaction.objects.select_for_update())
    if row.state == RedactionState.DONE:
        return found.total
    done = Found(**row.found) if row.state == RedactionState.RUNNING else Found()
    for kind, number in found.rows.items():
        done.rows[kind] = done.rows.get(kind, 0) + number
        done.ids.setdefault(kind, found.ids.get(kind, []))
    done.articles = found.articles
    row.found, row.total, row.state = asdict(done), done.total, RedactionState.RUNNING
    row.save(update_fields=["found", "total", "state"])
    return found.total


@transaction.atomic
def _finish(row: Redaction, blanker: Blanker) -> None:
    """Remove the files that hold the words, say in the ledger what was done, and forget the words."""
    row.refresh_from_db(from_queryset=Redaction.objects.select_for_update())
    if row.state == RedactionState.DONE:
        return
    actor, now = worker_for(row.created_by_id), timezone.now()
    lost, hashes = withdraw_files(blanker.pattern, set(row.found["articles"]))
    rewrite(row.id, hashes)
    if lost:
        row.found["rows"]["exports"] = len(lost)
    if documents := withdraw_documents(blanker.pattern, set(row.found["articles"])):
        row.found["rows"]["documents"] = documents
    if imports := withdraw_imports():
        row.found["rows"]["imports"] = imports
    row.total = sum(row.found["rows"].values())
    row.state, row.words, row.error, row.finished = RedactionState.DONE, "", "", now
    row.save(update_fields=["found", "total", "state", "words", "error", "finished"])
    failures = (Change("export.failed", id, after={"error": SENTENCE}) for id in lost)
    after = {"reason": row.reason, "rows": row.found["rows"]}
    ledger.record(actor, *failures, Change("redaction.finished", row.id, after=after), at=now)


@transaction.atomic
def _claimed(id: UUID, *states: RedactionState) -> Redaction | None:
    """Return the redaction if it waits for this step; None if it doesn't, or was begun too often."""
    row = Redaction.objects.filter(id=id, state__in=states).select_for_update(skip_locked=True).first()
    if row is None:
        return None
    row.attempts += 1
    row.heartbeat = timezone.now()
    row.save(update_fields=["attempts", "heartbeat"])
    if row.attempts > MOST_ATTEMPTS:
        _fail(row, f"The redaction was interrupted {MOST_ATTEMPTS} times. The worker's log says more.")
        return None
    return row


def _watched(row: Redaction, step: Callable[[Redaction], None]) -> None:
    """Do a step, and write on the row what stops it. An error's own text may hold what the database holds."""
    try:
        step(row)
    except BadRedaction as refusal:
        _fail(row, refusal.message)
    except OperationalError:
        # The database is away or has chosen somebody else; the sweeper comes back.
        log.warning("redaction %s was interrupted by the database", row.id)
    except DatabaseError as error:
        _fail(row, f"The database refused this ({type(error).__name__}). This attempt blanked nothing.")
        log.error("redaction %s: the database refused it (%s)", row.id, type(error).__name__)  # noqa: TRY400 - the error's text may hold the words
    except Exception as error:  # noqa: BLE001 - whatever it is, its text may hold the words
        _fail(row, f"It stopped at an unexpected error ({type(error).__name__}).")
        log.error("redaction %s stopped at %s", row.id, type(error).__name__)  # noqa: TRY400 - the same


def _fail(row: Redaction, error: str) -> None:
    """Call it failed, with one sentence for people."""
    now = timezone.now()
    Redaction.objects.filter(id=row.id).update(state=RedactionState.FAILED, error=error, heartbeat=now)


def _beat(row: Redaction) -> None:
    """Give a sign of life."""
    Redaction.objects.filter(id=row.id).update(heartbeat=timezone.now())


def _blanker(row: Redaction) -> Blanker:
    """Return what recognises the words of a redaction."""
    return Blanker(row.words, match_case=row.match_case, whole_words=row.whole_words)
