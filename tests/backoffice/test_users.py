"""People in the back office."""

import re

from django.test import Client

from annotator.accounts.models import User
from annotator.accounts.operations import create_api_key
from tests.factories.users import user

LIST = "/admin/annotator_accounts/user/"
NEW = {"username": "kim", "first_name": "Kim", "roles": ["editor"], "usable_password": "false"}


def test_a_person_is_added_with_roles_and_let_in_by_a_link(admin: Client) -> None:
    assert admin.post(f"{LIST}add/", NEW).status_code == 302
    kim = User.objects.get(username="kim")
    assert kim.roles == ["editor"]
    assert not kim.has_usable_password()
    chosen = {"action": "make_sign_in_links", "_selected_action": [str(kim.id)]}
    response = admin.post(LIST, chosen)
    link = re.search(r"<code>http://testserver(/enter/[\w-]+)</code>", response.text)
    assert link is not None
    assert "no-store" in response.headers["Cache-Control"]
    browser = Client()
    assert browser.post(link[1]).status_code == 302
    assert browser.get("/articles/new/").status_code == 200


def test_a_password_must_be_long(admin: Client) -> None:
    sent = NEW | {"usable_password": "true", "password1": "short", "password2": "short"}
    assert "at least 12 characters" in admin.post(f"{LIST}add/", sent).text
    assert not User.objects.filter(username="kim").exists()


def test_roles_are_changed(admin: Client) -> None:
    kim = user(username="kim")
    sent = {"username": "kim", "roles": ["editor", "admin"], "is_active": "on"}
    assert admin.post(f"{LIST}{kim.id}/change/", sent).status_code == 302
    kim.refresh_from_db()
    assert kim.is_admin


def test_an_unknown_role_is_refused(admin: Client) -> None:
    kim = user(username="kim")
    sent = {"username": "kim", "roles": ["owner"], "is_active": "on"}
    assert "not one of the available choices" in admin.post(f"{LIST}{kim.id}/change/", sent).text


def test_administrators_cannot_lock_themselves_out(admin: Client, ada: User) -> None:
    for sent in ({"roles": ["editor"], "is_active": "on"}, {"roles": ["admin"]}):
        response = admin.post(f"{LIST}{ada.id}/change/", {"username": "ada", **sent})
        assert "remove your own admin role" in response.text
    ada.refresh_from_db()
    assert ada.is_admin
    assert ada.is_active


def test_the_stand_ins_of_keys_are_out_of_sight(admin: Client) -> None:
    key, _ = create_api_key(name="archive", scope="read")
    assert str(key.user_id) not in admin.get(LIST).text


def test_nobody_is_deleted(admin: Client) -> None:
    kim = user(username="kim")
    assert admin.post(f"{LIST}{kim.id}/delete/", {"post": "yes"}).status_code == 403


def test_an_editor_changes_nobody(editor: Client) -> None:
    kim = user(username="kim")
    sent = {"username": "kim", "roles": ["admin"], "is_active": "on"}
    assert editor.post(f"{LIST}{kim.id}/change/", sent).status_code in {302, 403}
    kim.refresh_from_db()
    assert not kim.is_admin
