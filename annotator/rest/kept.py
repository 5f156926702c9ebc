"""The one row of its kind that belongs to the caller."""

from __future__ import annotations

from abc import abstractmethod
from uuid import UUID

from rest_framework.request import Request
from rest_framework.response import Response

from annotator.rest.etags import expected_version
from annotator.rest.parsers import require_body
from annotator.rest.resources import Shaped
from annotator.rest.shapes import Shape as InputShape


class Kept[R, S](Shaped[R]):
    """The one row of its kind that belongs to the caller. It is read, and replaced as a whole."""

    http_method_names = ["get", "head", "put"]
    change_shape: InputShape[S]

    @abstractmethod
    def mine(self) -> R:
        """Return the caller's row."""

    @abstractmethod
    def replace(self, version: int, sent: S) -> R:
        """Replace the row, which is at `version`, with what was sent."""

    def current(self, id: UUID) -> object:  # noqa: ARG002 - there is only one
        """Return the row as it is now."""
        return self.shown(self.mine())

    def get(self, request: Request) -> Response:  # noqa: ARG002 - the dispatcher's signature
        """Return the keys."""
        return self.respond(self.mine())

    def put(self, request: Request) -> Response:
        """Replace the keys."""
        version = expected_version(request)
        require_body(request)
        return self.respond(self.replace(version, self.change_shape.run_validation(request.data)))
