"""A rule that is written once, in SQL, for Django's querysets and for hand-written statements."""

from __future__ import annotations

from typing import Any

from django.db import models
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql.compiler import SQLCompiler


class SqlRule(models.Func):
    """A condition made from a text with a numbered gap, such as `{0}`, for each column that it reads.

    `template` is filled in by `str.format`. Querysets give columns by name or as `OuterRef`; a hand-written
    statement fills the same text with its own aliases, through `sql`. A gap that is given a value instead of
    a column may appear only once in the text.
    """

    output_field = models.BooleanField()

    @classmethod
    def sql(cls, *columns: str) -> str:
        """Return the condition for a hand-written statement, in parentheses."""
        return cls.template.format(*columns)

    def as_sql(  # type: ignore[override] # the library's signature takes what this rule has no use for
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **_more: Any
    ) -> tuple[str, list[Any]]:
        """Return the condition with the query's names for the columns. Only values have parameters."""
        del connection
        compiled = [compiler.compile(one) for one in self.get_source_expressions()]
        return self.sql(*(sql for sql, _ in compiled)), [one for _, given in compiled for one in given]
