"""What the claims room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class ClaimError(DomainError):
    """The root of this room's refusals."""


class BadClaim(ClaimError, Invalid):
    """The content of a claim breaks a rule."""


class BadAttribution(ClaimError, Invalid):
    """An attribution's chain or its spans break a rule."""


class BadPart(ClaimError, Invalid):
    """A response, figure, piece of evidence, verdict or relation breaks a rule."""


class BadLink(ClaimError, Invalid):
    """An annotation is linked to a record that its kind can't name."""


class Deleted(ClaimError, Conflict):
    """The row that this create made was deleted since; it can only be restored."""

    code = "deleted"


class NotDeleted(ClaimError, Conflict):
    """There is nothing to restore."""
