"""Background work of disclosure: changes that come with time alone."""

from __future__ import annotations

from celery import shared_task

from articles.disclosure import operations


@shared_task
def release_lapsed_embargoes() -> None:
    """Open the articles whose embargo has lapsed."""
    operations.release_lapsed_embargoes()
