"""Works as the role that owns the tables, for as long as a migration takes."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.db import connection

from annotator.celery import app
from annotator.launch._rights import grant_rights, superuser_warning
from annotator.queue.operations import MAKE_QUEUE


@contextmanager
def as_owner() -> Iterator[None]:
    """Let the default connection be the owner's within the block; without an owner it stays what it is."""
    owner = settings.DATABASE_OWNER
    if owner is None or connection.in_atomic_block:
        yield
        return
    kept = connection.settings_dict
    connection.close()
    connection.settings_dict = {**kept, **owner}
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict = kept


def settle_rights() -> str:
    """Make the queue, and give the desk's role the rights that its work on the present tables needs.

    As their owner, within `as_owner`. Returns a sentence for the operator when the desk has one role for
    everything and that one is a superuser.
    """
    if settings.CELERY_BROKER_URL.startswith("pgmq:"):
        with connection.cursor() as cursor:
            cursor.execute(MAKE_QUEUE, [app.conf.task_default_queue])
    if settings.DATABASE_OWNER is None:
        return superuser_warning(connection)
    desk = settings.DATABASES["default"]["USER"]
    if desk != connection.settings_dict["USER"]:
        grant_rights(connection, desk)
    return ""
