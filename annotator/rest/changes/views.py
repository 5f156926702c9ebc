"""Changes: the ledger as a feed without gaps."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.bell import Bell
from annotator.rest.changes.filters import LATEST, ChangeFilters, patience, start
from annotator.rest.changes.rows import with_rows
from annotator.rest.changes.serializers import ChangesPage
from annotator.rest.changes.shapes import change_shape
from annotator.rest.filters import filtered
from annotator.rest.pagination import page_size
from annotator.rest.resources import Api
from annotator.web.news import Waiter
from annotator.web.types import WAITED, EventStream, PatientAnswer
from articles.disclosure.models import tell, told_entries
from articles.ledger.models import Entry
from articles.ledger.operations import present_place
from articles.ledger.types import Cursor

# Entries that a filter by kind looks at for one page.
LOOKED_AT = 20_000


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, the place behind them, and whether the feed goes on there."""

    entries: list[Entry]
    place: Cursor
    goes_on: bool


class Changes(Api):
    """Every change in the order of its commit.

    Follow `next` until a page is empty. Later, ask for the address of that page again, or go on from its
    `cursor`; with `wait`, the answer comes as soon as there is something. Nothing is left out and nothing
    comes twice, even if rows are being written at the same time.

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
        """The place in the feed, its filters, and for how long to wait."""
        return "after", "page_size", "wait", *self.filters.base_filters

    @extend_schema(operation_id="list_changes", summary="Follow the changes", responses={200: ChangesPage})
    def get(self, request: Request) -> Response:
        """Return the next entries after `after`; after `latest`, none, and where the feed goes on."""
        after, wait = request.query_params.get("after", ""), patience(request)
        if after == LATEST:
            return Response(self._shown(request, Page([], present_place(), goes_on=True)))
        begin, is_filtered = (
            start(after),
            not self.filters.base_filters.keys().isdisjoint(request.query_params),
        )
        # Asked first, so that every entry up to here is among those that are read then.
        present = max(begin, present_place()) if wait or is_filtered else begin
        # Nobody looks twice through what the filters leave out.
        page = self._page(request, begin, present if is_filtered else begin)
        left = wait - request.META.get(WAITED, 0)
        if page.goes_on or left <= 0:
            return Response(self._shown(request, page))
        return PatientAnswer.until(Waiter(present), left, self._shown(request, page))

    def _page(self, request: Request, begin: Cursor, end: Cursor) -> Page:
        """Read the entries behind a place; where there are none, the feed has been read to its `end`."""
        rows, size = Entry.objects.committed().after(begin), page_size(request)
        # Entries of one kind may be far apart: so many are looked at, and the next page goes on from there.
        edge = rows[LOOKED_AT : LOOKED_AT + 1].first() if request.query_params.get("kind") else None
        if edge:
            rows = rows.until(edge.cursor)
        asked = filtered(self.filters, told_entries(rows, self.actor), request)
        entries = list(asked.select_related("actor")[:size])
        if entries:
            return Page(entries, entries[-1].cursor, goes_on=True)
        if edge:
            return Page([], edge.cursor, goes_on=True)
        return Page([], end, goes_on=False)

    def _shown(self, request: Request, page: Page) -> dict[str, object]:
        """Return a page as answers show it."""
        told = tell(self.actor, page.entries)
        following = replace_query_param(request.build_absolute_uri(), "after", str(page.place))
        return {
            "next": following if page.goes_on else None,
            "cursor": str(page.place),
            "results": [
                change_shape(one) | rows
                for one, rows in zip(told, with_rows(request, self.actor, told), strict=True)
            ],
        }


class ChangeStream(Api):
    """The bell of the feed."""

    @property
    def default_response_headers(self) -> dict[str, str]:
        """Proxies must not gather the events either."""
        return super().default_response_headers | {"Cache-Control": "private, no-cache, no-transform"}

    @extend_schema(
        operation_id="hear_of_changes",
        summary="Hear that there are changes",
        responses={(200, "text/event-stream"): OpenApiTypes.STR},
    )
    def get(self, request: Request) -> EventStream:  # noqa: ARG002 - the dispatcher's signature
        """Ring whenever something is committed, as server-sent events.

        Each `changes` event has the place up to which there is something, as its id and in `data`. What it
        is, `changes/` tells. The stream ends after some minutes: open it again, then ask `changes/`.
        """
        return EventStream(Bell(self.actor.user_id, present_place()))
