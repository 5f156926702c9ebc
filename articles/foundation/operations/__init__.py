"""The steps that all operations share: is it permitted, and is the row still what the caller saw?"""

from articles.foundation.operations.rows import (
    RETIRED,
    SENTENCES,
    creation,
    lock,
    one_at_a_time,
    require,
    require_rows,
    touch,
)

__all__ = [
    "RETIRED",
    "SENTENCES",
    "creation",
    "lock",
    "one_at_a_time",
    "require",
    "require_rows",
    "touch",
]
