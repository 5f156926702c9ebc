"""Query parameters. Each resource declares its own; any other is answered with 400."""

from __future__ import annotations

import re
from collections import OrderedDict
from collections.abc import Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import cast
from uuid import UUID

from django import forms
from django.db.models import Model, QuerySet
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from annotator.accounts.types import Principal
from annotator.rest.shapes import parse_time, unknown
from articles.registers.models import Mergeable, MergeableQuerySet
from articles.schema.rules import edtf_bounds

# What dates of any precision are found by.
EDTF = "^[0-9]{4}(-[0-9]{2}){0,2}$"
# Longer than any name or phrase that anybody looks for.
LONGEST_SEARCH = 300
# Ids of one request: its address must stay shorter than servers let one be.
MOST_IDS = 100
_ID = "[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}"
ID_LIST = f"^{_ID}(,{_ID}){{0,{MOST_IDS - 1}}}$"
# With these parameters the best match comes first. A picker sends them empty before anybody has typed.
SEARCHES = ("q", "similar_to")


class TimeField(forms.CharField):
    """A time with its offset, as in RFC 3339."""

    def clean(self, value: object) -> datetime | None:
        """Return the time, or None if none was given."""
        text = super().clean(value)
        if not text:
            return None
        # In a query string an unescaped plus sign arrives as a space.
        found = parse_time(text.replace(" ", "+"))
        if found is None:
            raise forms.ValidationError("Write a time such as 2026-01-31T18:30:00Z.", code="invalid")
        return found


class ModifiedAfter(filters.Filter):
    """Keeps what was changed after a time, and sorts the list by the time of the last change."""

    field_class = TimeField

    def __init__(self) -> None:
        super().__init__(
            field_name="modified", lookup_expr="gt", help_text="Only rows that changed after this time."
        )


class FlagField(forms.CharField):
    """Yes or no, as JSON writes it."""

    def clean(self, value: object) -> bool | None:
        """Return the answer, or None if none was given."""
        text = super().clean(value)
        if text not in {"", "true", "false"}:
            raise forms.ValidationError("Write true or false.", code="invalid_choice")
        return text == "true" if text else None


class Flag(filters.Filter):
    """A condition that rows meet or don't: `true` or `false`."""

    field_class = FlagField

    def __init__(self, method: str, help_text: str) -> None:
        super().__init__(method=method, help_text=help_text)


class NumberFilter(filters.NumberFilter):
    """Compares with a number of any size and precision that a figure can have."""

    def __init__(self, method: str, help_text: str) -> None:
        super().__init__(method=method, help_text=help_text, max_digits=30, decimal_places=12)


class EdtfField(forms.CharField):
    """A day, a month or a year, without a mark."""

    def clean(self, value: object) -> str:
        """Return it as it was written, or an empty text if none was given."""
        text = str(super().clean(value))
        if text and (not re.fullmatch(EDTF, text) or edtf_bounds(text) is None):
            message = "Write a day such as 2025-03-27, a month such as 2025-03, or a year."
            raise forms.ValidationError(message, code="invalid")
        return text


class DayField(forms.CharField):
    """A day of the calendar, as in RFC 3339."""

    def clean(self, value: object) -> date | None:
        """Return the day, or None if none was given."""
        text = str(super().clean(value))
        days = edtf_bounds(text)
        if text and (days is None or days[0].isoformat() != text):
            raise forms.ValidationError("Write a day such as 2025-03-27.", code="invalid")
        return days and days[0]


class DayFilter(filters.Filter):
    """Compares with a day."""

    field_class = DayField

    def __init__(self, method: str, help_text: str) -> None:
        super().__init__(method=method, help_text=help_text)


class EdtfFilter(filters.Filter):
    """Finds dates of any precision by the day, the month or the year that they are in."""

    field_class = EdtfField

    def __init__(self, method: str, help_text: str) -> None:
        super().__init__(method=method, help_text=help_text)


class IdsField(forms.CharField):
    """Some ids, separated by commas."""

    def clean(self, value: object) -> list[UUID]:
        """Return the ids; none, if nothing was given."""
        text = str(super().clean(value))
        if not text:
            return []
        if not re.fullmatch(ID_LIST, text):
            message = f"Write ids separated by commas, {MOST_IDS} at most."
            raise forms.ValidationError(message, code="invalid")
        return [UUID(one) for one in text.split(",")]


class Ids(filters.Filter):
    """Keeps the rows with some ids."""

    field_class = IdsField

    def __init__(self) -> None:
        super().__init__(
            field_name="pk",
            lookup_expr="in",
            help_text=f"Only rows with these ids: up to {MOST_IDS}, separated by commas.",
        )


