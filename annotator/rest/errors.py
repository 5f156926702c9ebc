"""The one place where errors become answers: RFC 9457 problem details."""

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
from articles.annotations.errors import TextReplaced
from articles.corpus.errors import AlreadyHere, NotTheCurrentText
from articles.foundation.errors import DomainError, Invalid, Missing, Problem, Stale, TooMuch

# How DRF nests messages: by field, several for each.
type Detail = ErrorDetail | list[Detail] | dict[str, Detail]


class Showing(Protocol):
    """A view that can show a row as it is now."""

    def current(self, id: UUID) -> object:
        """Return the row as answers show it."""


class Context(TypedDict):
    """Where an exception came from. DRF passes this along."""

    view: Showing


logger = logging.getLogger(__name__)

PROBLEM = "application/problem+json"


def problem(status: int, detail: str, problems: Iterable[Problem] = (), **more: object) -> Response:
    """Return the answer: one sentence on what went wrong, and what is wrong with each field."""
    body = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        "errors": [asdict(one) for one in problems],
        **more,
    }
    return Response(body, status=status, content_type=PROBLEM)


# What each of Django's exceptions means for the caller. The first line that fits decides.
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
    """Return the answer to an exception that a view raised. For None, Django answers 500 and logs the
    exception.
    """
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
    """Return the answer to a request that the database couldn't serve just now."""
    if trouble.expected:
        logger.warning("%s (%s)", trouble.sentence, error)
    else:
        # This is ours to mend. The caller only learns that it happened.
        logger.error(trouble.sentence, exc_info=error)
    response = problem(503, trouble.sentence)
    response["Retry-After"] = str(trouble.wait)
    return response


def _refusal(error: DomainError, view: Showing) -> Response:
    """Return the answer to a refusal by the domain. If the caller's version is stale, it shows the row as it
    is now.
    """
    if isinstance(error, Stale):
        current = view.current(getattr(error.current, "id"))  # noqa: B009
        return problem(412, error.message, error.problems, current=current)
    # If the address names a missing row, the answer is 404. If the body names one, it is 422.
    if isinstance(error, Invalid) or (isinstance(error, Missing) and error.field):
        return problem(422, error.message, error.problems)
    if isinstance(error, AlreadyHere):
        return problem(status_of(error), error.message, error.problems, article=str(error.article))
    if isinstance(error, NotTheCurrentText | TextReplaced):
        return problem(status_of(error), error.message, error.problems, current=str(error.current))
    response = problem(status_of(error), error.message, error.problems)
    if isinstance(error, TooMuch):
        response["Retry-After"] = str(error.wait)
    return response


def _of_library(error: APIException) -> Response:
    """Return the answer to DRF's own errors: wrong keys, methods and shapes, malformed JSON, too many
    requests.
    """
    problems = list(_flat(error.detail))
    response = problem(error.status_code, _sentence(problems), problems)
    if challenge := getattr(error, "auth_header", None):
        response["WWW-Authenticate"] = challenge
    if wait := getattr(error, "wait", None):
        response["Retry-After"] = str(int(wait) + 1)
    return response


def _sentence(problems: list[Problem]) -> str:
    """Return one sentence that sums the problems up."""
    first = problems[0]
    where = f"{first.field}: " if first.field else ""
    more = f" ({len(problems) - 1} more.)" if len(problems) > 1 else ""
    return f"{where}{first.message}{more}"


def _flat(detail: Detail, path: str = "") -> Iterator[Problem]:
    """Yield each problem in DRF's nested details with its path, such as `hops.0.sources.1`."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flat(inner, path if name == "non_field_errors" else f"{path}.{name}".lstrip("."))
    elif isinstance(detail, list):
        for inner in detail:
            yield from _flat(inner, path)
    else:
        code = detail.code if isinstance(detail, ErrorDetail) else "invalid"
        yield Problem(path, with_remedy(str(detail)), code or "invalid")
