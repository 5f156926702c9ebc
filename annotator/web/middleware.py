"""What stands between a request and the pages: forms that can't be read, refusals by the domain."""

from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from annotator.accounts.models import User
from annotator.web.errors import status_of
from articles.foundation.errors import DomainError

# Where a session says by whose link it was opened.
LET_IN_BY = "let_in_by"
# What a browser sends a form as.
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
# Statuses without a page of their own are shown on the page of the nearest one.
PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 409: "409.html", 412: "409.html"}


class FormCharsetMiddleware:
    """Refuse forms in another charset than UTF-8, before anything reads them.

    Django raises only when the form is first read, which is inside its CSRF check, and again when the page for
    that error is made.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer 415 in plain words."""
        charset = (request.content_params or {}).get("charset", "utf-8")
        if request.content_type in FORMS and charset.lower().replace("_", "-") not in {"utf-8", "utf8"}:
            return HttpResponse(
                "A form must be sent in UTF-8. Leave the charset out, or name utf-8.\n",
                content_type="text/plain; charset=utf-8",
                status=HTTPStatus.UNSUPPORTED_MEDIA_TYPE,
            )
        return self.get_response(request)


class NoStoreMiddleware:
    """Forbid browsers to keep what a person who is signed in was shown: after them somebody else may sit there.

    Whoever sends a session's cookie may be signed in, which is all that is asked: an answer must not wait for the
    database on that account. What a view calls public is the same for everybody, and may be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, and mark its answer."""
        response = self.get_response(request)
        name = settings.SESSION_COOKIE_NAME
        is_public = "public" in response.get("Cache-Control", "")
        if not is_public and (name in request.COOKIES or name in response.cookies):
            patch_cache_control(response, no_store=True)
        return response


class SessionUserMiddleware(AuthenticationMiddleware):
    """Find out who is signed in, and by whose link, when somebody first asks."""

    def process_request(self, request: HttpRequest) -> None:
        """Make `request.user` ready to be asked."""
        super().process_request(request)
        request.user = SimpleLazyObject(lambda: _user_of(request))  # type: ignore[assignment] # stands for a user


def _user_of(request: HttpRequest) -> User | AnonymousUser:
    """Return the user of the session."""
    user = get_user(request)
    if isinstance(user, User):
        user.let_in_by = request.session.get(LET_IN_BY, "")
    return user


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
