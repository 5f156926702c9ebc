"""The revision: one immutable, numbered text of an article."""

from __future__ import annotations

from django.contrib.postgres.indexes import HashIndex
from django.db import models
from django.db.models.functions import Length

from articles.corpus.types import Block
from articles.foundation.models import id_field, user_field


class Revision(models.Model):
    """A canonical text: NFC, line feeds as line ends, blocks separated by one blank line, no markup.

    Every mark sits on exact code points of one revision, so a revision never changes: a database trigger
    refuses UPDATE, DELETE and TRUNCATE. A correction of the story is a new revision.
    """

    id = id_field()
    article = models.ForeignKey("articles_corpus.Article", on_delete=models.PROTECT, related_name="revisions")
    number = models.PositiveIntegerField()
    text = models.TextField()
    # [kind, start, end] of each block, in order.
    block_table = models.JSONField()
    # [start, end] of each sentence, in order, as the rules had it when the text came in.
    sentence_table = models.JSONField()
    # Of the text in UTF-8, in hexadecimal.
    sha256 = models.CharField(max_length=64)
    # In code points.
    length = models.PositiveIntegerField()
    created = models.DateTimeField()
    created_by = user_field()

    class Meta:
        db_table = "corpus_revision"
        verbose_name = "revision"
        ordering = ("number",)
        indexes = [
            # Whether a story is here already, by its text.
            HashIndex(fields=["sha256"], name="revision_by_text"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["article", "number"], name="revision_number_once"),
            models.CheckConstraint(
                condition=models.Q(length=Length("text")),
                name="revision_length_in_code_points",
            ),
        ]

    def __str__(self) -> str:
        return f"revision {self.number}"

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks of the text, in order."""
        return tuple(Block(kind, start, end) for kind, start, end in self.block_table)

    @property
    def sentences(self) -> tuple[tuple[int, int], ...]:
        """The sentences of the text, in order; none lies in two blocks."""
        return tuple((start, end) for start, end in self.sentence_table)
