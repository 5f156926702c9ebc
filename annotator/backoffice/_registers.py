"""What the pages about merging and duplicates need from a register, the same for sources and entities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.urls import reverse

from articles.entities.models import Entity, EntityQuerySet
from articles.entities.operations import ENTITIES as ALL_ENTITIES
from articles.foundation.types import Actor
from articles.history.models import entity_history, source_history
from articles.ledger.models import EntryQuerySet
from articles.registers.operations import Register as RegisterOperations
from articles.research.models import EntityUses, SourceUses, entity_uses, source_uses
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


SOURCES = Register(Source, ALL_SOURCES, Source.objects.with_names, source_uses, source_history, retire_source)
ENTITIES = Register(
    Entity, ALL_ENTITIES, Entity.objects.with_names, entity_uses, entity_history, retire_entity
)
