"""From the text of a JSON file to its items."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from articles.sources._lists.decoding import Unreadable


def items_of(text: str) -> list[Any]:
    """Read JSON: a list of objects. Raises `Unreadable`."""
    try:
        rows = json.loads(text.lstrip("\ufeff"), object_pairs_hook=_without_twins)
    except json.JSONDecodeError as trouble:
        raise Unreadable(
            f"This is not JSON: {trouble.msg} in line {trouble.lineno:,}, column {trouble.colno:,} of its "
            "text."
        ) from None
    except RecursionError:
        raise Unreadable(
            "This JSON is nested too deeply for a list of sources. Write it as an export does."
        ) from None
    if not isinstance(rows, list):
        raise Unreadable("This JSON is not a list. Put the sources in square brackets, as an export does.")
    return rows


def _without_twins(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """Make an object, unless it names something twice. Raises `Unreadable`."""
    found: dict[str, Any] = {}
    for name, value in pairs:
        if name in found:
            raise Unreadable(f"An object names “{name[:60]}” twice. Leave one of them out.")
        found[name] = value
    return found
