"""Who may do what."""

from __future__ import annotations

import pytest

from annotator.accounts.rules import TABLE, permissions_of
from annotator.accounts.types import Principal
from articles.foundation.errors import Forbidden
from articles.foundation.operations import require
from articles.foundation.types import OriginType, Permission
from tests.factories.api_keys import api_key
from tests.factories.users import user

READING = {Permission.READ, Permission.EXPORT}
EDITING = READING | {
    Permission.READ_WITHHELD,
    Permission.READ_CONFIDENTIAL,
    Permission.WRITE_ARTICLES,
    Permission.ANNOTATE,
    Permission.WRITE_SOURCES,
}
WRITING = EDITING | {Permission.MANAGE_SOURCES}
REGISTERING = READING | {
    Permission.READ_WITHHELD,
    Permission.READ_CONFIDENTIAL,
    Permission.WRITE_SOURCES,
    Permission.MANAGE_SOURCES,
}
ADMINISTERING = READING | {
    Permission.READ_WITHHELD,
    Permission.READ_CONFIDENTIAL,
    Permission.WRITE_SOURCES,
    Permission.MANAGE_SOURCES,
    Permission.MANAGE_USERS,
    Permission.REDACT,
}


def test_the_table_says_exactly_this() -> None:
    assert {
        "editor": EDITING,
        "admin": ADMINISTERING,
        "key_read": READING,
        "key_write": WRITING,
        "key_sources": REGISTERING,
        "key_admin": WRITING | {Permission.MANAGE_USERS},
    } == TABLE


def test_several_roles_give_what_each_gives_and_unknown_ones_nothing() -> None:
    assert permissions_of(["editor", "admin"]) == EDITING | ADMINISTERING
    assert permissions_of(["owner"]) == permissions_of([]) == frozenset()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("roles", "permissions"),
    [
        (("editor",), EDITING),
        (("admin",), ADMINISTERING),
        (("editor", "admin"), EDITING | ADMINISTERING),
        ((), set()),
    ],
)
def test_a_person_may_do_what_their_roles_say(roles: tuple[str, ...], permissions: set[Permission]) -> None:
    actor = Principal.of_user(user(roles=roles))
    assert {permission for permission in Permission if actor.can(permission)} == permissions
    assert actor.origin.type == OriginType.PERSON


@pytest.mark.django_db
def test_who_was_deactivated_may_do_nothing() -> None:
    actor = Principal.of_user(user(roles=("editor", "admin"), is_active=False))
    assert not any(actor.can(permission) for permission in Permission)


@pytest.mark.django_db
def test_djangos_flag_gives_nothing() -> None:
    row = user(roles=())
    row.is_superuser = True
    assert not any(Principal.of_user(row).can(permission) for permission in Permission)
    assert not row.is_admin
    assert not row.has_perm("annotator_accounts.view_user")
    assert not row.has_perms(["annotator_accounts.view_user"])
    assert not row.has_module_perms("annotator_accounts")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("scope", "permissions"),
    [
        ("read", READING),
        ("write", WRITING),
        ("sources", REGISTERING),
        ("admin", WRITING | {Permission.MANAGE_USERS}),
    ],
)
def test_a_key_may_do_what_its_scope_says_and_speaks_as_a_machine(
    scope: str, permissions: set[Permission]
) -> None:
    key, _ = api_key(scope=scope, name="Wire importer")
    actor = Principal.of_key(key)
    assert {permission for permission in Permission if actor.can(permission)} == permissions
    assert (actor.origin.type, actor.origin.agent, actor.name) == (
        "machine",
        "Wire importer",
        "Wire importer",
    )
    assert actor.user_id == key.user_id


@pytest.mark.django_db
@pytest.mark.parametrize("permission", list(Permission))
def test_whoever_lacks_a_permission_is_told_which_in_words(permission: Permission) -> None:
    with pytest.raises(Forbidden, match=r"You may not [a-z ]+ with this account or key"):
        require(Principal.of_user(user(roles=())), permission)
