"""What the corpus refuses."""

from articles.foundation.errors import Conflict, DomainError, Invalid


class CorpusError(DomainError):
    """The root of the corpus's refusals."""


class BadArticle(CorpusError, Invalid):
    """The text or the metadata of an article breaks a rule."""


class NotPublishable(CorpusError, Conflict):
    """The article's status or its embargo keeps it from the public."""

    code = "not_publishable"
