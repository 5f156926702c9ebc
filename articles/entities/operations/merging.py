"""Merging, splitting and judging entities: what every register does, bound to their tables."""

from __future__ import annotations

from articles.entities.models import Entity, EntityJudgement, EntityPreview, entity_group
from articles.entities.operations.entities import draft_of, update_entity
from articles.registers.operations import Register

ENTITIES = Register(Entity, EntityJudgement, entity_group, EntityPreview, draft_of, update_entity)
