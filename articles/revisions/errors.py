"""What the revisions room refuses."""

from articles.foundation.errors import DomainError, Invalid


class RevisionsError(DomainError):
    """The root of this room's refusals."""


class BadCorrection(RevisionsError, Invalid):
    """A correction note breaks a rule."""
