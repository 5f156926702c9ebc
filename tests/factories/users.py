"""Users, and the actors made from them."""

from __future__ import annotations

from annotator.accounts.models import User
from annotator.accounts.rules import ADMIN, EDITOR
from annotator.accounts.types import Principal
from articles.foundation.models import new_id


def user(
    *, username: str = "", roles: tuple[str, ...] = (EDITOR,), password: str = "", is_active: bool = True
) -> User:
    """Make a user; without a password they can't sign in by one."""
    row = User(username=username or f"user-{new_id()}", roles=list(roles), is_active=is_active)
    row.is_staff = ADMIN in roles
    if password:
        row.set_password(password)
    else:
        row.set_unusable_password()
    row.save(force_insert=True)
    return row


def editor() -> Principal:
    """Make an editor and return the actor."""
    return Principal.of_user(user(roles=(EDITOR,)))


def admin() -> Principal:
    """Make an admin, who is no editor, and return the actor."""
    return Principal.of_user(user(roles=(ADMIN,)))


def nobody() -> Principal:
    """Make a user without any role and return the actor."""
    return Principal.of_user(user(roles=()))
