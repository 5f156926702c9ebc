"""Writing the names of a record."""

from __future__ import annotations

from collections.abc import Iterable

from articles.registers.models import CanonicalRecord, RecordName, fold, one_name, tidy
from articles.registers.types import AliasDraft


def name_rows(
    record: CanonicalRecord, rows: type[RecordName], aliases: Iterable[AliasDraft]
) -> list[RecordName]:
    """Return all names of the record as rows to be written, the shown one first; a name given twice is kept
    once.
    """
    names: dict[str, RecordName] = {}
    owner = {"owner_id": record.id}  # each subclass points `owner` at its own kind of record
    for position, alias in enumerate((AliasDraft(record.name), *aliases)):
        name = tidy(alias.name)
        row = rows(name=name, folded=fold(name), is_primary=position == 0, position=position, **owner)
        row.language, row.script = alias.language, alias.script
        names.setdefault(one_name(row.name) or row.name, row)
    return list(names.values())


def write_names(record: CanonicalRecord, rows: type[RecordName], aliases: Iterable[AliasDraft]) -> None:
    """Write all names of the record in place of those that it had."""
    owner = {"owner_id": record.id}
    manager = rows._default_manager
    manager.filter(**owner).delete()
    manager.bulk_create(name_rows(record, rows, aliases))
