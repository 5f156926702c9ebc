"""Filling a desk past its operations, which would take hours."""

from __future__ import annotations

import time
from pathlib import Path

from django.db import connection

from benchmarks.owner import as_owner

_FILL = Path(__file__).with_name("fill.sql")
_GROWING = "::regclass::text ~ '^(annotations|claims|corpus|entities|ledger|sources)_'"
# Of all tables that grow: what is quicker made and checked over all rows at once than row by row.
_INDEXES = f"""
    SELECT 'DROP INDEX ' || indexrelid::regclass, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE NOT indisunique AND indrelid{_GROWING}
"""  # noqa: S608 - nothing but our own text goes in
_TIES = f"""
    SELECT format('ALTER TABLE %s DROP CONSTRAINT %I', conrelid::regclass, conname),
        format('ALTER TABLE %s ADD CONSTRAINT %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid))
    FROM pg_constraint WHERE contype = 'f' AND conrelid{_GROWING}
"""  # noqa: S608 - the same


def fill(marks: int) -> float:
    """Fill the desk with so many marks, and all that hangs on them; return how many seconds it took."""
    begun = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute(f"{_TIES} UNION ALL {_INDEXES}")
        apart = cursor.fetchall()
    # All or nothing: a desk without its indexes is none.
    statements = [*(drop for drop, _ in apart), rows_of(marks), *(make for _, make in reversed(apart))]
    as_owner(";\n".join(statements), "VACUUM ANALYZE")
    return time.perf_counter() - begun


def rows_of(marks: int) -> str:
    """Return the statements that make the rows of a desk of so many marks."""
    return _FILL.read_text(encoding="utf-8").rstrip().removesuffix(";").replace(":marks", str(marks))
