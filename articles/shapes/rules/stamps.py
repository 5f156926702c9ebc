"""Who or what made a row, who or what changed it last, and when. Every shape says so."""

from __future__ import annotations

from typing import Any

from articles.foundation.models import Versioned
from articles.foundation.types import OriginType
from articles.shapes.types import Shape


def stamps(row: Versioned) -> Shape:
    """Return who made the row and who changed it last, when, and the version that a change must name.

    Needs `created_by` and `modified_by`.
    """
    return {
        "created": row.created,
        "created_by": user_shape(row.created_by),
        "modified": row.modified,
        "modified_by": user_shape(row.modified_by if row.modified_by_id else row.created_by),
        "version": row.version,
    }


def user_shape(user: Any) -> Shape:
    """Return under whose name a row was made or changed, and whether that is a person or a machine."""
    kind = OriginType.MACHINE if user.is_machine else OriginType.PERSON
    return {"id": user.pk, "name": str(user), "type": kind.value}
