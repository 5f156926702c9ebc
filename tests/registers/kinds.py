"""The registers of named records, each under the same handles."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from articles.entities.errors import BadEntity
from articles.entities.operations import ENTITIES, create_entity, update_entity
from articles.entities.operations import draft_of as draft_of_entity
from articles.entities.types import EntityDraft
from articles.foundation.errors import DomainError
from articles.registers.operations import Register
from articles.sources.errors import BadSource
from articles.sources.operations import SOURCES, create_source, update_source
from articles.sources.operations import draft_of as draft_of_source
from articles.sources.types import SourceDraft
from tests.factories.entities import entity
from tests.factories.sources import source


@dataclass(frozen=True)
class Kind:
    """A register, and how its records are written."""

    register: Register[Any, Any, Any, Any]
    make: Callable[..., Any]
    create: Callable[..., tuple[Any, bool]]
    update: Callable[..., Any]
    draft_of: Callable[[Any], Any]
    # Takes the name; the kind of record is given.
    draft: Callable[..., Any]
    # What that kind is called, and which it is.
    field: str
    value: str
    refusal: type[DomainError]

    @property
    def noun(self) -> str:
        """What the ledger and the constraints call a record."""
        return self.field.removesuffix("_kind")

    @property
    def rows(self) -> Any:
        """The records."""
        return self.register.records._default_manager

    @property
    def judged(self) -> Any:
        """The judgements."""
        return self.register.judgements._default_manager


KINDS = (
    Kind(
        SOURCES,
        source,
        create_source,
        update_source,
        draft_of_source,
        partial(SourceDraft, source_kind="military"),
        "source_kind",
        "military",
        BadSource,
    ),
    Kind(
        ENTITIES,
        entity,
        create_entity,
        update_entity,
        draft_of_entity,
        partial(EntityDraft, entity_kind="place"),
        "entity_kind",
        "place",
        BadEntity,
    ),
)
