"""What the accounts room refuses."""

from articles.foundation.errors import Conflict, DomainError, Forbidden, Invalid


class AccountError(DomainError):
    """The root of this room's refusals."""


class BadKey(AccountError, Invalid):
    """A new API key is described badly."""


class KeyEnded(AccountError, Conflict):
    """The key was revoked, or has expired."""


class NameTaken(AccountError, Conflict):
    """There is a living key of that name."""


class BadAccount(AccountError, Invalid):
    """An account's names or roles can't be kept."""


class UsernameTaken(AccountError, Conflict):
    """There is an account of that name."""


class LastAdmin(AccountError, Conflict):
    """A change would leave the desk without an administrator, or lock out the person who makes it."""


class BadKeymap(AccountError, Invalid):
    """A keymap names an unknown command, or gives two commands the same key."""


class NoPerson(AccountError, Forbidden):
    """Preferences are a person's: a program has none."""


class BadLink(AccountError, Invalid):
    """A sign-in link that is unknown, used or too old."""


class TooManyFailures(AccountError):
    """Passwords were guessed too often; `minutes` until the next attempt is heard."""

    code = "too_many_failures"

    def __init__(self, message: str, *, minutes: int) -> None:
        super().__init__(message)
        self.minutes = minutes


class WrongPassword(AccountError, Invalid):
    """The name and the password don't belong together."""

    def __init__(self) -> None:
        super().__init__("The user name and password don’t match. Check both, and Caps Lock.")


class Busy(AccountError):
    """More people sign in at this moment than passwords can be checked; nothing was counted."""

    def __init__(self) -> None:
        super().__init__("Too many people are signing in right now. Try again in a few seconds.")
