"""A desk with a public address: what it answers names that address, and believes only whom it should."""

from __future__ import annotations

import logging
import re
from typing import Any

import pytest
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import include, path
from pytest_django import Settings

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.env import PublicUrl, networks
from annotator.logs import LONGEST, OneLine
from annotator.web._reached import line_of_sender

PUBLIC = PublicUrl("https", "desk.example.org")
WRONG = {"Host": "evil.example"}


def _seen(request: HttpRequest) -> HttpResponse:
    """Answer what the first middleware made of the request."""
    left = sorted(name for name in request.META if "FORWARDED" in name or "REAL_IP" in name)
    return HttpResponse(
        f"{request.META['REMOTE_ADDR']} {line_of_sender(request)} {request.build_absolute_uri('/x')} "
        f"{request.is_secure()} {left}"
    )


urlpatterns = [path("seen/", _seen), path("", include("annotator.urls"))]


@pytest.fixture
def public(settings: Settings) -> None:
    """The desk is reached through TLS."""
    settings.ROOT_URLCONF = __name__
    settings.PUBLIC_URL = PUBLIC
    settings.ALLOWED_HOSTS = ["127.0.0.1", "desk.example.org"]


def _ask(headers: dict[str, str], peer: str = "127.0.0.1") -> str:
    return Client().get("/seen/", headers=headers, REMOTE_ADDR=peer).text


@pytest.mark.usefixtures("public")
@pytest.mark.parametrize("host", ["desk.example.org", "desk.example.org:8443", "127.0.0.1:8000"])
def test_absolute_addresses_are_the_public_one_s_whatever_the_host_header_says(host: str) -> None:
    lies = {
        "Host": host,
        "X-Forwarded-Host": "evil.example",
        "X-Forwarded-Proto": "http",
        "X-Forwarded-Port": "9",
    }
    assert _ask(lies) == "127.0.0.1 None https://desk.example.org/x True []"


def test_without_a_public_address_nobody_can_claim_tls_or_another_host(settings: Settings) -> None:
    settings.ROOT_URLCONF, settings.TRUSTED_PROXIES = __name__, networks_of("127.0.0.1")
    lies = {"Host": "localhost", "X-Forwarded-Host": "evil.example", "X-Forwarded-Proto": "https"}
    assert _ask(lies) == "127.0.0.1 None http://localhost/x False []"


def networks_of(text: str) -> object:
    """Return TRUSTED_PROXIES as the environment gives them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("TRUSTED_PROXIES", text)
        return networks("TRUSTED_PROXIES")


def test_only_a_trusted_proxy_says_who_asks(settings: Settings) -> None:
    settings.ROOT_URLCONF = __name__
    said = {"X-Forwarded-For": "6.6.6.6, 198.51.100.1", "X-Real-IP": "6.6.6.6"}
    assert _ask(said).startswith("127.0.0.1 None ")
    settings.TRUSTED_PROXIES = networks_of("127.0.0.1, 10.0.3.0/24")
    assert _ask(said).startswith("198.51.100.1 198.51.100.1 ")
    assert _ask(said, peer="203.0.113.5").startswith("203.0.113.5 203.0.113.5 ")


@pytest.mark.usefixtures("public", "db")
@pytest.mark.parametrize("origin", ["https://desk.example.org", "http://desk.example.org", "null"])
def test_a_form_is_taken_from_the_public_address_alone(origin: str) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Host": "desk.example.org"})
    form = strict.get("/sign-in/").text
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', form)[0]
    sent = {"csrfmiddlewaretoken": token, "username": "kim", "password": ""}
    answer = strict.post("/sign-in/", sent, headers={"Origin": origin})
    assert answer.status_code == (422 if origin == PUBLIC.origin else 403)
    if answer.status_code == 403:
        assert "Open the desk at https://desk.example.org/" in answer.text


@pytest.mark.usefixtures("public", "db")
def test_a_script_s_call_from_another_site_is_told_so_with_problem_details(
    django_user_model: type[User],
) -> None:
    strict = Client(enforce_csrf_checks=True, headers={"Host": "desk.example.org"})
    strict.force_login(django_user_model.objects.create(username="ed", roles=["editor"]))
    for address in ("/api/v1/claims/", "/live/presence/"):
        answer = strict.post(address, "{}", "application/json", headers={"Origin": "https://evil.example"})
        assert (answer.status_code, answer.headers["Content-Type"]) == (403, "application/problem+json")
        assert "a different address than the desk’s own" in answer.json()["detail"]


@pytest.mark.parametrize(
    "host", ["evil.example", "desk.example.org.evil.example", "a b", "[::", "evil.example:99999x"]
)
def test_a_wrong_host_is_one_line_in_the_log_and_a_short_page(
    host: str, capsys: pytest.CaptureFixture[str]
) -> None:
    answer = _with_the_desk_s_log(host, "/")
    assert answer.status_code == 400
    assert "answer to this host name" in answer.text
    assert host not in answer.text
    assert "Content-Security-Policy" in answer.headers
    lines = capsys.readouterr().err.splitlines()
    assert len(lines) == 1
    assert "Invalid HTTP_HOST header" in lines[0]


def _with_the_desk_s_log(host: str, address: str) -> Any:
    """Ask with a Host header while the refusals' own handler writes where the test can read."""
    handler = logging.StreamHandler()
    handler.setFormatter(OneLine("{levelname} {name}: {message}", style="{"))
    logger = logging.getLogger("django.security")
    kept, logger.handlers = logger.handlers, [handler]
    try:
        return Client().get(address, headers={"Host": host})
    finally:
        logger.handlers = kept


