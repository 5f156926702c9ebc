"""Changes: the ledger as a feed without gaps."""

from __future__ import annotations

from collections.abc import Iterable

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.filters import ChangeFilters, disclosed, start
from annotator.rest.changes.serializers import ChangesPage
from annotator.rest.changes.shapes import change_shape
from annotator.rest.filters import filtered
from annotator.rest.pagination import page_size
from annotator.rest.resources import Api
from articles.ledger.models import Entry


class Changes(Api):
    """Every change in the order of its commit.

    Follow `next` until a page is empty; then ask for the address of that page again, later. Nothing is left
    out and nothing comes twice, whatever was being written meanwhile.

    Whoever may not read withheld articles is told nothing of an article while it is withheld, canceled or
    embargoed. When that ends, an entry `article.released` comes, within a minute or so of the end of an embargo:
    read that article anew then, with its annotations (`annotations/?article=`), attributions and claims, since
    the entries about them may lie behind you and `modified_after` doesn't show them. In the same way an entry
    `appearance.created` may name a claim that you have not been told of: read it.
    """

    filters = ChangeFilters

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The place in the feed, and its filters."""
        return "after", "page_size", *self.filters.base_filters

    @extend_schema(operation_id="list_changes", summary="Follow the changes", responses={200: ChangesPage})
    def get(self, request: Request) -> Response:
        """Answer the next entries behind `after`."""
        rows = Entry.objects.committed().after(start(request.query_params.get("after", "")))
        asked = filtered(self.filters, disclosed(rows, self.actor), request)
        entries = list(asked.select_related("actor")[: page_size(request)])
        address = request.build_absolute_uri()
        following = replace_query_param(address, "after", str(entries[-1].cursor)) if entries else None
        return Response({"next": following, "results": [change_shape(entry) for entry in entries]})
