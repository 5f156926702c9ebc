"""Views that belong to no page: the choice of theme, and the answers to what no view could answer."""

import sys
from http import HTTPStatus

from django.core.exceptions import DisallowedHost
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views import defaults
from django.views.decorators.http import require_POST

from annotator.web._problems import csrf_sentence, is_for_programs, is_foreign, problem
from annotator.web._theme import THEMES, remember_theme
from annotator.web.errors import Trouble, trouble_of

WRONG_HOST = (
    "The desk doesn’t answer to this host name. Use the address that you were given; the people who run the "
    "desk set it in PUBLIC_URL."
)


@require_POST
def choose_theme(request: HttpRequest) -> HttpResponse:
    """Keep the reader's theme (`theme` = auto, light or dark) and go back to the page `next`."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        return HttpResponseBadRequest("The theme must be auto, light or dark.", content_type="text/plain")
    target = request.POST.get("next", "")
    if not url_has_allowed_host_and_scheme(target, {request.get_host()}, require_https=request.is_secure()):
        target = "/"
    response = HttpResponseRedirect(target)
    remember_theme(response, theme)
    return response


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer a request that can't be read: under another host's name, or malformed in its form."""
    misdirected = isinstance(exception, DisallowedHost)
    if is_for_programs(request):
        sentence = WRONG_HOST if misdirected else "This request can’t be read."
        return problem(HTTPStatus.BAD_REQUEST, sentence)
    context = {"sentence": WRONG_HOST if misdirected else ""}
    return render(request, "400.html", context, status=HTTPStatus.BAD_REQUEST)


def permission_denied(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer what nobody may do."""
    if is_for_programs(request):
        return problem(HTTPStatus.FORBIDDEN, "You may not do this with this account or key.")
    return defaults.permission_denied(request, exception)


def page_not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    """Answer an address that leads nowhere."""
    if is_for_programs(request):
        return problem(HTTPStatus.NOT_FOUND, "There is nothing at this address.")
    return defaults.page_not_found(request, exception)


def server_error(request: HttpRequest) -> HttpResponse:
    """Answer an exception that nobody caught, also one outside of any view: as a passing trouble, or as our
    mistake.
    """
    if trouble := trouble_of(sys.exc_info()[1]):
        return not_now(request, trouble)
    if is_for_programs(request):
        sentence = (
            "Something went wrong in Galley; the error is in the desk’s log. Send the request again later."
        )
        return problem(HTTPStatus.INTERNAL_SERVER_ERROR, sentence)
    return defaults.server_error(request)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """Answer a form that was sent from elsewhere, or from a page that has gone stale."""
    if is_for_programs(request):
        return problem(HTTPStatus.FORBIDDEN, csrf_sentence(reason))
    template = "403_origin.html" if is_foreign(reason) else "403_csrf.html"
    return render(request, template, {"sentence": csrf_sentence(reason)}, status=HTTPStatus.FORBIDDEN)


def not_now(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Say that the database refused for the moment. Asks it nothing, not even who is signed in."""
    response: HttpResponse
    if is_for_programs(request):
        response = problem(HTTPStatus.SERVICE_UNAVAILABLE, trouble.sentence)
    else:
        page = render_to_string("503.html", {"sentence": trouble.sentence})
        response = HttpResponse(page, status=HTTPStatus.SERVICE_UNAVAILABLE)
    response["Retry-After"] = str(trouble.wait)
    return response
