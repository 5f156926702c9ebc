"""A number in a claim: its draft."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from articles.quantities.types import Quantity
from articles.schema.types import Reference


@dataclass(frozen=True)
class _Place:
    """Which claim a number belongs to, and the figure annotation that holds its words."""

    claim: UUID
    annotation: Annotated[
        UUID | None,
        Reference(
            label="the words",
            help="The figure annotation that holds the words.",
            shown="Also null when those words were deleted.",
        ),
    ] = None


# A dataclass takes the fields of its last base first: the claim, then the number.
@dataclass(frozen=True, slots=True)
class FigureDraft(Quantity, _Place):
    """A number in a claim: a value, or one or both bounds, as its words say."""
