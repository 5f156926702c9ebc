"""What the ledger tells of accounts: who came in and how, who was refused, who made what for whom."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from annotator.accounts.errors import BadLink, LastAdmin
from annotator.accounts.models import User
from annotator.accounts.operations import (
    create_account,
    create_api_key,
    create_sign_in_link,
    redeem_sign_in_link,
    revoke_api_key,
    rotate_api_key,
    set_password,
    update_account,
)
from annotator.accounts.types import AccountDraft, Principal
from articles.foundation.errors import Forbidden
from articles.foundation.types import Permission
from articles.ledger.models import Entry
from tests.factories.users import admin, editor, user

pytestmark = pytest.mark.django_db
PASSWORD = "correct horse battery"


def told() -> list[tuple[str, str, str]]:
    """Return verb, actor's user name and agent of each entry, oldest first."""
    entries = Entry.objects.select_related("actor").order_by("id")
    return [(entry.verb, entry.actor.username, entry.agent) for entry in entries]


def test_a_link_made_and_used_by_oneself_names_nobody_else() -> None:
    redeem_sign_in_link(create_sign_in_link(user(username="kim")))
    assert told() == [
        ("sign_in_link.created", "kim", "manage.py"),
        ("sign_in_link.used", "kim", ""),
        ("account.signed_in", "kim", ""),
    ]


def test_whoever_comes_in_by_another_ones_link_works_under_both_names() -> None:
    ada = user(username="ada", roles=("admin",))
    kim = user(username="kim")
    browser = Client()
    browser.post(f"/enter/{create_sign_in_link(kim, by=Principal.of_user(ada))}")
    assert told() == [
        ("sign_in_link.created", "ada", ""),
        ("sign_in_link.used", "kim", "sign-in link by ada"),
        ("account.signed_in", "kim", "sign-in link by ada"),
    ]
    assert Entry.objects.get(verb="sign_in_link.created").subject_id == kim.id
    assert Entry.objects.get(verb="sign_in_link.used").after == {"made_by": str(ada.id), "agent": ""}
    sent = {"text": "Varland sent 3,000 more soldiers."}
    made = browser.post("/api/v1/articles/", sent, content_type="application/json")
    assert made.status_code == 201
    assert told()[-1] == ("revision.created", "kim", "sign-in link by ada")


def test_who_then_signs_in_by_password_works_under_their_own_name() -> None:
    ada, kim = user(username="ada", roles=("admin",)), user(username="kim", password=PASSWORD)
    browser = Client()
    browser.post(f"/enter/{create_sign_in_link(kim, by=Principal.of_user(ada))}")
    browser.post("/sign-in/", {"username": "kim", "password": PASSWORD})
    assert told()[-1] == ("account.signed_in", "kim", "")
    sent = {"text": "Varland sent 3,000 more soldiers."}
    browser.post("/api/v1/articles/", sent, content_type="application/json")
    assert told()[-1] == ("revision.created", "kim", "")


def test_a_wrong_password_is_told_once_in_a_while_and_what_was_typed_never() -> None:
    kim = user(username="kim", password=PASSWORD)
    browser = Client()
    for wrong in ("hunter2-one", "hunter2-two", "hunter2-three"):
        browser.post("/sign-in/", {"username": "kim", "password": wrong})
        browser.post("/sign-in/", {"username": wrong, "password": "kim"})
    (entry,) = Entry.objects.all()
    assert (entry.verb, entry.subject_id, entry.after) == (
        "account.sign_in_failed",
        kim.id,
        {"by": "password"},
    )
    assert entry.agent == "Somebody who was refused"
    assert "hunter2" not in str(list(Entry.objects.values()))


def test_failures_are_told_again_after_a_quarter_of_an_hour() -> None:
    kim = user(username="kim", password=PASSWORD)
    old = timezone.now() - timedelta(minutes=15, seconds=1)
    Entry.objects.create(at=old, verb="account.sign_in_failed", subject_id=kim.id, actor=kim)
    Client().post("/sign-in/", {"username": "kim", "password": "wrong"})
    assert Entry.objects.count() == 2


