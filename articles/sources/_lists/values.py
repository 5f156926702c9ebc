"""Single values of a list: read from a cell or from JSON, and refused by a sentence."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import TextChoices

from articles.sources._lists.cells import lines_of
from articles.sources._lists.decoding import Unreadable

_DAY = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
# As spreadsheet programs show days: 31.12.2024 is never the 12th month's, 5/3/2024 may be either.
_LOCAL_DAY = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_MIDNIGHT = re.compile(r"[ T]0?0:00(?::00(?:\.0+)?)?\Z")
_MOST_MONTHS = 12
_COUNTRY = re.compile("[A-Za-z]{2}")
_WIKIDATA = re.compile(r"(?:https?://)?(?:www\.|m\.)?wikidata\.org/(?:wiki|entity)/(Q\d+)/?")
# A long number that a spreadsheet has rounded.
_ROUNDED = re.compile(r"\d(?:[.,]\d+)?[eE][+-]?\d+")
_IDENTIFIER = re.compile(r"\s*+((?:[^\\:]|\\.)+):(.*)", re.DOTALL)
_LONGEST_NUMBER = 9


def text_in(value: Any) -> str:
    """Take a text from JSON; null is an empty one."""
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unreadable(f"This is {_named(value)}. Write text, in quotes.")
    return value


def word_in(value: Any) -> str:
    """Take a word, without the spaces around it."""
    return text_in(value).strip()


def id_in(value: Any) -> UUID | None:
    """Take an id."""
    text = text_in(value).strip()
    try:
        return UUID(text) if text else None
    except ValueError:
        raise Unreadable(f"“{text[:60]}” is not an id. Leave it empty, or write an id from Galley.") from None


def number_in(value: Any) -> int | None:
    """Take a version."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else text_in(value).strip()
    if not text:
        return None
    if not text.isdecimal() or len(text) > _LONGEST_NUMBER:
        raise Unreadable(f"“{text[:60]}” is not a version. Leave it as it was exported, or empty.")
    return int(text)


def day_in(value: Any) -> date | None:
    """Take a day."""
    text = text_in(value).strip()
    if not text:
        return None
    parts = _day_parts(_MIDNIGHT.sub("", text))
    try:
        if parts:
            return date(*parts)
    except ValueError:
        pass
    raise Unreadable(f"“{text[:60]}” is not a day. Write year, month and day, as in 2025-03-01.")


def _day_parts(text: str) -> tuple[int, int, int] | None:
    """Return year, month and day. Raises `Unreadable` where a day can't be told from a month."""
    if found := _DAY.fullmatch(text):
        return int(found[1]), int(found[3]), int(found[4])
    if not (found := _LOCAL_DAY.fullmatch(text)):
        return None
    first, second, year = int(found[1]), int(found[3]), int(found[4])
    if found[2] == "." or first == second or first > _MOST_MONTHS:
        return year, second, first
    if second > _MOST_MONTHS:
        return year, first, second
    raise Unreadable(
        f"“{text}” may be the {first}. day of month {second}, or the {second}. of month {first}. Write year, "
        "month and day, as in 2025-03-01."
    )


def country_in(value: Any) -> str:
    """Take a country's code, in small letters too."""
    word = word_in(value)
    return word.upper() if _COUNTRY.fullmatch(word) else word


def choice_in(choices: type[TextChoices]) -> Callable[[Any], str]:
    """Return what takes one of these values, or its words for people, however it is capitalized."""
    known = {_plain(text): value for value, label in choices.choices for text in (value, label)}

    def read(value: Any) -> str:
        word = word_in(value)
        return str(known.get(_plain(word), word))

    return read


def _plain(text: str) -> str:
    """Return the letters and digits of a word."""
    return "".join(c for c in text.casefold() if c.isalnum())


def identifier_in(column: str, value: Any) -> str:
    """Take the identifier of a column's scheme."""
    text = str(value) if isinstance(value, int) and not isinstance(value, bool) else word_in(value)
    if _ROUNDED.fullmatch(text):
        raise Unreadable(
            f"“{text}” was rounded by a spreadsheet. Format the column as text, and write it again."
        )
    item = _WIKIDATA.fullmatch(text) if column.endswith(".wikidata") else None
    return item[1] if item else text


def list_in(value: Any) -> list[Any]:
    """Take a list from JSON; null is an empty one."""
    if value is None:
        return []
    if not isinstance(value, list):
        raise Unreadable(f"This is {_named(value)}. Write a list, in square brackets.")
    return value


def _named(value: Any) -> str:
    """Say what sort of value JSON gave."""
    sorts = {bool: "true or false", int: "a number", float: "a number", str: "a text", list: "a list"}
    return "empty" if value is None else sorts.get(type(value), "an object")


def identifiers_of_cell(cell: str) -> dict[str, str]:
    """Take identifiers, one a line, as in `wikidata: Q492944`; a colon within a scheme has a backslash before
    it.
    """
    found: dict[str, str] = {}
    for line in lines_of(cell):
        parts = _IDENTIFIER.fullmatch(line)
        scheme, value = (_unmasked(part) for part in parts.groups()) if parts else ("", "")
        if not scheme or not value:
            raise Unreadable(f"“{line[:60]}” is not a scheme, a colon and an identifier.")
        if scheme in found:
            raise Unreadable(f"“{scheme[:60]}” is given twice. Give one identifier for each scheme.")
        found[scheme] = value
    return found


def identifiers_of_json(value: Any) -> dict[str, str]:
    """Take identifiers."""
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Unreadable(f"This is {_named(value)}. Write an object of schemes and identifiers.")
    return {scheme: text_in(one) for scheme, one in value.items()}


def identifiers_to_cell(value: Mapping[str, str]) -> str:
    """Write identifiers one a line."""
    return "\n".join(f"{_masked(scheme, ':')}: {_masked(one)}" for scheme, one in value.items())


def _masked(text: str, more: str = "") -> str:
    """Write a text so that it ends with its line."""
    shown = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r")
    return shown.replace(more, f"\\{more}") if more else shown


def _unmasked(text: str) -> str:
    """Read what `_masked` wrote."""
    letters = {"n": "\n", "r": "\r"}
    return re.sub(r"\\(.)", lambda found: letters.get(found[1], found[1]), text.strip(), flags=re.DOTALL)
