"""What a request sent for a record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Self
from uuid import UUID

if TYPE_CHECKING:
    from _typeshed import DataclassInstance


@dataclass(frozen=True, slots=True)
class Sent[D: DataclassInstance]:
    """Some fields of a draft, and the id if the caller chose one."""

    draft: type[D]
    fields: Mapping[str, object]
    id: UUID | None = None

    def otherwise(self, **fields: object) -> Self:
        """Return the same, with these values for the fields that weren't sent."""
        return replace(self, fields={**fields, **self.fields})

    def new(self) -> D:
        """Return the draft of a new record."""
        return self.draft(
            **{name: one.new() if isinstance(one, Sent) else one for name, one in self.fields.items()}
        )

    def on(self, draft: D) -> D:
        """Return the draft, with the values that were sent in place of its own.

        Fields that weren't sent stay as they are, also inside a part that has a draft of its own.
        """
        changed = {
            name: one.on(getattr(draft, name)) if isinstance(one, Sent) else one
            for name, one in self.fields.items()
        }
        return replace(draft, **changed)
