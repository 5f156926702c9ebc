"""What the pages about merging and duplicates need from a register, the same for sources and entities."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.formats import date_format

from articles.entities.models import Entity, EntityQuerySet
from articles.entities.operations import ENTITIES as ALL_ENTITIES
from articles.foundation.types import Actor
from articles.history.models import entity_history, source_history
from articles.ledger.models import EntryQuerySet
from articles.registers.operations import Register as RegisterOperations
from articles.research.models import EntityUses, SourceUses, entity_uses, mentions_of, source_uses, uses_of
from articles.research.operations import retire_entity, retire_source
from articles.sources.models import Source, SourceQuerySet
from articles.sources.operations import SOURCES as ALL_SOURCES


@dataclass(frozen=True, slots=True)
class Register:
    """A register, with what its pages show in addition to the domain's operations."""

    model: type[Source | Entity]
    operations: RegisterOperations[Any, Any, Any, Any]
    # All records, with their names.
    rows: Callable[[], SourceQuerySet | EntityQuerySet]
    uses: Callable[[Actor, UUID], SourceUses | EntityUses]
    # How much each of some survivors is used, in words.
    used: Callable[[Actor, Iterable[UUID]], Mapping[UUID, str]]
    history: Callable[[Actor, UUID], EntryQuerySet]
    # Puts a record out of use that nothing names.
    retire: Callable[..., Source | Entity]

    @property
    def noun(self) -> str:
        """The word for a record."""
        return str(self.model._meta.verbose_name)

    @property
    def plural(self) -> str:
        """The word for several records."""
        return str(self.model._meta.verbose_name_plural)

    @property
    def has_lists(self) -> bool:
        """Whether whole lists can be imported and exported."""
        return self.model is Source

    def address(self, page: str, *arguments: object) -> str:
        """Return the address of one of the register's pages."""
        labels = self.model._meta
        return reverse(f"admin:{labels.app_label}_{labels.model_name}_{page}", args=arguments)


def _used_sources(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return how many claims each source has, and when an article named it last."""
    return {
        id: f"{_counted(use.claims, 'claim')}, "
        + (f"last used {date_format(use.last, 'j M Y')}" if use.last else "never used")
        for id, use in uses_of(actor, ids).items()
    }


def _used_entities(actor: Actor, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return how many marks mention each entity."""
    return {id: _counted(count, "mark") for id, count in mentions_of(actor, ids).items()}


def _counted(count: int, noun: str) -> str:
    """Return a count with its noun."""
    return f"{count:,} {noun}{'' if count == 1 else 's'}"


SOURCES = Register(
    Source, ALL_SOURCES, Source.objects.with_names, source_uses, _used_sources, source_history, retire_source
)
ENTITIES = Register(
    Entity,
    ALL_ENTITIES,
    Entity.objects.with_names,
    entity_uses,
    _used_entities,
    entity_history,
    retire_entity,
)
