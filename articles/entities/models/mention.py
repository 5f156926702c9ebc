"""Which annotation mentions which entity."""

from __future__ import annotations

from django.db import models

from articles.annotations.models import Annotation
from articles.entities.models.entity import Entity


class Mention(models.Model):
    """The link from an annotation of kind entity to the record that its words name."""

    annotation = models.OneToOneField(
        Annotation, primary_key=True, on_delete=models.CASCADE, related_name="mention"
    )
    entity = models.ForeignKey(Entity, on_delete=models.PROTECT, related_name="mentions")

    class Meta:
        db_table = "entities_mention"
        verbose_name = "mention"

    def __str__(self) -> str:
        return f"{self.annotation_id} mentions {self.entity_id}"
