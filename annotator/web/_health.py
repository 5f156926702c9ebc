"""Whether this desk lives, and whether it can do its work. Both answer without a login."""

import logging

from django.db import DEFAULT_DB_ALIAS, DatabaseError, connections
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe
from kombu.exceptions import OperationalError

from annotator.celery import reach_queue

logger = logging.getLogger(__name__)

#: Databases whose migrations were all applied once: that can't come undone while this process lives.
_migrated: set[str] = set()


@require_safe
def alive(_request: HttpRequest) -> HttpResponse:
    """Answer 200 as long as the web server does."""
    return HttpResponse("alive\n", content_type="text/plain")


@require_safe
def ready(_request: HttpRequest) -> JsonResponse:
    """Return 200 when database, migrations and queue are there, else 503, with each in the body."""
    checks = {"database": _check_database(), "migrations": False, "queue": False}
    if checks["database"]:
        checks |= {"migrations": _check_migrations(), "queue": _check_queue()}
    return JsonResponse(checks, status=200 if all(checks.values()) else 503)


def _check_database() -> bool:
    connection = connections[DEFAULT_DB_ALIAS]
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except DatabaseError as error:
        logger.warning("The database doesn't answer: %s", error)
        # The next check, perhaps after a restart of the database, begins with a new connection.
        connection.close()
        return False
    return True


def _check_migrations() -> bool:
    if DEFAULT_DB_ALIAS in _migrated:
        return True
    executor = MigrationExecutor(connections[DEFAULT_DB_ALIAS])
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        return False
    _migrated.add(DEFAULT_DB_ALIAS)
    return True


def _check_queue() -> bool:
    try:
        reach_queue()
    except (OperationalError, OSError, DatabaseError) as error:
        logger.warning("The queue doesn't answer: %s", error)
        return False
    return True
