"""What the search room refuses."""

from articles.foundation.errors import DomainError, Invalid


class SearchError(DomainError):
    """The root of this room's refusals."""


class BadSearch(SearchError, Invalid):
    """There is nothing in the words that could be found."""
