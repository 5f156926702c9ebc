"""Writing accounts: the desk's own editor, passwords, sign-in links, API keys, keymaps."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Mapping, Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from annotator.accounts._keymap import DEFAULT_KEYS, FIXED, keymap_problems
from annotator.accounts._passwords import check_password, guessed
from annotator.accounts.errors import BadKey, BadKeymap, BadLink, NameTaken, NoPerson
from annotator.accounts.models import ApiKey, Keymap, SignInLink, User
from annotator.accounts.rules import ROLES, Scope
from articles.foundation.errors import Problem, Stale
from articles.foundation.operations import creation
from articles.foundation.rules import text_problem
from articles.foundation.types import Actor, OriginType

DESK_EDITOR = "editor"
# A link is printed on the terminal of whoever started the desk: good for a working day.
LINK_LIFETIME = timedelta(hours=24)

__all__ = [
    "check_password",
    "create_api_key",
    "create_sign_in_link",
    "desk_editor",
    "digest_of",
    "guessed",
    "keymap_of",
    "living_key",
    "redeem_sign_in_link",
    "revoke_api_key",
    "save_keymap",
]


def digest_of(secret: str) -> str:
    """Return what is kept of a secret: its SHA-256, hexadecimal."""
    return hashlib.sha256(secret.encode()).hexdigest()


@transaction.atomic
def desk_editor() -> User:
    """Return the editor with all roles that a one-machine desk starts with; made at the first call."""
    user, new = User.objects.select_for_update().get_or_create(
        username=DESK_EDITOR,
        defaults={
            "roles": list(ROLES),
            "first_name": "Desk",
            "last_name": "Editor",
            "is_staff": True,
            "is_superuser": True,
        },
    )
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


def create_sign_in_link(user: User) -> str:
    """Return a fresh token for `/enter/<token>`; it works once, within a day."""
    token, now = secrets.token_urlsafe(32), timezone.now()
    SignInLink.objects.create(digest=digest_of(token), user=user, created=now, expires=now + LINK_LIFETIME)
    return token


@transaction.atomic
def redeem_sign_in_link(token: str) -> User:
    """Return the user whom the token lets in, and use it up. Raises `BadLink` with the reason."""
    link = (
        SignInLink.objects.select_for_update(of=("self",))
        .select_related("user")
        .filter(digest=digest_of(token))
        .first()
    )
    now = timezone.now()
    if link is None:
        raise BadLink("This sign-in link is unknown. Copy it whole, or ask for a new one.")
    if link.used is not None:
        raise BadLink("This sign-in link was already used. Each start of the desk prints a new one.")
    if not link.user.is_active:
        raise BadLink("The account that this sign-in link was made for is deactivated. Ask an admin.")
    if link.expires < now:
        raise BadLink("This sign-in link is too old. Each start of the desk prints a new one.")
    link.used = now
    link.save(update_fields=["used"])
    return link.user


@creation
def create_api_key(*, name: str, scope: str) -> tuple[ApiKey, str]:
    """Make a key with its machine user; return the row and the secret, which can't be read again.

    Raises `BadKey`, `NameTaken`.
    """
    problems = [text_problem(name, field="name", most=100, required=True)]
    if scope not in Scope.values:
        problems.append(Problem("scope", f"Unknown scope. Choose one of: {', '.join(Scope.values)}."))
    if found := [problem for problem in problems if problem]:
        raise BadKey("This key can't be made.", problems=found)
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
    return key, secret


def living_key(secret: str) -> ApiKey | None:
    """Return the key that this secret opens, or None if it is unknown or revoked."""
    return ApiKey.opened_by(digest_of(secret))


@transaction.atomic
def revoke_api_key(key: ApiKey) -> None:
    """End a key. What was made with it stays, under its name."""
    ApiKey.objects.filter(pk=key.pk, revoked=None).update(revoked=timezone.now())


def keymap_of(actor: Actor) -> Keymap:
    """Return the person's keymap as the desk knows it; the usual one, unsaved, when they never changed a key.

    Raises `NoPerson`.
    """
    _require_person(actor)
    kept = Keymap.objects.filter(user_id=actor.user_id).first() or Keymap(user_id=actor.user_id)
    # A later desk may have fewer commands, or other fixed ones.
    kept.keys = {id: keys for id, keys in kept.keys.items() if id in DEFAULT_KEYS and id not in FIXED}
    return kept


@transaction.atomic
def save_keymap(
    actor: Actor, *, version: int, single_letters: bool, keys: Mapping[str, Sequence[str]]
) -> Keymap:
    """Keep the keys that the person chose, in place of those at this version.

    `keys` holds the commands whose keys are not the usual ones. Raises `NoPerson`, `Stale`, `BadKeymap`.
    """
    _require_person(actor)
    # The person's row and not the keymap's, which isn't there at first.
    User.objects.select_for_update().get(id=actor.user_id)
    kept = keymap_of(actor)
    if kept.version != version:
        raise Stale(
            f"Your keys were changed since you read them: you hold version {version}, they are now at version "
            f"{kept.version}. Compare and send your change again.",
            current=kept,
        )
    if problems := keymap_problems(keys, kept.keys):
        raise BadKeymap("These keys can't be kept.", problems=problems)
    kept.single_letters, kept.version = single_letters, version + 1
    kept.keys = {id: list(strokes) for id, strokes in keys.items()}
    kept.save()
    return kept


def _require_person(actor: Actor) -> None:
    if actor.origin.type != OriginType.PERSON:
        raise NoPerson("Keys are kept for people at the desk. A program has none.")
