"""Imports a list of sources: a dry run first, then the plan that was seen, all of it or nothing."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.resources import Api
from annotator.rest.shapes import Shape
from annotator.rest.sources.list_shapes import ImportOutput, ListImport, SentList, import_shape
from articles.foundation.types import Permission
from articles.sources.operations import apply_import, plan_import


class SourceImport(Api):
    """Importing a list of sources."""

    writes = Permission.MANAGE_SOURCES
    create_shape: Shape[SentList] = ListImport()

    def is_expensive(self, request: Request) -> bool:  # noqa: ARG002 - always
        """Always: the list is compared with the whole register."""
        return True

    @extend_schema(
        operation_id="import_sources", summary="Import a list of sources", responses={200: ImportOutput}
    )
    def post(self, request: Request) -> Response:
        """Say line by line what importing the list would do, or carry out a plan that you have seen.

        Without a `digest` nothing is written. With the digest of a plan, the same file and the same choices,
        that plan is carried out; if the register has changed meanwhile, nothing is, and the answer is 409. A
        list with lines that are refused or undecided is refused with 422, unless `partly` leaves these out.
        The import can be taken back in the back office.
        """
        sent = self.create_shape.run_validation(request.data)
        data, rater = sent.file.encode("utf-8", "replace"), self.actor.name
        if not sent.digest:
            plan = plan_import(self.actor, data=data, rater=rater, choices=sent.choices)
            return Response(import_shape(plan, imported=False))
        done = apply_import(
            self.actor, data=data, rater=rater, digest=sent.digest, choices=sent.choices, name=sent.name
        )
        return Response(import_shape(done, imported=True))
