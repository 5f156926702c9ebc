"""How sources are connected: posts that one holds at another, and ties between them."""

from __future__ import annotations

from uuid import UUID

from django.db import models
from django.db.models import F, Q

from articles.registers.models import NAME_LENGTH
from articles.sources.models.source import Source
from articles.sources.types import TieKind


class Dated(models.Model):
    """Something that holds from one day to another, both inclusive. Without an end, it still holds."""

    start = models.DateField(null=True, blank=True)
    end = models.DateField(null=True, blank=True)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        abstract = True
        ordering = ("position",)


class SourceRole(Dated):
    """A post that a source holds at an organization, such as foreign minister at a ministry.

    The organization may be a tombstone by now; queries follow its `canonical`.
    """

    owner = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="roles")
    organization = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="holders")
    title = models.CharField(max_length=NAME_LENGTH)

    class Meta(Dated.Meta):
        db_table = "sources_role"
        verbose_name = "role"
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="source_role_ends_after_start"),
            models.CheckConstraint(condition=~Q(organization=F("owner")), name="source_role_not_at_itself"),
        ]

    @property
    def with_id(self) -> UUID:
        """The other source: the organization."""
        return self.organization_id

    def __str__(self) -> str:
        return f"{self.title}, {self.organization_id}"


class SourceTie(Dated):
    """A tie of one source to another, such as an army that is part of a ministry."""

    owner = models.ForeignKey(Source, on_delete=models.CASCADE, related_name="ties")
    other = models.ForeignKey(Source, on_delete=models.PROTECT, related_name="tied_by")
    kind = models.CharField(max_length=10, choices=TieKind)
    note = models.TextField(blank=True)

    class Meta(Dated.Meta):
        db_table = "sources_tie"
        verbose_name = "tie"
        constraints = [
            models.CheckConstraint(condition=Q(end__gte=F("start")), name="source_tie_ends_after_start"),
            models.CheckConstraint(condition=~Q(other=F("owner")), name="source_tie_not_to_itself"),
            models.CheckConstraint(condition=Q(kind__in=TieKind.values), name="source_tie_kind_known"),
        ]

    @property
    def with_id(self) -> UUID:
        """The other source."""
        return self.other_id

    @property
    def seen_from_other(self) -> str:
        """The words for it at the other end."""
        return TieKind(self.kind).seen_from_other

    def __str__(self) -> str:
        return f"{self.owner_id} {self.kind} {self.other_id}"
