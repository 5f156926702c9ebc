"""Views that belong to no page: the choice of theme, and what is said when a request fails."""

import sys

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect, JsonResponse
from django.template.loader import render_to_string
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST
from django.views.defaults import server_error

from annotator.web._theme import THEMES, remember_theme
from annotator.web.errors import Trouble, trouble_of

# Below it, programs ask, and are answered with problem details.
API = "/api/"


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
    remember_theme(response, theme, secure=request.is_secure())
    return response


def not_now(request: HttpRequest, trouble: Trouble) -> HttpResponse:
    """Say that the database refused for the moment. Asks it nothing, not even who is signed in."""
    response: HttpResponse
    if request.path.startswith(API):
        body = {
            "type": "about:blank",
            "title": "Service Unavailable",
            "status": 503,
            "detail": trouble.sentence,
            "errors": [],
        }
        response = JsonResponse(body, status=503, content_type="application/problem+json")
    else:
        page = render_to_string("503.html", {"sentence": trouble.sentence})
        response = HttpResponse(page, status=503)
    response["Retry-After"] = str(trouble.wait)
    return response


def failed(request: HttpRequest) -> HttpResponse:
    """Answer an exception that nobody caught, also one outside of any view: as a passing trouble, or as our mistake."""
    trouble = trouble_of(sys.exc_info()[1])
    return not_now(request, trouble) if trouble else server_error(request)
