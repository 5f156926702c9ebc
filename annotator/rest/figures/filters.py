"""Filters of the list of figures."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from django_filters import rest_framework as filters

from annotator.rest.filters import DayFilter, NumberFilter
from annotator.rest.parts import PartFilters
from articles.claims.models import Figure, PartQuerySet, as_of_q, at_least_q, at_most_q, counting_q
from articles.quantities.types import FigureType, Modality


class FigureFilters(PartFilters):
    """By claim, article, annotation, number, unit, thing counted, day, maker and time."""

    annotation = filters.UUIDFilter()
    modality = filters.ChoiceFilter(choices=Modality.choices)
    figure_type = filters.ChoiceFilter(choices=FigureType.choices)
    unit = filters.CharFilter(max_length=100, help_text="Exactly this unit, such as `USD` or `%`.")
    counted = filters.CharFilter(
        method="of_thing",
        max_length=300,
        help_text="Figures of this: among the words for what is counted, or one of several things.",
    )
    as_of = DayFilter("held_on", "Figures whose period, from `as_of_start` to `as_of_end`, holds this day.")
    at_least = NumberFilter(method="from_number", help_text="Figures that can be this number or more.")
    at_most = NumberFilter(method="to_number", help_text="Figures that can be this number or less.")

    def of_thing(self, rows: PartQuerySet[Figure], _name: str, value: str) -> PartQuerySet[Figure]:
        """Keep the figures that count the thing."""
        return rows.filter(counting_q(value))

    def held_on(self, rows: PartQuerySet[Figure], _name: str, value: date) -> PartQuerySet[Figure]:
        """Keep the figures that are of this day."""
        return rows.filter(as_of_q(value))

    def from_number(self, rows: PartQuerySet[Figure], _name: str, value: Decimal) -> PartQuerySet[Figure]:
        """Keep the figures that are this number or more, or may be."""
        return rows.filter(at_least_q(value))

    def to_number(self, rows: PartQuerySet[Figure], _name: str, value: Decimal) -> PartQuerySet[Figure]:
        """Keep the figures that are this number or less, or may be."""
        return rows.filter(at_most_q(value))
