"""How far the head of a story reaches: headline, standfirst, byline, date and picture credit."""

from __future__ import annotations

from collections.abc import Sequence

from articles.ingest._clock import clock_of
from articles.ingest._credits import caption_credit
from articles.ingest._datelines import dateline
from articles.ingest._labels import begins_labelled
from articles.ingest._layout import Unit
from articles.ingest._meta import Meta, read_meta, read_under_byline
from articles.ingest._subheads import ends_like_sentence

_LOOKED_AT = 8
_LONGEST_STANDFIRST, _LONGEST_STACKED = 400, 300
_TALLEST_STACK, _MOST_BULLETS = 7, 12


def find_head(units: Sequence[Unit], headline: int) -> int:
    """Give the index of the body's first unit, after the headline at `headline`.

    Lines before a byline or a date further down are a standfirst. So are lines directly under the headline if
    other paragraphs have blank lines between them, and a line without a full stop.
    """
    end = max(_last_meta(units, headline) + 1, _end_of_stack(units, headline))
    return end if end > headline + 1 else _end_of_teaser(units, headline)


def _last_meta(units: Sequence[Unit], headline: int) -> int:
    """Find the last line about the article, with no more than one unit of text apart from the headline's."""
    last, apart, plain = headline, 0, 0
    bullets = _bullets(units, headline + 1)
    for index in range(headline + 1, min(len(units), headline + 1 + bullets + _LOOKED_AT)):
        unit = units[index]
        if unit.marker == "list_item" and index <= headline + 1 + bullets:
            # The points of a bulletin stand between its headline and its byline.
            continue
        meta = _meta(unit)
        if meta is None and last == index - 1 > headline and _is_byline(units[last]):
            meta = read_under_byline(unit.text)
        if meta is not None:
            # A picture credit under the first paragraph doesn't make that a standfirst; a byline does.
            if meta.kind == "byline" or plain == 0 or (plain == 1 and index == headline + 2):
                last = index
            continue
        if caption_credit(unit.text):
            continue
        plain += 1
        apart += unit.group != units[headline].group
        if apart > 1 or not _may_be_standfirst(unit, _LONGEST_STANDFIRST):
            break
    return last


def _end_of_stack(units: Sequence[Unit], headline: int) -> int:
    """Find the end of the lines directly under the headline, if a blank line separates the body."""
    end = headline + 1
    # One more than the tallest, which then is none: a text of short lines is not read as a stack to its end.
    reach = min(len(units), headline + _TALLEST_STACK + 1)
    while end < reach and units[end].group == units[headline].group:
        if _meta(units[end]) is None and not _may_be_standfirst(units[end], _LONGEST_STACKED):
            break
        end += 1
    stack, body = units[headline:end], units[end:]
    is_stack = len(stack) <= _TALLEST_STACK and bool(body) and body[0].group != stack[0].group
    longer_body = sum(len(unit.text) for unit in body) > sum(len(unit.text) for unit in stack)
    return end if is_stack and longer_body else headline + 1


def _end_of_teaser(units: Sequence[Unit], headline: int) -> int:
    """Take one line without a full stop above a proper paragraph as the standfirst."""
    teaser, after = headline + 1, headline + 2
    if after >= len(units) or units[after].marker or _meta(units[after]) is not None:
        return teaser
    unit, following = units[teaser], units[after].text
    is_teaser = (
        _may_be_standfirst(unit, _LONGEST_STACKED)
        and _meta(unit) is None
        and not ends_like_sentence(unit.text)
        and ends_like_sentence(following)
    )
    return after if is_teaser else teaser


def _bullets(units: Sequence[Unit], start: int) -> int:
    """Count the points that stand under a headline, perhaps below a standfirst."""
    count = 0
    for at in range(start, min(len(units), start + _MOST_BULLETS)):
        if units[at].marker == "list_item":
            count += 1
        elif count or at > start:
            break
    return count


def _is_byline(unit: Unit) -> bool:
    meta = _meta(unit)
    return meta is not None and meta.kind == "byline" and bool(meta.by)


def _meta(unit: Unit) -> Meta | None:
    return None if unit.marker else read_meta(unit.text)


def _may_be_standfirst(unit: Unit, longest: int) -> bool:
    """Refuse list items, long paragraphs, and paragraphs that begin with a dateline."""
    if (
        unit.marker
        or len(unit.text) > longest
        or unit.text.startswith("/")
        or clock_of(unit.text)
        or begins_labelled(unit.text)
    ):
        return False
    return dateline(unit.text) is None
