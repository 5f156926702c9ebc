"""Copy as agencies transmit it: IPTC 7901 and ANPA-1312 files, and the plain text that dpa and others send in
their form.

What frames the story (message header, keyword line, notebook, sign-off, time of filing) is taken out of it.
The copy uses `^` and `<` for line ends, an underscore for a dash, and two accents or apostrophes for
quotation marks. See IPTC 7901, "The IPTC Recommended Message Format", and ANPA 1312.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime

from articles.ingest._datelines import dateline
from articles.ingest._dates import FoundDate
from articles.ingest._layout import join_lines
from articles.ingest._months import MONTHS
from articles.ingest._notes import is_end_sign
from articles.ingest._zones import zone_of

_FRAME = re.compile("[\x01-\x04\x16]")
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_HEADER = re.compile(
    r"[a-z]{1,5}\d{3,5}\s{1,3}(?:\d\s{1,3})?[a-z]{1,3}\s{1,3}\d{1,5}(?:\s[^\n]{0,60})?", re.IGNORECASE
)
_ROUTE = re.compile(
    r"(?:ZCZC|[a-z]\d{4}|\x16*[a-z]{1,3}\d{3,5})\b[^\n]{0,40}|[rubdas]\s?[a-z]{1,2}\s?(?:bc|am|pm|as|zyx|cz|by)[a-z\-]{0,12}[^\n]{0,60}",
    re.IGNORECASE,
)
_KEYWORD = re.compile(r"(?:BC|AM|PM|AS|FC|SP)-[^\s.][^\n]{1,90}", re.IGNORECASE)
# Of AP's keyword lines those that no headline looks like: "BC-EU--Holt Quay, 2nd Ld-Writethru,300".
_AP_KEYWORD = re.compile(r"BC-[^\s.][^\n]{1,90}|(?:[A-Z]{2}-)?[A-Z][A-Za-z.]{0,12}--[A-Z0-9][^\n.]{1,90}")
# AFP writes its keywords without a space: "Norvège-pilotes".
_KEYWORDS = re.compile(r"[^\W\d_][^\s/.\-]{0,30}(?:-[^\s/.\-]{1,30}){1,5}")
_SLUG = re.compile(r"[^\W\d_][\w .,&\-]{0,30}(?:/[\w .,&\-]{1,30}){0,6}/")
# Three words at least: a headline may be "Re-election".
_SLUGLINE = re.compile(r"[^\W\d_][^\W_]{0,30}(?:-[^\W_]{1,30}){2,6}(?:,\s?[a-z0-9]{1,10}){0,3}/?")
_MARKED = re.compile(r"^\^|[\^<]\s{0,3}$")
_MARKS_BEFORE, _MARKS_AFTER = re.compile(r"^\^+\s{0,3}"), re.compile(r"\s{0,3}[\^<]{1,3}\s{0,3}$")
_UNDERSCORE = re.compile(r"(?<=\S) _{1,2} (?=\S)")
_OPENING, _CLOSING = "``", "''"
_NOTEBOOK = re.compile(
    r"(?:die\s{1,3}folgenden|the\s{1,3}following)\s{1,3}information(?:en)?\s[^\n]{0,60}(?:veröffentlichung|publication)[^\n]{0,40}"
    r"|#+\s{0,3}(?:dpa-)?(?:notebook|notizblock|notes?|redaktionelle\s{1,3}hinweise|editor'?s'?\s{1,3}notes?|notes?\s{1,3}to\s{1,3}editors?|internet|orte?"
    r"|ansprechpartner|kontakte?|contacts?|links|bloc-notes|service)\b[^\n]{0,40}",
    re.IGNORECASE,
)
_RULE = re.compile(r"-{3,}|={3,}|(?:\* ?){3,5}")
_IPTC_TIME = re.compile(
    r"(?:[A-Z]{2,5}\s{1,3})?(?P<day>\d\d)(?P<hour>\d\d)(?P<minute>\d\d)\s{0,3}(?P<zone>[A-Z]{1,4}\s)?\s{0,3}(?P<month>[A-Za-z]{3,4})\.?\s{0,3}(?P<year>\d\d(?:\d\d)?)"
)
_ANPA_TIME = re.compile(
    r"[A-Z]{2,4}-[A-Z]{1,4}-(?P<month>\d\d)-(?P<day>\d\d)-(?P<year>\d\d)\s{1,3}(?P<hour>\d\d)(?P<minute>\d\d)(?P<zone>[A-Z]{1,4})?"
)
_FEWEST_MARKED, _MOST_HEADS, _MOST_FOOT, _MOST_LINES_OF_HEAD = 2, 12, 8, 20
_ALL_MARKED = 0.8
_CENTURY = 2000
# An article's note holds 10,000 characters; the notes to editors of a text in another form have the rest.
_LONGEST_NOTES = 4_000


@dataclass(slots=True)
class Wire:
    """A text without the frame of its transmission: `notes` are the lines that were taken out, in order."""

    text: str
    slugline: str = ""
    notes: list[str] = field(default_factory=list)
    date: FoundDate | None = None
    said: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Line:
    text: str
    ended: bool
    marked: bool
    indented: bool


def unwrap_wire(text: str) -> Wire:
    """Take the frame off copy that an agency transmitted; any other text is given back as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    first = next((at for at, line in enumerate(lines) if _CONTROL.sub("", line).strip()), len(lines))
    framed = (
        any(_FRAME.search(line) for line in lines[: first + 3]) and _CONTROL.sub("", text[:40]) != text[:40]
    )
    marked = sum(bool(_MARKED.search(line)) for line in lines[: _MOST_HEADS * 4])
    headed = first < len(lines) and _HEADER.fullmatch(_plain(lines[first])) is not None
    if not (
        headed or marked >= _FEWEST_MARKED or (framed and _looks_sent(lines[first : first + _MOST_HEADS]))
    ):
        return Wire(text)
    wire = Wire(text)
    read = [_line(line) for line in lines]
    if not headed:
        _plain_signs(read, wire)
    start = _read_top(read, wire)
    end = _read_foot(read, start, wire)
    wire.text = _story(read[start:end], headed=headed)
    if sum(map(len, wire.notes)) > _LONGEST_NOTES:
        wire.text, wire.notes = "\n\n".join([wire.text, *wire.notes]), []
    return wire


