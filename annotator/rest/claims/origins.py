"""How many origins a claim has."""

from __future__ import annotations

from uuid import UUID

from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.outputs import OutputShape
from annotator.rest.resources import Api
from articles.research.models import claim_origins


class OriginOutput(OutputShape):
    """What several articles go back to."""

    articles = serializers.ListField(
        child=serializers.UUIDField(), help_text="The one that came first is first."
    )


class OriginsOutput(OutputShape):
    """The origins of a claim."""

    article_count = serializers.IntegerField(min_value=0, help_text="How many articles state it.")
    origin_count = serializers.IntegerField(min_value=0, help_text="How many origins these go back to.")
    origins = OriginOutput(many=True)


class ClaimOrigins(Api):
    """The articles that state a claim, by what they go back to."""

    @extend_schema(
        operation_id="list_origins", summary="List the origins of a claim", responses=OriginsOutput
    )
    def get(self, request: Request, id: UUID) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return the articles in which the claim, or one that it was merged with, appears.

        Copies of one text have one origin, and so have articles whose chains all name one and the same
        carrier, such as a news agency. Five articles with one wire line are one origin.
        """
        found = claim_origins(self.actor, id)
        return Response(
            {
                "article_count": sum(map(len, found)),
                "origin_count": len(found),
                "origins": [{"articles": list(some)} for some in found],
            }
        )
