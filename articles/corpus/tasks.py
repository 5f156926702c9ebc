"""The queue's side of the corpus: what only the clock brings about."""

from __future__ import annotations

from celery import shared_task

from articles.corpus import operations


@shared_task
def release_lapsed_embargoes() -> None:
    """Tell of the articles whose embargo has lapsed."""
    operations.release_lapsed_embargoes()
