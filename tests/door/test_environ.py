"""What the application is told of a request."""

from __future__ import annotations

import io
from types import SimpleNamespace
from typing import Any

from annotator.door._environ import environ_of


def told(headers: list[tuple[str, str]] | None = None, **more: Any) -> dict[str, Any]:
    scope = {
        "method": "GET",
        "path": "/",
        "query_string": "",
        "http_version": "1.1",
        "scheme": "http",
        "authority": None,
        "server": "127.0.0.1:8000",
        "client": "127.0.0.1:50000",
    }
    given = SimpleNamespace(items=lambda: headers or [])
    return environ_of(SimpleNamespace(**scope | more, headers=given), io.BytesIO())


def test_addresses_are_bytes_as_pep_3333_has_them() -> None:
    environ = told(path="/read/ä/", query_string="q=ß&x=%C3")

    assert environ["PATH_INFO"].encode("latin-1").decode() == "/read/ä/"
    assert environ["QUERY_STRING"].encode("latin-1").decode() == "q=ß&x=%C3"


def test_headers_that_come_twice_are_one_and_cookies_stay_apart() -> None:
    environ = told([("accept", "a"), ("accept", "b"), ("cookie", "x=1"), ("cookie", "y=2")])

    assert (environ["HTTP_ACCEPT"], environ["HTTP_COOKIE"]) == ("a,b", "x=1; y=2")


def test_a_header_with_an_underscore_never_passes_for_another() -> None:
    environ = told([("x_forwarded_for", "10.0.0.1"), ("x-forwarded-proto", "https"), ("content_length", "5")])

    assert "HTTP_X_FORWARDED_FOR" not in environ
    assert "CONTENT_LENGTH" not in environ
    assert environ["HTTP_X_FORWARDED_PROTO"] == "https"


def test_the_address_in_the_first_line_counts_more_than_the_host_header() -> None:
    assert told([("host", "one.example")], authority="two.example")["HTTP_HOST"] == "two.example"
    assert told([("host", "one.example")])["HTTP_HOST"] == "one.example"


def test_the_caller_is_known_by_its_address_without_port_and_brackets() -> None:
    assert told(client="[::1]:50000")["REMOTE_ADDR"] == "::1"
    assert told()["REMOTE_ADDR"] == "127.0.0.1"
