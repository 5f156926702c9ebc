"""From the text of a CSV file to a header and rows, without what spreadsheet programs add by themselves."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from io import StringIO
from itertools import islice

from articles.sources._lists.cells import as_meant
from articles.sources._lists.columns import REQUIRED
from articles.sources._lists.decoding import Unreadable
from articles.sources._lists.headers import clean, guessed

MOST_LINES = 20_000
_MOST_COLUMNS = 500
# The separators that are recognised, the likeliest first.
_SEPARATORS = {",": "a comma", ";": "a semicolon", "\t": "a tab", "|": "a bar"}
# A first line that tells Excel the separator. Excel shows no row for it.
_TOLD_SEPARATOR = re.compile(
    r"""\ufeff?\s*"?sep=(\\t|\t|[^\w\s"'])"?[,;\t| ]*(?:\r\n|\r|\n|\Z)""", re.IGNORECASE
)
# Titles, dates and empty rows may stand above the header: so many rows are looked at. So much of the file
# shows which separator it has.
_ABOVE, _BEGINNING, _ROWS = 20, 64_000, 100
_REQUIRED = frozenset(REQUIRED)
# Excel writes such a block of rows without the cells at their ends if these are empty in all of them
# (Microsoft, "Column delimiters are missing in an Excel spreadsheet that is saved as text").
_BLOCK = 16


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number as a spreadsheet counts, and its cells."""

    number: int
    cells: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A header without empty columns, and the rows below it. `notes` say what was passed over."""

    header: tuple[str, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()


def table_of(text: str) -> Table:
    """Read CSV, whatever separates its cells. Raises `Unreadable`."""
    notes = []
    told = _TOLD_SEPARATOR.match(text)
    if told:
        text = text[told.end() :]
        notes.append("The line “sep=” at the top was passed over.")
    # Old programs end a file with U+001A, and some fill it up with U+0000.
    text = text.lstrip("\ufeff").rstrip("\x1a\x00").replace("\x00", "")
    separator = told[1].replace("\\t", "\t") if told else ""
    if not separator or separator not in text[:_BEGINNING]:
        separator = _separator(text)
    rows = list(_rows(text, separator))
    if not rows:
        raise Unreadable("The file holds nothing but separators: there is nothing to import.")
    place = _header_place(rows)
    if len(rows) - place - 1 > MOST_LINES:
        raise Unreadable(too_many())
    if place:
        above = " ".join(cell.strip() for row in rows[:place] for cell in row.cells if cell.strip())
        notes.append(f"What stands above the header was passed over: “{above[:80]}”.")
    return _without_empty_columns(rows[place], rows[place + 1 :], notes)


def _rows(text: str, separator: str) -> Iterator[Row]:
    """Split the text into rows of cells, and pass over empty ones. Raises `Unreadable`, with the row."""
    number = found = 0
    spaced = _is_spaced(text, separator)
    lines = csv.reader(StringIO(text, newline=""), strict=True, delimiter=separator, skipinitialspace=spaced)
    try:
        for number, row in enumerate(lines, 1):
            if not any(map(str.strip, row)):
                continue
            if found > MOST_LINES + _ABOVE:
                raise Unreadable(too_many())
            found += 1
            yield Row(number, tuple(row))
    except csv.Error as trouble:
        raise Unreadable(
            f"Line {number + 1:,} can't be split into cells ({trouble}). Put a cell that has "
            f"{_named(separator)}, a quotation mark or a line break in quotation marks, and double each "
            "quotation mark inside it."
        ) from None


def too_many() -> str:
    """Say that a file has more lines than are imported at once."""
    return f"The file has more than {MOST_LINES:,} lines, the most that are allowed. Split it."


def _named(separator: str) -> str:
    """Return the word for one separator."""
    return _SEPARATORS.get(separator, f"“{separator}”")


def _separator(text: str) -> str:
    """Return the separator with which the beginning of the text makes the best table."""
    beginning = text[:_BEGINNING]
    return max(_SEPARATORS, key=lambda one: _fitness(beginning, one))


def _fitness(text: str, separator: str) -> tuple[int, int, float, int]:
    """Return how much the text looks like a table with this separator: known columns, then equal widths."""
    if separator not in text:
        return 0, 0, 0.0, 0
    rows = [row for row in _some_rows(text, separator) if any(map(str.strip, row))]
    known = max(([guessed(as_meant(cell)) for cell in row] for row in rows[:_ABOVE]), key=_known, default=[])
    required, others = _known(known)
    widths = Counter(len(row) for row in rows)
    width, times = max(widths.items(), key=lambda pair: (pair[1], pair[0]), default=(1, 0))
    return required, others, times / len(rows) if width > 1 else 0.0, width


def _known(columns: Sequence[str]) -> tuple[int, int]:
    """Return how many required and other columns are among these."""
    found = {column for column in columns if column}
    return len(found & _REQUIRED), len(found - _REQUIRED)


def _some_rows(text: str, separator: str) -> list[list[str]]:
    """Return the first rows, as far as they can be split."""
    found: list[list[str]] = []
    with suppress(csv.Error):
        found.extend(islice(csv.reader(StringIO(text, newline=""), delimiter=separator), _ROWS))
    return found


def _is_spaced(text: str, separator: str) -> bool:
    """Tell whether a space follows each separator of the first rows, so that quotes begin behind it."""
    return f'{separator} "' in text[:_BEGINNING] and f'{separator}"' not in text[:_BEGINNING]


def _header_place(rows: Sequence[Row]) -> int:
    """Return which of the first rows is the header: the one that names most columns, if it names the sources;
    else the first.
    """
    counts = [_known([guessed(as_meant(cell)) for cell in row.cells]) for row in rows[:_ABOVE]]
    best = max(range(len(counts)), key=lambda place: (*counts[place], -place))
    required, others = counts[best]
    first = sum(counts[0])
    return best if best and required and required + others > max(1, first) else 0


def _without_empty_columns(header: Row, rows: Sequence[Row], notes: list[str]) -> Table:
    """Leave out columns without a name in which no row has anything."""
    if (count := sum(map(bool, header.cells))) > _MOST_COLUMNS:
        raise Unreadable(
            f"The file has {count:,} columns; at most {_MOST_COLUMNS:,} are allowed. Is it a list of sources?"
        )
    names = tuple(clean(as_meant(cell)) if cell else "" for cell in header.cells)
    filled = {place for row in rows for place, cell in enumerate(row.cells) if cell.strip()}
    kept = [place for place, name in enumerate(names) if name or place in filled]
    if passed := len(names) - len(kept):
        what = (
            "An empty column without a name was"
            if passed == 1
            else f"{passed} empty columns without names were"
        )
        notes.append(f"{what} passed over.")
    shortened = _blocks_left_short(rows, len(names))
    found = [replace(row, cells=_cells(row, kept, len(names), whole=row.number in shortened)) for row in rows]
    labels = [names[place] or f"Column {_letters(place)}" for place in kept]
    return Table(_apart(labels), tuple(found), tuple(notes))


def _cells(row: Row, kept: Sequence[int], width: int, *, whole: bool) -> tuple[str, ...]:
    """Return the cells of the columns that are kept; then any others that hold something."""
    cells = row.cells + ("",) * (width - len(row.cells)) if whole else row.cells
    found = [cells[place] for place in kept if place < len(cells)]
    last = max((place + 1 for place, cell in enumerate(cells) if cell.strip()), default=0)
    return (*found, *cells[width:last])


def _blocks_left_short(rows: Sequence[Row], width: int) -> set[int]:
    """Return the numbers of the rows whose last cells Excel left out, block by block."""
    blocks: dict[int, list[Row]] = {}
    for row in rows:
        blocks.setdefault((row.number - 1) // _BLOCK, []).append(row)
    found: set[int] = set()
    for place, block in blocks.items():
        widths = {len(row.cells) for row in block}
        if place and len(widths) == 1 and max(widths) < width:
            found |= {row.number for row in block}
    return found


def _letters(place: int) -> str:
    """Return a column's letters in a spreadsheet."""
    found = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        found = chr(ord("A") + letter) + found
    return found


def _apart(labels: Sequence[str]) -> tuple[str, ...]:
    """Return the labels so that each is there once: the second “Name” becomes “Name (2)”."""
    seen: Counter[str] = Counter()
    found = []
    for label in labels:
        seen[label] += 1
        found.append(label if seen[label] == 1 else f"{label} ({seen[label]})")
    return tuple(found)
