"""Signing in by the one-time link that the desk prints at its start."""

from datetime import timedelta

from django.test import Client
from django.utils import timezone

from annotator.accounts.models import SignInLink
from annotator.accounts.operations import create_sign_in_link
from tests.factories.users import user


def test_the_link_signs_in_and_leads_to_the_articles(stranger: Client) -> None:
    response = stranger.get(f"/enter/{create_sign_in_link(user())}")
    assert response.headers["Location"] == "/"
    assert stranger.get("/").status_code == 200


def test_the_link_works_once(stranger: Client) -> None:
    token = create_sign_in_link(user())
    stranger.get(f"/enter/{token}")
    second = Client()
    response = second.get(f"/enter/{token}")
    assert response.status_code == 410
    assert "already used" in response.text
    assert "make run" in response.text
    assert second.get("/").status_code == 302


def test_an_unknown_link_says_what_to_do(stranger: Client) -> None:
    response = stranger.get("/enter/nonsense")
    assert response.status_code == 410
    assert "unknown" in response.text


def test_a_link_of_yesterday_is_too_old(stranger: Client) -> None:
    token = create_sign_in_link(user())
    SignInLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    assert "too old" in stranger.get(f"/enter/{token}").text


def test_a_look_ahead_by_a_mail_program_does_not_use_the_link_up(stranger: Client) -> None:
    token = create_sign_in_link(user())
    assert stranger.head(f"/enter/{token}").status_code == 405
    assert stranger.get(f"/enter/{token}").status_code == 302


def test_the_link_of_a_closed_account_lets_nobody_in(stranger: Client) -> None:
    person = user(is_active=False)
    assert stranger.get(f"/enter/{create_sign_in_link(person)}").status_code == 410
