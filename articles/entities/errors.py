"""What the entities room refuses."""

from articles.foundation.errors import DomainError, Invalid


class EntityError(DomainError):
    """The root of this room's refusals."""


class BadEntity(EntityError, Invalid):
    """The content of an entity record breaks a rule."""
