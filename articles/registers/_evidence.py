"""Whether two records are probably the same, weighed from what speaks for it and against it. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from math import exp
from urllib.parse import urlsplit

from articles.registers._alike import Likeness, likeness
from articles.registers.types import Evidence, Facts

# Points for and against. About two together make a pair worth a person's time; three alone are a good reason.
_IDENTIFIER, _OTHER_IDENTIFIER = 6.0, -6.0
_HOME_PAGE, _SITE, _OTHER_SITE = 3.0, 1.0, -1.5
_OTHER_COUNTRY = -2.5
_OTHER_FAMILY, _OTHER_KIND = -4.0, -0.5
_RELATED = -4.0
_NAMES: Mapping[Likeness, float] = {
    Likeness.SAME: 3.0,
    Likeness.MISSPELT: 2.2,
    Likeness.INITIALS: 1.5,
    Likeness.PART: 0.8,
    Likeness.UNLIKE: 0.0,
    Likeness.DIFFER: -2.5,
    Likeness.NUMBERS: -4.0,
}
# A short name, such as MoD, is borne by many.
_SHORT_NAME, _SHORTEST_NAME = 2.2, 4
# The shown names, when other names are alike.
_SHOWN_DIFFER = -1.5
# What a pair must have to be offered.
LEAST = 2.0
# Of each record, so many names are compared beside those that were found alike.
_MOST_NAMES = 4


def weighed(one: Facts, other: Facts, *, alike: Collection[str], related: bool) -> Evidence:
    """Return how likely it is that two records are the same, and what speaks against it.

    `alike` holds the folded names by which they were found. `related` says that the register knows them as
    two: one is part of the other, or holds a post there.
    """
    points, against = _of_names(one, other, alike)
    for found in (_of_identifiers(one, other), _of_sites(one, other), _of_kinds(one, other)):
        points += found[0]
        against += found[1]
    if one.country and other.country and one.country != other.country:
        points += _OTHER_COUNTRY
        against.append(("country", f"{one.country} and {other.country}"))
    if related:
        points += _RELATED
        against.append(("related", ""))
    return Evidence(_probability(points), points >= LEAST, tuple(against))


def _probability(points: float) -> float:
    """Return points as a number between 0 and 1: a half where it is anybody's guess."""
    return 1 / (1 + exp(-(points - LEAST + 0.5)))


type _Found = tuple[float, list[tuple[str, str]]]


def _of_names(one: Facts, other: Facts, alike: Collection[str]) -> _Found:
    """Weigh the names: the best pair of them, and how the shown ones compare."""
    persons = "person" in {one.family, other.family}
    pairs = [(a, b) for a in _compared(one, alike) for b in _compared(other, alike)]
    points = max((_points(a, b, persons=persons) for a, b in pairs), default=0.0)
    shown = likeness(one.names[0], other.names[0], persons=persons) if pairs else Likeness.UNLIKE
    against = [("name", "")] if shown in {Likeness.DIFFER, Likeness.NUMBERS} else []
    return points + (_SHOWN_DIFFER if against and points > 0 else 0.0), against


def _compared(facts: Facts, alike: Collection[str]) -> list[str]:
    """Return the names of a record that are compared."""
    rest = facts.names[_MOST_NAMES:]
    return [*facts.names[:_MOST_NAMES], *(name for name in rest if name in alike)]


def _points(a: str, b: str, *, persons: bool) -> float:
    """Return what two names weigh."""
    found = likeness(a, b, persons=persons)
    if found is Likeness.SAME and a.isascii() and min(len(a), len(b)) <= _SHORTEST_NAME:
        return _SHORT_NAME
    return _NAMES[found]


def _of_identifiers(one: Facts, other: Facts) -> _Found:
    """Weigh identifiers: one that both have outweighs another that differs."""
    schemes = one.external_ids.keys() & other.external_ids.keys()
    if any(one.external_ids[scheme] == other.external_ids[scheme] for scheme in schemes):
        return _IDENTIFIER, []
    different = [(scheme, one.external_ids[scheme], other.external_ids[scheme]) for scheme in sorted(schemes)]
    return (
        _OTHER_IDENTIFIER if different else 0.0,
        [("external_id", f"{scheme}: {a} and {b}") for scheme, a, b in different],
    )


def _of_sites(one: Facts, other: Facts) -> _Found:
    """Weigh home pages."""
    mine, theirs = home_of(one.site), home_of(other.site)
    if not mine or not theirs:
        return 0.0, []
    if mine == theirs:
        return _HOME_PAGE, []
    sites = [home.partition("/")[0] for home in (mine, theirs)]
    if sites[0] == sites[1]:
        return _SITE, []
    return _OTHER_SITE, [("site", f"{sites[0]} and {sites[1]}")]


def _of_kinds(one: Facts, other: Facts) -> _Found:
    """Weigh kinds: a person is no ministry."""
    if one.kind == other.kind:
        return 0.0, []
    weight = _OTHER_KIND if one.family == other.family else _OTHER_FAMILY
    return weight, [("kind", f"{one.kind} and {other.kind}")]


def home_of(address: str) -> str:
    """Return an address without what makes no difference: scheme, www, a slash at the end, case.

    The database's `register_home` is the same rule, for the index.
    """
    parts = urlsplit(address.strip().lower())
    return f"{parts.netloc.removeprefix('www.')}{parts.path.rstrip('/')}" if parts.netloc else ""
