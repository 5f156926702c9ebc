"""A source with all that were merged into it, read as one, and a preview of merging two of them."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.db.models import Prefetch

from articles.registers.models import Group, Preview, group_of
from articles.sources.models.links import SourceRole, SourceTie
from articles.sources.models.rating import Rating
from articles.sources.models.source import Source


@dataclass(frozen=True, slots=True)
class SourceGroup(Group[Source]):
    """A source with its tombstones, whose roles, ties and ratings are its own.

    Roles and ties between records that were merged are left out: they would be with itself.
    """

    @property
    def _ids(self) -> set[UUID]:
        """The ids of all of them."""
        return {row.id for row in self.rows}

    @property
    def roles(self) -> list[SourceRole]:
        """Every post that it holds or held."""
        return [role for row in self.rows for role in row.roles.all() if role.with_id not in self._ids]

    @property
    def ties(self) -> list[SourceTie]:
        """Its ties to others, past ones included."""
        return [tie for row in self.rows for tie in row.ties.all() if tie.with_id not in self._ids]

    @property
    def holders(self) -> list[SourceRole]:
        """The posts that others hold or held at it, each with its `owner`."""
        found = [role for row in self.rows for role in row.holders.all() if role.owner_id not in self._ids]
        return sorted(found, key=lambda role: (role.end is not None, role.owner.name, role.id))

    @property
    def tied_by(self) -> list[SourceTie]:
        """The ties of others to it, past ones included, each with its `owner`."""
        found = [tie for row in self.rows for tie in row.tied_by.all() if tie.owner_id not in self._ids]
        return sorted(found, key=lambda tie: (tie.kind, tie.end is not None, tie.owner.name, tie.id))

    @property
    def ratings(self) -> list[Rating]:
        """Every grade that it was given, the one that decides last."""
        found = [rating for row in self.rows for rating in row.ratings.all()]
        return sorted(found, key=lambda rating: (rating.valid_from, rating.created, rating.id))


@dataclass(frozen=True, slots=True)
class SourcePreview(Preview[Source]):
    """What merging a source into another one would do."""

    record: SourceGroup
    into: SourceGroup

    @property
    def between(self) -> list[SourceRole | SourceTie]:
        """The roles and ties of the one with the other, which would be with itself."""
        one = {row.id for row in self.record.rows}
        other = {row.id for row in self.into.rows}
        links: list[SourceRole | SourceTie] = [*self.record.roles, *self.into.roles]
        links += [*self.record.ties, *self.into.ties]
        # A link starts at one of the two, so it is between them if it ends at the other.
        return [
            link for link in links if (link.with_id in other if link.owner_id in one else link.with_id in one)
        ]


def source_group(id: UUID) -> SourceGroup:
    """Return the source and all that are one with it, with names, roles, ties and ratings. Raises
    `Missing`.
    """
    rows = Source.objects.select_related("created_by", "modified_by").prefetch_related(
        "names",
        "roles__organization",
        "ties__other",
        Prefetch("holders", SourceRole.objects.select_related("owner__survivor")),
        Prefetch("tied_by", SourceTie.objects.select_related("owner__survivor")),
        "ratings__created_by",
    )
    found = group_of(rows, id)
    return SourceGroup(found.survivor, found.tombstones)
