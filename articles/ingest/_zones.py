"""The zones that times are given in, by abbreviation, offset or the name of a city."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

# Only abbreviations that mean one offset: "IST" is three countries', "CST" two continents'.
_ABBREVIATIONS = {
    **dict.fromkeys(("z", "utc", "gmt", "wet", "tu", "ут"), 0.0),
    **dict.fromkeys(("cet", "mez", "bst", "hnec", "wat"), 1.0),
    **dict.fromkeys(("cest", "mesz", "eet", "sast", "cat", "hec", "hov"), 2.0),
    **dict.fromkeys(("eest", "msk", "мск", "trt", "eat"), 3.0),
    **dict.fromkeys(("kst", "jst", "wit"), 9.0),
    **dict.fromkeys(("hkt", "sgt", "myt", "pht", "awst", "wita"), 8.0),
    **dict.fromkeys(("wib", "ict"), 7.0),
    **dict.fromkeys(("brt", "clst"), -3.0),
    "irst": 3.5, "pkt": 5.0, "npt": 5.75, "acst": 9.5, "aest": 10.0, "aedt": 11.0, "nzst": 12.0, "nzdt": 13.0,
    "ndt": -2.5, "nst": -3.5, "edt": -4.0, "est": -5.0, "cdt": -5.0, "mdt": -6.0, "mst": -7.0,
    "pdt": -7.0, "pst": -8.0, "akdt": -8.0, "akst": -9.0, "hst": -10.0,
}  # fmt: skip
# What changes with the season follows the day's own rule.
_PLACES = {
    **dict.fromkeys(("et", "eastern", "us eastern", "new york", "washington"), "America/New_York"),
    **dict.fromkeys(("ct", "us central", "chicago"), "America/Chicago"),
    **dict.fromkeys(("mt", "us mountain", "denver"), "America/Denver"),
    **dict.fromkeys(("pt", "us pacific", "los angeles"), "America/Los_Angeles"),
    **dict.fromkeys(("london", "londres", "british"), "Europe/London"),
    **dict.fromkeys(("paris", "parís", "parigi"), "Europe/Paris"),
    **dict.fromkeys(("moscow", "moskau", "moscou", "moscú", "московское"), "Europe/Moscow"),
    **dict.fromkeys(("beijing", "peking", "pékin", "pekín"), "Asia/Shanghai"),
    **dict.fromkeys(("kyiv", "kiev", "kiew"), "Europe/Kyiv"),
    **dict.fromkeys(("rome", "roma", "rom"), "Europe/Rome"),
    **dict.fromkeys(("lisbon", "lisboa", "lissabon"), "Europe/Lisbon"),
    **dict.fromkeys(("mexico city", "ciudad de méxico"), "America/Mexico_City"),
    **dict.fromkeys(("são paulo", "brasília", "brasilia"), "America/Sao_Paulo"),
    "berlin": "Europe/Berlin", "madrid": "Europe/Madrid", "oslo": "Europe/Oslo",
    "stockholm": "Europe/Stockholm", "tokyo": "Asia/Tokyo", "seoul": "Asia/Seoul",
    "jerusalem": "Asia/Jerusalem", "istanbul": "Europe/Istanbul", "new delhi": "Asia/Kolkata",
    "delhi": "Asia/Kolkata", "indian": "Asia/Kolkata", "israel": "Asia/Jerusalem",
    "singapore": "Asia/Singapore", "hong kong": "Asia/Hong_Kong", "sydney": "Australia/Sydney",
    "tehran": "Asia/Tehran", "cairo": "Africa/Cairo", "warsaw": "Europe/Warsaw",
    "vienna": "Europe/Vienna",
}  # fmt: skip
_CONTINENTS = frozenset(
    (
        "Africa",
        "America",
        "Antarctica",
        "Arctic",
        "Asia",
        "Atlantic",
        "Australia",
        "Europe",
        "Indian",
        "Pacific",
    )
)
_OFFSET = re.compile(r"(?:utc|gmt)?\s?(?P<sign>[+\-−])(?P<hours>\d\d?):?(?P<minutes>\d\d)?")
_TIME_OF = re.compile(
    r"(?:heure\s{1,3}de|hora\s{1,3}de|ora\s{1,3}di|по)?\s{0,3}(?P<place>\D{2,20}?)\s{0,3}"
    r"(?:standard\s{1,3}time|daylight\s{1,3}time|time|ortszeit|zeit|время)?",
)


def zone_of(name: str, at: datetime) -> tzinfo | None:
    """Return the zone of this name at a moment without a zone; None for a name that is unknown, or several
    zones'.
    """
    key = name.strip().strip("()").strip().casefold()
    if key in _ABBREVIATIONS:
        hours = _ABBREVIATIONS[key]
        return timezone(timedelta(hours=hours)) if hours else UTC
    offset = _OFFSET.fullmatch(key)
    if offset is not None:
        minutes = int(offset["hours"]) * 60 + int(offset["minutes"] or 0)
        if minutes < 24 * 60:
            return timezone(timedelta(minutes=minutes if offset["sign"] == "+" else -minutes))
    named = _TIME_OF.fullmatch(key)
    place = _PLACES.get(named["place"] if named is not None else key)
    # The offset alone is kept: a moment is stored, not a city.
    shift = at.replace(tzinfo=ZoneInfo(place)).utcoffset() if place else None
    return None if shift is None else timezone(shift)


@cache
def zones() -> tuple[str, ...]:
    """Return the names of the zones of places, such as "Asia/Seoul"."""
    return tuple(
        sorted(name for name in available_timezones() if name.split("/")[0] in _CONTINENTS and "/" in name)
    )


@cache
def _cities() -> dict[str, str]:
    """Return the zones of cities by their names in small letters: those of zones, and ours."""
    named = {name.rpartition("/")[2].replace("_", " ").casefold(): name for name in zones()}
    return named | _PLACES


def place_zone(located: str) -> str:
    """Return the name of the zone of a dateline such as "SEOUL, South Korea"; empty if it isn't known."""
    for place in re.split(r"[,/(;–—]|\band\b", located.casefold()):
        if found := _cities().get(place.strip(" .)")):
            return found
    return ""


def zone_named(name: str, at: datetime) -> tzinfo | None:
    """Return the zone that a person names, by its own name, a city, an abbreviation or an offset, at a moment
    without a zone; None for a name that is unknown, or several zones'.
    """
    own = {zone.casefold(): zone for zone in zones()}
    key = name.strip().casefold()
    found = own.get(key.replace(" ", "_")) or _cities().get(key)
    return ZoneInfo(found) if found else zone_of(name, at)
