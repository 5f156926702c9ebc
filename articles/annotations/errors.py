"""What the annotations room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class AnnotationError(DomainError):
    """The root of this room's refusals."""


class BadAnnotation(AnnotationError, Invalid):
    """An annotation's place or content breaks a rule; problems name the line in bulk
    (`annotations.3.pieces`).
    """


class Deleted(AnnotationError, Conflict):
    """What this create made was taken back since; only restoring brings it back."""

    code = "deleted"


class NotDeleted(AnnotationError, Conflict):
    """There is nothing to restore."""
