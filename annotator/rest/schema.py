"""Makes the OpenAPI 3.1 description from the views that serve, so nothing about an operation is written
twice.
"""

from __future__ import annotations

import re
from functools import cache
from http import HTTPStatus
from typing import Any

from django.conf import settings
from drf_spectacular.extensions import OpenApiAuthenticationExtension, OpenApiSerializerExtension
from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import Direction, OpenApiParameter, inline_serializer
from rest_framework import serializers

from annotator.rest.errors import PROBLEM
from annotator.rest.etags import ETAG_PATTERN
from annotator.rest.kept import Kept
from annotator.rest.once import PATTERN
from annotator.rest.outputs import OutputShape, ProblemOutput, StaleOutput
from annotator.rest.parameters import query_parameters
from annotator.rest.resources import (
    Act,
    Api,
    Collection,
    Item,
    Readable,
    Removal,
    Restoration,
    Shown,
)
from annotator.rest.shapes import Shape

_NAMES_ONLY = re.compile(r"(All|One|Restoring an?|Splitting off) [^.,:]*\.")

HAVE = "An ETag that you have. If it still holds, the answer is 304."
REPEATS = (
    "Your name for this request. Sent again within 24 hours, it isn't done twice: you get the same answer."
)
REPEATED = {"type": "string", "pattern": PATTERN}
HELD = "You have it already, as If-None-Match said."
REFUSALS = {
    400: "Malformed: an unknown parameter or field, a value of the wrong type, a body that isn't JSON.",
    401: "No key or session, or a key that is unknown or revoked.",
    403: "The key's scope or the person's role doesn't cover this.",
    404: "There is no such row, or the caller may not see it.",
    409: "The id is in use for something else, the row's state doesn't allow this, or the story is here.",
    411: "The body came in chunks, without its length.",
    412: "The row was changed since it was read. `current` is the row as it is now.",
    413: "The body is too large.",
    415: "The body isn't sent as application/json.",
    422: "Well-formed, but a value breaks a rule. `errors` names each field and the remedy.",
    428: "If-Match is missing.",
    429: "Too many requests, expensive requests or wrong keys. Retry-After says when to come back.",
    503: "The database can't be reached just now. Retry-After says when to come back.",
}


class ApiSchema(AutoSchema):
    """Describes an operation from its view's shapes, filters and place in the protocol."""

    def get_tags(self) -> list[str]:
        """Return the resource: the first part of the address."""
        return [self.path.removeprefix("/api/v1/").partition("/")[0]]

    def get_operation_id(self) -> str:
        """Return a name such as `list_annotations`."""
        verb, noun = self._phrase()
        return f"{verb.lower()}_{noun}".replace(" ", "_") if verb else str(super().get_operation_id())

    def get_summary(self) -> str | None:
        """Return what the operation does, in about three words."""
        verb, noun = self._phrase()
        if not verb:
            return " ".join(self._docstring().partition("\n\n")[0].split()).rstrip(".")
        article = (
            ""
            if noun == getattr(self.view, "plural", "")
            else "an "
            if noun.startswith(tuple("aeiou"))
            else "a "
        )
        return f"{verb} {article}{noun}"

    def get_description(self) -> str:  # type: ignore[override] # as the class above has it
        """Return the docstring of the view, and that of the method.

        One that only names the rows ("All claims.") is left out: the summary says that better.
        """
        said = self.view.__doc__ or ""
        about = "" if _NAMES_ONLY.fullmatch(said.strip()) else said
        return f"{about}\n\n{self._docstring()}".strip()

    def get_request_serializer(self) -> Shape[Any] | None:
        """Return the shape that goes in."""
        if self.method == "POST":
            return getattr(self.view, "create_shape", None)
        changes = self.method == "PATCH" or (isinstance(self.view, Kept) and self.method == "PUT")
        return getattr(self.view, "change_shape", None) if changes else None

    def get_response_serializers(self) -> Any:
        """Return the shapes that come out, by status."""
        view = self.view
        if not isinstance(view, Shown):
            return {200: {}}
        if self.method in view.answers:
            return view.answers[self.method]
        if self.method == "DELETE":
            return {204: None}
        if self.method == "GET" and hasattr(view, "filters"):
            return {200: page_of(view.plural, view.output)}
        if isinstance(view, Collection):
            made = view.created_output or view.output
            return {201: made, 200: made}
        return {200: view.output}

    def get_override_parameters(self) -> list[Any]:
        """Return the query parameters, and the headers that come and go."""
        view = self.view
        found = []
        if self.method == "GET" and isinstance(view, Api):
            found = [*query_parameters(view)]
            found.append(OpenApiParameter("If-None-Match", str, "header", description=HAVE))
        if self._needs_version():
            found.append(_header("If-Match", "The ETag of the row as you read it.", required=True))
        if statuses := self._etag_statuses():
            found.append(
                _header(
                    "ETag",
                    "The row's version, and a digest of what is shown of it. Send it back as If-Match.",
                    response=statuses,
                )
            )
        if self.method == "POST" and getattr(view, "keeps_answers", False):
            found.append(OpenApiParameter("Idempotency-Key", REPEATED, "header", description=REPEATS))
        if isinstance(view, Collection) and self.method == "POST":
            where = "The new row's address."
            found.append(OpenApiParameter("Location", str, "header", response=[200, 201], description=where))
        return found

    def get_serializer_name(self, serializer: serializers.Serializer[Any], direction: Direction) -> str:
        """Return the shape's name in the description, such as `Claim` for `ClaimOutput`.

        What a party answered is a `PartyResponse`: generated clients have a `Response` of their own.
        """
        name = str(super().get_serializer_name(serializer, direction)).removesuffix("Output")
        return f"Party{name}" if name.startswith("Response") else name

    def _get_response_bodies(self, direction: Direction = "response") -> dict[str, object]:
        """Add the errors to what the view returns."""
        found = super()._get_response_bodies(direction)
        for status in self._refusals():
            shape = StaleOutput if status == HTTPStatus.PRECONDITION_FAILED else ProblemOutput
            answer = self._get_response_for_code(shape, str(status), [PROBLEM], direction)  # type: ignore[no-untyped-call] # the library has no types here
            found[str(status)] = answer | {"description": REFUSALS[status]}
        if self.method == "GET" and isinstance(self.view, Api):
            found["304"] = {"description": HELD}
        return found

    def _refusals(self) -> list[int]:
        """Return the statuses of this operation that carry problem details."""
        found = {400, 401, 403, 429, 503}
        if "{" in self.path:
            found.add(404)
        # An act can be previewed. The preview fails for the same reasons as the act.
        if self.method in {"POST", "PATCH", "PUT"} or isinstance(self.view, Act):
            found |= {409, 422}
        if self.get_request_serializer():
            found |= {411, 413, 415}
        if self._needs_version():
            found |= {412, 428}
        if self.method == "POST" and getattr(self.view, "may_match", False):
            found |= {400, 412}
        return sorted(found)

    def _needs_version(self) -> bool:
        """Return whether the operation changes a row that the caller must have read."""
        changes = ((Readable, {"PATCH", "DELETE"}), (Act, {"POST"}), (Kept, {"PUT"}))
        return any(isinstance(self.view, kind) and self.method in methods for kind, methods in changes)

    def _etag_statuses(self) -> list[int]:
        """Return the statuses whose answers carry the version of one row."""
        view = self.view
        if not isinstance(view, Shown) or self.method in view.answers:
            return []
        if "version" not in view.output().fields:
            return []
        if isinstance(view, Collection):
            return [200, 201] if self.method == "POST" else []
        return (
            ([204] if self.method == "DELETE" else [200]) if isinstance(view, (Readable, Act, Kept)) else []
        )

    def _phrase(self) -> tuple[str, str]:
        """Return verb and noun of an operation that every resource has. For others, the verb is empty."""
        view = self.view
        if isinstance(view, Shown) and self.method in view.phrases:
            verb, name = view.phrases[self.method]
            return verb, getattr(view, name)
        kinds = (
            (Collection, {"GET": ("List", "plural"), "POST": ("Create", "noun")}),
            (Removal, {"DELETE": ("Delete", "noun")}),
            (Item, {"PATCH": ("Change", "noun")}),
            (Readable, {"GET": ("Read", "noun")}),
            (Restoration, {"POST": ("Restore", "noun")}),
        )
        for kind, verbs in kinds:
            if isinstance(view, kind) and self.method in verbs:
                verb, name = verbs[self.method]
                return verb, getattr(view, name)
        return "", ""

    def _docstring(self) -> str:
        """Return the method's docstring."""
        return str(getattr(self.view, self.method.lower()).__doc__ or "")

    def _is_list_view(self, serializer: object = None) -> bool:  # noqa: ARG002 - the library's signature
        """Never wrap a shape in a list: pages are shapes of their own."""
        return False


