"""Writing entities: records, merging and splitting, judging pairs, and which source is which entity."""

from articles.entities.operations.entities import create_entity, draft_of, update_entity
from articles.entities.operations.identities import (
    create_identified_source,
    update_identified_source,
)
from articles.entities.operations.merging import ENTITIES

__all__ = [
    "ENTITIES",
    "create_entity",
    "create_identified_source",
    "draft_of",
    "update_entity",
    "update_identified_source",
]
