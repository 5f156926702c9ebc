"""Writing figures."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from articles.annotations.types import AnnotationKind
from articles.claims.models import Figure
from articles.claims.operations._parts import EditableParts
from articles.claims.operations._words import locked_words, words_problem
from articles.claims.rules import figure_problems, normal
from articles.claims.types import FigureDraft
from articles.foundation.errors import Problem
from articles.foundation.types import Actor

_COLUMNS = (
    "value",
    "lower",
    "upper",
    "unit",
    "counted",
    "modality",
    "figure_type",
    "out_of",
    "as_of_start",
    "as_of_end",
)
_NUMBERS = ("value", "lower", "upper", "out_of")


class FigureOperations(EditableParts[Figure, FigureDraft]):
    """Figures may name the annotation that holds their words; each such annotation holds one number."""

    model = Figure

    def problems(self, draft: FigureDraft, now: datetime) -> list[Problem]:  # noqa: ARG002 - every kind's signature
        """Return what is wrong with the draft by itself."""
        return figure_problems(draft)

    def tidied(self, draft: FigureDraft) -> FigureDraft:
        """Write each number in the one way in which it is kept: 3000.0 is 3000."""
        return replace(
            draft,
            value=normal(draft.value),
            lower=normal(draft.lower),
            upper=normal(draft.upper),
            out_of=normal(draft.out_of),
        )

    def named_problems(
        self, actor: Actor, draft: FigureDraft, row: Figure | None
    ) -> Iterable[Problem | None]:
        """Ask for the words, and whether another figure has them."""
        id = draft.annotation
        if id is None:
            return
        is_same = row is not None and row.annotation_id == id
        words = locked_words(actor, [id], deletable=[id] if is_same else []).get(id)
        yield words_problem(words, field="annotation", kind=AnnotationKind.FIGURE.value)
        taken = Figure.objects.live().filter(annotation=id).first()
        if taken and taken != row:
            message = f"These words are the figure {taken.id} already. Change that one, or mark other words."
            yield Problem("annotation", message, "taken")

    def fill(self, row: Figure, draft: FigureDraft, now: datetime) -> None:  # noqa: ARG002 - every kind's signature
        """Put the draft's columns on the row."""
        row.annotation_id = draft.annotation
        for name in _COLUMNS:
            setattr(row, name, getattr(draft, name))

    def draft_of(self, row: Figure) -> FigureDraft:
        """Return the row's present content, its numbers as they were given."""
        columns = {name: getattr(row, name) for name in _COLUMNS}
        columns |= {name: normal(columns[name]) for name in _NUMBERS}
        return FigureDraft(claim=row.claim_id, annotation=row.annotation_id, **columns)


figures = FigureOperations()
