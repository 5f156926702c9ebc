"""Places in a search, as text that only this search takes back."""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import UTC, datetime
from uuid import UUID

import orjson

from articles.search.errors import BadSearch
from articles.search.types import Asked, Place

_UNKNOWN = "Unknown cursor. Use `next` of an earlier page of this search, unchanged."


def cursor_of(place: Place, asked: Asked) -> str:
    """Return a place in a search as text."""
    packed = orjson.dumps([_digest(asked), place.began, place.score, place.at, place.row])
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def place_of(cursor: str, asked: Asked) -> Place:
    """Read what `cursor_of` wrote. Raises `BadSearch`, also for a cursor of another search."""
    try:
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        digest, began, score, at, row = orjson.loads(packed)
        place = Place(_moment(began), int(score), _moment(at), UUID(row))
    except (binascii.Error, ValueError, TypeError, AttributeError, OverflowError) as error:
        raise BadSearch(_UNKNOWN, field="cursor") from error
    if digest != _digest(asked):
        raise BadSearch(_UNKNOWN, field="cursor")
    return place


def _digest(asked: Asked) -> str:
    """Return what tells one search from another."""
    return hashlib.sha256(repr(asked).encode()).hexdigest()[:16]


def _moment(text: str) -> datetime:
    """Read a moment; one without a zone is refused, as Python compares it with no other."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is None:
        raise ValueError("the moment has no zone")
    return moment.astimezone(UTC)
