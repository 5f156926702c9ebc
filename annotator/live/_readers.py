"""Who reads a stream, and whether they still may: asked for all of them in two queries, every few seconds."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import Self
from uuid import UUID

from django.contrib.sessions.models import Session
from django.http import HttpRequest
from django.utils import timezone

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.foundation.types import Permission


@dataclass(frozen=True, slots=True)
class Reader:
    """A person with their session. `proof` changes with the password, `permissions` with the roles."""

    user: UUID
    session: str
    proof: str
    permissions: frozenset[Permission]

    @classmethod
    def of(cls, request: HttpRequest, user: User) -> Self:
        """Return the person who is signed in."""
        actor = Principal.of_user(user)
        return cls(
            user.id, request.session.session_key or "", user.get_session_auth_hash(), actor.permissions
        )


def unwelcome(readers: Collection[Reader]) -> set[Reader]:
    """Return those who were signed out or deactivated, or whose password or roles are others by now."""
    users = User.objects.in_bulk({one.user for one in readers})
    sessions = Session.objects.filter(
        session_key__in={one.session for one in readers}, expire_date__gt=timezone.now()
    )
    open_ones = set(sessions.values_list("session_key", flat=True))
    return {one for one in readers if one.session not in open_ones or not _is_same(one, users.get(one.user))}


def _is_same(reader: Reader, user: User | None) -> bool:
    if user is None or not user.is_active or user.get_session_auth_hash() != reader.proof:
        return False
    return Principal.of_user(user).permissions == reader.permissions
