"""What a key of each scope may do, at every address of the API."""

from __future__ import annotations

import re

import pytest
from django.urls import URLPattern

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from annotator.rest.urls import urlpatterns
from articles.claims.models import Claim
from articles.foundation.models import new_id
from articles.sources.models import Source
from tests.factories.api_keys import api_key
from tests.rest.caller import Caller

EVERY = frozenset(Scope.values)
INSIDE = EVERY - {"read"}
EDITING = frozenset({"write", "admin"})
# Addresses that anybody may read, and the one for people alone.
OTHERS = {"schema", "docs", "nowhere", "keymap"}
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE")


def may_read(name: str) -> frozenset[str]:
    """Return the scopes that may read at the address of this name.

    Outsiders see nothing of the past, of merges to come, or of likely duplicates.
    """
    inside = name.endswith(("-merge", "-duplicates")) or re.fullmatch("(claim|source|entity)-history", name)
    return INSIDE if inside else EVERY


def may_write(name: str) -> frozenset[str]:
    """Return the scopes that may send what changes something there, or what is only read for them."""
    if name.startswith("export") or name.endswith("-reading"):
        return EVERY
    # Taking a change back takes the permission to make it, which the operation asks for.
    registers = name.startswith(("source", "rating", "entit")) or name == "change-revert"
    return INSIDE if registers else EDITING


def addresses() -> list[tuple[str, str]]:
    """Return each address of the API with its name; ids are of rows that aren't there."""
    found = []
    for one in urlpatterns:
        if isinstance(one, URLPattern) and one.name not in OTHERS:
            path = re.sub(r"<id:\w+>", str(new_id()), str(one.pattern))
            found.append((str(one.name), re.sub("<int:number>", "1", re.sub("<str:cursor>", "1-1", path))))
    return found


@pytest.mark.django_db
def test_every_address_lets_in_the_scopes_that_it_is_for_and_no_other() -> None:
    callers = {}
    for scope in Scope.values:
        key, secret = api_key(scope=scope)
        callers[scope] = Caller(Principal.of_key(key), secret=secret)
    wrong, tried = [], 0
    for name, path in addresses():
        for method in METHODS:
            body: dict[str, str] | None = None if method == "GET" else {}
            answers = {scope: one.send(method, path, body).status for scope, one in callers.items()}
            if answers["admin"] == 405:
                continue
            tried += 1
            let_in = {scope for scope, status in answers.items() if status != 403}
            if let_in != (may_read if method == "GET" else may_write)(name):
                wrong.append((name, method, answers))
    assert wrong == []
    assert tried > 100


@pytest.mark.django_db
def test_a_sources_key_keeps_the_registers_and_nothing_else() -> None:
    key, secret = api_key(scope=Scope.SOURCES)
    caller = Caller(Principal.of_key(key), secret=secret)
    assert caller.post("sources/", {"name": "KCNA", "source_kind": "state_media"}).status == 201
    assert caller.post("claims/", {"statement": "3,000 more went."}).status == 403
    assert Source.objects.count() == 1
    assert not Claim.objects.exists()
