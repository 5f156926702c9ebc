"""Whether there are rows, asked for one row after another."""

from __future__ import annotations

from typing import Any

from django.db.models import BooleanField, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce


def there(rows: QuerySet[Any]) -> Coalesce:
    """Return whether there are such rows for the row of an outer query: a condition that is looked up for
    each.

    Of "exists" beside an "or", the database may make a list of all rows for which there are some, and that
    takes as long as the desk is large; a page is filled after a few.
    """
    one = rows.order_by().annotate(_there=Value(value=True)).values("_there")[:1]
    return Coalesce(Subquery(one, output_field=BooleanField()), Value(value=False))
