"""API keys: made with their machine user, opened by their secret, given a new secret, revoked for good."""

from __future__ import annotations

import secrets
from collections.abc import Iterator
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from annotator.accounts._secrets import digest_of
from annotator.accounts.errors import BadKey, KeyEnded, NameTaken
from annotator.accounts.models import ApiKey, User
from annotator.accounts.rules import MOST_PER_MINUTE, Scope
from annotator.accounts.types import terminal
from articles.foundation.errors import Problem
from articles.foundation.operations import creation, require
from articles.foundation.rules import line_problem
from articles.foundation.types import Actor, Permission
from articles.ledger.operations import record
from articles.ledger.types import Change, Snapshot

# How long the old secret goes on working beside the new one: programs are changed one after another.
OVERLAP = timedelta(days=1)
LONGEST_OVERLAP = timedelta(days=30)


@creation
def create_api_key(
    *,
    name: str,
    scope: str,
    expires: datetime | None = None,
    per_minute: int | None = None,
    by: Actor | None = None,
) -> tuple[ApiKey, str]:
    """Make a key with its machine user; return the row and the secret, which can't be read again.

    Without `by`, it is made at the desk's machine. `per_minute` is how many requests it may send; without it,
    as many as its scope allows. Raises `Forbidden`, `BadKey`, `NameTaken`.
    """
    if by:
        require(by, Permission.MANAGE_USERS)
    now = timezone.now()
    if found := list(_problems(name, scope, expires, per_minute, now)):
        raise BadKey("This key can't be created.", problems=found)
    if ApiKey.objects.living().filter(name=name).exists():
        raise NameTaken(
            f"There is already a key named “{name}”. Revoke it first, or choose another name.", field="name"
        )
    secret = _new_secret()
    key = ApiKey(
        name=name, scope=scope, digest=digest_of(secret), created=now, expires=expires, per_minute=per_minute
    )
    user = User(username=f"key-{key.id}", first_name=name[:150], is_machine=True)
    user.set_unusable_password()
    user.save(force_insert=True)
    key.user = user
    key.save(force_insert=True)
    record(by or terminal(user.id), Change("api_key.created", key.id, after=_told(key)), at=now)
    return key, secret


def living_key(secret: str) -> ApiKey | None:
    """Return the key that this secret opens, or None if it is unknown or ended."""
    return ApiKey.opened_by(digest_of(secret))


def why_closed(secret: str) -> str:
    """Say why a secret that was right once opens nothing: "revoked", "expired" or "replaced"; empty for one
    that never was.
    """
    digest = digest_of(secret)
    if key := ApiKey.objects.filter(digest=digest).first():
        return key.ended(timezone.now())
    return "replaced" if ApiKey.objects.filter(old_digest=digest).exists() else ""


@transaction.atomic
def rotate_api_key(key: ApiKey, *, overlap: timedelta = OVERLAP, by: Actor | None = None) -> str:
    """Give a key a new secret, and return it; it can't be read again. The old one works until `overlap` has
    passed, at once no more for none; one that is older still ends now.

    Raises `Forbidden`, `BadKey`, `KeyEnded`.
    """
    if by:
        require(by, Permission.MANAGE_USERS)
    if not timedelta() <= overlap <= LONGEST_OVERLAP:
        most = f"The old secret can go on working for at most {LONGEST_OVERLAP.days} days."
        raise BadKey(most, problems=[Problem("overlap", most)])
    now = timezone.now()
    row = ApiKey.objects.select_for_update().get(pk=key.pk)
    if ended := row.ended(now):
        raise KeyEnded(f"This key is {ended}. Make a new one.")
    secret = _new_secret()
    row.old_digest, row.old_until, row.digest = row.digest, now + overlap, digest_of(secret)
    row.save(update_fields=["digest", "old_digest", "old_until"])
    told = _told(row) | {"old_until": row.old_until.isoformat()}
    change = Change("api_key.rotated", row.pk, before=_told(row), after=told)
    record(by or terminal(row.user_id), change, at=now)
    return secret


@transaction.atomic
def revoke_api_key(key: ApiKey, *, by: Actor | None = None) -> None:
    """End a key, with all its secrets. What was made with it stays, under its name. Raises `Forbidden`."""
    if by:
        require(by, Permission.MANAGE_USERS)
    now = timezone.now()
    if ApiKey.objects.filter(pk=key.pk, revoked=None).update(revoked=now):
        told = {"name": key.name, "scope": key.scope}
        record(
            by or terminal(key.user_id), Change("api_key.revoked", key.pk, after=None, before=told), at=now
        )


def _problems(
    name: str, scope: str, expires: datetime | None, per_minute: int | None, now: datetime
) -> Iterator[Problem]:
    """Yield what is wrong with the description of a new key."""
    if problem := line_problem(name, field="name", most=100, required=True):
        yield problem
    if scope not in Scope.values:
        yield Problem("scope", f"Unknown scope. Choose one of: {', '.join(Scope.values)}.")
    if expires is not None and expires <= now:
        yield Problem("expires", "This moment has passed. Choose a later one, or none.")
    if per_minute is not None and not 1 <= per_minute <= MOST_PER_MINUTE:
        yield Problem("per_minute", f"Give a number from 1 to {MOST_PER_MINUTE:,}, or none.")


def _new_secret() -> str:
    return f"galley_{secrets.token_urlsafe(32)}"


def _told(key: ApiKey) -> Snapshot:
    """Return what the ledger keeps of a key."""
    told: Snapshot = {"name": key.name, "scope": key.scope}
    if key.expires:
        told["expires"] = key.expires.isoformat()
    if key.per_minute:
        told["per_minute"] = key.per_minute
    return told
