"""Merging over HTTP, for every kind of row that can be merged: previews, merges, splits."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Mapping
from typing import ClassVar
from uuid import UUID

from rest_framework.exceptions import ErrorDetail, ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.etags import expected_version
from annotator.rest.merging_shapes import MergeCreate, SentMerge
from annotator.rest.parsers import require_body
from annotator.rest.resources import Act
from articles.foundation.types import Permission
from articles.shapes.types import Shape


class Merging[R](Act[R]):
    """Making a record one with another. What would come together is the newsroom's own business."""

    reads = Permission.READ_CONFIDENTIAL
    writes = Permission.MANAGE_SOURCES
    create_shape: ClassVar[MergeCreate] = MergeCreate()
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {
        "GET": ("Preview merging", "noun"),
        "POST": ("Merge", "noun"),
    }

    def known_parameters(self, method: str) -> Iterable[str]:
        """A preview takes the survivor as a parameter. A merge takes it in the body."""
        return ("into",) if method != "POST" else ()

    @abstractmethod
    def merge(self, id: UUID, version: int, sent: SentMerge) -> object:
        """Merge the record, which is at `version`, as was sent."""

    @abstractmethod
    def preview(self, id: UUID, into: UUID) -> Shape:
        """Return what the merge would bring together, as answers show it."""

    def get(self, request: Request, id: UUID) -> Response:
        """Show what the merge would do, and what speaks against it. Nothing is written."""
        try:
            into = UUID(request.query_params["into"])
        except (KeyError, ValueError) as error:
            message = "Give the id of the record that would survive."
            raise ValidationError({"into": [ErrorDetail(message, code="invalid")]}) from error
        return Response(self.preview(id, into))

    def post(self, request: Request, id: UUID) -> Response:
        """Merge the record into the one that survives, and return the tombstone.

        Its `merged_into` and `canonical` lead to the survivor. References to the tombstone are not rewritten:
        a query for a record covers all that were merged with it, so a split restores everything.
        """
        version = expected_version(request)
        require_body(request)
        sent = self.create_shape.run_validation(request.data)
        self.merge(id, version, sent)
        return self.respond(self.one(id))


class Splitting[R](Act[R]):
    """Taking a merged record out again."""

    writes = Permission.MANAGE_SOURCES
    phrases: ClassVar[Mapping[str, tuple[str, str]]] = {"POST": ("Split", "noun")}

    @abstractmethod
    def split(self, id: UUID, version: int) -> object:
        """Split the record, which is at `version`."""

    def post(self, request: Request, id: UUID) -> Response:
        """Make the tombstone a record of its own again, with everything that was merged into it earlier."""
        self.split(id, expected_version(request))
        return self.respond(self.one(id))
