"""Filters of the feed, and the place to read it from."""

from __future__ import annotations

import re

from django import forms
from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request

from articles.disclosure.models import of_kinds_q
from articles.ledger.errors import BadCursor
from articles.ledger.models import EntryQuerySet
from articles.ledger.operations import parse_cursor
from articles.ledger.types import Cursor

# Instead of a place: where the feed is now.
LATEST = "latest"


# Kinds of rows that changes are about: an entry's `kind`.
KINDS = (
    *("annotation", "article", "attribution", "claim", "entity", "evidence", "figure"),
    *("rating", "relation", "response", "revision", "source", "verdict"),
)
SOME_KINDS = f"^({'|'.join(KINDS)})(,({'|'.join(KINDS)}))*$"
# Seconds that a request may wait for news: less than proxies and clients wait by default.
LONGEST_WAIT = 60


class KindsField(forms.CharField):
    """Some kinds of rows, separated by commas."""

    def clean(self, value: object) -> list[str]:
        """Return the kinds; none, if nothing was given."""
        text = str(super().clean(value))
        if text and not re.fullmatch(SOME_KINDS, text):
            message = f"Write kinds separated by commas, out of: {', '.join(KINDS)}."
            raise forms.ValidationError(message, code="invalid")
        return text.split(",") if text else []


class Kinds(filters.Filter):
    """Keeps changes of rows of some kinds."""

    field_class = KindsField


class ChangeFilters(filters.FilterSet):
    """By article, by kind of row and by the row that changed."""

    article = filters.UUIDFilter(field_name="article_id")
    subject = filters.UUIDFilter(field_name="subject_id")
    kind = Kinds(
        method="of_kinds",
        help_text="Only changes of rows of these kinds, separated by commas; and what is withdrawn, of any "
        "kind.",
    )

    def of_kinds(self, rows: EntryQuerySet, _name: str, value: list[str]) -> EntryQuerySet:
        """Keep the entries of these kinds of rows."""
        return rows.filter(of_kinds_q(value)) if value else rows


def patience(request: Request) -> int:
    """Return how many seconds the caller would wait for news. Raises `ValidationError`."""
    text = request.query_params.get("wait", "0")
    if not (text.isascii() and text.isdigit() and int(text) <= LONGEST_WAIT):
        message = f"Write a number of seconds from 0 to {LONGEST_WAIT}."
        raise ValidationError({"wait": [ErrorDetail(message, code="invalid")]})
    return int(text)


def start(text: str) -> Cursor:
    """Return the place to continue from; for an empty text, the beginning. Raises `ValidationError`."""
    try:
        # To Python, digits of other scripts are digits too. Our cursors never have them.
        return parse_cursor(text if text.isascii() else "") if text else Cursor()
    except BadCursor as error:
        raise ValidationError({"after": [ErrorDetail(error.message, code="invalid")]}) from error
