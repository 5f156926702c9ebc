"""Which source is which entity."""

from __future__ import annotations

from django.db import models

from articles.entities.models.entity import Entity
from articles.sources.models import Source


class SourceIdentity(models.Model):
    """The link from a source to the entity that it is: who speaks and who is spoken of are records apart.

    Kept here because the register, below, knows no entity.
    """

    source = models.OneToOneField(Source, primary_key=True, on_delete=models.CASCADE, related_name="identity")
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="identities")

    class Meta:
        db_table = "entities_source_identity"
        verbose_name = "source's entity"
        verbose_name_plural = "sources' entities"

    def __str__(self) -> str:
        return f"{self.source_id} is {self.entity_id}"