class ChoicesField(forms.CharField):
    """Some of a few words, separated by commas."""

    def __init__(self, *, known: tuple[str, ...], **options: object) -> None:
        super().__init__(**options)  # type: ignore[arg-type] # what django-filter passes on
        self.known = known

    def clean(self, value: object) -> tuple[str, ...]:
        """Return the words; none, if nothing was given."""
        text = str(super().clean(value))
        chosen = tuple(text.split(",")) if text else ()
        if unknown_ones := [one[:60] for one in chosen if one not in self.known]:
            message = f"Unknown: {', '.join(unknown_ones)}. Choose from: {', '.join(self.known)}."
            raise forms.ValidationError(message, code="invalid_choice")
        return chosen


class Choices(filters.Filter):
    """Takes some of a few words, separated by commas."""

    field_class = ChoicesField

    def __init__(self, known: tuple[str, ...], help_text: str) -> None:
        super().__init__(known=known, help_text=help_text)
        self.pattern = "^({0})(,({0}))*$".format("|".join(known))


class ActorFilters(filters.FilterSet):
    """Filters that reach a row through articles. Articles that are hidden from the caller don't count."""

    id = Ids()

    @property
    def actor(self) -> Principal:
        """The person or key that is calling."""
        # django-filter keeps the request that it was given, which here is DRF's.
        actor: Principal = getattr(self.request, "auth")  # noqa: B009 - its type is Django's
        return actor


class MergedFilters(ActorFilters):
    """Filters of records that can be merged. Those that were merged count as one, as their survivor."""

    merged = Flag(
        "by_state",
        "true: also the records that were merged into others, each in a row of its own. Without it, records "
        "that were merged are one row, their survivor's.",
    )

    @property
    def apart(self) -> bool:
        """Whether the caller asks for each record by itself."""
        return self.form.cleaned_data.get("merged") is True

    def by_state[Q: QuerySet[Model]](self, rows: Q, _name: str, _value: bool) -> Q:
        """Keep all: whoever doesn't ask gets the survivors too."""
        return rows

    def filter_queryset(self, queryset: QuerySet[Mergeable]) -> QuerySet[Mergeable]:
        """Keep what was asked for, merged records as one."""
        rows = cast("MergeableQuerySet[Mergeable]", super().filter_queryset(queryset))
        return rows if self.apart else self.as_one(rows)

    def as_one(self, rows: MergeableQuerySet[Mergeable]) -> MergeableQuerySet[Mergeable]:
        """Leave out what was merged into others."""
        return rows.standing_as_told()


class Search(filters.CharFilter):
    """Words to look for. The best match comes first, and there is only one page."""

    def __init__(self, method: str, help_text: str, *, most: int = LONGEST_SEARCH) -> None:
        super().__init__(method=method, max_length=most, help_text=help_text)


def refuse_unknown(request: Request, known: Iterable[str]) -> None:
    """Raise `ValidationError` for parameters that are unknown here, empty, or given twice."""
    known = set(known)
    errors: dict[str, list[ErrorDetail]] = {}
    for name, values in request.query_params.lists():
        if name not in known:
            errors[name[:60]] = [unknown(known, "parameter")]
        elif len(values) > 1:
            errors[name] = [ErrorDetail("This parameter is given twice. Give it once.", code="repeated")]
        elif not values[0] and name not in SEARCHES:
            errors[name] = [
                ErrorDetail("This parameter is empty. Give a value, or leave it out.", code="blank")
            ]
    if errors:
        raise ValidationError(errors)


# As many combinations as consumers are likely to use at a time.
@lru_cache(maxsize=512)
def _narrowed(kind: type[filters.FilterSet], names: frozenset[str]) -> type[filters.FilterSet]:
    """Return a filter set with only these filters. Every request copies all of the set's filters and makes a
    form of them.
    """
    narrow: type[filters.FilterSet] = type(kind.__name__, (kind,), {"__doc__": kind.__doc__})
    chosen = [(name, one) for name, one in kind.base_filters.items() if name in names]
    narrow.base_filters = OrderedDict(chosen)
    for name, one in chosen:
        # Labels are for forms that people fill in. Without this line django-filter makes one up, which takes
        # longer than filtering.
        one.label = name
    return narrow


def checked[M: Model](
    kind: type[filters.FilterSet], rows: QuerySet[M], request: Request
) -> filters.FilterSet:
    """Return the filters that the query parameters ask for, each with a sound value. Raises
    `ValidationError`.
    """
    names = frozenset(kind.base_filters.keys() & request.query_params.keys())
    asked = _narrowed(kind, names)(data=request.query_params, queryset=rows, request=request)
    if not asked.is_valid():
        raise ValidationError(
            {
                name: [
                    ErrorDetail(text, code=one.code or "invalid") for one in refused for text in one.messages
                ]
                for name, refused in asked.form.errors.as_data().items()
            }
        )
    return asked


def filtered[M: Model](kind: type[filters.FilterSet], rows: QuerySet[M], request: Request) -> QuerySet[M]:
    """Return the rows that the query parameters ask for. Raises `ValidationError`."""
    found: QuerySet[M] = checked(kind, rows, request).qs
    return found
