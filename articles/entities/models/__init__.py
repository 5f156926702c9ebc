"""The tables of entities, their mentions, and the sources that they are."""

from articles.entities.models.entity import Entity, EntityName, EntityQuerySet, entity_group
from articles.entities.models.groups import EntityPreview
from articles.entities.models.identity import SourceIdentity
from articles.entities.models.judgement import EntityJudgement
from articles.entities.models.mention import Mention
from articles.entities.models.tie import EntityTie, tied_from, tied_to

__all__ = [
    "Entity",
    "EntityJudgement",
    "EntityName",
    "EntityPreview",
    "EntityQuerySet",
    "EntityTie",
    "Mention",
    "SourceIdentity",
    "entity_group",
    "tied_from",
    "tied_to",
]
