"""API keys: made with their machine user, opened by their secret, revoked for good."""

from __future__ import annotations

import secrets

from django.db import transaction
from django.utils import timezone

from annotator.accounts._secrets import digest_of
from annotator.accounts.errors import BadKey, NameTaken
from annotator.accounts.models import ApiKey, User
from annotator.accounts.rules import Scope
from annotator.accounts.types import terminal
from articles.foundation.errors import Problem
from articles.foundation.operations import creation, require
from articles.foundation.rules import line_problem
from articles.foundation.types import Actor, Permission
from articles.ledger.operations import record
from articles.ledger.types import Change


@creation
def create_api_key(*, name: str, scope: str, by: Actor | None = None) -> tuple[ApiKey, str]:
    """Make a key with its machine user; return the row and the secret, which can't be read again.

    Without `by`, it is made at the desk's machine. Raises `Forbidden`, `BadKey`, `NameTaken`.
    """
    if by:
        require(by, Permission.MANAGE_USERS)
    problems = [line_problem(name, field="name", most=100, required=True)]
    if scope not in Scope.values:
        problems.append(Problem("scope", f"Unknown scope. Choose one of: {', '.join(Scope.values)}."))
    if found := [problem for problem in problems if problem]:
        raise BadKey("This key can't be created.", problems=found)
    if ApiKey.objects.living().filter(name=name).exists():
        raise NameTaken(
            f"There is already a key named “{name}”. Revoke it first, or choose another name.", field="name"
        )
    secret, now = f"galley_{secrets.token_urlsafe(32)}", timezone.now()
    key = ApiKey(name=name, scope=scope, digest=digest_of(secret), created=now)
    user = User(username=f"key-{key.id}", first_name=name[:150], is_machine=True)
    user.set_unusable_password()
    user.save(force_insert=True)
    key.user = user
    key.save(force_insert=True)
    told = {"name": name, "scope": scope}
    record(by or terminal(user.id), Change("api_key.created", key.id, after=told), at=now)
    return key, secret


def living_key(secret: str) -> ApiKey | None:
    """Return the key that this secret opens, or None if it is unknown or revoked."""
    return ApiKey.opened_by(digest_of(secret))


@transaction.atomic
def revoke_api_key(key: ApiKey, *, by: Actor | None = None) -> None:
    """End a key. What was made with it stays, under its name. Raises `Forbidden`."""
    if by:
        require(by, Permission.MANAGE_USERS)
    now = timezone.now()
    if ApiKey.objects.filter(pk=key.pk, revoked=None).update(revoked=now):
        told = {"name": key.name, "scope": key.scope}
        record(
            by or terminal(key.user_id), Change("api_key.revoked", key.pk, after=None, before=told), at=now
        )
