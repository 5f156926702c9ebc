"""What the corpus refuses."""

from articles.foundation.errors import DomainError, Invalid


class CorpusError(DomainError):
    """The root of the corpus's refusals."""


class BadArticle(CorpusError, Invalid):
    """The text or the metadata of an article breaks a rule."""
