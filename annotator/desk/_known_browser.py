"""Which people have signed in with a browser before: a signed cookie that signs nobody in.

It only says whose wrong passwords are counted for this browser separately. Somebody who guesses has no such
cookie, and so can't keep the person out of their own browser. (OWASP calls these device cookies.)
"""

from __future__ import annotations

import hashlib
import secrets
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse

from annotator.accounts.operations import guessed

COOKIE = settings.REACHED.cookie("known")
SALT = "annotator.desk.known-browser"
ONE_YEAR = 365 * 24 * 60 * 60
# People who share a browser; the ones who came last are kept.
MOST_PEOPLE = 8


def device_of(request: HttpRequest, username: str) -> str:
    """Return this browser's name if the person has signed in here before, else nothing."""
    known = _known(request)
    return str(known["device"]) if _mark(username) in known["people"] else ""


def remember_browser(request: HttpRequest, response: HttpResponse, username: str) -> None:
    """Note that the person has signed in in this browser."""
    known = _known(request)
    others = [mark for mark in known["people"] if mark != _mark(username)]
    known["people"] = [_mark(username), *others][:MOST_PEOPLE]
    response.set_cookie(
        COOKIE,
        signing.dumps(known, salt=SALT),
        max_age=ONE_YEAR,
        httponly=True,
        samesite="Lax",
        secure=settings.REACHED.is_secure,
    )


def _known(request: HttpRequest) -> dict[str, Any]:
    """Return what the cookie says; a new name and nobody if there is no valid one."""
    try:
        value = request.COOKIES[COOKIE]
        known: dict[str, Any] = signing.loads(value, salt=SALT, max_age=ONE_YEAR)
    except (KeyError, signing.BadSignature):
        return {"device": secrets.token_hex(16), "people": []}
    return known


def _mark(username: str) -> str:
    """Return a code for a name: anybody at the browser can read the cookie."""
    return hashlib.sha256(guessed(username).encode()).hexdigest()[:16]
