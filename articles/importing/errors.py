"""What the importing room refuses, beside the lines themselves."""

from articles.foundation.errors import Conflict, DomainError, Invalid, TooMuch


class ImportRefused(DomainError):
    """The root of this room's refusals."""


class BadImport(ImportRefused, Invalid):
    """The format is unknown, or the file is empty or too large."""


class UnreadableFile(ImportRefused, Invalid):
    """The file ends within its compression, or unpacks to more than anybody would send."""


class NotMoving(ImportRefused, Conflict):
    """Only an import that waits or runs can be cancelled."""


class Superseded(ImportRefused, Conflict):
    """The job was cancelled, or another worker has taken it over. The worker with the old claim must stop."""


class TooManyImports(ImportRefused, TooMuch):
    """The actor has as many unfinished imports as one person or key may have."""
