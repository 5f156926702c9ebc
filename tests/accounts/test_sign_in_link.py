"""The link that the desk prints lets its holder in, once."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.accounts.errors import BadLink
from annotator.accounts.models import SignInLink, User
from annotator.accounts.operations import (
    create_sign_in_link,
    desk_editor,
    redeem_sign_in_link,
    sign_in_link,
)
from annotator.accounts.types import Principal
from articles.foundation.types import Permission
from tests.factories.users import user
from tests.sessions import at_once, sessions, wait_until_blocked

pytestmark = pytest.mark.django_db


def test_a_link_lets_its_user_in_once() -> None:
    ada = user()
    token = create_sign_in_link(ada)
    assert redeem_sign_in_link(token) == ada
    with pytest.raises(BadLink, match="already used"):
        redeem_sign_in_link(token)


def test_of_the_links_of_one_person_the_newest_is_valid() -> None:
    ada, kim = user(), user()
    kims, first, second = create_sign_in_link(kim), create_sign_in_link(ada), create_sign_in_link(ada)
    assert first != second
    with pytest.raises(BadLink, match="replaced by a newer one"):
        redeem_sign_in_link(first)
    assert redeem_sign_in_link(second) == ada
    assert redeem_sign_in_link(kims) == kim


@pytest.mark.django_db(transaction=True)
def test_of_links_made_at_once_one_is_valid() -> None:
    ada = user()
    at_once(*[partial(create_sign_in_link, ada)] * 4)
    assert SignInLink.objects.open().count() == 1
    with pytest.raises(IntegrityError, match="sign_in_link_one_open"), transaction.atomic():
        SignInLink.objects.update(ended=None)


def test_looking_at_a_link_uses_nothing_up() -> None:
    ada = user()
    token = create_sign_in_link(ada)
    assert [sign_in_link(token).user for _ in range(3)] == [ada] * 3
    assert redeem_sign_in_link(token) == ada


def test_the_token_itself_is_not_kept() -> None:
    token = create_sign_in_link(user())
    row = SignInLink.objects.get()
    assert token not in " ".join(str(value) for value in vars(row).values())
    assert len(token) >= 40


@pytest.mark.parametrize("token", ["", "x", "\x00", "x" * 10_000])
def test_an_unknown_link_is_refused(token: str) -> None:
    create_sign_in_link(user())
    with pytest.raises(BadLink, match="not valid"):
        redeem_sign_in_link(token)


def test_a_link_is_good_for_a_quarter_of_an_hour_and_not_longer() -> None:
    token = create_sign_in_link(user())
    row = SignInLink.objects.get()
    assert row.expires - row.created == timedelta(minutes=15)
    SignInLink.objects.update(expires=timezone.now() - timedelta(seconds=1))
    with pytest.raises(BadLink, match="has expired"):
        redeem_sign_in_link(token)
    assert SignInLink.objects.get().used is None


def test_a_deactivated_user_is_not_let_in() -> None:
    token = create_sign_in_link(user(is_active=False))
    with pytest.raises(BadLink, match="deactivated"):
        redeem_sign_in_link(token)


@pytest.mark.django_db(transaction=True)
def test_of_two_browsers_at_once_one_is_let_in() -> None:
    token = create_sign_in_link(user())
    with sessions(2) as (first, second):
        first.begin()
        first.run(redeem_sign_in_link, token)
        waiting = second.start(redeem_sign_in_link, token)
        wait_until_blocked(waiting)
        first.commit()
        with pytest.raises(BadLink, match="already used"):
            waiting.result(10)


def test_the_desks_own_editor_is_made_once_with_all_roles_and_without_a_password() -> None:
    made = desk_editor()
    assert desk_editor() == made
    assert User.objects.count() == 1
    assert (made.username, made.display_name, made.roles) == ("editor", "Desk Editor", ["editor", "admin"])
    assert not made.has_usable_password()
    assert not made.is_superuser
    assert all(Principal.of_user(made).can(permission) for permission in Permission)


def test_a_password_given_to_the_desks_editor_stays() -> None:
    made = desk_editor()
    made.set_password("correct horse battery")
    made.save()
    assert desk_editor().check_password("correct horse battery")
