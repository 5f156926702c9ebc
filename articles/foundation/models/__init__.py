"""Field factories and abstract rows: UUIDv7 ids, versions, soft deletion; rules and statements in SQL."""

from articles.foundation._lines import shown
from articles.foundation.models.pairs import Pair
from articles.foundation.models.presence import there
from articles.foundation.models.rows import (
    Deletable,
    DeletableQuerySet,
    Retirable,
    Versioned,
    id_field,
    new_id,
    user_field,
    user_is_machine_sql,
    user_name_sql,
    user_table,
)
from articles.foundation.models.sql_rule import SqlRule
from articles.foundation.models.statements import by_index, copy_rows, insert_rows, prepared, together

__all__ = [
    "Deletable",
    "DeletableQuerySet",
    "Pair",
    "Retirable",
    "SqlRule",
    "Versioned",
    "by_index",
    "copy_rows",
    "id_field",
    "insert_rows",
    "new_id",
    "prepared",
    "shown",
    "there",
    "together",
    "user_field",
    "user_is_machine_sql",
    "user_name_sql",
    "user_table",
]