def _looks_sent(lines: list[str]) -> bool:
    """Say whether one of the first lines is a message's header or keyword line."""
    return any(
        _HEADER.fullmatch(_plain(line)) or _ROUTE.fullmatch(_plain(line)) or _KEYWORD.fullmatch(_plain(line))
        for line in lines
    )


def is_slug(line: str) -> bool:
    """Say whether a line is an agency's keywords, and no headline: "Norway-strike,lead", "BC-EU--Holt"."""
    return _SLUGLINE.fullmatch(line) is not None or is_keyword_line(line)


def is_keyword_line(line: str) -> bool:
    """Say whether a line can be nothing but keywords, also right above the copy: "BC-HOLT-QUAY-URGENT"."""
    return _AP_KEYWORD.fullmatch(line) is not None


def _plain(line: str) -> str:
    return _MARKS_AFTER.sub("", _MARKS_BEFORE.sub("", _CONTROL.sub("", line).strip())).strip()


def _line(raw: str) -> _Line:
    clean = _CONTROL.sub("", raw)
    return _Line(
        _plain(raw),
        ended=bool(_MARKS_AFTER.search(clean)) and bool(clean.strip()),
        marked=clean.lstrip().startswith("^"),
        indented=_MARKS_BEFORE.sub("", clean)[:1].isspace(),
    )


def _plain_signs(lines: list[_Line], wire: Wire) -> None:
    """Write dashes and quotation marks as people do."""
    dashes = quotes = 0
    for line in lines:
        line.text, count = _UNDERSCORE.subn(" — ", line.text)
        dashes += count
        if _OPENING in line.text or _CLOSING in line.text:
            quotes += line.text.count(_OPENING) + line.text.count(_CLOSING)
            line.text = line.text.replace(_OPENING, "“").replace(_CLOSING, "”")
    wire.said.append("The signs of a wire’s transmission at the beginnings and ends of lines were left out.")
    if dashes:
        wire.said.append(
            f"{dashes:,} underscore{'s' * (dashes > 1)} became {'dashes' if dashes > 1 else 'a dash'}."
        )
    if quotes:
        wire.said.append(
            f"{quotes:,} pair{'s' * (quotes > 1)} of accents or apostrophes became quotation marks."
        )


