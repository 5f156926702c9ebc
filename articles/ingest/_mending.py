"""Lines that belong together though they were sent apart: a headline on two lines, a dateline on its own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from articles.ingest._datelines import dateline
from articles.ingest._layout import Unit
from articles.ingest._subheads import ends_like_sentence

_LONGEST_LINE, _LONGEST_DATELINE, _NEAR_TOP = 120, 90, 12


def mended(units: Sequence[Unit]) -> list[Unit]:
    """Join the second line of a headline to its first, and a dateline to the paragraph that it opens."""
    found = list(units)
    if len(found) > 2 and _goes_on(*found[:3]):  # noqa: PLR2004 - two lines, and what they head
        found[:2] = [replace(found[0], text=f"{found[0].text} {found[1].text}")]
    for at, (unit, after) in enumerate(pairwise(found[:_NEAR_TOP])):
        if _opens(unit, after):
            found[at : at + 2] = [replace(after, text=f"{unit.text} {after.text}")]
            break
    return found


def _goes_on(first: Unit, second: Unit, third: Unit) -> bool:
    """Say whether a second line is the rest of a headline: it begins small, and both stand apart from the
    text.
    """
    return (
        not (first.marker or second.marker)
        and first.group == second.group != third.group
        and second.text[:1].islower()
        and max(len(first.text), len(second.text)) <= _LONGEST_LINE
        and not ends_like_sentence(first.text)
        and not ends_like_sentence(second.text)
    )


def _opens(unit: Unit, after: Unit) -> bool:
    """Say whether a line is nothing but an agency's dateline: "Holt, 27 mars 2025 (AFP) -"."""
    words = unit.text.rstrip()
    if unit.marker or after.marker or len(words) > _LONGEST_DATELINE or not words.endswith(("-", "–", "—")):
        return False
    begun = dateline(f"{words} {after.text}")
    return begun is not None and bool(begun.agencies)
