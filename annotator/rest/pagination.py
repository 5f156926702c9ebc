"""Keyset paging: each page starts after the last row of the page before, so deep pages are as fast as the
first.
"""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal, Protocol
from uuid import UUID

import orjson
from django.db.models import F, Model, QuerySet, Value
from django.db.models.functions import Collate
from django.db.models.lookups import GreaterThan, LessThan
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from annotator.rest.filters import SEARCHES
from annotator.rest.shapes import parse_time
from articles.foundation.models import Pair
from articles.ledger.operations import present_place
from articles.ledger.types import Cursor

DEFAULT_SIZE = 100
LARGEST_SIZE = 1000
PARAMETERS = ("page_size", "cursor")

# By what lists are sorted, each with the column that holds it; a minus sign turns a list round.
ORDERS = {"created": "created", "modified": "modified", "name": "sort_name"}
ORDERING = "ordering"

type Order = str
type Way = Literal["after", "before"]


class Row(Protocol):
    """What lists are sorted by."""

    @property
    def id(self) -> UUID:
        """Its id."""

    @property
    def created(self) -> datetime:
        """When it was made. Rows of lists with the filter `modified_after` have `modified` too."""


@dataclass(frozen=True, slots=True)
class Place:
    """A row's place in a list, and the direction in which the page lies from there.

    `value` is what the list is sorted by, of this row: a time, or the text by which names are sorted.
    """

    order: Order
    way: Way
    value: datetime | str
    id: UUID

    @classmethod
    def of(cls, row: Row, order: Order, way: Way) -> Place:
        """Return the place of the row."""
        return cls(order, way, getattr(row, _column(order)), row.id)

    def __str__(self) -> str:
        packed = orjson.dumps([self.order, self.way, self.value, self.id], option=orjson.OPT_UTC_Z)
        return base64.urlsafe_b64encode(packed).decode().rstrip("=")

    @classmethod
    def read(cls, cursor: str, order: Order) -> Place:
        """Read what `str` wrote. Raises `ValidationError`, also for a cursor from a list in another order."""
        try:
            packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
            kind, way, value, id_ = orjson.loads(packed)
            found = str(value) if _column(order) == ORDERS["name"] else parse_time(value)
            if found is None or (kind, way) not in {(order, "after"), (order, "before")}:
                raise _refusal(
                    "cursor", "This cursor belongs to another list. Use `next` or `previous` of this list."
                )
            return cls(order, way, found, UUID(id_))
        except (binascii.Error, ValueError, TypeError, AttributeError) as error:
            raise _refusal(
                "cursor", "Unknown cursor. Use `next` or `previous` of an earlier page, unchanged."
            ) from error


@dataclass(frozen=True, slots=True)
class Page[R]:
    """One page of a list, in order, and the addresses of its neighbours."""

    rows: list[R]
    # The place in the feed of changes at which the page was read.
    as_of: Cursor
    next: str | None = None
    previous: str | None = None

    def around(self, results: list[object]) -> dict[str, object]:
        """Return the answer's body, with these results."""
        return {"next": self.next, "previous": self.previous, "as_of": str(self.as_of), "results": results}


def page_size(request: Request) -> int:
    """Return how many rows are wanted. Raises `ValidationError`."""
    given = request.query_params.get("page_size", str(DEFAULT_SIZE))
    if not re.fullmatch("[0-9]{1,4}", given) or not 1 <= int(given) <= LARGEST_SIZE:
        raise _refusal("page_size", f"Give a whole number from 1 to {LARGEST_SIZE:,}.")
    return int(given)


def paginate[M: Model, R: Row](
    request: Request, rows: QuerySet[M], fetch: Callable[[QuerySet[M]], Sequence[R]]
) -> Page[R]:
    """Return the page that the request asks for. `fetch` may return its rows in any order.

    A list is sorted by the time of creation; with `modified_after`, by the time of the last change; or as
    `ordering` says, where a list has it. A consumer who follows `next` with `modified_after` sees every
    change once. A search has one page, the best match first.
    """
    size, as_of = page_size(request), present_place()
    cursor = request.query_params.get("cursor")
    # Spaces alone aren't words to look for: the list is then in its usual order.
    if any(request.query_params.get(name, "").strip() for name in SEARCHES):
        if cursor:
            raise _refusal("cursor", "A search has only one page. Leave the cursor out.")
        return Page(list(fetch(rows[:size])), as_of)
    usual = "modified" if "modified_after" in request.query_params else "created"
    order: Order = request.query_params.get(ORDERING, usual)
    place = Place.read(cursor, order) if cursor else None
    column = _column(order)
    found = sorted(
        fetch(_stretch(rows, order, place)[: size + 1]),
        key=lambda row: (getattr(row, column), row.id),
        reverse=order.startswith("-"),
    )
    backwards = place is not None and place.way == "before"
    shown = found[-size:] if backwards else found[:size]
    more = len(found) > size
    follows, precedes = (True, more) if backwards else (more, place is not None)
    return Page(
        shown,
        as_of,
        _address(request, Place.of(shown[-1], order, "after")) if shown and follows else None,
        _address(request, Place.of(shown[0], order, "before")) if shown and precedes else None,
    )


def _stretch[M: Model](rows: QuerySet[M], order: Order, place: Place | None) -> QuerySet[M]:
    """Return the rows from the place on, the nearest first."""
    column = _column(order)
    # Upwards: with the list's order, or against it in a list that is turned round.
    is_up = (place is None or place.way == "after") != order.startswith("-")
    sign = "" if is_up else "-"
    if place is not None:
        step = GreaterThan if is_up else LessThan
        here = Pair(_given(place.value), Value(place.id))
        rows = rows.filter(step(Pair(F(column), F("id")), here))
    return rows.order_by(f"{sign}{column}", f"{sign}id")


def _given(value: datetime | str) -> Value | Collate:
    """Return the value as it is compared: text as the column of names is."""
    return Value(value) if isinstance(value, datetime) else Collate(Value(value), "C")


def _column(order: Order) -> str:
    """Return the column by which a list in this order is sorted."""
    return ORDERS[order.removeprefix("-")]


def _address(request: Request, place: Place) -> str:
    """Return the absolute address of the page from this place on."""
    return replace_query_param(request.build_absolute_uri(), "cursor", str(place))


def _refusal(parameter: str, message: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, code="invalid")]})
