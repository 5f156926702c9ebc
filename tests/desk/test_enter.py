"""Signing in by the one-time link that the desk prints at its start."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from annotator.accounts.models import SignInLink
from annotator.accounts.operations import create_sign_in_link
from tests.factories.users import user


def test_the_link_shows_whom_it_signs_in_and_the_button_does_it(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user(username='kim'))}"
    page = stranger.get(address)
    assert page.status_code == 200
    assert "kim" in page.text
    assert stranger.get("/").status_code == 302
    assert stranger.post(address).headers["Location"] == "/"
    assert stranger.get("/").status_code == 200


def test_the_button_works_once(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user())}"
    stranger.post(address)
    second = Client()
    for response in (second.get(address), second.post(address)):
        assert response.status_code == 410
        assert "already used" in response.text
        assert "manage.py signinlink" in response.text
    assert second.get("/").status_code == 302


def test_programs_that_look_at_links_use_nothing_up(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user())}"
    for _ in range(5):
        assert Client().head(address).status_code == 200
        assert Client().get(address).status_code == 200
    assert stranger.post(address).status_code == 302


@pytest.mark.django_db
def test_the_button_is_for_the_page_that_the_desk_sent() -> None:
    strict = Client(enforce_csrf_checks=True)
    address = f"/enter/{create_sign_in_link(user())}"
    assert strict.post(address).status_code == 403
    token = strict.get(address).context["csrf_token"]
    assert strict.post(address, {"csrfmiddlewaretoken": str(token)}).status_code == 302


def test_the_page_is_kept_nowhere_and_tells_nobody_its_address(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user())}"
    for response in (stranger.get(address), stranger.get("/enter/nonsense"), stranger.post(address)):
        assert "no-store" in response.headers["Cache-Control"]
        assert response.headers["Referrer-Policy"] == "no-referrer"
        assert "noindex" in response.headers["X-Robots-Tag"]


def test_an_unknown_link_says_what_to_do(stranger: Client) -> None:
    for response in (stranger.get("/enter/nonsense"), stranger.post("/enter/nonsense")):
        assert response.status_code == 410
        assert "not valid" in response.text


def test_a_link_of_an_hour_ago_is_too_old(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user())}"
    SignInLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert "has expired" in stranger.get(address).text
    assert stranger.post(address).status_code == 410


def test_the_link_of_a_closed_account_lets_nobody_in(stranger: Client) -> None:
    address = f"/enter/{create_sign_in_link(user(is_active=False))}"
    assert stranger.get(address).status_code == 410
    assert stranger.post(address).status_code == 410
