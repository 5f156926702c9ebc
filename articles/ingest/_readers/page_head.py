"""The headline, the date and the authors of a web page, weighed from what it declares and what it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta

from lxml.html import HtmlElement
from rapidfuzz.fuzz import ratio

from articles.ingest._agencies import is_agency
from articles.ingest._bylines import byline
from articles.ingest._credits import credit_of
from articles.ingest._dates import FoundDate
from articles.ingest._meta import read_meta
from articles.ingest._months import MONTHS
from articles.ingest._readers.moments import moment_of
from articles.ingest._readers.page_facts import Facts, text_of
from articles.ingest.types import RecognisedCredit

_SITE_BREAK = re.compile(r" [|•·»—–-] ")
_SAME, _LONGEST_DATE, _LONGEST_BYLINE = 88, 120, 160
_NEAR, _MOST_CHILDREN = 120, 8
_URL_DAY = re.compile(r"/((?:19|20)\d\d)[/-]?(\d{1,2}|[a-z]{3,9})[/-]?(\d{1,2})(?=[/_.-]|\D)", re.IGNORECASE)
_CHANGED = re.compile(
    r"updat|modif|aktualisiert|mis à jour|actualiz|atualiz|aggiorn|bijgewerkt", re.IGNORECASE
)
_FURNITURE = {"nav", "footer", "aside", "script", "style", "form", "select", "noscript", "template"}
_SIGNED = "contains(concat(' ', normalize-space(@class), ' '), ' {0} ')"
_BYLINES = (
    "//*[@rel='author' or @itemprop='author' or @data-testid='byline' or @data-testid='author-name' or "
    + " or ".join(_SIGNED.format(word) for word in ("byline", "author", "author-name", "byline__name"))
    + "]"
)
_DESK = re.compile(
    r"\b(?:desk|bureau|service|staff|redaktion|team|newsroom|agenc(?:y|ies)|rédaction)\b", re.IGNORECASE
)


def publisher_of(facts: Facts, site: str) -> str:
    """Return who publishes the page: what it declares, if that is no desk of its own; else its site."""
    named = [name.lstrip("@") for name in facts.publishers]
    return next((name for name in named if not _DESK.search(name)), named[0] if named else site)


def headline_of(root: HtmlElement, facts: Facts, publisher: str) -> str:
    """Return the headline: the h1 that the page's titles agree with, without the words above it."""
    titles = [bare for one in facts.headlines if (bare := _without_site(one, publisher))]
    headings = [words for heading in root.iter("h1") for words in _parts(heading)]
    for title in titles:
        best = max(headings, key=lambda words: _agreement(words, title), default="")
        if best and _agreement(best, title) >= _SAME:
            return best
    if titles and len(whole := [text_of(one) for one in root.iter("h1")]) == 1 and _says(whole[0], titles[0]):
        return whole[0]
    if titles:
        return titles[0]
    return next((words for heading in root.iter("h1") if (words := text_of(heading))), "")


def _says(heading: str, title: str) -> bool:
    """Say whether a title is a heading cut short: all of its words stand there."""
    words = title.casefold().split()
    return len(words) > 1 and set(words) <= set(heading.casefold().split())


def _agreement(words: str, title: str) -> float:
    """Say how far words are a title, or its first part: "Storm kills two - Worst in years"."""
    if title.startswith(words) and _SITE_BREAK.match(title[len(words) :]):
        return 99
    return ratio(words.casefold(), title.casefold())


def _parts(heading: HtmlElement) -> list[str]:
    """Return the words of a heading, and of each of its elements: one may be a line above the headline."""
    inner = [text_of(child) for child in heading.iterdescendants() if isinstance(child.tag, str)]
    tails = [" ".join((child.tail or "").split()) for child in heading]
    return [words for words in [text_of(heading), *inner, *tails] if words]


def _without_site(title: str, publisher: str) -> str:
    """Return a title without the name of the site behind or before it."""
    parts = _SITE_BREAK.split(title)
    if len(parts) > 1 and publisher and _is_same(parts[-1], publisher):
        return title[: title.rfind(parts[-1])].rstrip(" |•·»—–-")
    if len(parts) > 1 and publisher and _is_same(parts[0], publisher):
        return title[len(parts[0]) :].lstrip(" |•·»—–-")
    return title


def _is_same(one: str, other: str) -> bool:
    first, second = ("".join(filter(str.isalnum, name)).casefold() for name in (one, other))
    return bool(first) and bool(second) and (first in second or second in first)


