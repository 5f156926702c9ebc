"""A preview of merging an entity into another one."""

from __future__ import annotations

from dataclasses import dataclass

from articles.entities.models.entity import Entity
from articles.entities.models.tie import EntityTie
from articles.registers.models import Preview


@dataclass(frozen=True, slots=True)
class EntityPreview(Preview[Entity]):
    """What merging an entity into another one would do."""

    @property
    def between(self) -> list[EntityTie]:
        """The ties of the one to the other. While both are one, they tie it to itself and aren't told."""
        one = {row.id for row in self.record.rows}
        other = {row.id for row in self.into.rows}
        ties = [tie for group in (self.record, self.into) for row in group.rows for tie in row.ties.all()]
        return [
            tie
            for tie in ties
            if (tie.owner_id in one and tie.other_id in other)
            or (tie.owner_id in other and tie.other_id in one)
        ]
