"""Naming the thing counted, in the text's own words.

It is the noun phrase behind the number, without what only points ("the", "those") and without "more" and
"additional". It ends at a verb, a preposition other than "of", a clause, a mark or a period. A participle
ends it too ("soldiers deployed"), unless a noun still has to come ("armed men") or there is none ("12
killed").
"""

from __future__ import annotations

from collections.abc import Callable

from articles.quantities._phrases import ON_TOP, SINGLE_TIMES, TELLS
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import EXTENTS, MEASURES, NAMES
from articles.quantities._words import ARTICLES, ENDS, GROUPS, OWNERS

_LONGEST = 300
_LINKS = {"of", "and", "or", "&"}
_SKIPPED = frozenset({*OWNERS, *ON_TOP, "feared", "presumed", "more", "fewer", "of", "other", "worth"})
_MONEY_IN = "in"
_NO_KIND = {
    "total",
    "all",
    "cash",
    "a",
    "the",
    "an",
    "this",
    "that",
    "his",
    "her",
    "its",
    "their",
    "return",
    "part",
}
_PARTICIPLE = ("ed", "ing")
_NOUNS_IN_ING = {
    "building",
    "meeting",
    "killing",
    "bombing",
    "shooting",
    "drawing",
    "painting",
    "offspring",
    "ring",
}
_RATES = {"per", "a", "an", "each", "every", "/"}
_NO_RATE = {"after", "before", "later", "earlier", "ago", "of", "when", "since", "to", "from"}
_SINGLES = {"share", "person", "head", "vote", "family", "household"}
_STATES = {"dead", "missing", "hurt"}
_SIDES = frozenset({f"{a}{b}" for a in ("", "north", "south") for b in ("north", "south", "east", "west")})
_NO_BEGINNING = {"them", "us", "whom"} | ENDS | _LINKS | ARTICLES | OWNERS | _RATES


def read_counted(
    tokens: list[Token], place: int, original: str, taken: set[int], *, money: bool
) -> tuple[str, int]:
    """Give the thing counted and the index behind it; empty words where none follows."""
    place = _start(tokens, place, taken, money=money)
    end = place
    while end < len(tokens) and end not in taken and _belongs(tokens, place, end, taken):
        end += 1
    while end > place and (tokens[end - 1].low in _LINKS or tokens[end - 1].low in ARTICLES | OWNERS):
        end -= 1
    end = _before_speaker(tokens, place, end)
    if end == place:
        return "", place
    words = " ".join(original[tokens[place].start : tokens[end - 1].end].split())
    return (words if len(words) <= _LONGEST else ""), end


def _start(tokens: list[Token], place: int, taken: set[int], *, money: bool) -> int:
    """Skip the words between the number and the noun."""
    if money and _low(tokens, place) == _MONEY_IN and _is_kind(tokens, place + 1) and place + 1 not in taken:
        return place + 1
    while place not in taken and (_low(tokens, place) in _SKIPPED or _is_extent(tokens, place)):
        place += 1
    if place > 0 and _low(tokens, place) in ARTICLES and _low(tokens, place - 1) == "of":
        return place + 1
    return place


def _is_extent(tokens: list[Token], place: int) -> bool:
    """Say whether a word belongs to the measure before it, as in "3m-high"."""
    return place < len(tokens) and tokens[place].joined and tokens[place].low in EXTENTS


def _is_kind(tokens: list[Token], place: int) -> bool:
    """Say whether "in" names what money is for ("in aid"), not where or how it was given."""
    word = tokens[place] if place < len(tokens) else None
    return word is not None and word.is_word and not word.is_capital and word.low not in _NO_KIND


def _low(tokens: list[Token], place: int) -> str:
    return tokens[place].low if place < len(tokens) and tokens[place].is_word else ""


def _belongs(tokens: list[Token], first: int, place: int, taken: set[int]) -> bool:
    """Say whether a token still belongs to the noun phrase that began at `first`."""
    token = tokens[place]
    if token.kind is Kind.NAME:
        return True
    if not token.is_word:
        return token.text == "&" and place > first and _continues(tokens, place, taken)
    if place == first and not _is_aside(tokens, place):
        return token.low in _STATES or token.low not in _NO_BEGINNING
    if token.low in _LINKS:
        return _continues(tokens, place, taken)
    if token.low in ARTICLES or token.low in OWNERS:
        return _low(tokens, place - 1) == "of"
    return token.low not in ENDS and place > first and not _is_verb_here(tokens, place, taken)


def _is_aside(tokens: list[Token], place: int) -> bool:
    """Say whether these words compare a period with the one before it, or give a direction: "north of"."""
    if _low(tokens, place) in _SIDES and _low(tokens, place + 1) == "of":
        return True
    return _low(tokens, place) in SINGLE_TIMES and _low(tokens, place + 1) in {"on", "over"}


def _continues(tokens: list[Token], place: int, taken: set[int]) -> bool:
    """Say whether a noun follows "of", "and" or "or"."""
    if place + 1 >= len(tokens) or place + 1 in taken:
        return False
    following = tokens[place + 1]
    if tokens[place].low == "of":
        return following.kind is Kind.NAME or (following.is_word and following.low not in ENDS)
    if following.kind is Kind.NAME:
        return True
    if not following.is_word or following.low in ENDS | ARTICLES | OWNERS | {"more", "less", "so", "fewer"}:
        return False
    # "12 killed or wounded" goes on; "12 people and wounded others" doesn't.
    return not _has_participle_end(following.low) or _has_participle_end(tokens[place - 1].low)


def _is_verb_here(tokens: list[Token], place: int, taken: set[int]) -> bool:
    """Say whether a word is a participle or gerund behind its noun."""
    if not _has_participle_end(tokens[place].low) or tokens[place].is_capital:
        return False
    before = tokens[place - 1].low
    if before in _LINKS:
        return False
    if _is_plural(before):
        return True
    following = tokens[place + 1] if place + 1 < len(tokens) and place + 1 not in taken else None
    return following is None or not following.is_word or following.low in ENDS or following.low in ARTICLES


def _has_participle_end(word: str) -> bool:
    return len(word) > 4 and word.endswith(_PARTICIPLE) and word not in _NOUNS_IN_ING  # noqa: PLR2004 - not "bed" or "red"


def _is_plural(word: str) -> bool:
    return word in GROUPS or (word.endswith("s") and not word.endswith(("ss", "us")))


def _before_speaker(tokens: list[Token], first: int, end: int) -> int:
    """Leave out "and officials" before "said": it is who speaks, not what is counted."""
    if _low(tokens, end) not in TELLS:
        return end
    return next((place for place in range(first + 1, end) if tokens[place].low == "and"), end)


def read_rate(tokens: list[Token], place: int, is_taken: Callable[[int], bool]) -> tuple[str, int]:
    """Read "an hour", "per day" or "/h"; give the singular name of the unit, and the index behind it."""
    word, unit = _low(tokens, place), _low(tokens, place + 1)
    if word not in _RATES or not unit or is_taken(place + 1) or _low(tokens, place + 2) in _NO_RATE:
        return "", place
    short = {"h": "hour", "hr": "hour", "s": "second"}.get(unit, unit)
    if short in SINGLE_TIMES:
        return short, place + 2
    if (word == "per" and unit not in ENDS) or (unit,) in MEASURES or unit in _SINGLES:
        name = NAMES.get((unit,), unit)
        return (name if name == unit or len(name) <= 3 or not name.isalpha() else unit), place + 2  # noqa: PLR2004 - symbols and codes
    return "", place
