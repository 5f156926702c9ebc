"""The tables of entities and their mentions."""

from articles.entities.models.entity import Entity, EntityName
from articles.entities.models.mention import Mention

__all__ = ["Entity", "EntityName", "Mention"]
