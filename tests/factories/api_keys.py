"""API keys, and the actors made from them."""

from __future__ import annotations

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import create_api_key, living_key
from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.foundation.models import new_id


def api_key(*, scope: str = Scope.READ.value, name: str = "") -> tuple[ApiKey, str]:
    """Make a key; return it and its secret."""
    key, secret = create_api_key(name=name or f"key {new_id()}", scope=scope)
    # Somebody used it a moment ago: noting that costs its next request nothing.
    living_key(secret)
    return key, secret


def reader() -> Principal:
    """Make a key that may read only what is published, and return its actor."""
    return Principal.of_key(api_key(scope=Scope.READ.value)[0])


def program() -> Principal:
    """Make a key that may write, and return its actor: what it makes is a machine's."""
    return Principal.of_key(api_key(scope=Scope.WRITE.value)[0])
