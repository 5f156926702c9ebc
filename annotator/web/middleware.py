"""What stands between a request and the pages: where it came from, connections, forms, refusals by the
domain.
"""

import logging
from collections.abc import Callable
from http import HTTPStatus

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.cache import patch_cache_control
from django.utils.functional import SimpleLazyObject

from annotator.accounts.models import User
from annotator.accounts.rules import LET_IN_BY
from annotator.web._addresses import FORWARDED_HEADERS, sender
from annotator.web._problems import is_for_programs, problem
from annotator.web.connections import give_back
from annotator.web.errors import status_of, trouble_of
from annotator.web.views import not_now
from articles.foundation.errors import DomainError, TooMuch

logger = logging.getLogger(__name__)

# What a browser sends a form as.
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
NOT_UTF_8 = "A form must be sent in UTF-8. Leave out the charset, or send utf-8."
# Statuses without a page of their own are shown on the page of the nearest one.
PAGES = {400: "400.html", 403: "403.html", 404: "404.html", 409: "409.html", 412: "409.html", 429: "429.html"}


class ConnectionMiddleware:
    """Give the database connection back before the answer is sent, not when it has been.

    Sending takes as long as the other side likes: a handful of clients that don't read would have all
    connections.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on. A connection in the middle of a transaction, as tests have it, stays."""
        response = self.get_response(request)
        give_back()
        return response


# In code points. The desk's own are under 300; patterns with several open parts take the square of the
# length.
LONGEST_PATH = 2_000


class LongPathMiddleware:
    """Refuse an address with an endless path before it is compared with the desk's own."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer 414."""
        if len(request.path_info) <= LONGEST_PATH:
            return self.get_response(request)
        detail = (
            f"The path has {len(request.path_info):,} characters; no address of the desk has more "
            f"than {LONGEST_PATH:,}. Check it."
        )
        if is_for_programs(request):
            return problem(HTTPStatus.REQUEST_URI_TOO_LONG, detail)
        return HttpResponse(f"{detail}\n", content_type="text/plain; charset=utf-8", status=414)


class ReachedMiddleware:
    """Say of each request where it came from and under which address people reach the desk.

    `REMOTE_ADDR` becomes the address of whoever sent it, as far as `TRUSTED_PROXIES` say; what proxies wrote
    is gone afterwards, so that no library believes it. With `PUBLIC_URL` the scheme and the host are that
    address's own, whatever the proxy made of them: absolute addresses, secure cookies and the check of Origin
    all read them there.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        found = request.META
        if address := sender(found.get("REMOTE_ADDR", ""), found, settings.TRUSTED_PROXIES):
            found["REMOTE_ADDR"] = str(address)
        for name in FORWARDED_HEADERS:
            found.pop(name, None)
        if settings.PUBLIC_URL:
            found["wsgi.url_scheme"] = settings.PUBLIC_URL.scheme
            if _is_ours(request):
                found["HTTP_HOST"] = settings.PUBLIC_URL.netloc
        return self.get_response(request)


def _is_ours(request: HttpRequest) -> bool:
    """Return whether the desk answers to the name; Django's own middleware refuses it further in."""
    try:
        request.get_host()
    except DisallowedHost:
        return False
    return True


class FormCharsetMiddleware:
    """Refuse forms in another charset than UTF-8, before anything reads them.

    Django raises only when the form is first read, which is inside its CSRF check, and again when the page
    for that error is made.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on, or answer 415 in plain words."""
        charset = (request.content_params or {}).get("charset", "utf-8")
        if request.content_type in FORMS and charset.lower().replace("_", "-") not in {"utf-8", "utf8"}:
            sentence, status = NOT_UTF_8, HTTPStatus.UNSUPPORTED_MEDIA_TYPE
            if is_for_programs(request):
                return problem(status, sentence)
            return HttpResponse(f"{sentence}\n", content_type="text/plain; charset=utf-8", status=status)
        return self.get_response(request)


class NoStoreMiddleware:
    """Forbid browsers to keep what a person who is signed in was shown: after them somebody else may sit
    there.

    Whoever sends a session's cookie may be signed in, which is all that is asked: an answer must not wait for
    the database on that account. What a view calls public is the same for everybody, and may be kept.
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
    """Turn a `DomainError`, or a passing trouble of the database, that a view lets through into a page with
    its sentence.

    Views that can show the trouble beside the field that caused it catch it themselves; the REST API answers
    its own with problem details.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Pass the request on."""
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Return the page for a refusal, or for a passing trouble; leave every other exception to Django."""
        if trouble := trouble_of(exception):
            # What isn't expected is logged with all its details.
            logger.log(
                logging.WARNING if trouble.expected else logging.ERROR,
                "%s (%s)",
                trouble.sentence,
                exception,
                exc_info=None if trouble.expected else exception,
            )
            return not_now(request, trouble)
        if not isinstance(exception, DomainError):
            return None
        status = status_of(exception)
        response = render(request, PAGES[status], {"sentence": exception.message}, status=status)
        if isinstance(exception, TooMuch):
            response["Retry-After"] = str(exception.wait)
        return response
