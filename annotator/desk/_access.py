"""Who may open a page: a signed-in person who holds the permission that it needs."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from django_htmx.http import HttpResponseClientRedirect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.foundation.operations import require
from articles.foundation.types import Permission

type Page[**P] = Callable[Concatenate[HttpRequest, P], HttpResponseBase]
type ActorsPage[**P] = Callable[Concatenate[HttpRequest, Principal, P], HttpResponseBase]


def page_for[**P](permission: Permission) -> Callable[[ActorsPage[P]], Page[P]]:
    """Let a view be opened only with this permission, and hand it the actor.

    Strangers are sent to the sign-in page and come back afterwards; without the permission the answer is 403.
    """

    def decorate(view: ActorsPage[P]) -> Page[P]:
        @wraps(view)
        def page(request: HttpRequest, /, *arguments: P.args, **options: P.kwargs) -> HttpResponseBase:
            if not isinstance(request.user, User):
                return _to_sign_in(request)
            actor = Principal.of_user(request.user)
            require(actor, permission)
            return view(request, actor, *arguments, **options)

        return page

    return decorate


def _to_sign_in(request: HttpRequest) -> HttpResponse:
    """Send the browser to sign in; a fragment's request must move the whole page, and says so in a header."""
    if request.headers.get("HX-Request") == "true":
        return HttpResponseClientRedirect(resolve_url("desk:sign-in"))
    return redirect_to_login(request.get_full_path(), resolve_url("desk:sign-in"))
