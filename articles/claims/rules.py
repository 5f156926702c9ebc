"""Pure decisions about claims and chains."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from django.db.models import TextChoices

from articles.annotations.types import AnnotationKind
from articles.claims.types import (
    AttributionDraft,
    AttributionTerms,
    Certainty,
    ClaimDraft,
    CueStance,
    HopDraft,
    HopRole,
    Polarity,
    QuoteType,
)
from articles.foundation.errors import Problem
from articles.foundation.rules import text_problem

STATEMENT_LENGTH = 5_000
MOST_TOPICS = 50
MOST_HOPS = 12
LOWEST_CREDIBILITY = 6


def claim_problems(draft: ClaimDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = [text_problem(draft.statement, field="statement", most=STATEMENT_LENGTH, required=True)]
    if len(draft.topics) > MOST_TOPICS:
        found.append(Problem("topics", f"There are {len(draft.topics)} topics; at most {MOST_TOPICS} fit."))
    for index, topic in enumerate(draft.topics):
        found.append(text_problem(topic, field=f"topics.{index}", most=100, required=True))
    if draft.credibility is not None and not 1 <= draft.credibility <= LOWEST_CREDIBILITY:
        message = "Credibility runs from 1 (confirmed by other sources) to 6 (cannot be judged)."
        found.append(Problem("credibility", message))
    return [problem for problem in found if problem]


def attribution_problems(draft: AttributionDraft) -> list[Problem]:
    """Return everything that is wrong with an attribution's gauges and chain, by field."""
    found = [
        *_choice("quote_type", draft.quote_type, QuoteType),
        *_choice("cue_stance", draft.cue_stance, CueStance),
        *_choice("commitment.certainty", draft.commitment.certainty, Certainty),
        *_choice("commitment.polarity", draft.commitment.polarity, Polarity),
        *_choice("attribution_terms", draft.attribution_terms, AttributionTerms),
    ]
    return found + chain_problems(draft.hops)


def words_of(draft: AttributionDraft) -> list[tuple[str, UUID, AnnotationKind]]:
    """Return the annotations that an attribution rests on: the field, the id, and the kind that each must have."""
    spans = [(f"hops.{index}.span", hop.span) for index, hop in enumerate(draft.hops)]
    return [
        ("content", draft.content, AnnotationKind.CLAIM),
        *([("cue", draft.cue, AnnotationKind.CUE)] if draft.cue else []),
        *((field, span, AnnotationKind.SOURCE) for field, span in spans if span),
    ]


def chain_problems(hops: Sequence[HopDraft]) -> list[Problem]:
    """Return what is wrong with a chain: gaps, loops, hops that name nobody, too many of them."""
    if not hops:
        return [Problem("hops", "There is no hop. Name at least the speaker, at position 0.", "blank")]
    if len(hops) > MOST_HOPS:
        return [Problem("hops", f"There are {len(hops)} hops; at most {MOST_HOPS} fit in a chain.")]
    found: list[Problem] = []
    seen: dict[UUID, int] = {}
    for index, hop in enumerate(hops):
        found += _choice(f"hops.{index}.role", hop.role, HopRole)
        if hop.position != index:
            message = (
                f"The chain has a gap: this hop is at position {hop.position}, where {index} comes next. "
                "Number the hops from 0 (the speaker) outwards, in order."
            )
            found.append(Problem(f"hops.{index}.position", message, "gap"))
        if not hop.sources and hop.span is None:
            message = "This hop names nobody. Give a source, or the words that stand for one."
            found.append(Problem(f"hops.{index}.sources", message, "blank"))
        for source in hop.sources:
            if source in seen:
                message = f"The chain has a loop: this source already speaks at position {seen[source]}. Remove one."
                found.append(Problem(f"hops.{index}.sources", message, "loop"))
            seen[source] = index
    return found


def _choice(field: str, value: str, choices: type[TextChoices]) -> list[Problem]:
    """Return a problem if the value is not one of the choices."""
    if value in choices.values:
        return []
    return [Problem(field, f"Unknown value. Choose one of: {', '.join(choices.values)}.")]
