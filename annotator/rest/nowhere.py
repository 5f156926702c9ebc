"""Answers addresses below the API's root that don't exist."""

from __future__ import annotations

from django.http import HttpRequest
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.views import APIView

from annotator.rest.errors import problem


class Nowhere(APIView):
    """Answers with problem details instead of a page."""

    schema = None
    authentication_classes = ()
    permission_classes = ()

    def initial(self, request: Request, *args: object, **kwargs: object) -> None:
        """Check nothing: there is nothing to protect."""

    def http_method_not_allowed(self, request: HttpRequest, *_args: object, **_kwargs: object) -> Response:
        """Return a 404, whatever the method."""
        detail = "There is nothing at this address. Addresses end with a slash, and ids are UUIDs."
        return problem(404, f"{detail} You asked for {request.path[:200]}.")
