"""What the columns of the tables hold."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, fields
from decimal import Decimal
from enum import Enum, auto
from itertools import chain
from typing import Any, get_args, get_type_hints

from articles.claims.types import ClaimDraft
from articles.corpus.types import InfoSourceDraft
from articles.entities.types import EntityTieDraft
from articles.quantities.types import Quantity
from articles.registers.types import AliasDraft
from articles.sources.types import RoleDraft, SourceDraft, TieDraft


class Kind(Enum):
    """What one value is."""

    TEXT = auto()
    WHOLE = auto()
    NUMBER = auto()
    DECIMAL = auto()
    MOMENT = auto()
    # A list of texts.
    TEXTS = auto()
    # Texts by a name that whoever made the record chose.
    BY_NAME = auto()


@dataclass(frozen=True, slots=True)
class Each:
    """A list of objects: what each of their fields is."""

    fields: dict[str, Kind]


def kind_of(table: str, path: str) -> Kind | Each:
    """Return what a column of a table holds, by its path in the line."""
    own = _OF_TABLES.get(table, {})
    return own.get(path) or _KINDS.get(path, Kind.TEXT)


def _typed(draft: type[Any]) -> Iterator[tuple[str, Kind]]:
    """Yield the fields of a record that hold numbers."""
    for name, hint in get_type_hints(draft).items():
        kinds = (hint, *get_args(hint))
        if Decimal in kinds:
            yield name, Kind.DECIMAL
        elif int in kinds:
            yield name, Kind.WHOLE


def _each(draft: type[Any]) -> Each:
    """Return a list of what a draft describes. Dates and ids leave as text."""
    return Each({field.name: Kind.TEXT for field in fields(draft)})


_WHOLE = (
    "version", "revision.number", "revision.length", "annotation_count", "appearance_count", "position",
    "start", "end",
)  # fmt: skip
_MOMENTS = (
    "created", "modified", "version_created", "embargoed_until", "published", "decided", "retired",
    "answered", "anchor.settled",
)  # fmt: skip
_NUMBERS = ("anchor.score", "rating.value", "rating.worst", "rating.best")
_TEXTS = ("tags", "topics", "things", "anchor.reasons")
_KINDS: dict[str, Kind | Each] = {
    **dict(chain.from_iterable(map(_typed, (ClaimDraft, SourceDraft, Quantity)))),
    **dict.fromkeys(_WHOLE, Kind.WHOLE),
    **dict.fromkeys(_MOMENTS, Kind.MOMENT),
    **dict.fromkeys(_NUMBERS, Kind.NUMBER),
    **dict.fromkeys(_TEXTS, Kind.TEXTS),
    "external_ids": Kind.BY_NAME,
    "anchor.candidates": Each({"start": Kind.WHOLE, "end": Kind.WHOLE}),
    "info_sources": _each(InfoSourceDraft),
    "aliases": _each(AliasDraft),
    "roles": _each(RoleDraft),
}
# Where two tables have a field of one name.
_OF_TABLES: dict[str, dict[str, Kind | Each]] = {
    "sources": {"ties": _each(TieDraft)},
    "entities": {"ties": _each(EntityTieDraft)},
    "verdicts": {"evidence": Kind.TEXTS},
}
