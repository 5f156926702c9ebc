"""Which articles are copies of one: the same answer in any order, and no bridges between stories."""

from __future__ import annotations

import random
from itertools import combinations
from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.likeness.rules import origins_of
from articles.likeness.types import Link, Overlap

# The first example of a run may take seconds on a busy machine.
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def id(number: int) -> UUID:
    """Return an id; those that came later have larger ones."""
    return UUID(int=number)


def link(first: tuple[int, int], second: tuple[int, int], shared: int) -> Link:
    """Return two articles, each with its size, that share so much."""
    return Link(id(first[0]), id(second[0]), Overlap(shared, first[1], second[1]))


def groups(members: int, *links: Link) -> list[int]:
    """Return the group of each of so many articles."""
    found = origins_of(map(id, range(members)), links)
    return [found[id(at)].int for at in range(members)]


def test_versions_of_one_text_are_one_group_named_by_the_first() -> None:
    links = (link((3, 300), (1, 320), 280), link((3, 300), (4, 310), 290), link((1, 320), (4, 310), 270))
    assert groups(5, *links) == [0, 1, 2, 1, 1]


def test_a_longer_article_goes_with_the_story_that_it_holds() -> None:
    held = link((0, 900), (2, 300), 290)
    assert groups(3, held) == [0, 1, 0]
    assert groups(3, Link(held.second, held.first, held.overlap.turned())) == [0, 1, 0]


def test_a_round_up_is_no_bridge_between_the_stories_that_it_holds() -> None:
    # Article 0 holds 1 and more of 2; article 3 is a version of 1.
    one, two = link((0, 500), (1, 220), 220), link((0, 500), (2, 280), 280)
    assert groups(4, one, two, link((1, 220), (3, 230), 215)) == [0, 1, 0, 1]


def test_versions_of_a_round_up_go_together() -> None:
    links = [link((at, 500), (story, 300), 200 + story) for at in (0, 1) for story in (2, 3)]
    assert groups(4, link((0, 500), (1, 500), 480), *links) == [0, 0, 2, 0]


@st.composite
def linked(draw: st.DrawFn) -> list[Link]:
    """Return links between ten articles of some sizes."""
    sizes = draw(st.lists(st.integers(20, 60), min_size=10, max_size=10))
    pairs = draw(st.lists(st.sampled_from(list(combinations(range(10), 2))), max_size=20, unique=True))
    shares = draw(st.lists(st.integers(50, 100), min_size=len(pairs), max_size=len(pairs)))
    return [
        link((one, sizes[one]), (other, sizes[other]), min(sizes[one], sizes[other]) * share // 100)
        for (one, other), share in zip(pairs, shares, strict=True)
    ]


def turned(one: Link) -> Link:
    """Return the link as the other side tells it."""
    return Link(one.second, one.first, one.overlap.turned())


@UNHURRIED
@given(linked(), st.integers())
def test_the_order_of_arrival_makes_no_difference(links: list[Link], seed: int) -> None:
    members = [id(at) for at in range(10)]
    before = origins_of(members, links)
    chance = random.Random(seed)  # noqa: S311 - an order, not a secret
    other = [turned(one) if chance.random() < 0.5 else one for one in links]
    chance.shuffle(other)
    chance.shuffle(members)
    assert origins_of(members, other) == before


@UNHURRIED
@given(linked())
def test_groups_are_what_they_say(links: list[Link]) -> None:
    members = [id(at) for at in range(10)]
    found = origins_of(members, links)
    assert set(found) == set(members)
    near: dict[UUID, set[UUID]] = {one: set() for one in members}
    for one in links:
        near[one.first].add(one.second)
        near[one.second].add(one.first)
    for member, origin in found.items():
        # Named by its first article, which names itself.
        assert found[origin] == origin
        assert origin <= member
        # Whoever resembles something is with something that it resembles, or that resembles it.
        together = {other for other in members if found[other] == origin} - {member}
        assert not together or together & near[member]


@UNHURRIED
@given(linked())
def test_nobody_is_parted_from_what_it_shares_most_with(links: list[Link]) -> None:
    found = origins_of([id(at) for at in range(10)], links)
    for one in links:
        longer, shorter = (
            (one.first, one.second)
            if (one.overlap.size, one.first) > (one.overlap.other_size, one.second)
            else (one.second, one.first)
        )
        rivals = [other for other in links if longer in (other.first, other.second) and other != one]
        if all(other.overlap.shared < one.overlap.shared for other in rivals):
            assert found[longer] == found[shorter]
