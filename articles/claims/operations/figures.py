"""Writing figures."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from articles.annotations.types import AnnotationKind
from articles.claims.models import Figure
from articles.claims.operations._parts import EditableParts
from articles.claims.operations._words import locked_words, words_problem
from articles.claims.rules import base_problems, kept_problems
from articles.claims.types import FigureDraft
from articles.foundation.errors import Problem
from articles.foundation.types import Actor


class FigureOperations(EditableParts[Figure, FigureDraft]):
    """Figures may name the annotation that holds their words. Each such annotation holds one number."""

    model, draft = Figure, FigureDraft

    def problems(self, draft: FigureDraft, now: datetime) -> list[Problem]:  # noqa: ARG002 - every kind's signature
        """Return what is wrong with the draft by the rules that every figure keeps."""
        return kept_problems(draft)

    def named_problems(
        self, actor: Actor, draft: FigureDraft, row: Figure | None
    ) -> Iterable[Problem | None]:
        """Ask for the words, and whether another figure has them. Only a changed figure must say its base."""
        if row is None or draft != self.draft_of(row):
            yield from base_problems(draft)
        id = draft.annotation
        if id is None:
            return
        is_same = row is not None and row.annotation_id == id
        words = locked_words(actor, [id], deletable=[id] if is_same else []).get(id)
        yield words_problem(words, field="annotation", kind=AnnotationKind.FIGURE.value)
        taken = Figure.objects.live().filter(annotation=id).first()
        if taken and taken != row:
            message = f"The figure {taken.id} already has these words. Change that one, or mark other words."
            yield Problem("annotation", message, "taken")


figures = FigureOperations()
