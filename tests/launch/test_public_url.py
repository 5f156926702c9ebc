"""PUBLIC_URL is all that a desk behind a TLS proxy needs: everything about how it is reached follows from
it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from annotator import env
from annotator.env import PublicUrl, SettingError
from annotator.launch._desk import Desk
from tests.architecture.sources import ROOT
from tests.launch.desks import environment

DERIVED = (
    "ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS SESSION_COOKIE_SECURE CSRF_COOKIE_SECURE SESSION_COOKIE_NAME "
    "CSRF_COOKIE_NAME"
    " SECURE_HSTS_SECONDS SECURE_HSTS_INCLUDE_SUBDOMAINS SECURE_SSL_REDIRECT"
    " SESSION_COOKIE_DOMAIN SESSION_COOKIE_PATH"
)
SHOW = f"""
import json, django
django.setup()
from django.conf import settings
from annotator.rest.description import description
from annotator.desk import _known_browser
from annotator.web import _theme
found = {{name: getattr(settings, name) for name in {DERIVED.split()!r}}}
cookies = {{"theme": _theme.COOKIE, "known": _known_browser.COOKIE}}
print(json.dumps(found | {{"servers": description().get("servers"), **cookies}}))
"""
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def settings_with(tmp_path: Path, **given: str) -> dict[str, Any]:
    """Return what a desk derives, read in a process of its own."""
    wanted = environment(tmp_path, 8141) | {
        "DJANGO_SETTINGS_MODULE": "annotator.settings",
        "SECRET_KEY": "x" * 50,
    }
    answer = subprocess.run(
        [sys.executable, "-c", SHOW], cwd=ROOT, env=wanted | given, capture_output=True, text=True, check=True
    )
    found: dict[str, Any] = json.loads(answer.stdout)
    return found


def test_host_origin_cookies_hsts_and_description_follow_from_it(tmp_path: Path) -> None:
    assert settings_with(tmp_path, PUBLIC_URL="https://desk.example.org") == {
        "ALLOWED_HOSTS": [*LOOPBACK, "desk.example.org"],
        "CSRF_TRUSTED_ORIGINS": ["https://desk.example.org"],
        "SESSION_COOKIE_SECURE": True,
        "CSRF_COOKIE_SECURE": True,
        "SESSION_COOKIE_NAME": "__Host-galley_session_8141",
        "CSRF_COOKIE_NAME": "__Host-galley_csrf_8141",
        "SECURE_HSTS_SECONDS": 31_536_000,
        "SECURE_HSTS_INCLUDE_SUBDOMAINS": False,
        "SECURE_SSL_REDIRECT": False,
        "SESSION_COOKIE_DOMAIN": None,
        "SESSION_COOKIE_PATH": "/",
        "servers": [{"url": "https://desk.example.org"}],
        "theme": "__Host-galley_theme",
        "known": "__Host-galley_known_8141",
    }


def test_over_plain_http_cookies_are_plain_and_nothing_speaks_of_tls(tmp_path: Path) -> None:
    found = settings_with(tmp_path, PUBLIC_URL="http://10.0.3.7:8080/", ALLOWED_HOSTS="newsroom.lan")
    assert found["ALLOWED_HOSTS"] == [*LOOPBACK, "10.0.3.7", "newsroom.lan"]
    assert found["CSRF_TRUSTED_ORIGINS"] == ["http://10.0.3.7:8080"]
    assert (found["SESSION_COOKIE_SECURE"], found["CSRF_COOKIE_SECURE"]) == (False, False)
    assert (found["SESSION_COOKIE_NAME"], found["theme"]) == ("galley_session_8141", "galley_theme")
    assert found["SECURE_HSTS_SECONDS"] == 0


@pytest.mark.parametrize(
    ("value", "origin"),
    [
        ("https://desk.example.org", "https://desk.example.org"),
        (" https://Desk.Example.ORG/ ", "https://desk.example.org"),
        ("https://desk.example.org:443", "https://desk.example.org"),
        ("https://desk.example.org:8443", "https://desk.example.org:8443"),
        ("http://localhost:8080", "http://localhost:8080"),
        ("https://[2001:db8::7]:8443/", "https://[2001:db8::7]:8443"),
        ("https://xn--bcher-kva.example", "https://xn--bcher-kva.example"),
    ],
)
def test_an_address_is_read_as_browsers_write_it(
    monkeypatch: pytest.MonkeyPatch, value: str, origin: str
) -> None:
    monkeypatch.setenv("PUBLIC_URL", value)
    found = env.public_url("PUBLIC_URL")
    assert found
    assert found.origin == origin


@pytest.mark.parametrize(
    "value",
    [
        *(
            "desk.example.org",
            "//desk.example.org",
            "ftp://desk.example.org",
            "https://",
            "https:///",
            "https:desk",
        ),
        *(
            "https://desk.example.org/galley",
            "https://desk.example.org/?a",
            "https://desk.example.org?",
            "https://d#",
        ),
        *(
            "https://ed:secret@desk.example.org",
            "https://@desk",
            "https://desk.example.org:99999",
            "https://desk:x",
        ),
        *(
            "https://desk:0",
            "https://*.example.org",
            "https://desk_1.example.org",
            "https://-desk.org",
            "https://a..b",
        ),
        *(
            "https://bücher.example",
            "https://desk.example.org\nhttps://b",
            "https://de sk",
            "https://[::1",
            "https://[x]",
        ),
        *("https://desk.example.org,https://b.example.org", "https://desk\\evil", f"https://{'a.' * 130}org"),
    ],
)
def test_an_odd_address_is_refused_in_one_sentence_with_the_remedy(
    monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    monkeypatch.setenv("PUBLIC_URL", value)
    with pytest.raises(SettingError) as refused:
        env.public_url("PUBLIC_URL")
    sentence = str(refused.value)
    assert sentence.startswith("PUBLIC_URL ")
    assert "such as https://desk.example.org" in sentence
    assert "\n" not in sentence


@pytest.mark.parametrize(
    "value", ["nginx", "127.0.0.1/33", "10.0.3.1/24", "0.0.0.0/0", "::/0", "127.0.0.1:80"]
)
def test_a_proxy_that_is_no_network_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("TRUSTED_PROXIES", f"10.1.2.3, {value}")
    with pytest.raises(SettingError, match=r"^TRUSTED_PROXIES has .* such as 127\.0\.0\.1,10\.0\.3\.0/24\.$"):
        env.networks("TRUSTED_PROXIES")


def test_a_start_prints_the_local_address_with_the_public_one_beside_it_and_signs_in_at_the_public_one() -> (
    None
):
    desk = Desk(Path("var"), 8141, PublicUrl("https", "desk.example.org"))
    assert desk.addresses == "http://127.0.0.1:8141/ (from elsewhere: https://desk.example.org/)"
    assert desk.origin == "https://desk.example.org"
