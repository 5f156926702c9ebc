"""Articles that go back to one origin are put together, in whatever order they come."""

from __future__ import annotations

from uuid import UUID

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from articles.research.rules import one_origin_each
from articles.research.types import Appearing

UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])


def appearing(article: int, text: int | None = None, *carriers: int) -> Appearing:
    """Return an article, by default with a text of its own."""
    own = article if text is None else text
    return Appearing(UUID(int=article), UUID(int=own), frozenset(UUID(int=one) for one in carriers))


def origins(*found: Appearing) -> list[list[int]]:
    """Return the articles of each origin."""
    return [[one.int for one in some] for some in one_origin_each(found)]


def test_five_copies_of_one_wire_line_are_one_origin() -> None:
    assert origins(*(appearing(at, 1) for at in range(1, 6))) == [[1, 2, 3, 4, 5]]


def test_articles_that_name_one_carrier_are_one_origin_in_whatever_words() -> None:
    assert origins(appearing(1, None, 90), appearing(2, None, 90), appearing(3, None, 91)) == [[1, 2], [3]]


def test_copies_and_carriers_together() -> None:
    # The second is a copy of the first, and only the first says whose it is.
    assert origins(appearing(1, 1, 90), appearing(2, 1), appearing(3, None, 90), appearing(4)) == [
        [1, 2, 3],
        [4],
    ]


def test_an_article_with_two_carriers_is_no_bridge() -> None:
    two = appearing(2, None, 90, 91)
    assert origins(appearing(1, None, 90), two, appearing(3, None, 91)) == [[1], [2], [3]]


def test_nothing_has_no_origin() -> None:
    assert origins() == []


some = st.lists(
    st.builds(
        lambda article, text, carriers: appearing(article, text, *carriers),
        st.integers(0, 12),
        st.integers(0, 5),
        st.sets(st.integers(90, 93), max_size=2),
    ),
    max_size=10,
    unique_by=lambda one: one.article,
)


@UNHURRIED
@given(some, st.permutations(range(10)))
def test_the_order_makes_no_difference_and_each_article_counts_once(
    found: list[Appearing], order: list[int]
) -> None:
    result = one_origin_each(found)
    assert sorted(one for group in result for one in group) == sorted(one.article for one in found)
    shuffled = [found[at] for at in order if at < len(found)]
    assert one_origin_each(shuffled) == result


@UNHURRIED
@given(some)
def test_what_shares_a_text_or_its_only_carrier_is_never_parted(found: list[Appearing]) -> None:
    where = {one: at for at, group in enumerate(one_origin_each(found)) for one in group}
    for one in found:
        for other in found:
            same = one.text == other.text or (one.carriers == other.carriers and len(one.carriers) == 1)
            assert not same or where[one.article] == where[other.article]
