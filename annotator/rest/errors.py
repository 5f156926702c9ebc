"""The one place where a refusal becomes an answer: RFC 9457 problem details."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from http import HTTPStatus
from typing import Protocol, TypedDict
from uuid import UUID

from django.core.exceptions import PermissionDenied, RequestDataTooBig, SuspiciousOperation
from django.http import Http404, UnreadablePostError
from rest_framework.exceptions import APIException, ErrorDetail
from rest_framework.response import Response

from annotator.rest.sentences import with_remedy
from annotator.web.errors import Trouble, status_of, trouble_of
from articles.foundation.errors import DomainError, Invalid, Missing, Problem, Stale, TooMuch

# As DRF nests what is wrong: by field, several of each.
type Detail = ErrorDetail | list[Detail] | dict[str, Detail]


class Showing(Protocol):
    """A view that can show a row as it is now."""

    def current(self, id: UUID) -> object:
        """Return the row as answers show it."""


class Context(TypedDict):
    """Where an exception came from, as DRF tells it."""

    view: Showing


logger = logging.getLogger(__name__)

PROBLEM = "application/problem+json"


def problem(status: int, detail: str, problems: Iterable[Problem] = (), **more: object) -> Response:
    """Return the answer: what went wrong in one sentence, and where, field by field."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [asdict(one) for one in problems],
        **more,
    }
    return Response(body, status=status, content_type=PROBLEM)


# What Django raises, and what it means for the caller. The first line that fits decides.
_OF_DJANGO: tuple[tuple[type[Exception], int, str], ...] = (
    (
        RequestDataTooBig,
        413,
        "The body is too large. Send at most 12 MB at once; split it if necessary.",
    ),
    (Http404, 404, "There is nothing at this address."),
    (PermissionDenied, 403, "You may not do this with this account or key."),
    (SuspiciousOperation, 400, "This request can't be read."),
    (UnreadablePostError, 400, "The body broke off. Send it again."),
)


def answer(error: Exception, context: Context) -> Response | None:
    """Answer an exception that a view raised; None leaves it to Django, which answers 500 and logs it."""
    if isinstance(error, DomainError):
        return _refusal(error, context["view"])
    if isinstance(error, APIException):
        return _of_library(error)
    if trouble := trouble_of(error):
        return _not_now(trouble, error)
    for kind, status, sentence in _OF_DJANGO:
        if isinstance(error, kind):
            return problem(status, sentence)
    return None


def _not_now(trouble: Trouble, error: Exception) -> Response:
    """Answer what the database refused for the moment."""
    if trouble.expected:
        logger.warning("%s (%s)", trouble.sentence, error)
    else:
        # Ours to mend, and the caller only learns that it happened.
        logger.error(trouble.sentence, exc_info=error)
    response = problem(503, trouble.sentence)
    response["Retry-After"] = str(trouble.wait)
    return response


def _refusal(error: DomainError, view: Showing) -> Response:
    """Answer a refusal by the domain. A stale write gets the row as it is now."""
    if isinstance(error, Stale):
        current = view.current(getattr(error.current, "id"))  # noqa: B009
        return problem(412, error.message, error.problems, current=current)
    # A row that the address names is missing: 404. One that the body names: the body can't be processed.
    if isinstance(error, Invalid) or (isinstance(error, Missing) and error.field):
        return problem(422, error.message, error.problems)
    response = problem(status_of(error), error.message, error.problems)
    if isinstance(error, TooMuch):
        response["Retry-After"] = str(error.wait)
    return response


def _of_library(error: APIException) -> Response:
    """Answer what DRF raises: wrong keys, methods and shapes, malformed JSON, too many requests."""
    problems = list(_flat(error.detail))
    response = problem(error.status_code, _sentence(problems), problems)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    return response


def _sentence(problems: list[Problem]) -> str:
    """Sum the problems up."""
    first = problems[0]
    where = f"{first.field}: " if first.field else ""
    more = f" ({len(problems) - 1} more.)" if len(problems) > 1 else ""
    return f"{where}{first.message}{more}"


def _flat(detail: Detail, path: str = "") -> Iterator[Problem]:
    """Walk through DRF's nested details and give each problem with its path, such as `hops.0.sources.1`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flat(inner, path if name == "non_field_errors" else f"{path}.{name}".lstrip("."))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _flat(inner, path)
    else:
        code = detail.code if isinstance(detail, ErrorDetail) else "invalid"
        yield Problem(path, with_remedy(str(detail)), code or "invalid")
