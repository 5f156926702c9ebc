"""The history of a mark, claim, source or entity, and taking a change back."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Iterable, Sequence
from uuid import UUID

from drf_spectacular.utils import extend_schema
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
from articles.foundation.types import Actor, Permission
from articles.history.models import claim_history, told_in_words
from articles.history.operations import history_of, is_revertible, revert_entry
from articles.history.types import Difference
from articles.ledger.errors import BadCursor
from articles.ledger.models import Entry, EntryQuerySet
from articles.ledger.operations import parse_cursor


class HistoryOfRow(Api, ABC):
    """What happened to a row and to everything that belongs to it."""

    reads = Permission.READ_CONFIDENTIAL

    @abstractmethod
    def history(self, id: UUID) -> EntryQuerySet:
        """Return the row's entries, the latest first. Raises `Missing`."""

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The place in the history."""
        return "before", "page_size"

    def get(self, request: Request, id: UUID) -> Response:
        """Return the entries, the latest first. `changes` says in words what each did."""
        rows = told_entries(self.history(id), self.actor)
        if before := request.query_params.get("before"):
            rows = rows.filter(id__lt=_place(before))
        size = page_size(request)
        entries = list(rows.select_related("actor")[: size + 1])
        shown = entries[:size]
        address = request.build_absolute_uri()
        following = (
            replace_query_param(address, "before", str(shown[-1].cursor)) if len(entries) > size else None
        )
        return Response({"next": following, "results": _told(self.actor, tell(self.actor, shown))})


class AnnotationHistory(HistoryOfRow):
    """What happened to an annotation and to everything it carries: its attributions, its claim and that
    claim's record.
    """

    reads = Permission.READ

    @extend_schema(
        operation_id="read_history",
        summary="Read an annotation's history",
        responses={200: HistoryPage},
    )
    def get(self, request: Request, id: UUID) -> Response:
        """Return the entries, the latest first. `changes` says in words what each did."""
        return super().get(request, id)

    def history(self, id: UUID) -> EntryQuerySet:
        """Return the entries."""
        return history_of(self.actor, id)


class ClaimHistory(HistoryOfRow):
    """What happened to a claim, wherever it appears, and to all parts of its record."""

    @extend_schema(
        operation_id="read_claim_history",
        summary="Read the history of a claim",
        responses={200: HistoryPage},
    )
    def get(self, request: Request, id: UUID) -> Response:
        """Return the entries, the latest first. `changes` says in words what each did."""
        return super().get(request, id)

    def history(self, id: UUID) -> EntryQuerySet:
        """Return the entries."""
        return claim_history(self.actor, id)


class Reverting(Api):
    """Taking a change back."""

    # Whoever may annotate may do this too; what the change needs is asked when it is known.
    writes = Permission.WRITE_SOURCES

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


def _told(actor: Actor, entries: Sequence[ToldEntry]) -> list[dict[str, object]]:
    """Return the entries in words, and whether each can be taken back."""
    words = told_in_words(actor, [(one.entry, one.before, one.after) for one in entries])
    return [
        {
            **change_shape(one),
            "record": said.record,
            "done": said.done,
            "changes": [_difference(one) for one in said.differences],
            "revertible": is_revertible(one.entry),
        }
        for one, said in zip(entries, words, strict=True)
    ]


def _difference(one: Difference) -> dict[str, str]:
    """Return what a change did to one field."""
    return {"field": one.field, "title": one.label, "before": one.before, "after": one.after}


def _place(text: str) -> int:
    """Return the place of an entry in the history. Raises `ValidationError`."""
    try:
        return parse_cursor(text).seq
    except BadCursor as error:
        raise ValidationError({"before": [ErrorDetail(error.message, code="invalid")]}) from error