def test_the_desk_writes_refusals_by_that_line() -> None:
    # Beside the test runner's own.
    handlers = [one for one in logging.getLogger("django.security").handlers if one.get_name()]
    assert [(one.get_name(), type(one.formatter)) for one in handlers] == [("refusals", OneLine)]
    assert not logging.getLogger("django.security").propagate


def test_a_line_of_the_log_is_one_line_whatever_was_sent() -> None:
    record = logging.LogRecord("x", logging.ERROR, "", 0, "a\nb\x1b[2J\u2028c" + "d" * 9_000, (), None)
    line = OneLine("{message}", style="{").format(record)
    assert line.startswith(r"a\nb\x1b[2J\u2028c")
    assert len(line) <= LONGEST + 2


@pytest.mark.parametrize("address", ["/api/v1/claims/", "/api/v1/docs/", "/api/v9/", "/live/events/"])
def test_below_the_api_a_wrong_host_gets_problem_details(address: str) -> None:
    answer = Client().get(address, headers=WRONG)
    assert (answer.status_code, answer.headers["Content-Type"]) == (400, "application/problem+json")
    assert answer.json()["title"] == "Bad Request"
    assert "PUBLIC_URL" in answer.json()["detail"]


def test_what_no_view_answers_below_the_api_gets_problem_details(monkeypatch: pytest.MonkeyPatch) -> None:
    caller = Client(raise_request_exception=False)
    lost = caller.get("/api/v9/claims/")
    assert (lost.status_code, lost.json()["title"]) == (404, "Not Found")
    charset = caller.post("/api/v1/claims/", "a=b", "application/x-www-form-urlencoded; charset=latin-1")
    assert (charset.status_code, charset.json()["status"]) == (415, 415)

    def broken(*_given: object) -> None:
        raise RuntimeError("the inside")

    monkeypatch.setattr("annotator.rest.description.description", broken)
    monkeypatch.setattr("annotator.rest.description.render", broken)
    failed = caller.get("/api/v1/docs/")
    assert (failed.status_code, failed.headers["Content-Type"]) == (500, "application/problem+json")
    assert "the inside" not in failed.text


@pytest.mark.usefixtures("public")
def test_watchers_ask_on_the_loopback_names() -> None:
    for host in ("127.0.0.1", "127.0.0.1:8000"):
        assert Client().get("/healthz", headers={"Host": host}).status_code == 200


@pytest.mark.usefixtures("public")
def test_an_admin_hands_out_sign_in_links_of_the_public_address(admin_of_desk: Client) -> None:
    person = User.objects.get()
    sent = {"action": "make_sign_in_links", "_selected_action": [str(person.id)]}
    answer = admin_of_desk.post("/admin/annotator_accounts/user/", sent, headers={"Host": "127.0.0.1"})
    assert re.search(r"https://desk\.example\.org/enter/[\w-]{20,}", answer.text)


@pytest.fixture
def admin_of_desk(db: None) -> Client:
    """The browser of an admin."""
    person = User.objects.create(username="grace", roles=["admin"], is_staff=True)
    browser = Client(headers={"Host": "127.0.0.1"})
    browser.post(f"/enter/{create_sign_in_link(person)}")
    browser.force_login(person)
    return browser
