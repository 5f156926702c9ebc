"""The beats that all operations share: is it permitted, is the row still what the caller saw, and merging."""

from articles.foundation.operations.merging import (
    judge,
    merge,
    one_at_a_time,
    refuse_merge,
    refuse_merged,
    split,
)
from articles.foundation.operations.rows import (
    SENTENCES,
    creation,
    lock,
    name_rows,
    require,
    require_rows,
    touch,
    write_names,
)

__all__ = [
    "SENTENCES",
    "creation",
    "judge",
    "lock",
    "merge",
    "name_rows",
    "one_at_a_time",
    "refuse_merge",
    "refuse_merged",
    "require",
    "require_rows",
    "split",
    "touch",
    "write_names",
]
