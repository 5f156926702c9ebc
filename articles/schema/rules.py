"""What follows from the fields of a draft."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import MISSING, fields, replace
from datetime import date, datetime
from functools import cache
from operator import itemgetter
from types import NoneType
from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin, get_type_hints
from uuid import UUID

from articles.foundation.errors import Problem
from articles.schema._edtf import bounds, in_words
from articles.schema.types import Day, Elsewhere, Field, Kind, Moment, Reference

if TYPE_CHECKING:
    from _typeshed import DataclassInstance as Draft

edtf_bounds, edtf_in_words = bounds, in_words

# Types that need no kind, because they say by themselves what a field holds.
_PLAIN: dict[Any, Kind] = {UUID: Reference(), date: Day(), datetime: Moment()}


@cache
def fields_of(draft: type[Draft]) -> tuple[Field, ...]:
    """Return the fields of a draft, in order. Raises `TypeError` for one without a kind."""
    hints = get_type_hints(draft, include_extras=True)
    return tuple(
        _field(
            one.name,
            hints[one.name],
            is_required=one.default is MISSING and one.default_factory is MISSING,
        )
        for one in fields(draft)
    )


def _field(name: str, hint: Any, *, is_required: bool) -> Field:
    """Read the annotation of one field."""
    plain, *more = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    kinds = [one for one in more if isinstance(one, Kind)]
    options = get_args(plain) or (plain,)
    kind = kinds[0] if kinds else next((_PLAIN[one] for one in options if one in _PLAIN), None)
    if kind is None:
        raise TypeError(f"the field {name} of a draft has no kind")
    return Field(name, kind, is_nullable=NoneType in options, is_required=is_required)


@cache
def columns_of(draft: type[Draft]) -> tuple[Field, ...]:
    """Return the fields that have a column each in the row."""
    return tuple(one for one in fields_of(draft) if not isinstance(one.kind, Elsewhere))


def form_problems(draft: Draft) -> list[Problem]:
    """Return what is wrong with each field by itself."""
    return [
        problem
        for field in fields_of(type(draft))
        if (value := getattr(draft, field.name)) is not None
        for problem in field.kind.problems(value, field=field.name)
        if problem
    ]


def tidied[D: Draft](draft: D) -> D:
    """Return the draft as its row will hold it, so that the ledger and the row agree."""
    columns = columns_of(type(draft))
    return replace(
        draft,
        **{one.name: one.kind.read(one.kind.kept(getattr(draft, one.name))) for one in columns},
    )


def fill(row: object, draft: Draft) -> None:
    """Copy the draft into the row's columns."""
    for field in columns_of(type(draft)):
        setattr(row, field.column, field.kind.kept(getattr(draft, field.name)))


def read[D: Draft](draft: type[D], row: object, **elsewhere: Any) -> D:
    """Return the row's present content as a draft. `elsewhere` gives what its columns don't hold."""
    kept = {field.name: field.kind.read(getattr(row, field.column)) for field in columns_of(draft)}
    return draft(**kept | elsewhere)


def told(draft: type[Draft], row: object, **elsewhere: Any) -> dict[str, Any]:
    """Return the row's fields as answers and files show them: a new dict, in the draft's order.

    `elsewhere` gives the fields that the row's columns don't hold. Fields that it doesn't give are left out.
    A column that wasn't fetched raises `KeyError` instead of running a query for each row.
    """
    names, values_of, changed = _telling(draft)
    content = dict(zip(names, values_of(vars(row)), strict=True))
    for name, tell in changed:
        if content[name] is not None:
            content[name] = tell(content[name])
    if not elsewhere:
        return content
    content |= elsewhere
    return {field.name: content[field.name] for field in fields_of(draft) if field.name in content}


@cache
def _telling(
    draft: type[Draft],
) -> tuple[tuple[str, ...], itemgetter[tuple[Any, ...]], tuple[tuple[str, Callable[[Any], Any]], ...]]:
    """Return the names of the fields, what reads their columns, and the fields that are shown differently
    from how they are stored.

    This is worked out once for each kind of draft, because rows are shown by the thousand. A draft has two
    columns or more.
    """
    columns = columns_of(draft)
    changed = tuple((one.name, one.kind.told) for one in columns if type(one.kind).told is not Kind.told)
    return tuple(one.name for one in columns), itemgetter(*(one.column for one in columns)), changed
