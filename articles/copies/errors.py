"""What taking over refuses."""

from articles.foundation.errors import Conflict, DomainError


class CopiesError(DomainError):
    """The root of the refusals of copies."""


class NotAlike(CopiesError, Conflict):
    """The two articles share too little of their texts for marks to be carried from one to the other."""

    code = "not_alike"
