"""Answers a page's unexpected refusal by the domain with the error page of its status."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from annotator.web.errors import status_of
from articles.foundation.errors import DomainError

# Statuses without a page of their own are shown on the page of the nearest one.
PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 409: "409.html", 412: "409.html"}


class RefusalMiddleware:
    """Turn a `DomainError` that a view lets through into a page with its sentence.

    Views that can show the trouble beside the field that caused it catch it themselves; the REST API answers
    its own with problem details.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal; leave every other exception to Django."""
        if not isinstance(exception, DomainError):
            return None
        status = status_of(exception)
        return render(request, PAGES[status], {"sentence": exception.message}, status=status)
