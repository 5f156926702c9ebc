"""Why a change can't be taken back."""

from articles.foundation.errors import Conflict, DomainError


class HistoryError(DomainError):
    """The root of this room's refusals."""


class Overtaken(HistoryError, Conflict):
    """The change of an entry was changed again since, so it can't be taken back alone."""

    code = "overtaken"


class NotRevertible(HistoryError, Conflict):
    """An entry of the ledger that nothing takes back."""

    code = "not_revertible"
