"""API keys in the back office."""

import re

import pytest
from django.test import Client

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import create_api_key, living_key, revoke_api_key

LIST = "/admin/annotator_accounts/apikey/"


def test_a_new_key_is_shown_once_and_works(admin: Client) -> None:
    response = admin.post(f"{LIST}add/", {"name": "archive", "scope": "read"})
    secret = re.search(r'<input [^>]*value="(galley_[\w-]+)" readonly', response.text)
    assert secret is not None
    assert "no-store" in response.headers["Cache-Control"]
    key = living_key(secret[1])
    assert key is not None
    assert (key.name, key.scope) == ("archive", "read")
    assert secret[1] not in admin.get(f"{LIST}{key.id}/change/").text


@pytest.mark.parametrize(
    ("sent", "reason"),
    [
        ({"name": "", "scope": "read"}, "This field is required"),
        ({"name": "archive", "scope": "root"}, "not one of the available choices"),
        ({"name": "taken", "scope": "read"}, "There is already an active key with this name"),
        ({"name": "x" * 101, "scope": "read"}, "at most 100 characters"),
    ],
)
def test_a_bad_key_is_named(admin: Client, sent: dict[str, str], reason: str) -> None:
    create_api_key(name="taken", scope="read")
    assert reason in admin.post(f"{LIST}add/", sent).text
    assert ApiKey.objects.count() == 1


def test_a_key_is_revoked_from_the_list(admin: Client) -> None:
    key, secret = create_api_key(name="archive", scope="read")
    response = admin.post(LIST, {"action": "revoke", "_selected_action": [str(key.id)]}, follow=True)
    assert "Revoked: archive" in response.text
    assert living_key(secret) is None


def test_a_new_key_can_end_and_have_a_limit(admin: Client) -> None:
    sent = {"name": "summer", "scope": "sources", "days": "30", "per_minute": "90"}
    assert admin.post(f"{LIST}add/", sent).status_code == 200
    key = ApiKey.objects.get()
    assert key.expires is not None
    assert (key.expires - key.created).days in {29, 30}
    page = admin.get(f"{LIST}{key.id}/change/").text
    assert "Works until" in page
    assert "Never" in page


@pytest.mark.parametrize("sent", [{"days": "0"}, {"days": "99999999"}, {"per_minute": "0"}, {"days": "x"}])
def test_an_end_or_a_limit_that_can_not_be_is_named(admin: Client, sent: dict[str, str]) -> None:
    page = admin.post(f"{LIST}add/", {"name": "summer", "scope": "read", **sent})
    assert "errorlist" in page.text
    assert not ApiKey.objects.exists()


@pytest.mark.parametrize(("action", "old_works"), [("rotate", True), ("end_old_secret", False)])
def test_a_new_secret_is_shown_once(admin: Client, action: str, old_works: bool) -> None:
    key, old = create_api_key(name="archive", scope="read")
    answer = admin.post(LIST, {"action": action, "_selected_action": [str(key.id)]})
    found = re.search(r'<input [^>]*value="(galley_[\w-]+)" readonly', answer.text)
    assert found is not None
    assert "no-store" in answer.headers["Cache-Control"]
    assert living_key(found[1]) == key
    assert (living_key(old) is not None) == old_works
    assert ("its old secret too" in admin.get(LIST).text) == old_works


def test_a_new_secret_is_for_one_living_key(admin: Client) -> None:
    one, _ = create_api_key(name="one", scope="read")
    two, _ = create_api_key(name="two", scope="read")
    both = {"action": "rotate", "_selected_action": [str(one.id), str(two.id)]}
    assert "Choose one key" in admin.post(LIST, both, follow=True).text
    revoke_api_key(one)
    ended = {"action": "rotate", "_selected_action": [str(one.id)]}
    assert "This key is revoked" in admin.post(LIST, ended, follow=True).text
    assert not ApiKey.objects.filter(old_digest__isnull=False).exists()


def test_a_key_is_never_changed(admin: Client) -> None:
    key, _ = create_api_key(name="archive", scope="read")
    assert admin.post(f"{LIST}{key.id}/change/", {"name": "other", "scope": "write"}).status_code == 403
    assert ApiKey.objects.get().scope == "read"


def test_an_editor_makes_no_keys(editor: Client) -> None:
    assert editor.post(f"{LIST}add/", {"name": "archive", "scope": "write"}).status_code in {302, 403}
    assert not ApiKey.objects.exists()
