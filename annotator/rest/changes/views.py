"""Changes: the ledger as a feed without gaps."""

from __future__ import annotations

from collections.abc import Iterable

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.filters import LATEST, ChangeFilters, start
from annotator.rest.changes.rows import with_rows
from annotator.rest.changes.serializers import ChangesPage
from annotator.rest.changes.shapes import change_shape
from annotator.rest.filters import filtered
from annotator.rest.pagination import page_size
from annotator.rest.resources import Api
from articles.disclosure.models import tell, told_entries
from articles.ledger.models import Entry
from articles.ledger.operations import present_place


class Changes(Api):
    """Every change in the order of its commit.

    Follow `next` until a page is empty. Later, ask for the address of that page again. Nothing is left out
    and nothing comes twice, even if rows are being written at the same time.

    To keep a copy, no second request is needed. Each entry carries the row of its `subject` as that resource
    shows it to you now, in `row`, with its `kind` and `version`; and in `also` the further rows that the
    change touches: those whose counts, grades or links follow from it, and those that it makes known to you.
    Keep what comes; where `row` is null, forget the row. Begin with `after=latest` or with the `as_of` of a
    list.

    A read key never sees what is hidden from it. When a row becomes visible, an entry such as
    `article.released`, `annotation.released` or `claim.released` brings it. When a row is hidden again, an
    entry such as `article.withdrawn`, `claim.withdrawn` or `source.withdrawn` names it, `also` names what
    goes with it, and nothing more is said. Entries show a read key no more of a row's past than the row
    itself shows today.
    """

    filters = ChangeFilters

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The place in the feed, and its filters."""
        return "after", "page_size", *self.filters.base_filters

    @extend_schema(operation_id="list_changes", summary="Follow the changes", responses={200: ChangesPage})
    def get(self, request: Request) -> Response:
        """Return the next entries after `after`; after `latest`, none, and where the feed goes on."""
        after = request.query_params.get("after", "")
        address, size = request.build_absolute_uri(), page_size(request)
        place = present_place() if after == LATEST else start(after)
        rows = Entry.objects.committed().after(place)
        asked = filtered(self.filters, told_entries(rows, self.actor), request)
        entries = [] if after == LATEST else list(asked.select_related("actor")[:size])
        place = entries[-1].cursor if entries else place
        following = replace_query_param(address, "after", str(place))
        told = tell(self.actor, entries)
        shapes = zip(told, with_rows(request, self.actor, told), strict=True)
        return Response(
            {
                "next": following if entries or after == LATEST else None,
                "cursor": str(place),
                "results": [change_shape(one) | rows for one, rows in shapes],
            }
        )
