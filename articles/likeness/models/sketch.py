"""The sketch of an article's text."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from articles.corpus.models import Article
from articles.likeness.types import Drawn


class Sketch(models.Model):
    """What an article's text looks like from afar, and the group of copies that the article belongs to."""

    article = models.OneToOneField(Article, primary_key=True, on_delete=models.CASCADE, related_name="sketch")
    # Which of its texts was drawn, and how (`types.METHOD`).
    revision = models.UUIDField()
    method = models.PositiveSmallIntegerField()
    signature = models.BinaryField()
    bands = ArrayField(models.IntegerField())
    size = models.PositiveIntegerField()
    # The article that names the group: the one of it that came first. Its own id, if it has no copies.
    origin = models.UUIDField()

    class Meta:
        db_table = "likeness_sketch"
        verbose_name = "sketch"
        verbose_name_plural = "sketches"
        indexes = [
            # Which texts may share much with one.
            GinIndex(fields=["bands"], name="sketch_by_band"),
            # The copies of one article.
            models.Index(fields=["origin"], name="sketch_by_origin"),
            # Which were drawn by a method that is no longer in use.
            models.Index(fields=["method"], name="sketch_by_method"),
        ]

    def __str__(self) -> str:
        return f"sketch of {self.article_id}"

    @property
    def drawn(self) -> Drawn:
        """The sketch as a value."""
        return Drawn(bytes(self.signature), tuple(self.bands), self.size)
