"""Several values in one cell of a spreadsheet, and cells that a spreadsheet must not take for formulas."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

# Characters that a spreadsheet program takes for the start of a formula (OWASP, "CSV Injection").
_FORMULA = "=+-@\t\r"
# How a number is written so that a spreadsheet keeps its zeros: as a formula that gives a text.
_GUARDED = re.compile(r'="((?:[^"]|"")*+)"')
# What a spreadsheet shows in place of a formula that went wrong.
_ERROR = re.compile(r"#(?:NAME\?|REF!|N/A|VALUE!|DIV/0!|NUM!|NULL!|SPILL!|####*)")
_NEUTRALISED = re.compile(rf"'+[{re.escape(_FORMULA)}]")
_WOULD_BE_FORMULA = re.compile(rf"'*[{re.escape(_FORMULA)}]")
_ESCAPES = {"\\": "\\\\", "|": "\\|", "\n": "\\n", "\r": "\\r"}
_TO_ESCAPE = re.compile(r"[\\|\n\r]|^ | $")
_UNESCAPES = {"n": "\n", "r": "\r", "s": " "}
_PART = re.compile(r"(?:[^\\|]|\\.)*", re.DOTALL)


def neutralised(cell: str) -> str:
    """Return the cell with an apostrophe before what a spreadsheet would run as a formula."""
    return f"'{cell}" if _WOULD_BE_FORMULA.match(cell) else cell


def as_meant(cell: str) -> str:
    """Return the cell without the apostrophe that `neutralised` put before it, and a text that a formula
    guards (`="007"`) as that text.
    """
    if guarded := _GUARDED.fullmatch(cell.strip()):
        return guarded[1].replace('""', '"')
    return cell[1:] if _NEUTRALISED.match(cell) else cell


def is_error(cell: str) -> bool:
    """Tell whether a spreadsheet's own error stands in the cell."""
    return _ERROR.fullmatch(cell.strip()) is not None


def lines_of(cell: str) -> Iterator[str]:
    """Yield the lines of a cell that aren't blank."""
    return (line for line in re.split(r"\r\n|\r|\n", cell) if line.strip())


def parts_of(line: str) -> list[str]:
    """Return the parts of a line, which bars separate; a bar within a part has a backslash before it."""
    found, place = [], 0
    while place <= len(line):
        part = _PART.match(line, place)
        # A single backslash at the very end means itself.
        end = part.end() if part and part.end() > place else place
        if end < len(line) and line[end] != "|":
            end = len(line)
        found.append(_unescaped(line[place:end].strip(" ")))
        place = end + 1
    return found


def line_of(parts: Sequence[str]) -> str:
    """Return the parts as one line, without empty ones at its end."""
    shown = list(parts)
    while shown and not shown[-1]:
        shown.pop()
    return " | ".join(_escaped(part) for part in shown)


def _escaped(part: str) -> str:
    """Return the part so that neither a bar nor a line's end in it separates anything, and no space gets
    lost.
    """
    if not _TO_ESCAPE.search(part):
        return part
    text = "".join(_ESCAPES.get(letter, letter) for letter in part)
    if text.startswith(" "):
        text = f"\\s{text[1:]}"
    return f"{text[:-1]}\\s" if text.endswith(" ") else text


def _unescaped(part: str) -> str:
    """Return what `_escaped` was given."""
    return re.sub(r"\\(.)", lambda found: _UNESCAPES.get(found[1], found[1]), part, flags=re.DOTALL)
