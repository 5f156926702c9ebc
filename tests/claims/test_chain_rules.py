"""What a chain must look like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.claims.rules import attribution_problems, chain_problems
from articles.claims.types import (
    AttributionDraft,
    AttributionTerms,
    Certainty,
    Commitment,
    CueStance,
    HopDraft,
    HopRole,
    Polarity,
    QuoteType,
)
from articles.foundation.models import new_id

KIM, KCNA, AFP, JCS = (new_id() for _ in range(4))


def hop(position: int, *sources: object, role: str = "originator") -> HopDraft:
    return HopDraft(position, role, tuple(sources))  # type: ignore[arg-type]


def found(*hops: HopDraft) -> list[tuple[str, str]]:
    return [(problem.field, problem.code) for problem in chain_problems(hops)]


def test_a_speaker_relayed_and_carried_is_a_chain() -> None:
    assert found(hop(0, KIM), hop(1, KCNA, role="relay"), hop(2, AFP, role="carrier")) == []


def test_a_joint_statement_has_several_sources_at_one_hop() -> None:
    assert found(hop(0, KIM, JCS), hop(1, AFP)) == []


def test_a_hop_may_have_words_and_no_source() -> None:
    assert found(HopDraft(0, "originator", (), new_id())) == []


def test_a_chain_without_a_hop_is_refused() -> None:
    assert found() == [("hops", "blank")]


def test_a_hop_that_names_nobody_is_refused() -> None:
    assert found(hop(0, KIM), hop(1)) == [("hops.1.sources", "blank")]


@pytest.mark.parametrize("positions", [(1,), (0, 2), (1, 0), (0, 0), (-1, 0)])
def test_a_gap_or_another_order_is_refused(positions: tuple[int, ...]) -> None:
    problems = found(*(hop(position, new_id()) for position in positions))
    assert problems
    assert {code for _, code in problems} == {"gap"}


def test_a_source_that_speaks_twice_makes_a_loop() -> None:
    assert found(hop(0, KIM), hop(1, KCNA), hop(2, KIM)) == [("hops.2.sources", "loop")]
    assert found(hop(0, KIM, KIM)) == [("hops.0.sources", "loop")]


def test_an_unknown_role_is_refused() -> None:
    assert found(hop(0, KIM, role="gossip")) == [("hops.0.role", "invalid")]


def test_a_chain_is_bounded() -> None:
    assert found(*(hop(position, new_id()) for position in range(12))) == []
    assert found(*(hop(position, new_id()) for position in range(13))) == [("hops", "invalid")]


def test_every_gauge_is_checked_and_named_by_its_own_field() -> None:
    draft = AttributionDraft(
        new_id(),
        (hop(0, KIM),),
        quote_type="sung",
        cue_stance="angry",
        commitment=Commitment("sure", "yes"),
        attribution_terms="whispered",
    )
    assert [problem.field for problem in attribution_problems(draft)] == [
        "quote_type",
        "cue_stance",
        "attribution_terms",
        "commitment.certainty",
        "commitment.polarity",
    ]


@given(
    st.builds(
        AttributionDraft,
        st.just(new_id()),
        st.sampled_from(HopRole.values).map(lambda role: (hop(0, KIM, role=role),)),
        st.none() | st.uuids(),
        st.sampled_from(QuoteType.values),
        st.sampled_from(CueStance.values),
        st.builds(Commitment, st.sampled_from(Certainty.values), st.sampled_from(Polarity.values)),
        st.sampled_from(AttributionTerms.values),
    )
)
def test_any_value_of_one_gauge_goes_with_any_of_the_others(draft: AttributionDraft) -> None:
    assert attribution_problems(draft) == []
