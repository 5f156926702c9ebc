"""From the bytes of a file to its lines: CSV or JSON, whichever it is."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import islice

from rapidfuzz import process
from rapidfuzz.distance import Indel

from articles.foundation.errors import Problem
from articles.sources._lists.columns import COLUMNS, REQUIRED
from articles.sources._lists.decoding import Unreadable, text_of
from articles.sources._lists.headers import REASON, column_of, guesses
from articles.sources._lists.items import items_of
from articles.sources._lists.line import item_line, row_line
from articles.sources._lists.lines import ListLine, SourceList
from articles.sources._lists.table import MOST_LINES, Table, table_of, too_many
from articles.sources.types import ColumnChoice, ListHeader

_MB = 1024 * 1024
MOST_BYTES = 8 * _MB
# So many unknown columns are named, and no longer name is compared with the known ones.
_MOST_NAMED, _SHOWN, _LEAST_LIKE = 10, 60, 0.6
# Of each column so many values show what it holds; more columns than that nobody maps.
_SAMPLES, _MOST_HEADERS = 3, 200
_UNNAMED = re.compile("Column [A-Z]{1,3}")
_EMPTY = "The file is empty. Export the register to see what a list looks like."
_COLUMN_NAMES = f"There are: {', '.join(COLUMNS)}."


def read_list(data: bytes, columns: ColumnChoice | None = None) -> SourceList:
    """Read a file in CSV or JSON. The answer holds what is wrong with the whole file or with its lines.

    Without a choice of columns, its headers must be the columns' own names, in any spelling.
    """
    stamp = hashlib.sha256(data).hexdigest()
    unit = "item" if data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in {b"[", b"{"} else "line"
    try:
        text, note = _some_text(data)
        notes = (note,) if note else ()
        if unit == "item":
            return _of_items(text, stamp, notes, columns)
        return _of_table(table_of(text), stamp, notes, columns)
    except Unreadable as trouble:
        return SourceList(unit, stamp, problems=(Problem("file", str(trouble)),))


def _some_text(data: bytes) -> tuple[str, str]:
    """Return the text of a file that is neither empty nor too large, and a note. Raises `Unreadable`."""
    if len(data) > MOST_BYTES:
        raise Unreadable(too_large(len(data)))
    text, note = text_of(data)
    if not text.strip().strip("\x00\x1a"):
        raise Unreadable(_EMPTY)
    return text, note


def too_large(size: int) -> str:
    """Say that a file has more bytes than are read."""
    return f"The file has {size / _MB:,.1f} MB; at most {MOST_BYTES // _MB} MB are allowed. Split it."


def _of_table(table: Table, stamp: str, notes: tuple[str, ...], columns: ColumnChoice | None) -> SourceList:
    """Read the lines of a table. Lines are counted as a spreadsheet counts rows."""
    headers = _headers(table.header, [row.cells for row in table.rows], columns)
    chosen = [header.column for header in headers]
    read = SourceList("line", stamp, notes=(*notes, *table.notes), headers=headers)
    problems = _header_problems(headers, columns)
    if not table.rows:
        problems = ["The file has a header and no line below it: there is nothing to import."]
    if problems:
        return read.refused(" ".join(dict.fromkeys(problems)))
    kind = columns.kind if columns else ""
    return read.having(row_line(row.number, chosen, row.cells, kind) for row in table.rows)


def _of_items(text: str, stamp: str, notes: tuple[str, ...], columns: ColumnChoice | None) -> SourceList:
    """Read the items of a JSON list. Raises `Unreadable`."""
    items = items_of(text)
    if not items:
        raise Unreadable(_EMPTY)
    if len(items) > MOST_LINES:
        raise Unreadable(too_many())
    objects = [item for item in items if isinstance(item, dict)]
    labels = list(islice(dict.fromkeys(name for item in objects for name in item), _MOST_HEADERS + 1))
    samples = [tuple(str(item.get(label) or "") for label in labels) for item in objects[:_SAMPLES]]
    headers = _headers(labels, samples, columns)
    named = {header.label: header.column for header in headers}
    kind = columns.kind if columns else ""
    lines: list[ListLine] = []
    for number, item in enumerate(items, 1):
        unknown = [] if columns or not isinstance(item, dict) else _unknown_columns(item)
        if unknown:
            problems = tuple(Problem("", message) for message in unknown)
            lines.append(ListLine(number, {}, problems, raw=item))
        else:
            lines.append(item_line(number, item, named, kind))
    return SourceList("item", stamp, notes=notes, headers=headers).having(lines)


def _headers(
    labels: Sequence[str], rows: Sequence[Sequence[str]], columns: ColumnChoice | None
) -> tuple[ListHeader, ...]:
    """Return the headers with their columns as they were chosen, or as they are called, and a few of their
    values.
    """
    guess = guesses(labels[:_MOST_HEADERS])
    found = []
    for place, label in enumerate(labels):
        column = columns.chosen.get(label, "") if columns else column_of(label)
        values = (row[place].strip() for row in rows if place < len(row) and row[place].strip())
        samples = tuple(islice(dict.fromkeys(values), _SAMPLES)) if place < _MOST_HEADERS else ()
        found.append(ListHeader(label, column, guess.get(label, ""), samples))
    return tuple(found)


def _header_problems(headers: Iterable[ListHeader], columns: ColumnChoice | None) -> list[str]:
    """Report columns that are unknown, missing or there twice."""
    headers = tuple(headers)
    found = [] if columns else _unknown_columns(header.label for header in headers)
    times = Counter(header.column for header in headers if header.column)
    found += [
        f"The column “{name}” is there twice. Leave one of them out."
        for name in sorted(times)
        if times[name] > 1
    ]
    needed = [name for name in REQUIRED if not (columns and columns.kind and name == "source_kind")]
    found += [f"The column “{name}” is missing. Add it." for name in needed if name not in times]
    return found


def _unknown_columns(names: Iterable[str]) -> list[str]:
    """Report the first unknown names only: a file may have a million."""
    unknown = dict.fromkeys(name for name in names if name != REASON and not column_of(name))
    return [_unknown(name) for name in islice(unknown, _MOST_NAMED)]


def _unknown(name: str) -> str:
    """Say that there is no such column, and which one may be meant."""
    if _UNNAMED.fullmatch(name):
        return f"{name} has no name, but something stands in it. Name it, or leave it out."
    sought = name[: _SHOWN + 1].lower().replace(" ", "_")
    close = process.extractOne(
        sought, COLUMNS.keys(), scorer=Indel.normalized_similarity, score_cutoff=_LEAST_LIKE
    )
    hint = f"Is “{close[0]}” meant?" if close else _COLUMN_NAMES
    return f"There is no column “{name[:_SHOWN]}”. {hint}"
