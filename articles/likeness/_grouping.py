"""Which articles are copies of one."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from articles.likeness.types import Link


def origins_of(members: Iterable[UUID], links: Iterable[Link]) -> dict[UUID, UUID]:
    """Return for each article the one that came first of its group, in whatever order they are given.

    Each article goes with what it shares most with, among those that are no longer than itself. So copies of
    one wire story end up with the shortest of them, whatever was added to it. And a round-up goes with one of
    the stories that it holds, and is no bridge between them.
    """
    beside = {link: _ordered(link) for link in links}
    # From the least to the most in common; of equals the smallest comes last, and so stays.
    by_shared = sorted(beside.items(), key=lambda pair: (pair[0].overlap.shared, *_falling(pair[1][1])))
    below = {longer: shorter for _, ((_, longer), (_, shorter)) in by_shared}
    groups: dict[UUID, list[UUID]] = {}
    for id in members:
        end = id
        while end in below:
            end = below[end]
        groups.setdefault(end, []).append(id)
    return {id: min(group) for group in groups.values() for id in group}


def _ordered(link: Link) -> tuple[tuple[int, UUID], tuple[int, UUID]]:
    """Return the longer article and the shorter one, with their sizes; of equals the later is the longer."""
    sides = [(link.overlap.size, link.first), (link.overlap.other_size, link.second)]
    shorter, longer = sorted(sides)
    return longer, shorter


def _falling(side: tuple[int, UUID]) -> tuple[int, int]:
    """Return what sorts larger sides first."""
    return -side[0], -side[1].int
