"""What the register refuses."""

from articles.foundation.errors import DomainError, Invalid


class SourceError(DomainError):
    """The root of the register's refusals."""


class BadSource(SourceError, Invalid):
    """The content of a source record breaks a rule."""


class BadRating(SourceError, Invalid):
    """A rating breaks a rule."""
