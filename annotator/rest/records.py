"""What sources and entities share: records of the world under many names."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from articles.foundation.types import AliasDraft


def content(given: Mapping[str, Any]) -> dict[str, Any]:
    """Return what was sent about a record, in the words of the domain's draft."""
    fields = {name: value for name, value in given.items() if name != "id"}
    if "aliases" in fields:
        fields["aliases"] = tuple(AliasDraft(**alias) for alias in fields["aliases"])
    return fields
