"""The figure: a number in a claim."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.contrib.postgres.fields import ArrayField, DateRangeField
from django.contrib.postgres.indexes import GinIndex, GistIndex, OpClass
from django.contrib.postgres.lookups import DataContains
from django.db import models
from django.db.models import F, Func, Q, Value
from django.db.models.functions import Upper

from articles.annotations.models import Annotation
from articles.claims.models.part import ClaimPart, PartQuerySet, part_indexes
from articles.corpus.models import visible_q
from articles.foundation.types import Actor
from articles.quantities.types import FigureType, Modality


def _number() -> models.DecimalField[Any, Any]:
    """Return a column for numbers as news gives them: up to 18 digits before the point, shares to 12 behind
    it.
    """
    return models.DecimalField(max_digits=30, decimal_places=12, null=True, blank=True)


def at_least_q(number: Decimal) -> Q:
    """Return the condition on figures that may be this number or more: a range counts as far as it
    reaches.
    """
    open_above = Q(value=None, upper=None, lower__isnull=False)
    return Q(value__gte=number) | Q(upper__gte=number) | open_above


def at_most_q(number: Decimal) -> Q:
    """Return the condition on figures that may be this number or less."""
    open_below = Q(value=None, lower=None, upper__isnull=False)
    return Q(value__lte=number) | Q(lower__lte=number) | open_below


# The period that a number is for, with both days; without one of them it is open on that side.
_PERIOD = Func("as_of_start", "as_of_end", Value("[]"), function="DATERANGE", output_field=DateRangeField())
_HAS_PERIOD = Q(as_of_start__isnull=False) | Q(as_of_end__isnull=False)


def as_of_q(day: date) -> Q:
    """Return the condition on figures whose period holds the day."""
    return _HAS_PERIOD & Q(DataContains(_PERIOD, Value(day, models.DateField())))


def counting_q(words: str) -> Q:
    """Return the condition on figures of what these words name: they are among the words for what is counted,
    or they are one of several things.
    """
    return Q(counted__icontains=words) | (Q(things__contains=[words]) & ~Q(things=[]))


class Figure(ClaimPart):
    """A number in a claim: how much of what, how exactly, in all or in addition, and when that held."""

    # The annotation of kind figure that holds the words.
    annotation = models.ForeignKey(
        Annotation, null=True, blank=True, on_delete=models.PROTECT, related_name="figures"
    )
    value = _number()
    lower = _number()
    upper = _number()
    unit = models.CharField(max_length=100, blank=True)
    counted = models.CharField(max_length=300, blank=True)
    # Each thing, where one number counts several together.
    things = ArrayField(models.CharField(max_length=300), default=list, blank=True)
    modality = models.CharField(max_length=10, choices=Modality)
    figure_type = models.CharField(max_length=6, choices=FigureType)
    # The total that the value is part of.
    out_of = _number()
    # The number that a delta changes.
    base = _number()
    as_of_start = models.DateField(null=True, blank=True)
    as_of_end = models.DateField(null=True, blank=True)

    objects = PartQuerySet["Figure"].as_manager()

    if TYPE_CHECKING:
        annotation_id: UUID | None

    class Meta:
        db_table = "claims_figure"
        verbose_name = "figure"
        indexes = [
            *part_indexes("figure"),
            # Claims with a figure between two values.
            models.Index(fields=["value"], name="figure_by_value", condition=Q(deleted=None)),
            # Figures that held on a day.
            GistIndex(_PERIOD, name="figure_by_period", condition=_HAS_PERIOD),
            # Figures of a thing: by words of what is counted, and by each of several things.
            GinIndex(OpClass(Upper("counted"), name="gin_trgm_ops"), name="figure_counted_trigrams"),
            GinIndex(fields=["things"], name="figure_by_thing", condition=~Q(things=[])),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(value__isnull=False) | Q(lower__isnull=False) | Q(upper__isnull=False),
                name="figure_has_number",
            ),
            models.CheckConstraint(
                condition=Q(lower=None) | Q(upper=None) | Q(lower__lte=F("upper")),
                name="figure_bounds_in_order",
            ),
            models.CheckConstraint(
                condition=Q(as_of_start=None) | Q(as_of_end=None) | Q(as_of_start__lte=F("as_of_end")),
                name="figure_period_in_order",
            ),
            models.CheckConstraint(condition=Q(modality__in=Modality.values), name="figure_modality_known"),
            models.CheckConstraint(condition=Q(figure_type__in=FigureType.values), name="figure_type_known"),
            # A figure annotation holds one number's words.
            models.UniqueConstraint(
                fields=["annotation"], condition=Q(deleted=None), name="figure_annotation_once"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.value} {self.unit} {self.counted}".strip()

    @classmethod
    def place_q(cls, actor: Actor) -> Q:
        """Keep rows without words, or with words in an article that the actor may know."""
        return Q(annotation=None) | visible_q(actor, "annotation__article__")

    @property
    def place_article(self) -> UUID | None:
        """The article that has the number. Reads `annotation`."""
        return self.annotation.article_id if self.annotation else None
