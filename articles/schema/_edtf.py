"""Days that are known to the year, the month or the day, or not for sure: EDTF, ISO 8601-2:2019, annex A.

What is taken of its levels 0 and 1: a year, a month or a day; digits that nobody knows, from the right
(`199X`, `2025-XX`, `2025-03-XX`); and a mark at the end for the whole, `?` uncertain, `~` approximate, `%`
both. Times, intervals, seasons, and years before 1 or after 9999 are not.
"""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date

LONGEST = len("2025-03-27%")
_SHAPE = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d{2}XX)"
    r"(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<mark>[?~%]?)",
    re.ASCII,
)
_MARKS = {"": "", "?": "perhaps ", "~": "about ", "%": "perhaps about "}


def bounds(text: str) -> tuple[date, date] | None:
    """Return the first and the last day that are meant, or None if the text isn't such a date."""
    found = _SHAPE.fullmatch(text)
    if found is None:
        return None
    year, month, day = found["year"], found["month"], found["day"]
    if month and ("X" in year or (month == "XX" and day not in {None, "XX"})):
        return None
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    months = (1, 12) if month in {None, "XX"} else (int(month), int(month))
    try:
        # The year 0 of "00XX" isn't a year of the calendar.
        start = date(max(first, 1), months[0], 1 if day in {None, "XX"} else int(day))
        end = date(last, months[1], monthrange(last, months[1])[1])
    except ValueError:
        return None
    return start, end if day in {None, "XX"} else start


def in_words(text: str) -> str:
    """Return such a date for people: "27 March 2025", "about March 2025", "the 1990s". Other text comes back
    as it is.
    """
    found, days = _SHAPE.fullmatch(text), bounds(text)
    if found is None or days is None:
        return text
    year, month, day = found["year"], found["month"], found["day"]
    if year.endswith("XX"):
        said = f"the years {year.replace('X', '0')} to {year.replace('X', '9')}"
    elif year.endswith("X"):
        said = f"the {year.replace('X', '0')}s"
    elif month in {None, "XX"}:
        said = str(days[0].year)
    elif day in {None, "XX"}:
        said = f"{days[0]:%B} {days[0].year}"
    else:
        said = f"{days[0].day} {days[0]:%B} {days[0].year}"
    return _MARKS[found["mark"]] + said
