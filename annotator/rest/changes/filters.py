"""Filters of the feed, and the place to read it from."""

from __future__ import annotations

from django_filters import rest_framework as filters
from rest_framework.exceptions import ErrorDetail, ValidationError

from articles.ledger.errors import BadCursor
from articles.ledger.operations import parse_cursor
from articles.ledger.types import Cursor

# Instead of a place: where the feed is now.
LATEST = "latest"


class ChangeFilters(filters.FilterSet):
    """By article and by the row that changed."""

    article = filters.UUIDFilter(field_name="article_id")
    subject = filters.UUIDFilter(field_name="subject_id")


def start(text: str) -> Cursor:
    """Return the place to continue from; for an empty text, the beginning. Raises `ValidationError`."""
    try:
        # To Python, digits of other scripts are digits too. Our cursors never have them.
        return parse_cursor(text if text.isascii() else "") if text else Cursor()
    except BadCursor as error:
        raise ValidationError({"after": [ErrorDetail(error.message, code="invalid")]}) from error
