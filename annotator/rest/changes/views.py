"""Changes: the ledger as a feed without gaps."""

from __future__ import annotations

from collections.abc import Iterable

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.filters import ChangeFilters, start
from annotator.rest.changes.serializers import ChangesPage
from annotator.rest.changes.shapes import change_shape
from annotator.rest.filters import filtered
from annotator.rest.pagination import page_size
from annotator.rest.resources import Api
from articles.disclosure.models import tell, told_entries
from articles.ledger.models import Entry


class Changes(Api):
    """Every change in the order of its commit.

    Follow `next` until a page is empty. Later, ask for the address of that page again. Nothing is left out
    and nothing comes twice, even if rows are being written at the same time.

    To keep a copy, read the row that an entry names in `subject`, and every row named there that you don't
    have yet. A row that answers 404 is gone.

    A read key never sees what is hidden from it. When a row becomes visible, an entry such as
    `article.released`, `annotation.released` or `claim.released` names it: read that row. When a row is
    hidden again, an entry such as `article.withdrawn`, `claim.withdrawn` or `source.withdrawn` names it and
    says no more: forget that row, and with an article everything in it. Entries show a read key no more of a
    row's past than the row itself shows today.
    """

    filters = ChangeFilters

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The place in the feed, and its filters."""
        return "after", "page_size", *self.filters.base_filters

    @extend_schema(operation_id="list_changes", summary="Follow the changes", responses={200: ChangesPage})
    def get(self, request: Request) -> Response:
        """Return the next entries after `after`."""
        rows = Entry.objects.committed().after(start(request.query_params.get("after", "")))
        asked = filtered(self.filters, told_entries(rows, self.actor), request)
        entries = list(asked.select_related("actor")[: page_size(request)])
        address = request.build_absolute_uri()
        following = replace_query_param(address, "after", str(entries[-1].cursor)) if entries else None
        return Response(
            {"next": following, "results": [change_shape(told) for told in tell(self.actor, entries)]}
        )
