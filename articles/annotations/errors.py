"""What the annotations room refuses."""

from uuid import UUID

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


class TextReplaced(AnnotationError, Conflict):
    """What was reviewed is no longer the article's current text, which is `current`."""

    code = "not_current"

    def __init__(self, *, current: UUID, number: int) -> None:
        super().__init__(
            f"This article has another text by now: number {number}, the revision {current}. Nothing was "
            "changed. Review the annotations on that one.",
            field="revision",
        )
        self.current = current
