"""One change to many chosen records: each by its own operation, all or none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from uuid import UUID

from django.db import transaction

from articles.foundation.errors import DomainError
from articles.registers.errors import RowsRefused

# More of them would keep others waiting for too long: a row takes some milliseconds.
MOST_AT_ONCE = 500


def all_or_none(ids: Collection[UUID], change: Callable[[UUID], bool], *, plural: str) -> int:
    """Change each record, in one transaction; return how many `change` says it changed.

    In the order of the ids, so that two such changes at once don't block each other. Raises `RowsRefused`,
    which names every record that can't be changed, and why.
    """
    if len(ids) > MOST_AT_ONCE:
        raise RowsRefused({}, f"At most {MOST_AT_ONCE} {plural} can be changed at once. Choose fewer.")
    refused: dict[UUID, DomainError] = {}
    changed = 0
    with transaction.atomic():
        for id in sorted(ids):
            try:
                with transaction.atomic():
                    changed += change(id)
            except DomainError as trouble:
                refused[id] = trouble
        if refused:
            raise RowsRefused(refused, f"Not all of these {plural} can be changed, so none was.")
    return changed
