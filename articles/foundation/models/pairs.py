"""Pairs of values, compared as PostgreSQL compares rows."""

from __future__ import annotations

from django.db.models import Func, TextField


class Pair(Func):
    """A pair of values, compared as PostgreSQL compares rows: the second decides where the first are equal.

    An index on both columns answers this at once. With "or", PostgreSQL would have to go through every row of
    the same time, and an import gives thousands of rows the same time.
    """

    template = "(%(expressions)s)"
    # Django has no type for pairs. This one converts nothing.
    output_field = TextField()
