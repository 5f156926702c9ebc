"""Serves the API's description: OpenAPI for programs, a page for people. Anybody may read both."""

from __future__ import annotations

from functools import cache

import orjson
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.views.decorators.http import require_safe
from drf_spectacular.generators import SchemaGenerator
from drf_spectacular.renderers import OpenApiYamlRenderer
from rest_framework.request import Request
from rest_framework.views import APIView

from annotator.rest.etags import tag_of, unless_held
from annotator.rest.filters import refuse_unknown
from annotator.rest.reference import OpenApi, sections


@cache
def description() -> OpenApi:
    """Return the OpenAPI description. It depends only on the code, so each process makes it once."""
    made = SchemaGenerator().get_schema(request=None, public=True)
    # Going through JSON turns lazy strings and enums into plain strings.
    plain: OpenApi = orjson.loads(orjson.dumps(made, default=str))
    return plain


class Description(APIView):
    """The OpenAPI description, as JSON, or as YAML if the Accept header asks for it."""

    schema = None
    http_method_names = ["get", "head"]
    authentication_classes = ()
    permission_classes = ()

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Refuse query parameters."""
        super().initial(request, *args, **kwargs)
        refuse_unknown(request, ())

    def get(self, request: Request) -> HttpResponseBase:
        """Return the description."""
        if "yaml" in request.headers.get("Accept", ""):
            text = OpenApiYamlRenderer().render(description(), renderer_context={})
            kind = "application/yaml"
        else:
            text, kind = orjson.dumps(description()), "application/json"
        headers = {"Vary": "Accept", "ETag": tag_of([kind, description()]), "Cache-Control": "no-cache"}
        return unless_held(request, HttpResponse(text, content_type=kind, headers=headers))


@require_safe
def documentation(request: HttpRequest) -> HttpResponse:
    """Show the description as a page."""
    whole = description()
    origin = request.build_absolute_uri("/").rstrip("/")
    shown = {"info": whole["info"], "origin": origin, "sections": sections(whole, origin)}
    return render(request, "rest/docs.html", shown)
