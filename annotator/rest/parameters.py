"""The query parameters of lists, described from the filters that read them."""

from __future__ import annotations

from collections.abc import Iterator

from django_filters import rest_framework as filters
from drf_spectacular.utils import OpenApiParameter

from annotator.rest.changes.filters import LONGEST_WAIT, SOME_KINDS, Kinds
from annotator.rest.filters import (
    EDTF,
    ID_LIST,
    Choices,
    DayFilter,
    EdtfFilter,
    Flag,
    Ids,
    ModifiedAfter,
    Search,
)
from annotator.rest.pagination import DEFAULT_SIZE, LARGEST_SIZE
from annotator.rest.records import EXTERNAL_ID, ExternalId
from annotator.rest.resources import Api

_PAGING = {
    "page_size": OpenApiParameter(
        "page_size",
        {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
        description="The largest number of rows to send.",
    ),
    "cursor": OpenApiParameter(
        "cursor",
        {"type": "string", "minLength": 1},
        description="Where the page begins. Use `next` or `previous` of an earlier page.",
    ),
    "into": OpenApiParameter(
        "into",
        {"type": "string", "format": "uuid"},
        description="The record that would survive.",
        required=True,
    ),
    "after": OpenApiParameter(
        "after",
        {"type": "string", "pattern": r"^([0-9]{1,19}-[0-9]{1,19}|latest)$"},
        description="The `cursor` of the last entry that you have seen, the `as_of` of a list, or `latest` "
        "for the present end. Without it, the feed starts at its beginning.",
    ),
    "wait": OpenApiParameter(
        "wait",
        {"type": "integer", "minimum": 0, "maximum": LONGEST_WAIT, "default": 0},
        description="Seconds to wait for an entry where there is none yet. The answer may come earlier.",
    ),
    "before": OpenApiParameter(
        "before",
        {"type": "string", "pattern": r"^[0-9]{1,19}-[0-9]{1,19}$"},
        description="The `cursor` of the oldest entry of a history that you have seen.",
    ),
}


def query_parameters(view: Api) -> Iterator[OpenApiParameter]:
    """Yield the query parameters that the view takes, except those that it describes itself."""
    kind = getattr(view, "filters", None)
    declared = kind.base_filters if kind else {}
    for name in view.known_parameters("GET"):
        if name in _PAGING:
            yield _PAGING[name]
        elif name in declared:
            yield _filter(name, declared[name])


def _filter(name: str, one: filters.Filter) -> OpenApiParameter:
    """Return the parameter of a filter."""
    described = one.extra.get("help_text") or f"Only rows with this {name.replace('_', ' ')}."
    return OpenApiParameter(name, _schema(one), description=described)


_FIXED: tuple[tuple[type[filters.Filter], dict[str, object]], ...] = (
    (filters.UUIDFilter, {"type": "string", "format": "uuid"}),
    (Ids, {"type": "string", "pattern": ID_LIST}),
    (Kinds, {"type": "string", "pattern": SOME_KINDS}),
    (Flag, {"type": "boolean"}),
    (ModifiedAfter, {"type": "string", "format": "date-time"}),
    (DayFilter, {"type": "string", "format": "date"}),
    (EdtfFilter, {"type": "string", "pattern": EDTF}),
    (filters.NumberFilter, {"type": "number"}),
)


def _schema(one: filters.Filter) -> dict[str, object]:
    """Return the schema of the values that a filter takes."""
    fixed = next((schema for kind, schema in _FIXED if isinstance(one, kind)), None)
    if fixed is not None:
        return fixed
    if isinstance(one, Choices):
        return {"type": "string", "pattern": one.pattern}
    if isinstance(one, filters.ChoiceFilter):
        return {"type": "string", "enum": [value for value, _ in one.extra["choices"]]}
    if isinstance(one, ExternalId):
        return {"type": "string", "pattern": EXTERNAL_ID, "maxLength": one.extra["max_length"]}
    # A picker sends an empty search before anybody has typed. It is allowed, and doesn't search.
    least = 0 if isinstance(one, Search) else 1
    return {"type": "string", "minLength": least, "maxLength": one.extra["max_length"]}
