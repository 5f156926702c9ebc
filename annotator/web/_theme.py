"""The reader's choice between a light and a dark page, kept in a cookie.

A cookie and not a script: the server writes the choice into the page, so that nothing flashes white at night
and no inline script is needed.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse

COOKIE = settings.REACHED.shared_cookie("theme")
THEMES = ("auto", "light", "dark")
ONE_YEAR = 365 * 24 * 60 * 60


def theme_of(request: HttpRequest | None) -> str:
    """Return auto, light or dark; anything else in the cookie counts as auto."""
    value = request.COOKIES.get(COOKIE, "") if request is not None else ""
    return value if value in THEMES else "auto"


def remember_theme(response: HttpResponse, theme: str) -> None:
    """Keep the choice for a year; `auto` forgets it."""
    if theme == "auto":
        response.delete_cookie(COOKIE)
    else:
        secure = settings.REACHED.is_secure
        response.set_cookie(COOKIE, theme, max_age=ONE_YEAR, httponly=True, samesite="Lax", secure=secure)
