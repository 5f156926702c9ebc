"""Merging over HTTP, for every kind of record: previews, merges, splits, probable duplicates, judgements."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, ClassVar
from uuid import UUID

from rest_framework import status
from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.utils.urls import replace_query_param

from annotator.rest.etags import expected_version
from annotator.rest.merging_shapes import (
    DuplicatesOutput,
    DuplicatesPageOutput,
    JudgementCreate,
    JudgementOutput,
    MergeCreate,
    duplicate_shape,
    judgement_shape,
)
from annotator.rest.pagination import page_size
from annotator.rest.parsers import require_body
from annotator.rest.resources import Act, Resource
from articles.exports.rules import Shape
from articles.foundation.models import Duplicate, DuplicatesPage, Judgement
from articles.foundation.types import Permission

type AnyDuplicate = Duplicate[Any, Any]


class Merging(Act):
    """Making a record one with another. What would come together is the newsroom's own business."""

    reads = Permission.READ_CONFIDENTIAL
    writes = Permission.MANAGE_SOURCES
    create_shape = MergeCreate()
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {
        "GET": ("Preview merging", "noun"),
        "POST": ("Merge", "noun"),
    }

    def known_parameters(self, method: str) -> Iterable[str]:
        """A preview's survivor; a merge has it in its body."""
        return ("into",) if method != "POST" else ()

    def merge(self, id: UUID, version: int, into: UUID) -> object:
        """Merge the record, which is at `version`."""
        raise NotImplementedError

    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together, as answers show it."""
        raise NotImplementedError

    def get(self, request: Request, id: UUID) -> Response:
        """Show what the merge would bring together, and what stands against it. Nothing is written."""
        try:
            into = UUID(request.query_params["into"])
        except (KeyError, ValueError) as error:
            message = "Name the record that would survive, by its id."
            raise ValidationError({"into": [ErrorDetail(message, code="invalid")]}) from error
        return Response(self.preview(id, into))

    def post(self, request: Request, id: UUID) -> Response:
        """Merge the record into the one that survives; answer the tombstone.

        `merged_into` and `canonical` lead on from there. Nothing that points at the tombstone is rewritten:
        whatever is asked of a record is asked of all that were merged with it, so a split restores
        everything.
        """
        version = expected_version(request)
        require_body(request)
        given = self.create_shape.run_validation(request.data)
        self.merge(id, version, given["into"])
        return self.respond(self.one(id))


class Splitting(Act):
    """Taking a merged record out again."""

    writes = Permission.MANAGE_SOURCES
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Split", "noun")}

    def split(self, id: UUID, version: int) -> object:
        """Split the record, which is at `version`."""
        raise NotImplementedError

    def post(self, request: Request, id: UUID) -> Response:
        """Let the tombstone stand for itself again, with all that had been merged into it before."""
        self.split(id, expected_version(request))
        return self.respond(self.one(id))


class DuplicatesOfOne(Resource):
    """Records that are probably the same as one."""

    reads = Permission.READ_CONFIDENTIAL
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("List duplicates of", "noun")}
    answers: ClassVar[Mapping[str, Mapping[int, Any]]] = {"GET": {200: DuplicatesOutput}}

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """It compares with the whole register."""
        return True

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """How many."""
        return ("page_size",)

    def duplicates(self, id: UUID, most: int) -> Sequence[AnyDuplicate]:
        """Return the pairs, likeliest first."""
        raise NotImplementedError

    def get(self, request: Request, id: UUID) -> Response:
        """List the pairs, the likeliest first, without those that were judged different.

        An identifier or a name that both have speaks for it, or names that are much alike.
        """
        most = page_size(request)
        self.one(id)
        return Response({"results": [duplicate_shape(pair) for pair in self.duplicates(id, most)]})


class DuplicatesOfAll(Resource):
    """Pairs of records that are probably the same, in the whole register."""

    reads = Permission.READ_CONFIDENTIAL
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"GET": ("List duplicates among", "plural")}
    answers: ClassVar[Mapping[str, Mapping[int, Any]]] = {"GET": {200: DuplicatesPageOutput}}

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """It compares the whole register with itself."""
        return True

    def known_parameters(self, method: str) -> Iterable[str]:  # noqa: ARG002 - there is only one
        """Paging."""
        return ("page_size", "cursor")

    def page(self, after: UUID | None, most: int) -> DuplicatesPage[Any, Any]:
        """Return a page of pairs from behind the record `after` on."""
        raise NotImplementedError

    def get(self, request: Request) -> Response:
        """List pairs, each once, without those that were judged different.

        A page ends once it has passed over some hundreds of records: it may hold few pairs, or none. Follow
        `next`.
        """
        cursor = request.query_params.get("cursor")
        try:
            after = UUID(cursor) if cursor else None
        except ValueError as error:
            message = "This is not a cursor of ours. Use `next` of an earlier page as it is."
            raise ValidationError({"cursor": [ErrorDetail(message, code="invalid")]}) from error
        page = self.page(after, page_size(request))
        address = request.build_absolute_uri()
        following = replace_query_param(address, "cursor", str(page.next)) if page.next else None
        return Response({"next": following, "results": [duplicate_shape(pair) for pair in page.pairs]})


class Judgements(Resource):
    """What people say about pairs of records. Of a pair, the latest judgement holds; all are kept."""

    writes = Permission.MANAGE_SOURCES
    http_method_names = ["post"]
    create_shape = JudgementCreate()
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Judge", "plural")}
    answers: ClassVar[Mapping[str, Mapping[int, Any]]] = {
        "POST": {201: JudgementOutput, 200: JudgementOutput}
    }

    def judge(self, a: UUID, b: UUID, answer: str) -> tuple[Judgement, bool]:
        """Write down what was said; return it, and whether that is new."""
        raise NotImplementedError

    def post(self, request: Request) -> Response:
        """Say whether two records are the same: 201, or 200 when the caller said so last time too."""
        given = self.create_shape.run_validation(request.data)
        row, new = self.judge(given["a"], given["b"], given["answer"])
        code = status.HTTP_201_CREATED if new else status.HTTP_200_OK
        return Response(judgement_shape(row), status=code)
