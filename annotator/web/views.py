"""Views that belong to no page: the choice of theme."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from annotator.web._theme import THEMES, remember_theme


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
