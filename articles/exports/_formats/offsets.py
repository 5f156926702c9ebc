"""Offsets in the unit that a reader counts in: code points, as everywhere in Galley, or UTF-16 units, as
browsers and Java do. An emoji is one of the former and two of the latter.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from typing import Any

import orjson

from articles.exports.types import OffsetUnit

_TWO_UNITS = re.compile("[\U00010000-\U0010ffff]")

type Place = Callable[[int], int]
"""From an offset in code points to one in the wanted unit."""


def as_is(offset: int) -> int:
    """Return an offset in code points."""
    return offset


def utf16_in(text: str) -> Place:
    """Return what tells UTF-16 offsets in a text: each character beyond U+FFFF before them counts twice."""
    places = [found.start() for found in _TWO_UNITS.finditer(text)]
    return (lambda offset: offset + bisect_left(places, offset)) if places else as_is


def in_utf16(lines: Iterable[bytes]) -> Iterator[bytes]:
    """Yield lines of NDJSON with their offsets in UTF-16 units. A revision comes before its marks."""
    places: dict[str, Place] = {}
    for line in lines:
        row = orjson.loads(line)
        if row["type"] == "revision":
            places[row["article"]] = _revision(row)
        elif row["type"] == "annotation":
            _annotation(row, places[row["article"]])
        else:
            yield line if line.endswith(b"\n") else line + b"\n"
            continue
        yield orjson.dumps(row, option=orjson.OPT_APPEND_NEWLINE)


def _revision(row: dict[str, Any]) -> Place:
    """Count the stretches of a revision in UTF-16 units, and return how."""
    place = utf16_in(row["text"])
    row["offset_unit"] = OffsetUnit.UTF16
    row["sentences"] = [[place(start), place(end)] for start, end in row["sentences"]]
    for block in row["blocks"]:
        block["start"], block["end"] = place(block["start"]), place(block["end"])
    return place


def _annotation(row: dict[str, Any], place: Place) -> None:
    """Count where a mark sits in UTF-16 units."""
    anchor = row["anchor"]
    anchor["offset_unit"] = OffsetUnit.UTF16
    for piece in (*anchor["pieces"], *anchor["candidates"]):
        piece["start"], piece["end"] = place(piece["start"]), place(piece["end"])
