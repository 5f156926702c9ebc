"""Coming in and going out: by one-time link, by user name and password."""

from django.contrib.auth import login, logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from annotator.accounts.errors import BadLink, Busy, TooManyFailures, WrongPassword
from annotator.accounts.models import User
from annotator.accounts.operations import (
    check_password,
    note_refusal,
    note_sign_in,
    redeem_sign_in_link,
    sign_in_link,
)
from annotator.accounts.rules import LET_IN_BY
from annotator.desk._desk_data import API
from annotator.desk._known_browser import device_of, remember_browser
from annotator.desk.forms.sign_in import SignInForm
from annotator.web.rules import line_of_sender

# The users of this desk are Django's own kind; naming the backend spares a look through all of them.
BACKEND = "django.contrib.auth.backends.ModelBackend"
# Seconds after which a browser may ask again when many are signing in.
A_MOMENT = 5


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def enter(request: HttpRequest, token: str) -> HttpResponse:
    """Show whom a one-time link signs in, and sign them in when they press the button.

    Opening the link doesn't use it up: mail programs and chats open each link that they show.
    """
    try:
        if request.method != "POST":
            return _private(render(request, "sign_in/enter.html", {"person": sign_in_link(token).user}))
        user = redeem_sign_in_link(token)
    except BadLink as error:
        return _private(render(request, "sign_in/bad_link.html", {"reason": error.message}, status=410))
    response = _let_in(request, user, resolve_url("desk:articles"))
    request.session[LET_IN_BY] = user.let_in_by
    return _private(response)


@sensitive_post_parameters("password")
@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def sign_in(request: HttpRequest) -> HttpResponse:
    """Ask for user name and password; wrong ones are answered for a while only, once they become many."""
    if request.method != "POST":
        return _ask(request, SignInForm())
    form = SignInForm(request.POST)
    if not form.is_valid():
        return _ask(request, form, status=422)
    return _try(request, form, form.cleaned_data["username"])


@require_safe
def leave(request: HttpRequest) -> HttpResponse:
    """Show the page that sends unsaved work, asks about work that can't be sent, and signs out."""
    if not isinstance(request.user, User):
        return redirect("desk:sign-in")
    data = {
        "user": str(request.user.pk),
        "api": API,
        "sign_out": resolve_url("desk:sign-out"),
        "sign_in": resolve_url("desk:sign-in"),
    }
    return render(request, "sign_in/leave.html", {"leaving_data": data})


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    logout(request)
    return redirect("desk:sign-in")


def _try(request: HttpRequest, form: SignInForm, username: str) -> HttpResponse:
    """Let the right password in; write a wrong one down."""
    try:
        user = check_password(
            username=username,
            password=form.cleaned_data["password"],
            address=line_of_sender(request),
            device=device_of(request, username),
        )
    except TooManyFailures as error:
        form.add_error(None, error.message)
        return _ask(request, form, status=429, headers={"Retry-After": str(error.minutes * 60)})
    except Busy as error:
        form.add_error(None, error.message)
        return _ask(request, form, status=503, headers={"Retry-After": str(A_MOMENT)})
    except WrongPassword as error:
        note_refusal(username=username)
        form.add_error(None, error.message)
        return _ask(request, form, status=422)
    response = _let_in(request, user, _target(request))
    # A session of the same person goes on, under another key: now they came in by themselves.
    request.session.pop(LET_IN_BY, None)
    note_sign_in(user)
    return response


def _let_in(request: HttpRequest, user: User, target: str) -> HttpResponse:
    """Begin the session, and remember that the person came in through this browser."""
    login(request, user, backend=BACKEND)
    response = redirect(target)
    remember_browser(request, response, user.username)
    return response


def _private(response: HttpResponse) -> HttpResponse:
    """Keep the token secret: the address is sent to no other site, and no search engine keeps the page.

    The page itself sets a slightly wider policy, because a form sent under this one would have no origin to
    trust.
    """
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex, nofollow"
    return response


def _ask(
    request: HttpRequest, form: SignInForm, *, status: int = 200, headers: dict[str, str] | None = None
) -> HttpResponse:
    """Show the form; `next`, the page to come back to, travels along."""
    response = render(
        request, "sign_in/sign_in.html", {"form": form, "next": _target(request)}, status=status
    )
    for name, value in (headers or {}).items():
        response[name] = value
    return response


def _target(request: HttpRequest) -> str:
    """Return the page of this desk that was asked for before signing in, else the list of articles."""
    wanted = request.POST.get("next") or request.GET.get("next") or ""
    safe = url_has_allowed_host_and_scheme(wanted, {request.get_host()}, require_https=request.is_secure())
    return wanted if safe else resolve_url("desk:articles")