def test_a_used_link_tried_again_is_told_as_a_failure() -> None:
    token = create_sign_in_link(user(username="kim"))
    redeem_sign_in_link(token)
    for _ in range(3):
        with pytest.raises(BadLink):
            redeem_sign_in_link(token)
    assert [verb for verb, _, _ in told()].count("account.sign_in_failed") == 1


def test_keys_made_and_revoked_are_told_with_name_and_scope() -> None:
    ada = admin()
    key, secret = create_api_key(name="Archive", scope="read", by=ada)
    revoke_api_key(key, by=ada)
    revoke_api_key(key, by=ada)
    made, revoked = Entry.objects.order_by("id")
    assert (made.verb, made.subject_id, made.after) == (
        "api_key.created",
        key.id,
        {"name": "Archive", "scope": "read"},
    )
    assert (revoked.verb, revoked.before, revoked.after) == ("api_key.revoked", made.after, None)
    assert secret not in str(list(Entry.objects.values()))


def test_a_new_secret_is_told_without_it() -> None:
    ada = admin()
    key, _ = create_api_key(name="Archive", scope="read", by=ada)
    secret = rotate_api_key(key, by=ada)
    rotated = Entry.objects.get(verb="api_key.rotated")
    assert rotated.before == {"name": "Archive", "scope": "read"}
    assert rotated.after is not None
    assert set(rotated.after) == {"name", "scope", "old_until"}
    assert secret not in str(list(Entry.objects.values()))


def test_a_key_made_at_the_terminal_says_so() -> None:
    key, _ = create_api_key(name="Archive", scope="read")
    assert told() == [("api_key.created", key.user.username, "manage.py")]


def test_roles_given_and_taken_and_accounts_closed_are_told_with_before_and_after() -> None:
    ada = admin()
    kim = create_account(ada, draft=AccountDraft("kim", roles=("editor",)))
    update_account(ada, id=kim.id, draft=AccountDraft("kim", roles=("editor", "admin")))
    update_account(ada, id=kim.id, draft=AccountDraft("kim", roles=("editor", "admin")))
    update_account(ada, id=kim.id, draft=AccountDraft("kim", roles=("editor", "admin"), is_active=False))
    made, promoted, closed = Entry.objects.order_by("id")
    assert (made.verb, made.subject_id, made.before) == ("account.created", kim.id, None)
    assert promoted.verb == "account.changed"
    assert (promoted.before or {})["roles"] == ["editor"]
    assert (promoted.after or {})["roles"] == ["editor", "admin"]
    assert ((closed.before or {})["is_active"], (closed.after or {})["is_active"]) == (True, False)


def test_a_password_that_is_given_is_told_and_not_shown() -> None:
    kim = user(username="kim")
    set_password(admin(), id=kim.id, password=PASSWORD)
    entry = Entry.objects.get()
    assert (entry.verb, entry.after) == ("account.password_set", {"usable": True})
    assert User.objects.get(pk=kim.pk).check_password(PASSWORD)


def test_the_last_administrator_keeps_the_role() -> None:
    ada = user(username="ada", roles=("admin",))
    user(username="closed", roles=("admin",), is_active=False)
    other = admin()
    User.objects.filter(pk=other.user_id).update(is_active=False)
    # Permitted when they began, and overtaken meanwhile.
    for draft in (AccountDraft("ada"), AccountDraft("ada", roles=("admin",), is_active=False)):
        with pytest.raises(LastAdmin, match="last active administrator"):
            update_account(other, id=ada.id, draft=draft)
    ada.refresh_from_db()
    assert ada.is_admin
    assert ada.is_active


def test_nobody_without_the_permission_writes_accounts() -> None:
    ed, kim = editor(), user(username="kim")
    key, _ = create_api_key(name="Archive", scope="read")
    for call in (
        lambda: create_account(ed, draft=AccountDraft("x")),
        lambda: update_account(ed, id=kim.id, draft=AccountDraft("kim", roles=("admin",))),
        lambda: set_password(ed, id=kim.id, password=PASSWORD),
        lambda: create_sign_in_link(kim, by=ed),
        lambda: create_api_key(name="x", scope="write", by=ed),
        lambda: revoke_api_key(key, by=ed),
        lambda: rotate_api_key(key, by=ed),
    ):
        with pytest.raises(Forbidden):
            call()
    assert not ed.can(Permission.MANAGE_USERS)
