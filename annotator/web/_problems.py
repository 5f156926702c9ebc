"""Problem details (RFC 9457) for programs, where a request fails before or beside the REST API's own
views.
"""

from __future__ import annotations

from http import HTTPStatus

from django.conf import settings
from django.http import HttpRequest, JsonResponse

#: Below these a program asks: the API's callers and the scripts of the desk's pages.
FOR_PROGRAMS = ("/api/", "/live/")
STALE = "The CSRF token is missing or stale. Reload the page, or send it in the X-CSRFToken header."


def is_for_programs(request: HttpRequest) -> bool:
    """Tell whether a program asked, which can't use a page."""
    return request.path_info.startswith(FOR_PROGRAMS)


def problem(status: HTTPStatus, sentence: str) -> JsonResponse:
    """Return the answer: what went wrong, in one sentence with its remedy."""
    body = {
        "type": "about:blank",
        "title": status.phrase,
        "status": int(status),
        "detail": sentence,
        "errors": [],
    }
    return JsonResponse(body, status=status, content_type="application/problem+json")


def is_foreign(reason: str) -> bool:
    """Return whether Django refused a form for where it came from, and not for its token."""
    return reason.startswith(("Origin checking failed", "Referer checking failed"))


def csrf_sentence(reason: str) -> str:
    """Return the message for the sender of a refused form, from Django's reason."""
    if not is_foreign(reason):
        return STALE
    return (
        "This was sent from a different address than the desk’s own. Open the desk at "
        f"{settings.PUBLIC_URL.origin}/ and "
        "try again there."
        if settings.PUBLIC_URL
        else "This was sent from a different address than the desk’s own. The people who run the desk must "
        "set PUBLIC_URL to the address that you use."
    )
