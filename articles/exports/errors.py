"""What the exports room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid, TooMuch


class ExportError(DomainError):
    """The root of this room's refusals."""


class BadExport(ExportError, Invalid):
    """The format is unknown, or the list of articles breaks a rule."""


class NotReady(ExportError, Conflict):
    """The job has no file yet."""


class Withdrawn(ExportError, Conflict):
    """Something that the file may contain was withdrawn after the file was made."""

    code = "withdrawn"


class NotFailed(ExportError, Conflict):
    """Only a failed job can be tried again."""


class Superseded(ExportError, Conflict):
    """Another worker has taken over this job. The worker with the old claim must stop."""


class TooManyExports(ExportError, TooMuch):
    """The actor has as many unfinished exports as one person or key may have."""


class FileTooLarge(ExportError):
    """The job's file grew larger than files may be."""