def published_of(root: HtmlElement, facts: Facts, url: str, today: date) -> FoundDate | None:
    """Return when the page was published.

    What it declares as that wins, then the date it shows beside its headline, then other dates of its markup,
    then the day in its address.
    """
    declared = [found for said in facts.dates if (found := moment_of(said, today))]
    if declared:
        return declared[0]
    day = _day_of(url, today)
    shown = list(_shown_dates(root, today))
    if shown:
        return min(shown, key=lambda one: (day is not None and _day(one[1]) != day, one[0]))[1]
    vague = [found for said in facts.vague_dates if (found := moment_of(said, today))]
    if vague:
        return min(vague, key=_moment)
    return FoundDate(datetime(day.year, day.month, day.day, tzinfo=UTC)) if day else None


def _moment(found: FoundDate) -> datetime:
    return found.moment or datetime.max.replace(tzinfo=UTC)


def _day(found: FoundDate) -> date:
    return _moment(found).date()


def _shown_dates(root: HtmlElement, today: date) -> Iterator[tuple[tuple[bool, int], FoundDate]]:
    """Give the dates of short lines near the headline, with what speaks against each: a change, distance."""
    lines = list(_lines(root))
    start = next((at for at, (element, _) in enumerate(lines) if element.tag == "h1"), 0)
    for at, (element, words) in enumerate(lines):
        if not start - _NEAR < at < start + _NEAR or not any(map(str.isdigit, words)):
            continue
        stamp = element.get("datetime") if element.tag == "time" else None
        found = moment_of(stamp, today) if stamp else None
        dates = [found] if found else [one for one in _dates_in(words) if _is_likely(one.moment, today)]
        if dates:
            yield (bool(_CHANGED.search(words)) and len(dates) == 1, abs(at - start)), dates[0]


def _dates_in(words: str) -> list[FoundDate]:
    meta = read_meta(words)
    return [one for one in meta.dates if one.moment] if meta is not None else []


def _is_likely(moment: datetime | None, today: date) -> bool:
    return moment is not None and moment.date() <= today + timedelta(days=1)


def _lines(root: HtmlElement) -> Iterator[tuple[HtmlElement, str]]:
    """Give the short elements outside of the page's furniture with their words, in order."""
    waiting = [root]
    while waiting:
        element = waiting.pop()
        if not isinstance(element.tag, str) or element.tag in _FURNITURE:
            continue
        waiting += reversed(list(element))
        if element.tag == "h1":
            yield element, text_of(element)
        elif len(element) <= _MOST_CHILDREN and element.tag != "a":
            words = text_of(element) if sum(1 for _ in element.iter()) <= _MOST_CHILDREN else ""
            if words and len(words) <= _LONGEST_DATE:
                yield element, words


def _day_of(url: str, today: date) -> date | None:
    """Return the day in an address such as ".../2025/mar/27/..."."""
    for year, month, day in _URL_DAY.findall(url):
        number = int(month) if month.isdigit() else MONTHS.get(month.lower(), 0)
        try:
            found = date(int(year), number, int(day))
        except ValueError:
            continue
        if found <= today + timedelta(days=1):
            return found
    return None


def authors_of(
    root: HtmlElement, facts: Facts, publishers: Sequence[str]
) -> tuple[list[str], list[RecognisedCredit]]:
    """Return the names of the authors, and credits for agencies and desks that sign."""
    declared = _people(facts.authors, publishers)
    if any(declared):
        return declared
    shown = [text_of(one) for one in root.xpath(_BYLINES)[:12]]
    return _people([words for words in shown if len(words) <= _LONGEST_BYLINE], publishers)


def _people(lines: Sequence[str], publishers: Sequence[str]) -> tuple[list[str], list[RecognisedCredit]]:
    """Sort the people who sign from the bodies that do."""
    names: list[str] = []
    bodies: list[RecognisedCredit] = []
    for line in lines:
        words = line.strip(" ,|•·")
        if not words or "://" in words or "@" in words:
            continue
        if any(_is_same(words, known) for known in publishers) and not is_agency(words):
            continue
        if is_agency(words) or _DESK.search(words):
            bodies.append(credit_of(words, "other"))
            continue
        signed = byline(words) or byline(f"By {words}")
        if signed is not None:
            names.append(signed.names)
            bodies += [credit_of(outlet) for outlet in signed.outlets]
    return list(dict.fromkeys(names)), list(dict.fromkeys(bodies))
