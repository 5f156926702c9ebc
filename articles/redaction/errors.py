"""What this room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class RedactionError(DomainError):
    """The root of the room's refusals."""


class BadRedaction(RedactionError, Invalid):
    """The order can't be carried out; the problems name fields and remedies."""


class NotNow(RedactionError, Conflict):
    """The redaction is in another state than the one in which this can be done."""
