"""Who is calling: a program by its key, or a person by the session of the desk's pages.

Both put the domain's actor, a `Principal`, in `request.auth`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied, Throttled
from rest_framework.request import Request
from rest_framework.throttling import SimpleRateThrottle

from annotator.accounts.models import User
from annotator.accounts.operations import living_key, why_closed
from annotator.accounts.types import Principal
from annotator.web.rules import csrf_sentence

if TYPE_CHECKING:
    from rest_framework.views import APIView


_CLOSED = {
    "": "This API key is unknown. Check that it is whole, or ask the desk for one.",
    "revoked": "This API key was revoked. Ask the desk for a new one.",
    "expired": "This API key has expired. Ask the desk for a new one.",
    "replaced": "This API key was given a new secret, and the old one has ended. Send the new one.",
}


class WrongKeys(SimpleRateThrottle):
    """Counts the wrong keys that one address sends. Requests with a right key are never slowed down.

    Each web process counts for itself. The count keeps a broken client from filling the log. Guessing needs
    no limit: nobody finds 256 random bits, and checking a key costs only one look into an index.
    """

    rate = "120/min"
    scope = "wrong_keys"

    def get_cache_key(self, request: Request, view: APIView | None) -> str:  # noqa: ARG002 - the library's signature
        """Return the name under which the cache keeps the count."""
        return self.cache_format % {"scope": self.scope, "ident": self.get_ident(request)}


class BearerKey(BaseAuthentication):
    """`Authorization: Bearer KEY`. Other schemes are ignored: a proxy in front of the desk may use them."""

    def authenticate(self, request: Request) -> tuple[User, Principal] | None:
        """Return the key's machine user and its actor. Raises `AuthenticationFailed`, `Throttled`."""
        scheme, _, secret = request.headers.get("Authorization", "").partition(" ")
        if scheme.lower() != "bearer":
            return None
        key = living_key(secret.strip())
        if key is not None:
            return key.user, Principal.of_key(key)
        throttle = WrongKeys()
        if not throttle.allow_request(request, None):  # type: ignore[arg-type] # it reads the request alone
            raise Throttled(throttle.wait())
        raise AuthenticationFailed(_CLOSED[why_closed(secret.strip())])

    def authenticate_header(self, request: Request) -> str:  # noqa: ARG002 - the library's signature
        """Return the challenge that a 401 carries."""
        return 'Bearer realm="Galley"'


class DeskSession(SessionAuthentication):
    """The session of a person at the desk. Requests that change something need the CSRF token too."""

    def authenticate(self, request: Request) -> tuple[User, Principal] | None:
        """Return the person and their actor, or None without a session."""
        found = super().authenticate(request)
        if found is None:
            return None
        user = found[0]
        if not isinstance(user, User):
            return None
        if request.headers.get("X-Galley-Person", str(user.pk)) != str(user.pk):
            raise PermissionDenied(
                "This page was opened by somebody who has signed out since. Sign in as that person to send "
                "their work.",
                code="other_person",
            )
        return user, Principal.of_user(user)

    def enforce_csrf(self, request: Request) -> None:
        """Refuse a request that comes from another site, or whose CSRF token is missing or stale."""
        try:
            super().enforce_csrf(request)
        except PermissionDenied as error:
            reason = str(error.detail).removeprefix("CSRF Failed: ")
            raise PermissionDenied(csrf_sentence(reason), code="csrf") from error
