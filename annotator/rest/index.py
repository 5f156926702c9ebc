"""The root of the API: what there is, and where it is described."""

from __future__ import annotations

from django.urls import reverse
from drf_spectacular.utils import extend_schema
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.outputs import OutputShape
from annotator.rest.resources import Api

# The names of the lists' URLs.
RESOURCES = (
    "articles",
    "annotations",
    "claims",
    "attributions",
    "responses",
    "figures",
    "evidence",
    "verdicts",
    "relations",
    "sources",
    "ratings",
    "entities",
    "changes",
    "exports",
    "imports",
    "search",
)


class IndexOutput(OutputShape):
    """Where everything is."""

    resources = serializers.DictField(
        child=serializers.URLField(), help_text="Name of each resource → address of its list."
    )
    docs = serializers.URLField(help_text="The reference, as a page for people.")
    schema = serializers.URLField(help_text="The same as an OpenAPI description, for programs.")


class Index(Api):
    """The list of resources."""

    http_method_names = ["get", "head"]

    @extend_schema(
        operation_id="list_resources",
        summary="List the resources",
        tags=["resources"],
        responses={200: IndexOutput},
    )
    def get(self, request: Request) -> Response:
        """Return the address of every list, and of the reference."""

        def address(name: str) -> str:
            return request.build_absolute_uri(reverse(f"rest:{name}"))

        return Response(
            {
                "resources": {name: address(name) for name in RESOURCES},
                "docs": address("docs"),
                "schema": address("schema"),
            }
        )
