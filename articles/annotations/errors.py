"""What the annotations room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class AnnotationError(DomainError):
    """The root of this room's refusals."""


class BadAnnotation(AnnotationError, Invalid):
    """An annotation's place or content breaks a rule; problems name the line in bulk
    (`annotations.3.pieces`).
    """


class Deleted(AnnotationError, Conflict):
    """The row that this create made was deleted since; it can only be restored."""

    code = "deleted"


class NotDeleted(AnnotationError, Conflict):
    """There is nothing to restore."""
