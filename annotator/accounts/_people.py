"""The people of a desk: their names, roles and passwords, and who may not be locked out."""

from __future__ import annotations

from uuid import UUID

from django.db import IntegrityError, transaction
from django.utils import timezone

from annotator.accounts.errors import BadAccount, LastAdmin, UsernameTaken
from annotator.accounts.models import User
from annotator.accounts.rules import ADMIN, ROLES
from annotator.accounts.types import AccountDraft
from articles.foundation.errors import Missing, Problem
from articles.foundation.operations import one_at_a_time, require
from articles.foundation.rules import line_problem
from articles.foundation.types import Actor, Permission
from articles.ledger.operations import record
from articles.ledger.rules import snapshot
from articles.ledger.types import Change

DESK_EDITOR = "editor"
NAME_LENGTH, EMAIL_LENGTH = 150, 254
OWN_ROLE = "You can’t remove your own admin role or close your own account. Ask another administrator."
LAST_ADMIN = "This is the last active administrator. Give somebody else the role first."


@transaction.atomic
def desk_editor() -> User:
    """Return the editor with all roles that a one-machine desk starts with; made at the first call."""
    user, new = User.objects.select_for_update().get_or_create(
        username=DESK_EDITOR,
        defaults={"roles": list(ROLES), "first_name": "Desk", "last_name": "Editor", "is_staff": True},
    )
    if new:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    return user


@transaction.atomic
def create_account(actor: Actor, *, draft: AccountDraft, password: str | None = None) -> User:
    """Make an account for a person; without a password they come in by a link.

    Raises `Forbidden`, `BadAccount`, `UsernameTaken`.
    """
    require(actor, Permission.MANAGE_USERS)
    _check(draft)
    user = User()
    _fill(user, draft)
    user.set_password(password)
    try:
        with transaction.atomic():
            user.save(force_insert=True)
    except IntegrityError as error:
        raise UsernameTaken(
            "There is already an account with this name. Choose another.", field="username"
        ) from error
    record(actor, Change("account.created", user.id, after=snapshot(draft)), at=timezone.now())
    return user


@transaction.atomic
def update_account(actor: Actor, *, id: UUID, draft: AccountDraft) -> User:
    """Replace a person's names and roles, and whether the account is open.

    Raises `Forbidden`, `Missing`, `BadAccount`, `UsernameTaken`, `LastAdmin`.
    """
    require(actor, Permission.MANAGE_USERS)
    _check(draft)
    # Two administrators who take the role from each other at once would leave none.
    one_at_a_time(User)
    user = _person(id)
    if sentence := lockout(user, draft, acting=actor.user_id):
        raise LastAdmin(sentence, field="roles")
    before = draft_of(user)
    if before == draft:
        return user
    _fill(user, draft)
    try:
        with transaction.atomic():
            user.save()
    except IntegrityError as error:
        raise UsernameTaken(
            "There is already an account with this name. Choose another.", field="username"
        ) from error
    change = Change("account.changed", user.id, before=snapshot(before), after=snapshot(draft))
    record(actor, change, at=timezone.now())
    return user


@transaction.atomic
def set_password(actor: Actor, *, id: UUID, password: str | None) -> User:
    """Give a person another password, or none at all. Raises `Forbidden`, `Missing`."""
    require(actor, Permission.MANAGE_USERS)
    user = _person(id)
    user.set_password(password)
    user.save(update_fields=["password"])
    told = {"usable": password is not None}
    record(actor, Change("account.password_set", user.id, after=told), at=timezone.now())
    return user


def lockout(user: User, draft: AccountDraft, *, acting: UUID | None) -> str:
    """Say why this change would lock out somebody who must not be; nothing if it is allowed."""
    was_admin = user.is_active and user.is_admin
    if not was_admin or (draft.is_active and ADMIN in draft.roles):
        return ""
    if user.pk == acting:
        return OWN_ROLE
    others = User.objects.filter(is_active=True, is_machine=False, roles__contains=[ADMIN]).exclude(
        pk=user.pk
    )
    return "" if others.exists() else LAST_ADMIN


def account_problems(draft: AccountDraft) -> list[Problem]:
    """Return what is wrong with an account, by field."""
    found = [
        line_problem(draft.username, field="username", most=NAME_LENGTH, required=True),
        line_problem(draft.first_name, field="first_name", most=NAME_LENGTH),
        line_problem(draft.last_name, field="last_name", most=NAME_LENGTH),
        line_problem(draft.email, field="email", most=EMAIL_LENGTH),
    ]
    if unknown := sorted(set(draft.roles) - set(ROLES)):
        message = f"Unknown role: {', '.join(unknown)[:100]}. Choose from: {', '.join(ROLES)}."
        found.append(Problem("roles", message))
    return [problem for problem in found if problem]


def draft_of(user: User) -> AccountDraft:
    """Return a person's account as it is."""
    return AccountDraft(
        user.username, user.first_name, user.last_name, user.email, tuple(user.roles), user.is_active
    )


def _check(draft: AccountDraft) -> None:
    if problems := account_problems(draft):
        raise BadAccount("This account can't be saved.", problems=problems)


def _person(id: UUID) -> User:
    """Return a person's row, locked. Raises `Missing`."""
    user = User.objects.select_for_update().filter(pk=id, is_machine=False).first()
    if user is None:
        raise Missing(f"There is no account with the id {id}.")
    return user


def _fill(user: User, draft: AccountDraft) -> None:
    user.username, user.first_name, user.last_name = draft.username, draft.first_name, draft.last_name
    user.email, user.roles, user.is_active = draft.email, list(draft.roles), draft.is_active
