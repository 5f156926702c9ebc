"""The steps that all operations share: is it permitted, and is the row still what the caller saw?"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import wraps
from uuid import UUID

from django.db import IntegrityError, connection, transaction
from django.db.models import Model, QuerySet

from articles.foundation.errors import Dangling, Forbidden, Missing, Problem, Stale
from articles.foundation.models import Retirable, Versioned
from articles.foundation.types import Actor, Permission

SENTENCES = {
    Permission.READ: "read the desk",
    Permission.READ_WITHHELD: "read withheld articles",
    Permission.READ_CONFIDENTIAL: "read what the newsroom keeps to itself",
    Permission.WRITE_ARTICLES: "add or change articles",
    Permission.ANNOTATE: "annotate",
    Permission.WRITE_SOURCES: "add sources and entities",
    Permission.MANAGE_SOURCES: "manage the register of sources",
    Permission.EXPORT: "export",
    Permission.MANAGE_USERS: "manage users and keys",
    Permission.REDACT: "blank words for good",
}


RETIRED = "The {noun} {id} was retired. Choose another one, or put this one back into use first."


def require(actor: Actor, permission: Permission) -> None:
    """Refuse with `Forbidden` unless the actor holds the permission."""
    if not actor.can(permission):
        raise Forbidden(f"You may not {SENTENCES[permission]} with this account or key.")


def creation[**P, R](operation: Callable[P, R]) -> Callable[P, R]:
    """Run an operation that creates rows in one transaction, and once more if it lost a race for an id.

    Two deliveries of the same create can run at once: the second stops at the primary key. When it runs
    again, the first has committed, and the operation finds that it is a repeat.
    """

    @wraps(operation)
    def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            with transaction.atomic():
                return operation(*args, **kwargs)
        except IntegrityError:
            with transaction.atomic():
                return operation(*args, **kwargs)

    return run


def lock[M: Versioned](rows: QuerySet[M], *, id: UUID, version: int | None) -> M:
    """Return the row, locked until the transaction ends.

    `version` is the version that the caller saw; None skips the comparison (for callers that hold the lock
    on something above the row). Raises `Missing`, or `Stale` with the row as it is now.
    """
    row = rows.select_for_update(of=("self",)).filter(id=id).first()
    if row is None:
        raise Missing(f"There is no {rows.model._meta.verbose_name} with the id {id}.")
    if version is not None and row.version != version:
        raise Stale(
            f"This {rows.model._meta.verbose_name} was changed since you read it: "
            f"you have version {version}, the current version is {row.version}. Compare them and send your "
            "change again.",
            current=row,
        )
    return row


def require_rows[M: Model](rows: QuerySet[M], wanted: Iterable[tuple[str, UUID | None]]) -> None:
    """Refuse with `Dangling`, naming every field whose row doesn't exist or was retired. `wanted` pairs
    fields with ids.
    """
    given = [(field, id) for field, id in wanted if id]
    if not given:
        return
    noun, wanted_rows = rows.model._meta.verbose_name, rows.filter(pk__in={id for _, id in given})
    if issubclass(rows.model, Retirable):
        found = {id: retired is None for id, retired in wanted_rows.values_list("pk", "retired")}
    else:
        found = dict.fromkeys(wanted_rows.values_list("pk", flat=True), True)
    problems = [
        Problem(field, RETIRED.format(noun=noun, id=id), "retired")
        if id in found
        else Problem(field, f"There is no {noun} with the id {id}.", Dangling.code)
        for field, id in given
        if not found.get(id)
    ]
    if problems:
        raise Dangling(problems[0].message, problems=problems)


def touch(row: Versioned, now: datetime, *, by: Actor) -> None:
    """Count a change of the row: its next version, at this time, by this actor. The caller saves it."""
    row.version += 1
    row.modified = now
    row.modified_by_id = by.user_id


def one_at_a_time(table: type[Model]) -> None:
    """Wait until no other transaction is merging or splitting the table's records, and make others wait.

    A record's tombstones are only known once every transaction that may add one has ended, and locks on
    existing rows don't cover new ones. Such changes are rare, so one lock for the whole table is enough.
    """
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [table._meta.db_table])
