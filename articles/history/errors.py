"""What taking a change back refuses."""

from articles.foundation.errors import Conflict, DomainError


class HistoryError(DomainError):
    """The root of this room's refusals."""


class Overtaken(HistoryError, Conflict):
    """What an entry of the ledger did has been changed again since, so it can't be taken back by itself."""

    code = "overtaken"


class NotRevertible(HistoryError, Conflict):
    """An entry of the ledger that nothing takes back."""

    code = "not_revertible"
