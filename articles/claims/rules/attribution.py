"""Pure decisions about attributions and chains."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from articles.annotations.types import AnnotationKind
from articles.claims.types import (
    AttributionDraft,
    HopDraft,
    HopRole,
)
from articles.foundation.errors import Problem
from articles.foundation.rules import choice_problems, is_blank
from articles.schema.rules import form_problems

MOST_HOPS = 12
UNNAMED_RULE = (
    "An unnamed source needs a reason for its anonymity that could be published, and the name of the editor "
    "who approved it."
)


def attribution_problems(draft: AttributionDraft) -> list[Problem]:
    """Return everything that is wrong with an attribution's gauges and chain, by field."""
    committed = [replace(one, field=f"commitment.{one.field}") for one in form_problems(draft.commitment)]
    return form_problems(draft) + committed + chain_problems(draft.hops)


def anonymity_problems(draft: AttributionDraft, unnamed: Sequence[str]) -> list[Problem]:
    """Return what is missing for a chain that names these unnamed sources (AP's rule for anonymous
    sources).
    """
    if not unnamed:
        return []
    said = {"anonymity_reason": draft.anonymity_reason, "approved_by": draft.approved_by}
    return [
        Problem(field, f"{UNNAMED_RULE} {unnamed[0]} is unnamed.", "unnamed_source")
        for field, value in said.items()
        if is_blank(value)
    ]


def keeps_approval(draft: AttributionDraft, old: AttributionDraft) -> bool:
    """Tell whether somebody's approval of anonymity still covers a changed attribution: it is for the same
    reason, and for no other sources.
    """
    then, now = ({id for hop in one.hops for id in hop.sources} for one in (old, draft))
    said = [(one.approved_by, one.anonymity_reason) for one in (old, draft)]
    return said[0] == said[1] and now <= then


def words_of(draft: AttributionDraft) -> list[tuple[str, UUID, AnnotationKind]]:
    """Return the annotations that an attribution rests on: the field, the id, and the kind that each must
    have.
    """
    spans = [(f"hops.{index}.span", hop.span) for index, hop in enumerate(draft.hops)]
    return [
        ("content", draft.content, AnnotationKind.CLAIM),
        *([("cue", draft.cue, AnnotationKind.CUE)] if draft.cue else []),
        *((field, span, AnnotationKind.SOURCE) for field, span in spans if span),
    ]


def chain_problems(hops: Sequence[HopDraft]) -> list[Problem]:
    """Return what is wrong with a chain: gaps, loops, hops that name nobody, too many of them."""
    if not hops:
        return [Problem("hops", "There are no hops. Give at least the speaker, at position 0.", "blank")]
    if len(hops) > MOST_HOPS:
        return [
            Problem(
                "hops", f"There are {len(hops)} hops; a chain can have at most {MOST_HOPS}. Leave some out."
            )
        ]
    found: list[Problem] = []
    seen: dict[UUID, int] = {}
    for index, hop in enumerate(hops):
        found += choice_problems(f"hops.{index}.role", hop.role, HopRole)
        if hop.position != index:
            message = (
                f"The chain has a gap: this hop is at position {hop.position}, but {index} comes next. "
                "Number the hops in order, from 0 (the speaker) outwards."
            )
            found.append(Problem(f"hops.{index}.position", message, "gap"))
        if not hop.sources and hop.span is None:
            message = "This hop names nobody. Give a source, or the words that name one."
            found.append(Problem(f"hops.{index}.sources", message, "blank"))
        for source in hop.sources:
            if source in seen:
                message = (
                    f"The chain has a loop: this source already speaks at position {seen[source]}. Remove "
                    "one."
                )
                found.append(Problem(f"hops.{index}.sources", message, "loop"))
            seen[source] = index
    return found


def merged_loop_problems(hops: Sequence[HopDraft], canonical: Mapping[UUID, UUID]) -> list[Problem]:
    """Return a problem for every source that was merged with one that speaks in the chain already."""
    found: list[Problem] = []
    seen: dict[UUID, tuple[UUID, int]] = {}
    for index, hop in enumerate(hops):
        for source in hop.sources:
            earlier, position = seen.setdefault(canonical.get(source, source), (source, index))
            if earlier != source:
                message = (
                    f"The chain has a loop: this source was merged with the one at position {position}. "
                    "Remove one."
                )
                found.append(Problem(f"hops.{index}.sources", message, "loop"))
    return found
