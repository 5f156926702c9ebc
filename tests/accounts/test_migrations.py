"""Desks that are brought up to date: their superusers and their links."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.utils import timezone

from annotator.accounts.models import User
from tests.factories.users import user

APP = "annotator_accounts"


@pytest.mark.django_db(transaction=True)
def test_superusers_become_users_with_all_roles_and_old_links_end(
    empty_database: BaseDatabaseWrapper,
) -> None:
    executor = MigrationExecutor(empty_database)
    executor.migrate([(APP, "0004_keymap")])
    before: Any = executor.loader.project_state([(APP, "0004_keymap")]).apps
    people, links = before.get_model(APP, "User").objects, before.get_model(APP, "SignInLink").objects
    root = people.using("fresh").create(username="root", is_superuser=True, roles=[])
    people.using("fresh").create(username="kim", roles=["editor"])
    now = timezone.now()
    for digest in ("a", "b"):
        links.using("fresh").create(digest=digest, user=root, created=now, expires=now + timedelta(days=1))
    executor = MigrationExecutor(empty_database)
    executor.migrate([key for key in executor.loader.graph.leaf_nodes() if key[0] == APP])
    rows = {row.username: row for row in User.objects.using("fresh")}
    assert (rows["root"].roles, rows["root"].is_superuser) == (["editor", "admin"], False)
    assert rows["kim"].roles == ["editor"]
    after: Any = executor.loader.project_state().apps
    assert not after.get_model(APP, "SignInLink").objects.using("fresh").filter(ended=None).exists()


@pytest.mark.django_db
def test_the_database_refuses_superusers() -> None:
    user(username="kim")
    with pytest.raises(IntegrityError, match="user_roles_and_no_flag"), transaction.atomic():
        User.objects.update(is_superuser=True)
    assert connection.vendor == "postgresql"
