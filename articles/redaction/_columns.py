"""Where words can be: every column that holds text, according to the models, except those that their room
excludes.

A room's `AppConfig` names its exceptions, each with the reason, in `redaction_leaves`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from functools import cache
from typing import Any

from django.apps import apps
from django.db import connection, models

from articles.foundation.models import Versioned

# Types of columns that hold no text, as they begin.
TEXTLESS = (
    "uuid", "bigint", "integer", "smallint", "boolean", "timestamp", "date", "time", "numeric", "double",
    "inet",
    "interval",
)  # fmt: skip
_TEXT = ("text", "varchar", "character", "citext")
_ADDRESSES = {"url", "uri"}


class Holds(Enum):
    """How a column holds text."""

    TEXT = "text"
    ADDRESS = "address"
    LIST = "list"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Column:
    """One column that may hold words. `most` is the length in code points at which it cuts them, if it
    does.
    """

    name: str
    type: str
    holds: Holds
    most: int | None


@dataclass(frozen=True, slots=True)
class Table:
    """A model with its columns that may hold words."""

    model: type[models.Model]
    columns: tuple[Column, ...]

    @property
    def kind(self) -> str:
        """The name of its rows, for people."""
        return str(self.model._meta.verbose_name_plural)


def tables() -> list[Table]:
    """Return every table with a column that may hold words, in the order of the installed apps."""
    found = []
    for model in apps.get_models(include_auto_created=True):
        if model._meta.proxy or not model._meta.managed:
            continue
        columns = [_column(field) for field in model._meta.local_concrete_fields if may_hold_words(field)]
        if columns:
            found.append(Table(model, tuple(columns)))
    return found


def may_hold_words(field: models.Field[Any, Any]) -> bool:
    """Tell whether people's words can get into the column. For an unknown type the answer is yes."""
    if name_of(field) in leaves() or field.generated or field.remote_field:
        return False
    fixed = field.choices or getattr(getattr(field, "base_field", None), "choices", None)
    return not fixed and not type_of(field).startswith(TEXTLESS)


def name_of(field: models.Field[Any, Any]) -> str:
    """Return the name of a column, as `leaves` has it."""
    return f"{field.model._meta.app_label}.{field.model.__name__}.{field.name}"


@cache
def leaves() -> dict[str, str]:
    """Return the columns that are left as they are, each with its reason."""
    found: dict[str, str] = {}
    for config in apps.get_app_configs():
        own: dict[str, str] = getattr(config, "redaction_leaves", {})
        found |= {f"{config.label}.{name}": why for name, why in own.items()}
        found |= getattr(config, "redaction_leaves_of_libraries", {})
    return found


def type_of(field: models.Field[Any, Any]) -> str:
    """Return the column's type in the database."""
    return str(field.db_type(connection))


def root_of(row: models.Model) -> Versioned | None:
    """Return the editable row that this one is a part of, or is itself."""
    if isinstance(row, Versioned):
        return row
    for field in row._meta.concrete_fields:
        owner = field.remote_field
        if owner and owner.on_delete is models.CASCADE:
            found = root_of(getattr(row, field.name))
            if found is not None:
                return found
    return None


def _column(field: models.Field[Any, Any]) -> Column:
    """Describe a column."""
    kind = type_of(field)
    if kind.endswith("[]"):
        holds = Holds.LIST
    elif kind.startswith("json"):
        holds = Holds.JSON
    elif not kind.startswith(_TEXT):
        raise NotImplementedError(
            f"{name_of(field)} is of the type {kind}, of which nobody has said how to blank it."
        )
    else:
        is_address = isinstance(field, models.URLField) or field.name in _ADDRESSES
        holds = Holds.ADDRESS if is_address else Holds.TEXT
    return Column(str(field.column), kind, holds, getattr(field, "max_length", None))
