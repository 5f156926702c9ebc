"""Pages of other sites that read the API."""

from __future__ import annotations

import pytest
from django.test import Client, override_settings

from annotator import env
from annotator.env import SettingError

SITE = "https://reader.example.org"
named = override_settings(CORS_ALLOWED_ORIGINS=[SITE])
ASKED = {"Origin": SITE, "Access-Control-Request-Method": "GET"}
pytestmark = pytest.mark.django_db


def test_without_the_setting_no_site_may_read() -> None:
    answer = Client().options("/api/v1/claims/", headers=ASKED)
    assert "Access-Control-Allow-Origin" not in answer.headers


@named
def test_a_named_site_may_read_with_a_key_and_never_with_a_session() -> None:
    asked = {**ASKED, "Access-Control-Request-Headers": "authorization,if-none-match"}
    answer = Client().options("/api/v1/claims/", headers=asked)
    assert answer.status_code == 200
    assert answer.headers["Access-Control-Allow-Origin"] == SITE
    assert {"authorization", "if-match", "idempotency-key"} <= set(
        answer.headers["Access-Control-Allow-Headers"].split(", ")
    )
    assert "Access-Control-Allow-Credentials" not in answer.headers


@named
def test_a_refusal_can_be_read_too_and_says_what_to_do() -> None:
    answer = Client().get("/api/v1/claims/", headers={"Origin": SITE})
    assert (answer.status_code, answer.headers["Access-Control-Allow-Origin"]) == (401, SITE)
    assert "RateLimit" in answer.headers["Access-Control-Expose-Headers"]


@named
@pytest.mark.parametrize(
    ("path", "origin"),
    [
        ("/api/v1/claims/", "https://evil.example"),
        ("/api/v1/claims/", "https://reader.example.org.evil.example"),
        ("/sign-in/", SITE),
        ("/live/", SITE),
    ],
)
def test_other_sites_and_other_addresses_stay_closed(path: str, origin: str) -> None:
    answer = Client().get(path, headers={"Origin": origin})
    assert "Access-Control-Allow-Origin" not in answer.headers


def test_the_setting_takes_origins(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CORS_ORIGINS", f"{SITE}, http://127.0.0.1:3000")
    assert env.origins("CORS_ORIGINS") == [SITE, "http://127.0.0.1:3000"]
    monkeypatch.delenv("CORS_ORIGINS")
    assert env.origins("CORS_ORIGINS") == []


@pytest.mark.parametrize(
    "value",
    ["*", "reader.example.org", f"{SITE}/", f"{SITE}/path", "ftp://x.example", "https://", "https://x:y"],
)
def test_what_is_no_origin_is_refused(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("CORS_ORIGINS", value)
    with pytest.raises(SettingError, match="CORS_ORIGINS has"):
        env.origins("CORS_ORIGINS")
