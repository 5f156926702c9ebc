"""Sign-in links: made for one person, shown before they are used, good once and for minutes."""

from __future__ import annotations

import secrets
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from annotator.accounts._secrets import digest_of
from annotator.accounts._sign_ins import LINK, refused, signed_in
from annotator.accounts.errors import BadLink
from annotator.accounts.models import SignInLink, User
from annotator.accounts.types import Principal, terminal
from articles.foundation.operations import require
from articles.foundation.types import Actor, Permission
from articles.ledger.operations import record
from articles.ledger.types import Change

# Long enough to get from a terminal or a message to the browser; found later, a link is useless.
LINK_LIFETIME = timedelta(minutes=15)
ANOTHER = "Ask an admin for a new one; manage.py signinlink and each start of the desk print one."


@transaction.atomic
def create_sign_in_link(user: User, *, by: Actor | None = None) -> str:
    """Return a new token for `/enter/<token>`. It works once, for minutes, and cancels earlier ones.

    Without `by`, it is made at the desk's machine. Raises `Forbidden`.
    """
    maker = by or terminal(user.id)
    require(maker, Permission.MANAGE_USERS)
    # The person's row: of two links made at once the later one must see the earlier.
    User.objects.select_for_update().get(pk=user.pk)
    token, now = secrets.token_urlsafe(32), timezone.now()
    SignInLink.objects.open().filter(user=user).update(ended=now)
    SignInLink.objects.create(
        digest=digest_of(token),
        user=user,
        created=now,
        expires=now + LINK_LIFETIME,
        created_by_id=by.user_id if by and by.user_id != user.id else None,
        agent="" if by else maker.origin.agent,
    )
    told = {"for": user.username, "minutes": LINK_LIFETIME // timedelta(minutes=1)}
    record(maker, Change("sign_in_link.created", user.id, after=told), at=now)
    return token


def sign_in_link(token: str) -> SignInLink:
    """Return the link of a token that would let its holder in now. Uses nothing up. Raises `BadLink`."""
    found = SignInLink.objects.select_related("user", "created_by").filter(digest=digest_of(token)).first()
    if found is None:
        raise BadLink("This sign-in link is not valid. Copy the whole link, or ask for a new one.")
    if trouble := _trouble(found):
        raise BadLink(trouble)
    return found


def redeem_sign_in_link(token: str) -> User:
    """Return the user that the token signs in, and use it up. Raises `BadLink` with the reason."""
    try:
        return _let_in(token)
    except BadLink:
        # Told in a transaction of its own: the refusal undoes the other.
        known = SignInLink.objects.select_related("user").filter(digest=digest_of(token)).first()
        if known:
            refused(known.user, LINK)
        raise


@transaction.atomic
def _let_in(token: str) -> User:
    # Of two browsers at once one is let in.
    SignInLink.objects.select_for_update().filter(digest=digest_of(token)).first()
    link = sign_in_link(token)
    link.used = timezone.now()
    link.save(update_fields=["used"])
    user, maker = link.user, link.created_by
    user.let_in_by = link.let_in_by
    told = {"made_by": str(maker.pk if maker else user.pk), "agent": link.agent}
    used = Change("sign_in_link.used", user.id, after=told)
    record(Principal.of_user(user), used, signed_in(user, LINK), at=link.used)
    return user


def _trouble(link: SignInLink) -> str:
    """Say why a link signs nobody in; nothing if it does."""
    if link.used is not None:
        return f"This sign-in link was already used. {ANOTHER}"
    if not link.user.is_active:
        return "The account for this sign-in link is deactivated. Ask an admin."
    if link.expires < timezone.now():
        return f"This sign-in link has expired. {ANOTHER}"
    if link.ended is not None:
        return "This sign-in link was replaced by a newer one. Use that."
    return ""
