"""The queue's side of redactions: ids in, one operation. No message holds the words."""

from __future__ import annotations

from uuid import UUID

from celery import shared_task

from articles.redaction import operations


@shared_task
def find_words(redaction_id: str) -> None:
    """Look for the words of one order."""
    operations.find_words(UUID(redaction_id))


@shared_task
def run_redaction(redaction_id: str) -> None:
    """Blank the words of one redaction."""
    operations.run_redaction(UUID(redaction_id))


@shared_task
def sweep_redactions() -> None:
    """Ring again for every redaction that a crash or a lost message left behind."""
    for id, is_confirmed in operations.sweep_redactions():
        (run_redaction if is_confirmed else find_words).delay(str(id))
