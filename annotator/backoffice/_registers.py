"""What the pages about merging and duplicates need of a register: the same for sources and for entities."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from articles.entities.models import Entity, EntityQuerySet
from articles.entities.operations import (
    duplicate_entities,
    duplicate_entities_of,
    judge_entities,
    merge_entity,
    preview_entity_merge,
    split_entity,
)
from articles.foundation.types import Actor
from articles.registers.models import CanonicalRecord, Duplicate, DuplicatesPage, Judgement, Preview
from articles.research.models import EntityUses, SourceUses, entity_uses, source_uses
from articles.sources.models import Source, SourceQuerySet
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
    # All records, with their names.
    rows: Callable[[], SourceQuerySet | EntityQuerySet]
    preview: Callable[..., Preview[CanonicalRecord]]
    merge: Callable[..., CanonicalRecord]
    split: Callable[..., CanonicalRecord]
    judge: Callable[..., tuple[Judgement, bool]]
    duplicates: Callable[..., DuplicatesPage[CanonicalRecord, Judgement]]
    duplicates_of: Callable[..., Sequence[Duplicate[CanonicalRecord, Judgement]]]
    uses: Callable[[Actor, UUID], SourceUses | EntityUses]

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

    def address(self, page: str, *arguments: object) -> str:
        """Return the address of one of the register's pages."""
        labels = self.model._meta
        return reverse(f"admin:{labels.app_label}_{labels.model_name}_{page}", args=arguments)


SOURCES = Register(
    Source,
    Source.objects.with_names,
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
    Entity.objects.with_names,
    preview_entity_merge,
    merge_entity,
    split_entity,
    judge_entities,
    duplicate_entities,
    duplicate_entities_of,
    entity_uses,
)
