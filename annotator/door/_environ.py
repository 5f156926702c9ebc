"""What WSGI (PEP 3333) says about a request."""

from __future__ import annotations

import sys
from typing import IO, Any


def environ_of(scope: Any, body: IO[bytes]) -> dict[str, Any]:
    """Return the environment of a request whose body is there."""
    host, port = _split(scope.server)
    environ = {
        "REQUEST_METHOD": scope.method,
        "SCRIPT_NAME": "",
        "PATH_INFO": _native(scope.path),
        "QUERY_STRING": _native(scope.query_string),
        "SERVER_NAME": host,
        "SERVER_PORT": port,
        "SERVER_PROTOCOL": f"HTTP/{scope.http_version}",
        "REMOTE_ADDR": _split(scope.client)[0],
        "wsgi.version": (1, 0),
        "wsgi.url_scheme": scope.scheme,
        "wsgi.input": body,
        "wsgi.errors": sys.stderr,
        "wsgi.multithread": True,
        "wsgi.multiprocess": False,
        "wsgi.run_once": False,
    }
    if scope.authority:
        environ["HTTP_HOST"] = scope.authority
    for name, value in scope.headers.items():
        # With an underscore it would pass for another header: X_Forwarded_For.
        if "_" not in name:
            _add(environ, name, value)
    return environ


def _add(environ: dict[str, Any], name: str, value: str) -> None:
    key = name.upper().replace("-", "_")
    if key not in {"CONTENT_TYPE", "CONTENT_LENGTH"}:
        key = f"HTTP_{key}"
    if key == "HTTP_HOST":
        environ.setdefault(key, value)
    elif key in environ:
        environ[key] += ("; " if key == "HTTP_COOKIE" else ",") + value
    else:
        environ[key] = value


def address_of(scope: Any) -> str:
    """Return the address of the other end of the socket."""
    return _split(scope.client)[0]


def _split(place: str) -> tuple[str, str]:
    """Split an address from its port; IPv6 is in brackets."""
    host, _, port = place.rpartition(":")
    return host.strip("[]"), port


def _native(text: str) -> str:
    """Return text as PEP 3333 wants it: a character for each byte."""
    return text if text.isascii() else text.encode().decode("latin-1")
