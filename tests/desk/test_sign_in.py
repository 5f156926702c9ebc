"""Signing in with user name and password, and out again."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from annotator.accounts._passwords import FAILURES_PER_ADDRESS, FAILURES_PER_NAME
from annotator.accounts.models import SignInFailure, User
from tests.factories.users import user

PASSWORD = "correct horse battery"
WRONG = {"username": "kim", "password": "wrong"}


@pytest.fixture
def kim(db: None) -> User:
    return user(username="kim", password=PASSWORD)


def _sign_in(browser: Client, username: str = "kim", password: str = PASSWORD, **more: str) -> int:
    return browser.post("/sign-in/", {"username": username, "password": password, **more}).status_code


@pytest.mark.usefixtures("kim")
def test_the_right_password_leads_to_the_articles(stranger: Client) -> None:
    response = stranger.post("/sign-in/", {"username": "kim", "password": PASSWORD})
    assert response.headers["Location"] == "/"
    assert stranger.get("/").status_code == 200


@pytest.mark.usefixtures("kim")
def test_the_page_that_was_asked_for_comes_after_signing_in(stranger: Client) -> None:
    asked = stranger.get("/articles/new/")
    assert asked.headers["Location"] == "/sign-in/?next=/articles/new/"
    form = stranger.get(asked.headers["Location"])
    assert 'name="next" value="/articles/new/"' in form.text
    response = stranger.post("/sign-in/", {"username": "kim", "password": PASSWORD, "next": "/articles/new/"})
    assert response.headers["Location"] == "/articles/new/"


@pytest.mark.usefixtures("kim")
def test_nobody_is_sent_to_another_site_after_signing_in(stranger: Client) -> None:
    sent = {"username": "kim", "password": PASSWORD, "next": "https://elsewhere.example/"}
    assert stranger.post("/sign-in/", sent).headers["Location"] == "/"


@pytest.mark.usefixtures("kim")
@pytest.mark.parametrize("username", ["kim", "unknown"])
def test_a_wrong_password_and_an_unknown_name_get_the_same_answer(stranger: Client, username: str) -> None:
    response = stranger.post("/sign-in/", {"username": username, "password": "wrong"})
    assert response.status_code == 422
    assert "The user name and password don’t match" in response.text
    assert "wrong" not in response.text.replace("wrong passwords", "")


@pytest.mark.parametrize(
    "sent", [{}, {"username": "kim"}, {"password": "x"}, {"username": "ki\x00m", "password": "x"}]
)
def test_an_incomplete_form_names_what_is_missing(stranger: Client, sent: dict[str, str]) -> None:
    response = stranger.post("/sign-in/", sent)
    assert response.status_code == 422
    assert "field__trouble" in response.text


def test_a_closed_account_stays_out(stranger: Client) -> None:
    user(username="gone", password=PASSWORD, is_active=False)
    assert _sign_in(stranger, "gone") == 422


@pytest.mark.usefixtures("kim")
def test_many_wrong_passwords_for_one_name_make_even_the_right_one_wait(stranger: Client) -> None:
    statuses = [_sign_in(stranger, password="wrong") for _ in range(FAILURES_PER_NAME)]
    assert set(statuses) == {422}
    response = stranger.post("/sign-in/", {"username": "KIM", "password": PASSWORD})
    assert response.status_code == 429
    assert 0 < int(response.headers["Retry-After"]) <= 15 * 60
    assert "Too many wrong passwords" in response.text


@pytest.mark.usefixtures("kim")
def test_the_wait_is_over_after_a_quarter_of_an_hour(stranger: Client) -> None:
    past = timezone.now() - timedelta(minutes=15, seconds=1)
    SignInFailure.objects.bulk_create(
        SignInFailure(username="kim", address=None, at=past) for _ in range(FAILURES_PER_ADDRESS)
    )
    assert _sign_in(stranger) == 302


@pytest.mark.usefixtures("kim")
def test_old_failures_are_forgotten_when_a_new_one_is_counted(stranger: Client) -> None:
    past = timezone.now() - timedelta(hours=1)
    SignInFailure.objects.create(username="kim", address="127.0.0.1", at=past)
    _sign_in(stranger, password="wrong")
    assert SignInFailure.objects.count() == 1


def test_signing_out_ends_the_session(editor: Client) -> None:
    assert editor.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert editor.get("/").headers["Location"] == "/sign-in/?next=/"


def test_following_a_link_signs_nobody_out(editor: Client) -> None:
    assert editor.get("/sign-out/").status_code == 405
    assert editor.get("/").status_code == 200


def test_a_fragment_asked_for_after_the_session_ended_moves_the_whole_page(stranger: Client) -> None:
    response = stranger.get("/", headers={"HX-Request": "true"})
    assert response.headers["HX-Redirect"] == "/sign-in/"
