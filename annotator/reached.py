"""How the desk is reached: everything that follows from PUBLIC_URL, in one place.

Some settings are left out on purpose. SECURE_SSL_REDIRECT stays off: the proxy redirects http:// to https://,
and the desk, which sees no TLS itself, could only redirect in circles. SECURE_PROXY_SSL_HEADER and
USE_X_FORWARDED_HOST stay off: no header is trusted. `annotator.web.middleware.ReachedMiddleware` writes the
public address into each request, so that all code that makes an absolute address, here or in a library, uses
this one and never the Host header.
"""

from __future__ import annotations

from dataclasses import dataclass

from annotator.env import PublicUrl

#: Always answered: the launcher and watchers ask /readyz there.
LOOPBACK = ("127.0.0.1", "localhost", "[::1]")
ONE_YEAR = 365 * 24 * 60 * 60


@dataclass(frozen=True, slots=True)
class Reached:
    """What follows from the public address, or from there being none."""

    public: PublicUrl | None
    port: int

    @property
    def hosts(self) -> list[str]:
        """The host names that the desk answers to."""
        return [*LOOPBACK, self.public.host] if self.public else list(LOOPBACK)

    @property
    def origins(self) -> list[str]:
        """The origins that forms are taken from, besides the one that a request itself was sent to."""
        return [self.public.origin] if self.public else []

    @property
    def is_secure(self) -> bool:
        """Whether browsers reach the desk through TLS, so that cookies may insist on it."""
        return self.public is not None and self.public.is_secure

    @property
    def hsts_seconds(self) -> int:
        """How long browsers insist on TLS for the host name.

        A year, which browsers and scanners take for meant: there is no way back to plain HTTP that it could
        bar, since a desk moved back would have another PUBLIC_URL and other cookies. Neither names below this
        one nor the lists that come with browsers: both would speak for hosts that aren't ours.
        """
        return ONE_YEAR if self.is_secure else 0

    def cookie(self, name: str) -> str:
        """Return the full name of a cookie of this desk alone.

        Two desks on one machine share the host name, and cookies know no port, so the port is in the name.
        With the prefix, browsers accept the cookie only from this host, only over TLS, and for the whole
        site.
        """
        return f"{self.shared_cookie(name)}_{self.port}"

    def shared_cookie(self, name: str) -> str:
        """Return the full name of a cookie that desks on one host name share: a taste and no secret."""
        return f"{'__Host-' if self.is_secure else ''}galley_{name}"
