"""What the exports room refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid, TooMuch


class ExportError(DomainError):
    """The root of this room's refusals."""


class BadExport(ExportError, Invalid):
    """The format is unknown, or the list of articles breaks a rule."""


class NotReady(ExportError, Conflict):
    """The job has no file yet."""


class Withdrawn(ExportError, Conflict):
    """Something that the file may hold was withdrawn since it was made."""

    code = "withdrawn"


class NotFailed(ExportError, Conflict):
    """Only a failed job can be tried again."""


class Superseded(ExportError, Conflict):
    """Another worker has taken this job over: whoever holds the old claim must stop."""


class TooManyExports(ExportError, TooMuch):
    """The actor has ordered as many exports as one may have at a time."""


class FileTooLarge(ExportError):
    """The file of a job grew larger than any may be."""
