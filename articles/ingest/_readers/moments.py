"""Times as documents declare them: ISO 8601 and its relatives, else as people write them."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

from articles.ingest._dates import FoundDate, date_line

_OFFSET = re.compile(r" ?([+-]\d\d):?(\d\d)$")
_NUMBERS = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?(\d\d)(\d\d)(\d\d)?)?\s*(Z|[+-]\d\d:?\d\d)?")
_EARLIEST_YEAR, _LONGEST = 1600, 100
NO_ZONE = "The time names no zone; it was read as UTC. Correct it if it is not."


def moment_of(said: str, today: date) -> FoundDate | None:
    """Read a declared time; None for what is none, lies in the future, or is a clock's zero.

    A time without a zone is read as UTC, and that is doubted.
    """
    words = " ".join(said.split())[:_LONGEST]
    found = _iso(words) or _mail(words) or date_line(words)
    moment = found.moment if found is not None else None
    if found is None or moment is None or moment.year < _EARLIEST_YEAR:
        return None
    return found if moment.date() <= today + timedelta(days=1) else None


def later_moment(said: str) -> datetime | None:
    """Read a declared time that may lie in the future, such as the end of an embargo."""
    found = moment_of(said, date.max - timedelta(days=2))
    return found.moment if found is not None else None


def _iso(words: str) -> FoundDate | None:
    """Read ISO 8601, also with its parts run together, or a space before the zone."""
    packed = _NUMBERS.fullmatch(words)
    if packed is not None:
        year, month, day, hour, minute, second, zone = packed.groups()
        clock = f"T{hour}:{minute}:{second or '00'}{zone or ''}" if hour else ""
        words = f"{year}-{month}-{day}{clock}"
    try:
        moment = datetime.fromisoformat(
            _OFFSET.sub(r"\1:\2", words) if "T" in words or ":" in words else words
        )
    except ValueError:
        return None
    timed = len(words) > len("2025-03-27")
    if moment.tzinfo is None:
        return FoundDate(moment.replace(tzinfo=UTC), (NO_ZONE,) if timed else (), timed=timed)
    return FoundDate(moment, timed=timed)


def _mail(words: str) -> FoundDate | None:
    """Read the dates of mail and RSS: "Thu, 27 Mar 2025 10:00:00 GMT"."""
    try:
        moment = parsedate_to_datetime(words)
    except (ValueError, IndexError, TypeError):
        return None
    zone = moment.tzinfo
    return FoundDate(moment if zone else moment.replace(tzinfo=UTC), () if zone else (NO_ZONE,), timed=True)
