"""Reading documents of JSON, to compare them with shapes key by key."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import orjson

# JSON must escape some of it, and each is counted otherwise in bytes, UTF-16 units and code points.
AWKWARD = 'line\n\t\u2028 \U0001f680 \\ "quoted"'


def read(document: str | bytes) -> Any:
    """Read a document as pairs, so that the order of keys is compared, which people read; and times as their
    instants, since both ".125Z" and ".125000Z" are RFC 3339.
    """
    return _instants(orjson.loads(document))


def _instants(value: Any) -> Any:
    if isinstance(value, dict):
        return [(key, _instants(one)) for key, one in value.items()]
    if isinstance(value, list):
        return [_instants(one) for one in value]
    if isinstance(value, str) and value[:2] == "20" and value.endswith("Z"):
        return datetime.fromisoformat(value)
    return value


def written(shape: dict[str, Any]) -> Any:
    """Return a shape as whoever reads its JSON has it."""
    return read(orjson.dumps(shape, option=orjson.OPT_UTC_Z))
