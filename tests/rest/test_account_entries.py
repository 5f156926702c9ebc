"""What the ledger tells of accounts reaches those alone who manage them."""

from __future__ import annotations

import pytest
from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.operations import (
    create_account,
    create_api_key,
    create_sign_in_link,
    redeem_sign_in_link,
)
from annotator.accounts.types import AccountDraft, Principal
from articles.ledger.models import Entry
from tests.factories.users import user

pytestmark = pytest.mark.django_db
SECRET_NAME = "kim-who-is-new"


@pytest.fixture
def kim() -> User:
    """A person who was given an account and came in by a link, both told in the ledger."""
    ada = Principal.of_user(user(username="ada", roles=("admin",)))
    made = create_account(ada, draft=AccountDraft(SECRET_NAME, first_name="Kim", roles=("editor",)))
    redeem_sign_in_link(create_sign_in_link(made, by=ada))
    return made


def read(person: User, address: str) -> str:
    """Return what an address answers to a person."""
    browser = Client()
    browser.force_login(person)
    return browser.get(address).text


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("roles", [("editor",), ()])
def test_the_feed_tells_nobody_without_the_permission(kim: User, roles: tuple[str, ...]) -> None:
    person = user(roles=roles)
    for address in ("/api/v1/changes/", f"/api/v1/changes/?subject={kim.id}"):
        said = read(person, address)
        assert SECRET_NAME not in said
        assert "account." not in said
        assert "sign_in_link." not in said


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("scope", ["read", "write", "sources"])
def test_the_feed_tells_no_other_key(kim: User, scope: str) -> None:
    _, secret = create_api_key(name="Archive", scope=scope)
    answer = Client().get("/api/v1/changes/", headers={"Authorization": f"Bearer {secret}"})
    assert (answer.json()["next"], answer.json()["results"]) == (None, [])


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_an_admin_key(kim: User) -> None:
    _, secret = create_api_key(name="Archive", scope="admin")
    answer = Client().get("/api/v1/changes/", headers={"Authorization": f"Bearer {secret}"})
    verbs = {entry["verb"] for entry in answer.json()["results"]}
    assert {"account.created", "api_key.created"} <= verbs


@pytest.mark.django_db(transaction=True)
def test_the_feed_tells_administrators(kim: User) -> None:
    said = read(user(roles=("admin",)), f"/api/v1/changes/?subject={kim.id}")
    for verb in ("account.created", "sign_in_link.created", "sign_in_link.used", "account.signed_in"):
        assert verb in said


def test_no_entry_about_an_account_can_be_taken_back(kim: User) -> None:
    entry = Entry.objects.get(verb="account.created")
    for roles, status in ((("editor",), 404), (("editor", "admin"), 409)):
        browser = Client()
        browser.force_login(user(roles=roles))
        answer = browser.post(f"/api/v1/changes/{entry.cursor}/revert/")
        assert answer.status_code == status
        assert SECRET_NAME not in answer.text
    kim.refresh_from_db()
    assert kim.is_active


def test_the_back_office_shows_them(kim: User) -> None:
    ada = User.objects.get(username="ada")
    said = read(ada, "/admin/articles_ledger/entry/")
    assert SECRET_NAME in said
    assert "sign-in link by ada" in said
    entry = Entry.objects.get(verb="account.created")
    assert SECRET_NAME in read(ada, f"/admin/articles_ledger/entry/{entry.pk}/change/")
