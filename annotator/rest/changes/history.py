"""One annotation's history, and taking a change back."""

from __future__ import annotations

from collections.abc import Iterable
from uuid import UUID

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.serializers import HistoryPage, RevertOutput
from annotator.rest.changes.shapes import change_shape
from annotator.rest.pagination import page_size
from annotator.rest.resources import Api
from articles.disclosure.models import tell, told_entries
from articles.disclosure.types import ToldEntry
from articles.foundation.errors import Missing
from articles.foundation.types import Permission
from articles.history.operations import history_of, is_revertible, revert_entry
from articles.ledger.errors import BadCursor
from articles.ledger.models import Entry
from articles.ledger.operations import parse_cursor


class AnnotationHistory(Api):
    """What happened to an annotation and to everything it carries: its attributions, its claim and that
    claim's record.
    """

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The place in the history."""
        return "before", "page_size"

    @extend_schema(
        operation_id="read_history",
        summary="Read an annotation's history",
        responses={200: HistoryPage},
        parameters=[
            OpenApiParameter(
                "before",
                {"type": "string", "pattern": r"^[0-9]{1,19}-[0-9]{1,19}$"},
                description="The `cursor` of the oldest entry that you have seen.",
            ),
        ],
    )
    def get(self, request: Request, id: UUID) -> Response:
        """Return the entries, the latest first."""
        rows = told_entries(history_of(self.actor, id), self.actor)
        if before := request.query_params.get("before"):
            rows = rows.filter(id__lt=_place(before))
        size = page_size(request)
        entries = list(rows.select_related("actor")[: size + 1])
        shown = entries[:size]
        address = request.build_absolute_uri()
        following = (
            replace_query_param(address, "before", str(shown[-1].cursor)) if len(entries) > size else None
        )
        return Response({"next": following, "results": [_told(one) for one in tell(self.actor, shown)]})


class Reverting(Api):
    """Taking a change back."""

    writes = Permission.ANNOTATE

    @extend_schema(
        operation_id="revert_change",
        summary="Take a change back",
        request=None,
        responses={200: RevertOutput},
    )
    def post(self, request: Request, cursor: str) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Undo what an entry did, with a new change; 409 if the row was changed again since."""
        try:
            place = parse_cursor(cursor)
        except BadCursor:
            place = None
        rows = told_entries(Entry.objects.all(), self.actor)
        entry = rows.filter(xid=place.xid, id=place.seq).first() if place else None
        if entry is None:
            raise Missing("There is no such change. Use the `cursor` of an entry, unchanged.")
        revert_entry(self.actor, entry)
        return Response({"verb": entry.verb, "subject": entry.subject_id})


def _told(one: ToldEntry) -> dict[str, object]:
    """Return an entry, and whether it can be taken back."""
    return {**change_shape(one), "revertible": is_revertible(one.entry)}


def _place(text: str) -> int:
    """Return the place of an entry in the history. Raises `ValidationError`."""
    try:
        return parse_cursor(text).seq
    except BadCursor as error:
        raise ValidationError({"before": [ErrorDetail(error.message, code="invalid")]}) from error
