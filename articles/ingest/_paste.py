"""Reading a pasted story: its head, its closing lines and its body, each unit given one kind.

Nothing of the story is removed: a date line or a credit is read, and stays in place. What is said to editors
alone, and what frames a transmission, becomes the note to editors.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime

from articles.anchoring.rules import canonical_text
from articles.ingest._characters import repair_characters
from articles.ingest._credits import (
    caption_credit,
    closing_credit,
    credit_of,
    picture_credit,
    trailing_credit,
)
from articles.ingest._datelines import dateline
from articles.ingest._dates import date_line
from articles.ingest._decode import PASTE_WORDS
from articles.ingest._documents import document_of
from articles.ingest._draft import Draft
from articles.ingest._head import find_head
from articles.ingest._labels import begins_labelled, speakers
from articles.ingest._layout import Unit, split_units
from articles.ingest._mail import without_mail_head
from articles.ingest._mending import mended
from articles.ingest._meta import read_meta, read_under_byline
from articles.ingest._notes import ends_release, is_editors_note, is_end_sign, without_end_sign
from articles.ingest._subheads import is_long, may_be_headline, may_be_subhead
from articles.ingest._wire import is_keyword_line, is_slug, unwrap_wire
from articles.ingest.errors import EmptyInput, NotText, TooLarge
from articles.ingest.types import MAX_LINES, BlockKind, RecognisedArticle, RecognisedCredit

_CLOSING_LINES, _FOREIGN_CLOSING_LINES = 6, 2
# Lines about the article that may come before its headline.
_MOST_BEFORE_HEADLINE = 20
# Notes to editors stand above the story's first paragraphs, or below its last.
_NOTES_ABOVE, _NOTES_BELOW = 8, 3
# A note to editors holds 10,000 characters.
_LONGEST_APPENDIX = 4_000
# As in the title "Press Briefing - 27 March 2025".
_TITLE_DATED = re.compile(r"\s[-–—|]\s(?P<date>[^-–—|]{6,40})$")
_BULLET_OF_NOTE = re.compile(r"^-\s{1,3}")


def recognise_paste(text: str, *, today: date | None = None) -> RecognisedArticle:
    """Read a pasted plain text as an article, for a person to correct.

    A day without a year is told from `today`, the clock's if none is given. Characters that nobody sees are
    put right first. Raises `EmptyInput` when nothing but space was given, `NotText`, `TooLarge`, and
    anchoring's `UnfitText`.
    """
    document = document_of(text)
    if document:
        raise NotText(f"The text is {document}, and no story. {PASTE_WORDS}", field="text")
    story, fields = without_mail_head(text)
    wire = unwrap_wire(story)
    repaired, changes = repair_characters(wire.text)
    canonical = canonical_text(repaired)
    lines = sum(map(bool, canonical.split("\n")))
    if not lines:
        raise EmptyInput("There is no text. Paste the article's headline and text.", field="text")
    if lines > MAX_LINES:
        raise TooLarge(
            f"The text has {lines:,} lines; an article can have {MAX_LINES:,}. Split it into articles.",
            field="text",
        )
    units, notes = _without_notes(split_units(canonical))
    slugline = wire.slugline
    if not slugline and len(units) > 1 and _is_slug_above(*units[:2]):
        slugline, units = units[0].text, units[1:]
    units = mended(units)
    turns = speakers([unit.text for unit in units])
    draft = Draft(units, [unit.marker or "paragraph" for unit in units], turns)
    draft.changes = (*wire.said, *changes)
    draft.slugline = _clean(slugline)
    draft.notes = [*map(_clean, fields), *notes, *map(_clean, wire.notes)]
    for note in wire.notes:
        draft.add_credits(closing_credit(_BULLET_OF_NOTE.sub("", _clean(note))))
    for sent in filter(None, map(date_line, fields)):
        draft.add_date(sent)
    if wire.date is not None:
        draft.add_date(wire.date)
    read_below_head(draft, _read_head(draft))
    return draft.article(today or datetime.now(UTC).date())


def read_below_head(draft: Draft, body: int, *, subheads: bool = True) -> None:
    """Read everything from the body's first unit on; `subheads` are guessed where lines are all there is."""
    end = _read_closing(draft, body)
    _read_body(draft, body, end, subheads=subheads)


def _is_slug_above(first: Unit, second: Unit) -> bool:
    """Say whether a unit is an agency's keywords above a headline, or right above the copy."""
    if is_headline(second, alone=False):
        return is_slug(first.text)
    begins = dateline(second.text)
    return is_keyword_line(first.text) and begins is not None and bool(begins.agencies)


def _clean(line: str) -> str:
    """Return a line of the frame as texts are stored."""
    return " ".join(canonical_text(repair_characters(line)[0]).split())


