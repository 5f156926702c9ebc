"""Who made a row and when. Every shape says so."""

from __future__ import annotations

from articles.foundation.models import Versioned
from articles.shapes.types import Shape


def stamps(row: Versioned) -> Shape:
    """Return who made the row and when, and the version that a change must name. Needs `created_by`."""
    return {
        "created": row.created,
        "created_by": {"id": row.created_by_id, "name": str(row.created_by)},
        "modified": row.modified,
        "version": row.version,
    }
