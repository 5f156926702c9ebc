"""Pure decisions about claims and how they stand to each other."""

from __future__ import annotations

from articles.claims.types import ClaimDraft, RelationDraft, RelationKind
from articles.foundation.errors import Problem
from articles.foundation.rules import choice_problems, line_problem, text_problem

STATEMENT_LENGTH = 5_000
MOST_TOPICS = 50
LOWEST_CREDIBILITY = 6
NOTE_LENGTH = 20_000


def claim_problems(draft: ClaimDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = [text_problem(draft.statement, field="statement", most=STATEMENT_LENGTH, required=True)]
    if len(draft.topics) > MOST_TOPICS:
        found.append(Problem("topics", f"There are {len(draft.topics)} topics; at most {MOST_TOPICS} fit."))
    for index, topic in enumerate(draft.topics):
        found.append(line_problem(topic, field=f"topics.{index}", most=100, required=True))
    if draft.credibility is not None and not 1 <= draft.credibility <= LOWEST_CREDIBILITY:
        message = "Credibility runs from 1 (confirmed by other sources) to 6 (cannot be judged)."
        found.append(Problem("credibility", message))
    return [problem for problem in found if problem]


def relation_problems(draft: RelationDraft) -> list[Problem]:
    """Return everything that is wrong with the draft, by field."""
    found = [text_problem(draft.note, field="note", most=NOTE_LENGTH)]
    if draft.claim == draft.other:
        found.append(Problem("other", "A claim has no relation to itself. Choose another claim."))
    return [*choice_problems("kind", draft.kind, RelationKind), *(one for one in found if one)]
