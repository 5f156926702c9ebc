"""Lines about the article rather than of it: who, where, when, and whose pictures and words."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from articles.ingest._agencies import is_agency
from articles.ingest._bylines import Byline, bare_byline, byline, is_address, is_second_line
from articles.ingest._credits import Credits, closing_credit, credit_of, picture_credit
from articles.ingest._datelines import place_and_date
from articles.ingest._dates import FoundDate, before_date, date_line, split_at_labels
from articles.ingest._places import is_place
from articles.ingest.types import RecognisedCredit

_SEPARATOR = re.compile(r"\||(?<=\s)[•·](?=\s)")
_READING_TIME = re.compile(r"\d+\s*min(?:ute|uten)?s?\b.{0,12}", re.IGNORECASE)
_LONGEST_LINE = 200


@dataclass(frozen=True, slots=True)
class Meta:
    """What one line says. `kind` is the block that it makes; only what it gives is filled."""

    kind: Literal["byline", "credit"]
    by: str = ""
    located: str = ""
    dates: tuple[FoundDate, ...] = ()
    credits: Credits = ()
    # Proven by nothing but what stands beside a name: a headline may look so.
    bare: bool = False


def read_meta(text: str) -> Meta | None:
    """Read a line such as "By A | March 27, 2025 | Reuters"; None when any part of it is something else."""
    if len(text) > _LONGEST_LINE:
        return None
    separate = [part.strip() for piece in _SEPARATOR.split(text) for part in split_at_labels(piece)]
    parts = [part for part in separate if part and not (_READING_TIME.fullmatch(part) or is_address(part))]
    read = [_read_part(part) or (read_under_byline(part) if at else None) for at, part in enumerate(parts)]
    if not any(read):
        return None
    found: list[Meta] = []
    for index, (part, known) in enumerate(zip(parts, read, strict=True)):
        meta = known or _read_bare(part, first=index == 0)
        if meta is None:
            return None
        found.append(meta)
    return Meta(
        "byline" if any(meta.kind == "byline" for meta in found) else "credit",
        ", ".join(meta.by for meta in found if meta.by),
        next((meta.located for meta in found if meta.located), ""),
        tuple(date for meta in found for date in meta.dates),
        tuple(credit for meta in found for credit in meta.credits),
        bare=not any(known is not None and not known.bare for known in read),
    )


def _read_part(text: str) -> Meta | None:
    """Read one part as a byline, a date, a place with a date, or a credit."""
    date = date_line(text)
    if date is not None:
        return Meta("byline", dates=(date,))
    signed = _read_byline(text)
    if signed is not None:
        return signed
    place, date = place_and_date(text)
    if place and date is not None:
        return Meta("byline", located=place, dates=(date,))
    thanks = picture_credit(text) or closing_credit(text)
    return Meta("credit", credits=thanks) if thanks else None


def _read_bare(text: str, *, first: bool) -> Meta | None:
    """Read a part that is only a name: the writer's when it comes first, else that of a place or a wire."""
    words = text.split()
    if not first and is_agency(text):
        return Meta("byline", credits=(credit_of(text),))
    if not is_place(text) or not all(word[0].isupper() for word in words):
        return None
    if first:
        return Meta("byline", by=text) if len(words) > 1 else None
    return Meta("byline", located=text)


def read_under_byline(text: str) -> Meta | None:
    """Read the second line of a byline: "Associated Press Writer", "Harbour Times", "Political Editor"."""
    if is_agency(text):
        return Meta("byline", credits=(credit_of(text),), bare=True)
    second = is_second_line(text)
    return None if second is None else replace(_signed(second, ()), bare=True)


def _read_byline(text: str) -> Meta | None:
    """Read a byline, perhaps with a date after the last name: "By A and B, March 27, 2025"."""
    before, dated = before_date(text)
    signed = byline(before) if dated is not None else None
    if dated is not None and signed is not None:
        return _signed(signed, (dated,))
    found = byline(text)
    if found is not None:
        return _signed(found, ())
    bare = bare_byline(text)
    return None if bare is None else replace(_signed(bare, ()), bare=True)


def _signed(found: Byline, dates: tuple[FoundDate, ...]) -> Meta:
    """Say what a byline gives: names, place, and credits for outlets and pictures."""
    named = [credit_of(name) for name in dict.fromkeys(found.outlets)]
    named += [RecognisedCredit(name, "picture") for name in found.pictures]
    return Meta("byline", by=found.names, located=found.located, dates=dates, credits=tuple(named))
