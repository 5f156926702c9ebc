"""Search: words in articles, marks, claims, sources and entities."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from drf_spectacular.utils import OpenApiExample, OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.filters import checked
from annotator.rest.pagination import PARAMETERS
from annotator.rest.resources import Api
from annotator.rest.search.filters import SearchFilters
from annotator.rest.search.serializers import SearchOutput, results_shape
from articles.search.errors import BadSearch
from articles.search.models import SearchText, search
from articles.search.rules import cursor_of, place_of, terms_of
from articles.search.types import Asked, Kind

DEFAULT_SIZE, LARGEST_SIZE = 25, 100
_SIZE = OpenApiParameter(
    "page_size",
    {"type": "integer", "minimum": 1, "maximum": LARGEST_SIZE, "default": DEFAULT_SIZE},
    description="The largest number of rows to send.",
)
_EXAMPLE = OpenApiExample("A phrase and a word", '"more soldiers" sarmatia', parameter_only=("q", "query"))


class SearchAll(Api):
    """Searching everything that you may read.

    Words are compared in any case, without accents, and in the article's language by their stems: `soldier`
    finds "soldiers". Arabic, Chinese, Japanese, Korean and Thai are found by any part of a word. A
    reader outside the newsroom finds nothing by what it may not read: notes, hidden articles, who an unnamed
    source is.

    Of each type the latest 1,000 rows that have the words are ranked and counted; `capped` says where there
    are more. Pages don't move while others write: what is newer than the first page doesn't come
    into those that follow.
    """

    filters = SearchFilters

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The words, the conditions, and the place in the list."""
        return *self.filters.base_filters, *PARAMETERS

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: it may look at thousands of rows."""
        return True

    @extend_schema(
        operation_id="search",
        summary="Search everything",
        tags=["search"],
        parameters=[_SIZE],
        examples=[_EXAMPLE],
        responses={200: SearchOutput},
    )
    def get(self, request: Request) -> Response:
        """Return a page of what has the words, the best first, with snippets and counts."""
        given = checked(self.filters, SearchText.objects.none(), request).form.cleaned_data
        cursor, size = request.query_params.get("cursor"), _size(request)
        try:
            asked = _asked(given)
            after = place_of(cursor, asked) if cursor else None
            found = search(self.actor, asked, size=size, after=after)
        except BadSearch as error:
            # A parameter of an address, as the others are.
            raise _refusal(error.field, error.message) from error
        here = request.build_absolute_uri()
        following = replace_query_param(here, "cursor", cursor_of(found.next, asked)) if found.next else None
        return Response(results_shape(found, following))


def _asked(given: Mapping[str, Any]) -> Asked:
    """Return what is asked for. Raises `BadSearch`."""
    words = ("kind", "publisher", "language", "verification_status")
    rows = ("article", "source", "created_by", "since", "until")
    conditions: dict[str, Any] = {name: given.get(name) or "" for name in words}
    conditions |= {name: given.get(name) for name in rows}
    return Asked(
        terms_of(given.get("q") or "", unfinished=bool(given.get("prefix"))),
        tuple(Kind(one) for one in given.get("type") or Kind.values),
        **conditions,
    )


def _size(request: Request) -> int:
    """Return how many rows are wanted. Raises `ValidationError`."""
    given = request.query_params.get("page_size", str(DEFAULT_SIZE))
    if not re.fullmatch("[0-9]{1,3}", given) or not 1 <= int(given) <= LARGEST_SIZE:
        raise _refusal("page_size", f"Give a whole number from 1 to {LARGEST_SIZE}.")
    return int(given)


def _refusal(parameter: str, message: str) -> ValidationError:
    return ValidationError({parameter: [ErrorDetail(message, code="invalid")]})
