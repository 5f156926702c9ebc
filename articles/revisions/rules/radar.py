"""What became of a claim between two texts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from rapidfuzz.distance import JaroWinkler

from articles.revisions.rules.cues import Signal, signals_in
from articles.revisions.rules.sources import sources_in
from articles.revisions.types import Finding

_NUMBER = re.compile(r"\d+(?:[.,  ’']\d+)*\s?(?:%|percent|per cent|million|billion|trillion|Millionen|Mio)?")
_WORD = re.compile(r"[^\W\d_]{3,}|\d+(?:[.,]\d+)*")
# Words that nearly every sentence has say nothing about what it is about.
_COMMON = frozenset({
    "the", "and", "that", "with", "from", "have", "has", "had", "was", "were", "been", "for", "are", "not",
    "but", "his", "her", "their", "its", "they", "which", "who", "said", "would", "could", "more", "than",
    "about", "after", "before", "into", "over", "also", "will", "this", "these", "those", "there", "when",
    "what", "where",
})  # fmt: skip
# Two names as alike as this are one, written otherwise.
_SAME_NAME = 0.8
# So much of a claim's words must stand in a new sentence.
_RESTATED = 0.6
_FEWEST_WORDS = 3


def findings_between(old: str, new: str) -> list[Finding]:
    """Return what changed about what a sentence says: its figures, how sure it is, and who says it.

    Only what differs is told: a figure or a word that both have is no finding.
    """
    if old == new:
        return []
    return [*_figures(old, new), *_certainty(old, new), *_sources(old, new)]


def restated(claim: str, sentence: str) -> bool:
    """Tell whether a sentence seems to hold a claim: most of the words that say what it is about."""
    wanted = _about(claim)
    return len(wanted) >= _FEWEST_WORDS and len(wanted & _about(sentence)) >= _RESTATED * len(wanted)


def _about(text: str) -> set[str]:
    """Return the words that say what a text is about, without their endings."""
    return {word[:6] for one in _WORD.findall(text) if (word := one.casefold()) not in _COMMON}


def _figures(old: str, new: str) -> Iterator[Finding]:
    """Yield the numbers that became others, came or went."""
    gone, come = _apart(_numbers(old), _numbers(new))
    for index in range(max(len(gone), len(come))):
        before, after = (some[index] if index < len(some) else "" for some in (gone, come))
        yield Finding("figure_changed", before, after)


def _numbers(text: str) -> list[str]:
    return [one.strip() for one in _NUMBER.findall(text)]


def _certainty(old: str, new: str) -> Iterator[Finding]:
    """Yield whether the sentence became softer or harder, with the words that made it so; and whether nobody
    says it any more.
    """
    before, after = signals_in(old), signals_in(new)
    gone, come = _signals_apart(before, after)
    change = sum(one.weight for one in come) - sum(one.weight for one in gone)
    words = (", ".join(one.words for one in some) for some in (gone, come))
    if change:
        yield Finding("hardened" if change > 0 else "softened", *words)
    if any(one.attributes for one in before) and not any(one.attributes for one in after):
        yield Finding("attribution_lost", ", ".join(one.words for one in before if one.attributes), "")


def _signals_apart(before: Sequence[Signal], after: Sequence[Signal]) -> tuple[list[Signal], list[Signal]]:
    """Return the signals that went and those that came."""
    return _apart(before, after, key=lambda one: one.words.casefold())


def _sources(old: str, new: str) -> Iterator[Finding]:
    """Yield the names that went, came, or are written otherwise."""
    gone, come = _apart(sources_in(old), sources_in(new))
    for name in list(gone):
        other = next((one for one in come if _is_same(name, one)), None)
        if other is not None:
            gone.remove(name)
            come.remove(other)
            yield Finding("source_renamed", name, other)
    yield from (Finding("source_removed", name, "") for name in gone)
    yield from (Finding("source_added", "", name) for name in come)


def _is_same(one: str, other: str) -> bool:
    """Tell whether two names seem to be one: alike by letters, or one a part of the other."""
    first, second = one.casefold(), other.casefold()
    return first in second or second in first or JaroWinkler.similarity(first, second) >= _SAME_NAME


def _apart[T](before: Sequence[T], after: Sequence[T], key: object = None) -> tuple[list[T], list[T]]:
    """Return what only the one has, and what only the other; what both have is matched once each."""
    named = key if callable(key) else lambda one: one
    left, right = Counter(map(named, before)), Counter(map(named, after))
    both = left & right
    return _without(before, Counter(both), named), _without(after, Counter(both), named)


def _without[T](some: Sequence[T], known: Counter[object], named: object) -> list[T]:
    found = []
    for one in some:
        name = named(one)  # type: ignore[operator]
        if known[name]:
            known[name] -= 1
        else:
            found.append(one)
    return found