def _without_notes(units: list[Unit]) -> tuple[list[Unit], list[str]]:
    """Take the notes to editors from above and below the story; one that is all there is stays."""
    kept: list[Unit] = []
    notes: list[str] = []
    units, for_the_press = _without_appendix(units)
    for at, unit in enumerate(units):
        below = at >= len(units) - _NOTES_BELOW
        near = at < _NOTES_ABOVE or below
        signed = below and is_end_sign(unit.text)
        if signed or (near and not unit.marker and is_editors_note(unit.text)):
            notes.append(unit.text)
        else:
            kept.append(unit)
    if not kept:
        return units, []
    text, sign = without_end_sign(kept[-1].text)
    if sign:
        kept[-1], notes = replace(kept[-1], text=text), [*notes, sign]
    return kept, [*notes, *for_the_press]


def _without_appendix(units: list[Unit]) -> tuple[list[Unit], list[str]]:
    """Take what a press release tells the press below its end, if that is less than what stands above."""
    end = next((at for at, unit in enumerate(units) if ends_release(unit.text)), len(units))
    below = [unit.text for unit in units[end:]]
    size, above = sum(map(len, below)), sum(len(unit.text) for unit in units[:end])
    return (units[:end], below) if 0 < size < min(above, _LONGEST_APPENDIX) else (units, [])


def _read_head(draft: Draft) -> int:
    """Read headline, standfirst, byline, date and picture credit; give the index of the body's first unit."""
    units = draft.units
    first = 0
    last = min(len(units) - 1, _MOST_BEFORE_HEADLINE)
    while first < last and not units[first].marker and stands_above(units[first].text):
        first += 1
    spoken = bool(draft.speakers[first])
    if not spoken and is_headline(units[first], alone=first == len(units) - 1):
        draft.headline = " ".join(units[first].text.split())
        draft.kinds[first] = "headline"
        dated = _TITLE_DATED.search(draft.headline)
        date = date_line(dated["date"]) if dated is not None else None
        if date is not None:
            draft.add_date(date)
        end = find_head(units, first)
    else:
        draft.warnings.append("No headline was recognised: the text begins with a paragraph. Add one.")
        end = first
    for index in range(end):
        if index != first and not units[index].marker:
            draft.kinds[index] = _read_head_unit(
                draft, units[index], below=index > 0 and draft.kinds[index - 1] == "byline"
            )
    return end


def stands_above(text: str) -> bool:
    """Say whether a line about the article may stand above its headline."""
    meta = read_meta(text)
    return meta is not None and not meta.bare


def is_headline(unit: Unit, *, alone: bool) -> bool:
    """Say whether a unit can be the headline, and not the beginning of agency copy."""
    begins = dateline(unit.text)
    agency_copy = begins is not None and bool(begins.agencies)
    return not unit.marker and not agency_copy and may_be_headline(unit.text, alone=alone)


def _read_head_unit(draft: Draft, unit: Unit, *, below: bool) -> BlockKind:
    """Read one unit of the head and give its kind; `below` a byline, a role or an outlet belongs to it."""
    meta = read_meta(unit.text) or (read_under_byline(unit.text) if below else None)
    if meta is None:
        pictures = caption_credit(unit.text)
        draft.add_credits(pictures)
        return "caption" if pictures else "standfirst"
    draft.add_meta(meta)
    return meta.kind


def _read_closing(draft: Draft, body: int) -> int:
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


def _read_body(draft: Draft, body: int, end: int, *, subheads: bool) -> None:
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
        elif subheads and _is_subhead(draft, index, end):
            draft.kinds[index] = "subhead"
        elif not started:
            started = True
            if not draft.speakers[index]:
                _read_dateline(draft, unit.text)


def _is_subhead(draft: Draft, index: int, end: int) -> bool:
    """Judge a short line by the lines around it."""
    if index == 0 or index + 1 >= end or draft.kinds[index - 1] == "subhead":
        return False
    before, unit, after = draft.units[index - 1 : index + 2]
    if draft.is_transcript or unit.text.startswith("/") or begins_labelled(unit.text):
        return False
    gap = unit.group != before.group
    return may_be_subhead(
        unit.text,
        after.text,
        spaced=gap and after.group != unit.group,
        between_long=is_long(after.text) and (gap or is_long(before.text)),
    )


def _read_dateline(draft: Draft, text: str) -> None:
    """Take place, date and wire from the beginning of the first paragraph."""
    found = dateline(text)
    if found is None:
        return
    draft.located = draft.located or found.located
    draft.add_credits(tuple(RecognisedCredit(agency, "wire") for agency in found.agencies))
    draft.add_credits(tuple(credit_of(name) for name in found.outlets))
    if found.date is not None and not draft.dates:
        draft.add_date(found.date)
    draft.day = draft.day or found.day
    if found.located and not found.certain:
        draft.warnings.append(
            f"“{found.located}” was read as the place of the report. Correct it if it is not."
        )
