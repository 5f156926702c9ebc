"""What the pages about merging and duplicates need of a register: the same for sources and for entities."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.urls import reverse

from articles.entities.models import Entity
from articles.entities.operations import (
    duplicate_entities,
    duplicate_entities_of,
    judge_entities,
    merge_entity,
    preview_entity_merge,
    split_entity,
)
from articles.research.models import entity_uses, source_uses
from articles.sources.models import Source
from articles.sources.operations import (
    duplicate_sources,
    duplicate_sources_of,
    judge_sources,
    merge_source,
    preview_source_merge,
    split_source,
)


@dataclass(frozen=True, slots=True)
class Register:
    """The tables and operations of one register."""

    model: type[Source | Entity]
    preview: Callable[..., Any]
    merge: Callable[..., Any]
    split: Callable[..., Any]
    judge: Callable[..., Any]
    duplicates: Callable[..., Any]
    duplicates_of: Callable[..., Any]
    uses: Callable[..., Any]

    @property
    def noun(self) -> str:
        """What a record is called."""
        return str(self.model._meta.verbose_name)

    @property
    def plural(self) -> str:
        """What several records are called."""
        return str(self.model._meta.verbose_name_plural)

    @property
    def has_lists(self) -> bool:
        """Whether whole lists can be imported and exported."""
        return self.model is Source

    def address(self, page: str, *arguments: Any) -> str:
        """Return the address of one of the register's pages."""
        labels = self.model._meta
        return reverse(f"admin:{labels.app_label}_{labels.model_name}_{page}", args=arguments)


SOURCES = Register(
    Source,
    preview_source_merge,
    merge_source,
    split_source,
    judge_sources,
    duplicate_sources,
    duplicate_sources_of,
    source_uses,
)
ENTITIES = Register(
    Entity,
    preview_entity_merge,
    merge_entity,
    split_entity,
    judge_entities,
    duplicate_entities,
    duplicate_entities_of,
    entity_uses,
)
