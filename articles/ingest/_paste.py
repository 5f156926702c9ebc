"""Reading a pasted story: its head, its closing lines and its body, each unit given one kind.

Nothing is removed from the text: a date line or a credit is read, and stays in place.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from articles.anchoring.rules import canonical_text
from articles.ingest._bylines import dateline
from articles.ingest._credits import Credits, caption_credit, closing_credit, picture_credit, trailing_credit
from articles.ingest._dates import FoundDate, date_line
from articles.ingest._head import find_head
from articles.ingest._language import guess_language
from articles.ingest._layout import Unit, split_units
from articles.ingest._meta import read_meta
from articles.ingest._subheads import is_long, may_be_headline, may_be_subhead
from articles.ingest.errors import EmptyInput, TooLarge
from articles.ingest.types import MAX_LINES, BlockKind, RecognisedArticle, RecognisedBlock, RecognisedCredit

_CLOSING_LINES, _FOREIGN_CLOSING_LINES = 6, 2
# Lines about the article that may come before its headline.
_MOST_BEFORE_HEADLINE = 20


@dataclass(slots=True)
class _Draft:
    """What has been made out so far; one kind for each unit."""

    units: list[Unit]
    kinds: list[BlockKind]
    headline: str = ""
    by: list[str] = field(default_factory=list)
    located: str = ""
    dates: list[datetime] = field(default_factory=list)
    credits: dict[tuple[str, str], RecognisedCredit] = field(default_factory=dict)
    warnings: list[str] = field(default_factory=list)

    def add_credits(self, found: Credits) -> None:
        """Add credits, each name once in each role."""
        for credit in found:
            self.credits.setdefault((credit.name.casefold(), credit.role), credit)

    def add_date(self, date: FoundDate) -> None:
        """Add a date and what is doubtful about it."""
        if date.moment is not None:
            self.dates.append(date.moment)
        self.warnings += [doubt for doubt in date.doubts if doubt not in self.warnings]


def recognise_paste(text: str) -> RecognisedArticle:
    """Read a pasted plain text as an article, for a person to correct.

    Raises `EmptyInput` when nothing but space was given, `TooLarge`, and anchoring's `UnfitText`.
    """
    canonical = canonical_text(text)
    lines = sum(map(bool, canonical.split("\n")))
    if not lines:
        raise EmptyInput("There is no text. Paste the article's headline and text.", field="text")
    if lines > MAX_LINES:
        raise TooLarge(
            f"The text has {lines:,} lines; an article can have {MAX_LINES:,}. Split it into articles.",
            field="text",
        )
    units = split_units(canonical)
    draft = _Draft(units, [unit.marker or "paragraph" for unit in units])
    body = _read_head(draft)
    end = _read_closing(draft, body)
    _read_body(draft, body, end)
    return _finish(draft)


def _read_head(draft: _Draft) -> int:
    """Read headline, standfirst, byline, date and picture credit; give the index of the body's first unit."""
    units = draft.units
    first = 0
    last = min(len(units) - 1, _MOST_BEFORE_HEADLINE)
    while first < last and not units[first].marker and read_meta(units[first].text) is not None:
        first += 1
    if _is_headline(units[first], alone=first == len(units) - 1):
        draft.headline = " ".join(units[first].text.split())
        draft.kinds[first] = "headline"
        end = find_head(units, first)
    else:
        draft.warnings.append("No headline was recognised: the text begins with a paragraph. Add one.")
        end = first
    for index in range(end):
        if index != first:
            draft.kinds[index] = _read_head_unit(draft, units[index])
    return end


def _is_headline(unit: Unit, *, alone: bool) -> bool:
    """Say whether a unit can be the headline, and not the beginning of agency copy."""
    begins = dateline(unit.text)
    agency_copy = begins is not None and bool(begins.agencies)
    return not unit.marker and not agency_copy and may_be_headline(unit.text, alone=alone)


def _read_head_unit(draft: _Draft, unit: Unit) -> BlockKind:
    """Read one unit under the headline and give its kind."""
    meta = read_meta(unit.text)
    if meta is None:
        pictures = caption_credit(unit.text)
        draft.add_credits(pictures)
        return "caption" if pictures else "standfirst"
    if meta.by:
        draft.by.append(meta.by)
    draft.located = draft.located or meta.located
    for date in meta.dates:
        draft.add_date(date)
    draft.add_credits(meta.credits)
    return meta.kind


def _read_closing(draft: _Draft, body: int) -> int:
    """Read the credits of the last lines; give the index after the body's last unit."""
    end, foreign = len(draft.units), 0
    for index in range(len(draft.units) - 1, max(body, len(draft.units) - 1 - _CLOSING_LINES), -1):
        unit = draft.units[index]
        thanks = closing_credit(unit.text)
        date = date_line(unit.text)
        if thanks:
            draft.kinds[index] = "credit"
            draft.add_credits(thanks)
        elif date is not None:
            draft.kinds[index] = "byline"
            draft.add_date(date)
        else:
            draft.add_credits(trailing_credit(unit.text))
            foreign += 1
        if foreign == _FOREIGN_CLOSING_LINES:
            break
        if foreign == 0:
            end = index
    return end


def _read_body(draft: _Draft, body: int, end: int) -> None:
    """Give every unit of the body its kind, and read the dateline of the first paragraph."""
    started = False
    for index in range(body, end):
        unit = draft.units[index]
        if draft.kinds[index] != "paragraph":
            continue
        picture = picture_credit(unit.text)
        caption = () if picture else caption_credit(unit.text)
        draft.add_credits(picture or caption)
        if picture or caption:
            draft.kinds[index] = "credit" if picture else "caption"
        elif _is_subhead(draft, index, end):
            draft.kinds[index] = "subhead"
        elif not started:
            started = True
            _read_dateline(draft, unit.text)


def _is_subhead(draft: _Draft, index: int, end: int) -> bool:
    """Judge a short line by the lines around it."""
    if index == 0 or index + 1 >= end or draft.kinds[index - 1] == "subhead":
        return False
    before, unit, after = draft.units[index - 1 : index + 2]
    gap = unit.group != before.group
    return may_be_subhead(
        unit.text,
        after.text,
        spaced=gap and after.group != unit.group,
        between_long=is_long(after.text) and (gap or is_long(before.text)),
    )


def _read_dateline(draft: _Draft, text: str) -> None:
    """Take place, date and wire from the beginning of the first paragraph."""
    found = dateline(text)
    if found is None:
        return
    draft.located = draft.located or found.located
    draft.add_credits(tuple(RecognisedCredit(agency, "wire") for agency in found.agencies))
    if found.date is not None and not draft.dates:
        draft.add_date(found.date)
    if not found.certain:
        draft.warnings.append(
            f"“{found.located}” was read as the place of the report. Correct it if it is not."
        )


def _finish(draft: _Draft) -> RecognisedArticle:
    """Put the draft together and say what is missing."""
    if not any(kind in {"paragraph", "quote", "list_item"} for kind in draft.kinds):
        draft.warnings.append("The text has no paragraph below its head.")
    if not draft.dates:
        draft.warnings.append("No full date was recognised.")
    blocks = tuple(
        RecognisedBlock(kind, unit.text) for kind, unit in zip(draft.kinds, draft.units, strict=True)
    )
    return RecognisedArticle(
        headline=draft.headline,
        blocks=blocks,
        by=", ".join(dict.fromkeys(draft.by)),
        located=draft.located,
        version_created=max(draft.dates, default=None),
        info_sources=tuple(draft.credits.values()),
        language=guess_language("\n".join(unit.text for unit in draft.units)),
        warnings=tuple(draft.warnings),
    )
