"""Background work of likeness. The articles are the jobs; a message only wakes a worker."""

from __future__ import annotations

from celery import shared_task

from articles.likeness import operations

# A second or two of work: other tasks get their turn.
_AT_ONCE = 100


@shared_task
def compare_texts() -> None:
    """Compare the articles whose text is new with all others; go on as long as there are some."""
    if operations.compare_waiting(most=_AT_ONCE) == _AT_ONCE:
        compare_texts.delay()
