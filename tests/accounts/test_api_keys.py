"""API keys: shown once, kept as a hash, ended for good."""

from __future__ import annotations

import hashlib
from functools import partial

import pytest
from django.db import IntegrityError, transaction

from annotator.accounts.errors import BadKey, NameTaken
from annotator.accounts.models import ApiKey, User
from annotator.accounts.operations import create_api_key, living_key, revoke_api_key
from annotator.accounts.types import Principal
from articles.foundation.errors import DomainError
from tests.factories.articles import article
from tests.sessions import at_once

pytestmark = pytest.mark.django_db


def test_a_key_opens_what_it_was_made_for() -> None:
    key, secret = create_api_key(name="Wire importer", scope="write")
    found = living_key(secret)
    assert found == key
    assert (key.name, key.scope, key.revoked) == ("Wire importer", "write", None)


def test_only_a_hash_of_the_secret_is_kept() -> None:
    _, secret = create_api_key(name="Wire importer", scope="read")
    row = ApiKey.objects.get()
    assert secret.startswith("galley_")
    assert len(secret) >= 40
    assert row.digest == hashlib.sha256(secret.encode()).hexdigest()
    assert secret not in " ".join(str(value) for value in [*vars(row).values(), *vars(row.user).values()])


def test_every_secret_is_another() -> None:
    _, first = create_api_key(name="One", scope="read")
    _, second = create_api_key(name="Two", scope="read")
    assert first != second


@pytest.mark.parametrize("secret", ["", "galley_", "galley_" + "x" * 43, "\x00"])
def test_a_wrong_secret_opens_nothing(secret: str) -> None:
    create_api_key(name="Wire importer", scope="read")
    assert living_key(secret) is None


def test_a_revoked_key_opens_nothing_and_its_work_keeps_its_name() -> None:
    key, secret = create_api_key(name="Wire importer", scope="write")
    story = article(Principal.of_key(key))
    revoke_api_key(key)
    assert living_key(secret) is None
    story.refresh_from_db()
    assert story.created_by.display_name == "Wire importer"


def test_revoking_twice_keeps_the_first_moment() -> None:
    key, _ = create_api_key(name="Wire importer", scope="read")
    revoke_api_key(key)
    first = ApiKey.objects.get().revoked
    revoke_api_key(key)
    assert ApiKey.objects.get().revoked == first


def test_a_key_whose_user_was_deactivated_opens_nothing() -> None:
    key, secret = create_api_key(name="Wire importer", scope="read")
    User.objects.filter(id=key.user_id).update(is_active=False)
    assert living_key(secret) is None


def test_a_keys_user_is_a_machine_that_cannot_sign_in() -> None:
    key, _ = create_api_key(name="Wire importer", scope="read")
    assert key.user.is_machine
    assert not key.user.has_usable_password()
    assert key.user.roles == []


def test_a_name_is_taken_while_its_key_lives_and_free_afterwards() -> None:
    key, _ = create_api_key(name="Wire importer", scope="read")
    with pytest.raises(NameTaken, match="Revoke it first"):
        create_api_key(name="Wire importer", scope="write")
    revoke_api_key(key)
    again, _ = create_api_key(name="Wire importer", scope="write")
    assert again.id != key.id


@pytest.mark.parametrize(
    ("name", "scope", "fields"),
    [(" ", "read", ["name"]), ("x" * 101, "read", ["name"]), ("a\x00", "all", ["name", "scope"])],
)
def test_a_badly_described_key_is_refused_by_field(name: str, scope: str, fields: list[str]) -> None:
    with pytest.raises(BadKey) as refused:
        create_api_key(name=name, scope=scope)
    assert [problem.field for problem in refused.value.problems] == fields
    assert not ApiKey.objects.exists()
    assert not User.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_of_several_at_once_with_one_name_one_is_made_and_the_others_are_told() -> None:
    def make() -> str:
        try:
            create_api_key(name="Wire importer", scope="read")
        except DomainError as refused:
            return type(refused).__name__
        return "made"

    assert sorted(at_once(*[partial(make)] * 4)) == ["NameTaken"] * 3 + ["made"]
    assert User.objects.count() == 1


def test_the_table_knows_no_other_scopes_or_roles() -> None:
    key, _ = create_api_key(name="Wire importer", scope="read")
    with pytest.raises(IntegrityError, match="api_key_scope_known"), transaction.atomic():
        ApiKey.objects.update(scope="all")
    with pytest.raises(IntegrityError, match="user_roles_known"), transaction.atomic():
        User.objects.filter(id=key.user_id).update(roles=["owner"])