@cache
def page_of(plural: str, output: type[OutputShape]) -> serializers.Serializer[Any]:
    """Return the shape of one page of a list."""
    return inline_serializer(
        f"{plural.capitalize()}Page",
        {
            "next": serializers.URLField(allow_null=True, help_text="The next page, or null at the end."),
            "previous": serializers.URLField(allow_null=True),
            "as_of": serializers.CharField(
                help_text="Where the feed of changes was when this page was read. Follow `changes/` from "
                "there, with `after`, to miss nothing."
            ),
            "results": output(many=True),
        },
    )


def _header(
    name: str, description: str, *, required: bool = False, response: list[int] | bool = False
) -> OpenApiParameter:
    """Return a header with a version: of the request, or of the answers with these statuses."""
    schema = {"type": "string", "pattern": ETAG_PATTERN}
    return OpenApiParameter(
        name, schema, "header", required=required, response=response, description=description
    )


class ShapeExtension(OpenApiSerializerExtension):
    """Input shapes refuse unknown fields. The description says so."""

    target_class = Shape
    match_subclasses = True

    def map_serializer(self, auto_schema: AutoSchema, direction: Direction) -> dict[str, object]:
        """Return the shape's schema."""
        schema: dict[str, object] = auto_schema._map_serializer(  # noqa: SLF001 - as its own docs do
            self.target, direction, bypass_extensions=True
        )
        return schema | {"additionalProperties": False}


class KeyScheme(OpenApiAuthenticationExtension):
    """API keys."""

    target_class = "annotator.rest.authentication.BearerKey"
    name = "key"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:  # noqa: ARG002 - the library's signature
        """Return how a key is sent."""
        description = "An API key, as `manage.py apikey create NAME --scope SCOPE` prints it."
        return {"type": "http", "scheme": "bearer", "description": description}


class SessionScheme(OpenApiAuthenticationExtension):
    """The desk's own pages."""

    target_class = "annotator.rest.authentication.DeskSession"
    name = "session"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:  # noqa: ARG002 - the library's signature
        """Return how a session is sent."""
        description = (
            "A person signed in at the desk. Requests that change something also need the X-CSRFToken header."
        )
        return {
            "type": "apiKey",
            "in": "cookie",
            "name": settings.SESSION_COOKIE_NAME,
            "description": description,
        }


def without_marks(result: object, **_options: object) -> object:
    """Remove the marks that the library leaves on enumerations. They are for a hook that isn't used here."""
    if isinstance(result, dict):
        return {name: without_marks(value) for name, value in result.items() if name != "x-spec-enum-id"}
    return [without_marks(value) for value in result] if isinstance(result, list) else result
