"""What was sent of a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from uuid import UUID

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Sent[D: DataclassInstance]:
    """Some fields of a draft, and the id that was chosen for a new record."""

    draft: type[D]
    fields: Mapping[str, object]
    id: UUID | None = None

    def otherwise(self, **fields: object) -> Self:
        """Return the same with these fields, where they weren't sent."""
        return replace(self, fields={**fields, **self.fields})

    def new(self) -> D:
        """Return the draft of a new record."""
        return self.draft(**{name: _new(value) for name, value in self.fields.items()})

    def on(self, draft: D) -> D:
        """Return the draft of a record with what was sent in place of what it had."""
        changed = {name: _on(getattr(draft, name), value) for name, value in self.fields.items()}
        return replace(draft, **changed)


def _new(value: object) -> object:
    """Return the value of a field of a new record: a part may be described by a draft of its own."""
    return value.new() if isinstance(value, Sent) else value


def _on(present: object, value: object) -> object:
    """Return the changed value of a field: of a part, what wasn't sent stays."""
    return value.on(present) if isinstance(value, Sent) else value
