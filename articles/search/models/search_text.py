"""The words of each row, as PostgreSQL searches them."""

from __future__ import annotations

from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import F, Q

from articles.search.types import Kind


class SearchText(models.Model):
    """The words of one row. Written by triggers alone (see the migrations), in the transaction that writes
    the row.

    Weights: A names and marked words, B tags and further names, C texts and descriptions, D what stays inside
    the newsroom. Rows are named without foreign keys: each would cost an import a look-up for every mark.
    """

    pk = models.CompositePrimaryKey("type", "row")
    type = models.CharField(max_length=10, choices=Kind)
    row = models.UUIDField()
    # Of an article or a mark.
    article = models.UUIDField(null=True)
    # A mark's, a source's or an entity's.
    kind = models.CharField(max_length=20)
    # The name of the text search configuration that has read the words.
    config = models.CharField(max_length=40)
    # When the row was made.
    at = models.DateTimeField()
    words = SearchVectorField()

    class Meta:
        db_table = "search_text"
        verbose_name = "searched text"
        indexes = [
            # Rows with some words.
            GinIndex(fields=["words"], name="search_text_words"),
            # The latest rows of a type: where every other row has the words, these are soon found.
            models.Index(F("type"), F("at").desc(), F("row").desc(), name="search_text_latest"),
            # Which languages there are.
            models.Index(fields=["config"], name="search_text_config", condition=Q(type="article")),
        ]
        constraints = [models.CheckConstraint(condition=Q(type__in=Kind.values), name="search_type_known")]

    def __str__(self) -> str:
        return f"{self.type} {self.row}"
