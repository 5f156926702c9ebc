"""How content is written down in the ledger."""

from __future__ import annotations

from typing import Any

import orjson

from articles.ledger.types import Snapshot


def snapshot(content: Any) -> Snapshot:
    """Return a frozen dataclass (or a dict) as the plain JSON object that the ledger stores and compares.

    Ids become strings, times RFC 3339, tuples lists: the form in which the database gives them back.
    """
    plain: Snapshot = orjson.loads(orjson.dumps(content))
    return plain
