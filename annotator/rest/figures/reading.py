"""Reads figures in words: returns what they say, or why they can't be read. Records nothing."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.figures.serializers import ReadingInput, ReadingOutput, Words
from annotator.rest.resources import Api
from annotator.rest.shapes import Shape
from articles.corpus.models import Article
from articles.foundation.errors import Dangling, Invalid
from articles.foundation.rules import language_problem
from articles.quantities.rules import read_figure
from articles.quantities.types import NotParsed
from articles.schema.types import Number

_NO_NUMBER = "These words name days and no number. Mark the number too, or type it by hand."


class FigureReading(Api):
    """Reading a figure in words."""

    create_shape: Shape[Words] = ReadingInput()

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: while it calculates, others wait."""
        return True

    @extend_schema(
        operation_id="read_words", summary="Read a figure in words", responses={200: ReadingOutput}
    )
    def post(self, request: Request) -> Response:
        """Return what the words say, or why they can't be read. Nothing is recorded."""
        sent = self.create_shape.run_validation(request.data)
        article = self.article_of(sent.article)
        language = sent.language or (article.language if article else "")
        if problem := language_problem(language, field="language"):
            raise Invalid(problem.message, problems=[problem])
        found = read_figure(sent.text, reference=day_of(article), language=language)
        if isinstance(found, NotParsed):
            return Response({"parsed": False, "reason": found.reason})
        if not found.has_number:
            return Response(
                {
                    "parsed": False,
                    "reason": _NO_NUMBER,
                    "as_of_start": found.as_of_start,
                    "as_of_end": found.as_of_end,
                }
            )
        return Response({"parsed": True, **{name: _plain(value) for name, value in asdict(found).items()}})

    def article_of(self, id: UUID | None) -> Article | None:
        """Return the article whose words they are, if one is named. Raises `Dangling`."""
        if id is None:
            return None
        article = Article.objects.visible_to(self.actor).filter(id=id).first()
        if article is None:
            raise Dangling(f"There is no article with the id {id}.", field="article")
        return article


def day_of(article: Article | None) -> date:
    """Return the day on which an article was written, or today without one."""
    return (article.version_created or article.created).date() if article else timezone.now().date()


def _plain(value: object) -> object:
    """Return decimals as JSON numbers, and everything else as it is."""
    return Number().told(value) if isinstance(value, Decimal) else value
