"""Writing responses: what each party answered."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime

from articles.claims.models import Response
from articles.claims.operations._parts import EditableParts
from articles.claims.operations._words import locked_words, words_problem
from articles.claims.rules import response_problems
from articles.claims.types import ResponseDraft
from articles.corpus.models import Article
from articles.foundation.errors import Problem
from articles.foundation.operations import require_rows
from articles.foundation.types import Actor
from articles.sources.models import Source


class ResponseOperations(EditableParts[Response, ResponseDraft]):
    """Responses name a party, and perhaps words; the words already give the article."""

    model, draft = Response, ResponseDraft

    def problems(self, draft: ResponseDraft, now: datetime) -> list[Problem]:
        """Return what is wrong with the draft, taken alone."""
        return response_problems(draft, now)

    def tidied(self, draft: ResponseDraft) -> ResponseDraft:
        """Leave the article out if the words give it."""
        return super().tidied(draft if draft.words is None else replace(draft, article=None))

    def named_problems(
        self, actor: Actor, draft: ResponseDraft, row: Response | None
    ) -> Iterable[Problem | None]:
        """Ask for the party, the words and the article."""
        require_rows(Source.objects.all(), [("party", draft.party)])
        require_rows(Article.objects.visible_to(actor), [("article", draft.article)])
        if draft.words is None:
            return
        is_same = row is not None and row.words_id == draft.words
        found = locked_words(actor, [draft.words], deletable=[draft.words] if is_same else [])
        words = found.get(draft.words)
        yield words_problem(words, field="words")
        if words and draft.article not in {None, words.article_id}:
            message = f"The words are in another article, {words.article_id}. Leave `article` out."
            yield Problem("article", message)

    def fill(self, row: Response, draft: ResponseDraft, now: datetime) -> None:
        """Put the draft's columns on the row. Words bring their article."""
        super().fill(row, draft, now)
        if row.words is not None:
            row.article_id = row.words.article_id

    def draft_of(self, row: Response) -> ResponseDraft:
        """Return the row's present content."""
        kept = super().draft_of(row)
        return kept if kept.words is None else replace(kept, article=None)


responses = ResponseOperations()
