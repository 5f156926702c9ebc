"""What roles and ties must look like, and which of them contradict each other."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date
from itertools import combinations
from uuid import UUID

from articles.foundation.errors import Problem
from articles.foundation.rules import line_problem, text_problem
from articles.registers.models import NAME_LENGTH, fold
from articles.sources.types import RoleDraft, SourceDraft, TieDraft, TieKind

MOST_LINKS = 200
NOTE_LENGTH = 2_000


def link_problems(draft: SourceDraft) -> list[Problem]:
    """Return what is wrong with each role and each tie, taken alone, by field."""
    found: list[Problem | None] = []
    for field, count in (("roles", len(draft.roles)), ("ties", len(draft.ties))):
        if count > MOST_LINKS:
            message = f"There are {count:,}; at most {MOST_LINKS:,} are allowed. Leave some out."
            found.append(Problem(field, message, "too_many"))
    for index, role in enumerate(draft.roles):
        found.append(_order_problem(f"roles.{index}", role))
        found.append(line_problem(role.title, field=f"roles.{index}.title", most=NAME_LENGTH, required=True))
    for index, tie in enumerate(draft.ties):
        found.append(_order_problem(f"ties.{index}", tie))
        if tie.kind not in TieKind.values:
            message = f"Unknown kind. Choose one of: {', '.join(TieKind.values)}."
            found.append(Problem(f"ties.{index}.kind", message))
        found.append(text_problem(tie.note, field=f"ties.{index}.note", most=NOTE_LENGTH))
    return [problem for problem in found if problem]


def named_by(draft: SourceDraft) -> list[tuple[str, UUID]]:
    """Return the fields of the draft that name other sources, with the ids that they name."""
    roles = [(f"roles.{index}.organization", role.organization) for index, role in enumerate(draft.roles)]
    return roles + [(f"ties.{index}.other", tie.other) for index, tie in enumerate(draft.ties)]


def contradictions(draft: SourceDraft, *, owner: UUID, canonical: Mapping[UUID, UUID]) -> list[Problem]:
    """Return what can't be true of the roles and ties together.

    `canonical` gives the survivor of every source that the draft names; `owner` is the record's own.
    """
    found = [
        Problem(field, "This is the source itself. Choose another, or leave it out.", "itself")
        for field, id in named_by(draft)
        if canonical[id] == owner
    ]
    found += _contradicting_roles(draft, canonical)
    for (_, one), (later, other) in combinations(enumerate(draft.ties), 2):
        same = (one.kind, canonical[one.other]) == (other.kind, canonical[other.other])
        if same and _overlap(one, other):
            message = "This tie is already given for some of this time. Leave one out, or change the dates."
            found.append(Problem(f"ties.{later}", message, "repeated"))
    return found


def _contradicting_roles(draft: SourceDraft, canonical: Mapping[UUID, UUID]) -> Iterator[Problem]:
    """Yield a problem for each role that contradicts an earlier one at the same organization."""
    for (_, one), (later, other) in combinations(enumerate(draft.roles), 2):
        if canonical[one.organization] != canonical[other.organization]:
            continue
        if fold(one.title) == fold(other.title) and _overlap(one, other):
            message = (
                f"“{other.title}” is already given for some of this time. Leave one out, or change the dates."
            )
            yield Problem(f"roles.{later}", message, "repeated")
        elif one.end is None and other.end is None:
            message = (
                f"“{one.title}” and “{other.title}” are both held at this organisation without an end. Give "
                "the earlier one an end, or make them one role, such as “CEO and chairman”."
            )
            yield Problem(f"roles.{later}.end", message, "contradiction")


def _order_problem(field: str, link: RoleDraft | TieDraft) -> Problem | None:
    """Return a problem if the link ends before it starts."""
    if link.start and link.end and link.end < link.start:
        message = f"This ends before it starts ({link.start}). Write a later day, or none."
        return Problem(f"{field}.end", message)
    return None


def _overlap(one: RoleDraft | TieDraft, other: RoleDraft | TieDraft) -> bool:
    """Tell whether there is a day on which both hold."""
    starts = max(one.start or date.min, other.start or date.min)
    return starts <= min(one.end or date.max, other.end or date.max)