def _read_top(lines: list[_Line], wire: Wire) -> int:
    """Take header and keyword lines; give the index of the headline."""
    for at, line in enumerate(lines[:_MOST_HEADS]):
        words = line.text
        if not words:
            continue
        if _HEADER.fullmatch(words) or _ROUTE.fullmatch(words):
            wire.notes.append(words)
        elif any(slug.fullmatch(words) for slug in (_KEYWORD, _SLUG, _KEYWORDS)) and not wire.slugline:
            wire.slugline = words
        else:
            return at
    return 0


def _read_foot(lines: list[_Line], start: int, wire: Wire) -> int:
    """Take notebook, sign-off and time of filing; give the index after the story."""
    end, taken = len(lines), 0
    while end > start and taken < _MOST_FOOT:
        words = lines[end - 1].text
        date = filed(words)
        if date is not None:
            wire.date = wire.date or date
        elif words and not (is_end_sign(words) or _RULE.fullmatch(words)):
            break
        taken += bool(words)
        end -= 1
    notebook = next((at for at in range(start, end) if _NOTEBOOK.fullmatch(lines[at].text)), end)
    wire.notes += [line.text for line in lines[notebook:] if line.text]
    return notebook


def filed(words: str) -> FoundDate | None:
    """Read when copy was filed: "271259 Mar 25", "271259GMT MAR 25" or "AP-NY-03-27-25 1259EDT"."""
    match = _IPTC_TIME.fullmatch(words) or _ANPA_TIME.fullmatch(words)
    if match is None:
        return None
    month = MONTHS.get(match["month"].casefold()) or (int(match["month"]) if match["month"].isdigit() else 0)
    year = int(match["year"])
    year += _CENTURY if year < 100 else 0  # noqa: PLR2004 - two digits
    try:
        moment = datetime(year, month, int(match["day"]), int(match["hour"]), int(match["minute"]))  # noqa: DTZ001 - the zone follows
    except ValueError:
        return None
    zone = zone_of(match["zone"], moment) if match["zone"] else None
    doubts = (
        ()
        if zone is not None
        else ("The time of filing names no zone; it was read as UTC. Correct it if it is not.",)
    )
    return FoundDate(moment.replace(tzinfo=zone or UTC), doubts, timed=True)


def _story(lines: list[_Line], *, headed: bool) -> str:
    """Give each line of the head, and each paragraph of the body with its wrapped lines joined."""
    start = _body(lines, headed=headed)
    head = [line.text.removesuffix("=").rstrip() for line in lines[:start] if line.text]
    body = [line for line in lines[start:] if line.text]
    ends_tell = 0 < sum(line.ended for line in body) < _ALL_MARKED * len(body)
    indents_tell = any(line.indented for line in body) and not all(line.indented for line in body)
    blanks_tell = headed or any(not line.text for line in lines[start:])
    if not (ends_tell or indents_tell or blanks_tell):
        return "\n\n".join([*head, "\n".join(line.text for line in body)])
    paragraphs: list[list[str]] = []
    fresh = True
    for line in lines[start:]:
        if not line.text:
            fresh = True
            continue
        if fresh or line.marked or (indents_tell and line.indented):
            paragraphs.append([])
        paragraphs[-1].append(line.text)
        fresh = ends_tell and line.ended
    return "\n\n".join([*head, *map(join_lines, paragraphs)])


def _body(lines: list[_Line], *, headed: bool) -> int:
    """Give the index of the body's first line: below a blank line, at an indent, or where a dateline is."""
    flush = False
    for at, line in enumerate(lines[:_MOST_LINES_OF_HEAD]):
        if not line.text:
            if flush:
                return at
            continue
        opens = flush and line.indented and not line.marked
        begun = dateline(line.text) if not headed else None
        if opens or (begun is not None and (begun.agencies or begun.certain)):
            return at
        flush = flush or not line.indented
    return 0
