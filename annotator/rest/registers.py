"""Registers over HTTP.

There is one set of views for merging, likely duplicates and judgements. It is bound to each kind of record.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Protocol
from uuid import UUID

from django.urls import URLPattern, path
from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.changes.history import HistoryOfRow
from annotator.rest.changes.serializers import HistoryPage
from annotator.rest.etags import expected_version
from annotator.rest.merging import Merging, Splitting
from annotator.rest.merging_shapes import (
    DuplicatesOutput,
    DuplicatesPageOutput,
    JudgementCreate,
    JudgementOutput,
    PreviewOutput,
    SentMerge,
    SentTaking,
    TakingCreate,
    duplicate_shape,
    judgement_shape,
)
from annotator.rest.pagination import page_size
from annotator.rest.resources import Act, Resource
from articles.foundation.types import Actor, Permission
from articles.ledger.models import EntryQuerySet
from articles.registers.operations import Register
from articles.registers.types import FIRST_PAIRS, PairPlace, Taking
from articles.shapes.types import Shape


class Retiring(Protocol):
    """The operation that puts a record out of use."""

    def __call__(self, actor: Actor, *, id: UUID, version: int) -> object:
        """Put the record, which is at `version`, out of use."""


class Histories(Protocol):
    """The read of a record's history."""

    def __call__(self, actor: Actor, id: UUID, /) -> EntryQuerySet:
        """Return the entries about the record, the latest first."""


class RegisterRows[R](Resource[R]):
    """Where the records of a register are found, and how they are shown. The views below are bound to it."""

    register: ClassVar[Register[Any, Any, Any, Any]]
    preview_output: ClassVar[type[PreviewOutput]]
    # Puts a record out of use: it sees what the register doesn't.
    retiring: ClassVar[Retiring]
    told_history: ClassVar[Histories]
    # The docstring that a bound view has in the description, if it must name the kind of record.
    described: ClassVar[str] = ""

    @abstractmethod
    def preview_shape(self, id: UUID, seen: Any) -> Shape:
        """Return what merging the record `id` would bring together, as answers show it."""


class RecordMerging[R](Merging[R], RegisterRows[R]):
    """Making a record one with another."""

    described = "Merging {one} into another."
    create_shape = TakingCreate()

    @property
    def answers(self) -> Mapping[str, Mapping[int, object]]:  # type: ignore[override] # known once it is bound to a register
        """A preview also shows what only this kind of record has."""
        return {"GET": {200: self.preview_output}}

    def merge(self, id: UUID, version: int, sent: SentMerge) -> object:
        """Merge the record; the survivor takes of it what was chosen."""
        taking = Taking()
        if isinstance(sent, SentTaking):
            taking = Taking(tuple(sent.take), tuple(sent.join), sent.into_version)
        return self.register.merge(self.actor, id=id, version=version, into=sent.into, taking=taking)

    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together."""
        return self.preview_shape(id, self.register.preview(self.actor, id=id, into=into))


class RecordSplitting[R](Splitting[R], RegisterRows[R]):
    """Taking a merged record out again."""

    described = "Splitting off a merged {noun}."

    def split(self, id: UUID, version: int) -> object:
        """Split the record off."""
        return self.register.split(self.actor, id=id, version=version)


class RecordRetiring[R](Act[R], RegisterRows[R]):
    """Putting a record that nothing names out of use."""

    described = "Putting {one} out of use that nothing names."

    writes = Permission.MANAGE_SOURCES
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Retire", "noun")}

    def post(self, request: Request, id: UUID) -> Response:
        """Put the record out of use; 409 with the reason where anything names it.

        It keeps its id and can be read. Lists leave it out, and nothing new may name it. `restore/` takes it
        back.
        """
        self.retiring(self.actor, id=id, version=expected_version(request))
        return self.respond(self.one(id))


class RecordRestoring[R](Act[R], RegisterRows[R]):
    """Putting a retired record back into use."""

    described = "Putting a retired {noun} back into use."

    writes = Permission.MANAGE_SOURCES
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Restore", "noun")}

    def post(self, request: Request, id: UUID) -> Response:
        """Put the record back into use."""
        self.register.restore(self.actor, id=id, version=expected_version(request))
        return self.respond(self.one(id))


class RecordHistory[R](HistoryOfRow, RegisterRows[R]):
    """What happened to a record."""

    described = "What happened to {one}, the latest first."

    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("Read the history of", "noun")}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {"GET": {200: HistoryPage}}

    def history(self, id: UUID) -> EntryQuerySet:
        """Return the entries."""
        return self.told_history(self.actor, id)


class DuplicatesOfOne[R](RegisterRows[R]):
    """Records that are probably the same as one."""

    described = "{Plural} that are probably the same as one."

    reads = Permission.READ_CONFIDENTIAL
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("List duplicates of", "noun")}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {"GET": {200: DuplicatesOutput}}

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: it compares the record with the whole register."""
        return True

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """How many pairs to list."""
        return ("page_size",)

    def get(self, request: Request, id: UUID) -> Response:
        """List the pairs, the likeliest first, without those that were judged different.

        Records may be the same when they share an identifier or a name, or have very similar names.
        """
        most = page_size(request)
        self.one(id)
        return Response(
            {"results": [duplicate_shape(pair) for pair in self.register.duplicates_of(id, most=most)]}
        )


