"""What the accounts room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class AccountError(DomainError):
    """The root of this room's refusals."""


class BadKey(AccountError, Invalid):
    """A new API key is described badly."""


class NameTaken(AccountError, Conflict):
    """There is a living key of that name."""


class BadLink(AccountError, Invalid):
    """A sign-in link that is unknown, used or too old."""
