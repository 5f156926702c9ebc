"""Which articles share much of one's text."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import serializers
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.outputs import OutputShape
from annotator.rest.resources import Api
from articles.copies.operations import give_back_marks, take_over_marks
from articles.corpus.models import Article
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.likeness.models import Similar, similar_to


def _share_field(help_text: str) -> serializers.FloatField:
    """Return the field of a share of a text."""
    return serializers.FloatField(min_value=0.0, max_value=1.0, help_text=help_text)


class SimilarOutput(OutputShape):
    """An article that shares much of the text."""

    article = serializers.UUIDField()
    headline = serializers.CharField()
    uri = serializers.CharField(help_text="Its own address; empty if it has none.")
    share = _share_field("How much of the text that you asked about is in it.")
    other_share = _share_field("How much of it is in that text.")
    resemblance = _share_field("How much of what the two texts have together is in both (Jaccard).")
    same_origin = serializers.BooleanField(
        help_text="Whether the two count as one origin wherever origins are counted."
    )


class SimilarListOutput(OutputShape):
    """The articles that share much of the text, the likest first."""

    results = SimilarOutput(many=True)


class ArticleSimilar(Api):
    """The articles that share much of one's text: the same wire copy in other outlets."""

    @extend_schema(
        operation_id="list_similar",
        summary="List articles with much the same text",
        parameters=[
            OpenApiParameter(
                "least",
                {"type": "number", "minimum": 0, "maximum": 1},
                description="Only those in which at least this share of the shorter text stands.",
            )
        ],
        responses=SimilarListOutput,
    )
    def get(self, request: Request, id: UUID) -> Response:
        """Return the articles in which at least half of the shorter text stands, in the same words.

        Texts are compared within seconds of their coming in. `articles/?resembles=` gives the same articles
        whole.
        """
        least = _least(request)
        if not Article.objects.visible_to(self.actor).filter(pk=id).exists():
            raise Missing(f"There is no article with the id {id}.")
        found = similar_to(self.actor, id)
        return Response({"results": [_shown(one) for one in found if _share(one) >= least]})

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The parameter for the least share."""
        return ("least",)


def _least(request: Request) -> float:
    """Return the least share that is asked for. Raises `ValidationError`."""
    try:
        found: float = _share_field("").run_validation(request.query_params.get("least", 0.0))
    except ValidationError as error:
        raise ValidationError({"least": error.detail}) from error
    return found


def _share(one: Similar) -> float:
    """Return how much of the shorter text stands in the other."""
    return max(one.overlap.share, one.overlap.other_share)


def _shown(one: Similar) -> dict[str, object]:
    """Return the article as it is answered."""
    return {
        "article": one.article.id,
        "headline": one.article.headline,
        "uri": one.article.uri,
        "share": round(one.overlap.share, 4),
        "other_share": round(one.overlap.other_share, 4),
        "resemblance": round(one.overlap.resemblance, 4),
        "same_origin": one.same_origin,
    }


class TakenCounts(OutputShape):
    """How the other article's annotations fared."""

    anchored = serializers.IntegerField(min_value=0, help_text="Taken over, on the same words.")
    altered = serializers.IntegerField(
        min_value=0,
        help_text="Taken over, on words that are changed here: a person confirms them by `review/`.",
    )
    ambiguous = serializers.IntegerField(
        min_value=0, help_text="Left: their words may be in several places here."
    )
    orphaned = serializers.IntegerField(min_value=0, help_text="Left: their words aren't here.")
    here = serializers.IntegerField(min_value=0, help_text="Left: the same words are annotated here already.")


class TakenOverOutput(OutputShape):
    """What was taken over."""

    annotations = serializers.ListField(
        child=serializers.UUIDField(), help_text="Those that were made, or brought back."
    )
    counts = TakenCounts()


class GivenBackOutput(OutputShape):
    """What was deleted again."""

    deleted = serializers.IntegerField(min_value=0)


class TakenMarks(Api):
    """The annotations of another article with much the same text, taken over."""

    writes = Permission.ANNOTATE
    http_method_names = ["put", "delete"]

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: thousands of annotations may be carried."""
        return True

    @extend_schema(
        operation_id="take_over_annotations",
        summary="Take over an article's annotations",
        request=None,
        responses=TakenOverOutput,
    )
    def put(self, request: Request, id: UUID, other: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Carry the annotations of the `other` article to this one's text, with their links and attributions.

        The new ones have ids of their own, and their `origin` names the annotation that each was taken over
        from. Sent again, this takes over what is new there, and nothing twice.
        """
        done = take_over_marks(self.actor, article_id=id, other_id=other)
        counts = {str(name): done.counts.get(str(name), 0) for name in TakenCounts().fields}
        return Response({"annotations": list(done.made), "counts": counts})

    @extend_schema(
        operation_id="give_back_annotations",
        summary="Delete annotations that were taken over",
        responses={200: GivenBackOutput},
    )
    def delete(self, request: Request, id: UUID, other: UUID) -> Response:  # noqa: ARG002 - the same
        """Delete what was taken over from the `other` article, but not what was changed since."""
        return Response({"deleted": give_back_marks(self.actor, article_id=id, other_id=other)})
