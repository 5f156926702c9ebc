"""What ties between entities must look like, and which of them contradict each other."""

from __future__ import annotations

from collections.abc import Mapping
from uuid import UUID

from articles.entities.types import EntityDraft, EntityTieKind
from articles.foundation.errors import Problem
from articles.foundation.rules import choice_problems, line_problem, text_problem
from articles.registers.models import NAME_LENGTH, fold
from articles.schema.rules import edtf_bounds
from articles.schema.types import Edtf

MOST_TIES = 200
NOTE_LENGTH = 2_000
_DATE = Edtf()


def tie_problems(draft: EntityDraft) -> list[Problem]:
    """Return what is wrong with each tie, taken alone, by field."""
    found: list[Problem | None] = []
    if len(draft.ties) > MOST_TIES:
        message = f"There are {len(draft.ties):,}; at most {MOST_TIES:,} are allowed. Leave some out."
        found.append(Problem("ties", message, "too_many"))
    for index, tie in enumerate(draft.ties):
        where = f"ties.{index}"
        found += choice_problems(f"{where}.kind", tie.kind, EntityTieKind)
        found.append(line_problem(tie.words, field=f"{where}.words", most=NAME_LENGTH))
        found.append(text_problem(tie.note, field=f"{where}.note", most=NOTE_LENGTH))
        found += _DATE.problems(tie.since, field=f"{where}.since")
        found += _DATE.problems(tie.until, field=f"{where}.until")
        if backwards(tie.since, tie.until):
            found.append(Problem(f"{where}.until", "This ends before it begins. Check both dates."))
    return [problem for problem in found if problem]


def backwards(start: str, end: str) -> bool:
    """Tell whether the end is surely before the start, however vaguely both are known."""
    first, last = edtf_bounds(start.strip()), edtf_bounds(end.strip())
    return first is not None and last is not None and last[1] < first[0]


def contradictions(draft: EntityDraft, *, owner: UUID, canonical: Mapping[UUID, UUID]) -> list[Problem]:
    """Return the ties to the entity itself, and those that say the same twice.

    `canonical` gives the survivor of every entity that the draft names; `owner` is the record's own.
    """
    found: list[Problem] = []
    seen: set[tuple[str, UUID, str, str]] = set()
    for index, tie in enumerate(draft.ties):
        if canonical[tie.other] == owner:
            message = "This is the entity itself. Choose another, or leave it out."
            found.append(Problem(f"ties.{index}.other", message, "itself"))
        said = (tie.kind, canonical[tie.other], fold(tie.words), tie.since.strip())
        if said in seen:
            message = "This tie is already given. Leave one out, or say from when each holds."
            found.append(Problem(f"ties.{index}", message, "repeated"))
        seen.add(said)
    return found
