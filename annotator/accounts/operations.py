"""Writing accounts: people, passwords, sign-in links, API keys, keymaps."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from django.db import transaction

from annotator.accounts._keymap import DEFAULT_KEYS, FIXED, keymap_problems
from annotator.accounts._keys import (
    LONGEST_OVERLAP,
    OVERLAP,
    create_api_key,
    living_key,
    revoke_api_key,
    rotate_api_key,
    why_closed,
)
from annotator.accounts._links import LINK_LIFETIME, create_sign_in_link, redeem_sign_in_link, sign_in_link
from annotator.accounts._passwords import check_password, guessed
from annotator.accounts._people import (
    DESK_EDITOR,
    account_problems,
    create_account,
    desk_editor,
    draft_of,
    lockout,
    set_password,
    update_account,
)
from annotator.accounts._secrets import digest_of
from annotator.accounts._sign_ins import note_refusal, note_sign_in
from annotator.accounts.errors import BadKeymap, NoPerson
from annotator.accounts.models import Keymap, User
from articles.foundation.errors import Stale
from articles.foundation.types import Actor, OriginType

__all__ = [
    "DESK_EDITOR",
    "LINK_LIFETIME",
    "LONGEST_OVERLAP",
    "OVERLAP",
    "account_problems",
    "check_password",
    "create_account",
    "create_api_key",
    "create_sign_in_link",
    "desk_editor",
    "digest_of",
    "draft_of",
    "guessed",
    "keymap_of",
    "living_key",
    "lockout",
    "note_refusal",
    "note_sign_in",
    "redeem_sign_in_link",
    "revoke_api_key",
    "rotate_api_key",
    "save_keymap",
    "set_password",
    "sign_in_link",
    "update_account",
    "why_closed",
]


def keymap_of(actor: Actor) -> Keymap:
    """Return the person's keymap; the usual one, unsaved, if they never changed a key.

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
            f"Your keys were changed since you read them: you have version {version}, the current version is "
            f"{kept.version}. Compare them and send your change again.",
            current=kept,
        )
    if problems := keymap_problems(keys, kept.keys):
        raise BadKeymap("These keys can't be saved.", problems=problems)
    kept.single_letters, kept.version = single_letters, version + 1
    kept.keys = {id: list(strokes) for id, strokes in keys.items()}
    kept.save()
    return kept


def _require_person(actor: Actor) -> None:
    if actor.origin.type != OriginType.PERSON:
        raise NoPerson(
            "Only people at the desk have keys of their own; a program has none. Sign in at the desk."
        )
