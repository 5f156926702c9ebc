"""What sources and entities share: both have many names, and can be merged."""

from __future__ import annotations

import re
from typing import cast

from django import forms
from django.db.models import Q, QuerySet
from django_filters import rest_framework as filters

from annotator.rest.filters import Flag, MergedFilters
from annotator.rest.pagination import ORDERS
from articles.registers.models import CanonicalQuerySet, CanonicalRecord, Mergeable, MergeableQuerySet

# A scheme, a colon, an identifier.
EXTERNAL_ID = r"^[^:\s][^:]*:\S[\s\S]*$"
# As long as a scheme and an identifier can be.
LONGEST_EXTERNAL_ID = 400


class ExternalIdField(forms.CharField):
    """An identifier elsewhere, as `scheme:value`."""

    def clean(self, value: object) -> tuple[str, str] | None:
        """Return scheme and value, or None if none was given."""
        text = super().clean(value)
        if not text:
            return None
        if not re.match(EXTERNAL_ID, text):
            raise forms.ValidationError(
                "Write scheme and identifier, such as wikidata:Q9684.", code="invalid"
            )
        scheme, _, identifier = text.partition(":")
        return scheme, identifier


class ExternalId(filters.Filter):
    """Keeps the records that have an identifier themselves, or through a record that was merged into them."""

    field_class = ExternalIdField

    def __init__(self) -> None:
        super().__init__(
            method="with_id",
            max_length=LONGEST_EXTERNAL_ID,
            help_text="Scheme and identifier, such as wikidata:Q9684, of a record or of one merged with it.",
        )


# What may be an identifier or a web address: one word, with a digit, a colon, a full stop or a slash in it.
_ELSEWHERE = re.compile(r"(?=\S*[\d:./])\S{3,}")


def names_something_else(text: str) -> bool:
    """Tell whether a search may be for an identifier or a home page: names alone are found by an index."""
    return _ELSEWHERE.fullmatch(text) is not None


class RecordFilters(MergedFilters):
    """By identifier, and with or without the records that were merged. Retired ones have to be asked for."""

    external_id = ExternalId()
    ordering = filters.ChoiceFilter(
        method="as_they_are",
        choices=[(sign + name, sign + name) for name in ORDERS for sign in ("", "-")],
        help_text=(
            "By what the list is sorted; a minus sign turns it round. By name, case and accents don't count, "
            "and numbers sort by their size. A search has its own order."
        ),
    )

    retired = Flag("by_use", "true: only records that were put out of use. Without it they are left out.")

    def filter_queryset(self, queryset: QuerySet[Mergeable]) -> QuerySet[Mergeable]:
        """Leave out the retired records, unless they were asked for."""
        found = super().filter_queryset(queryset)
        return found if self.form.cleaned_data.get("retired") else found.filter(Q(retired=None))

    def as_one(self, rows: MergeableQuerySet[Mergeable]) -> MergeableQuerySet[Mergeable]:
        """Leave out what was merged into others; whether records are retired is asked apart."""
        return cast("CanonicalQuerySet[CanonicalRecord]", rows).unmerged_as_told()  # type: ignore[return-value] # its rows are of a register

    def by_use[M: CanonicalRecord](
        self, rows: CanonicalQuerySet[M], _name: str, value: bool
    ) -> CanonicalQuerySet[M]:
        """Keep the records that were retired, or those that weren't."""
        return rows.filter(retired__isnull=not value)

    def with_id[M: CanonicalRecord](
        self, rows: CanonicalQuerySet[M], _name: str, value: tuple[str, str]
    ) -> CanonicalQuerySet[M]:
        """Keep the records with the identifier."""
        return rows.having(*value)

    def as_they_are[M: CanonicalRecord](
        self, rows: CanonicalQuerySet[M], _name: str, _value: str
    ) -> CanonicalQuerySet[M]:
        """Keep all: the page is put in order when it is read."""
        return rows

    def search[M: CanonicalRecord](
        self, rows: CanonicalQuerySet[M], _name: str, value: str
    ) -> CanonicalQuerySet[M]:
        """Keep the records with about this name, or this identifier."""
        return rows.looked_up(value, notes=False) if names_something_else(value) else rows.matching(value)