class DuplicatesOfAll[R](RegisterRows[R]):
    """Pairs of records that are probably the same, in the whole register."""

    described = "Pairs of {plural} that are probably the same."

    reads = Permission.READ_CONFIDENTIAL
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("List duplicates among", "plural")}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {"GET": {200: DuplicatesPageOutput}}

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: it compares the whole register with itself."""
        return True

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """The parameters of paging."""
        return ("page_size", "cursor")

    def get(self, request: Request) -> Response:
        """List pairs, each once, without those that were judged different.

        Each page searches a few hundred records, so it may hold few pairs or none. Follow `next` to the end.
        """
        cursor = request.query_params.get("cursor")
        try:
            place = PairPlace.read(cursor) if cursor else FIRST_PAIRS
        except ValueError as error:
            message = "Unknown cursor. Use `next` of an earlier page, unchanged."
            raise ValidationError({"cursor": [ErrorDetail(message, code="invalid")]}) from error
        page = self.register.duplicates(place=place, most=page_size(request))
        address = request.build_absolute_uri()
        following = replace_query_param(address, "cursor", str(page.next)) if page.next else None
        return Response({"next": following, "results": [duplicate_shape(pair) for pair in page.pairs]})


class Judgements[R](RegisterRows[R]):
    """What people say about pairs of records. Of a pair, the latest judgement holds; all are kept."""

    described = (
        "What people said about pairs of {plural}. The latest judgement of a pair counts; all are kept."
    )

    writes = Permission.MANAGE_SOURCES
    http_method_names = ["post"]
    create_shape = JudgementCreate()
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Judge", "plural")}
    answers: ClassVar[Mapping[str, Mapping[int, object]]] = {
        "POST": {201: JudgementOutput, 200: JudgementOutput}
    }

    def post(self, request: Request) -> Response:
        """Say whether two records are the same: 201, or 200 when the caller's last judgement was the same."""
        sent = self.create_shape.run_validation(request.data)
        row, new = self.register.judge(self.actor, a=sent.a, b=sent.b, answer=sent.answer)
        code = status.HTTP_201_CREATED if new else status.HTTP_200_OK
        return Response(judgement_shape(row), status=code)


def register_paths(rows: type[RegisterRows[Any]]) -> list[URLPattern]:
    """Return the addresses of a register beyond the list and the item."""
    noun, plural = rows.noun, rows.plural
    return [
        path(f"{plural}/duplicates/", _bound(DuplicatesOfAll, rows).as_view(), name=f"{plural}-duplicates"),
        path(f"{plural}/judgements/", _bound(Judgements, rows).as_view(), name=f"{noun}-judgements"),
        path(f"{plural}/<id:id>/merge/", _bound(RecordMerging, rows).as_view(), name=f"{noun}-merge"),
        path(f"{plural}/<id:id>/split/", _bound(RecordSplitting, rows).as_view(), name=f"{noun}-split"),
        path(f"{plural}/<id:id>/retire/", _bound(RecordRetiring, rows).as_view(), name=f"{noun}-retire"),
        path(f"{plural}/<id:id>/restore/", _bound(RecordRestoring, rows).as_view(), name=f"{noun}-restore"),
        path(f"{plural}/<id:id>/history/", _bound(RecordHistory, rows).as_view(), name=f"{noun}-history"),
        path(
            f"{plural}/<id:id>/duplicates/",
            _bound(DuplicatesOfOne, rows).as_view(),
            name=f"{noun}-duplicates",
        ),
    ]


def _bound(view: type[Any], rows: type[RegisterRows[Any]]) -> type[RegisterRows[Any]]:
    """Return the view for one register.

    It is as if somebody had written `class SourceSplitting(RecordSplitting, SourceRows)`.
    """
    one = f"{'an' if rows.noun.startswith(tuple('aeiou')) else 'a'} {rows.noun}"
    said = view.described.format(one=one, noun=rows.noun, plural=rows.plural, Plural=rows.plural.capitalize())
    return type(f"{rows.__name__}{view.__name__}", (view, rows), {"__doc__": said})
