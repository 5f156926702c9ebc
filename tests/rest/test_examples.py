"""The API's description shows examples from the sample desk: each can be sent to a new desk as it stands."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from annotator.rest.description import description
from annotator.sample.operations import load_sample
from tests.factories.api_keys import api_key
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db
# Addresses that name a row and its version; and one whose example, shared with sources, names two of these.
WITHOUT_ROWS = ("{id}", "{cursor}", "entities/judgements/")


def examples() -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Yield the address, the name and the body of every example of a create."""
    paths: dict[str, Any] = description()["paths"]
    for path, methods in paths.items():
        body = methods.get("post", {}).get("requestBody", {}).get("content", {}).get("application/json", {})
        for name, example in body.get("examples", {}).items():
            if not any(part in path for part in WITHOUT_ROWS):
                yield path, name, example["value"]


def test_every_example_is_taken_by_a_new_desk() -> None:
    load_sample()
    key, secret = api_key(name="reader of the description", scope=Scope.WRITE)
    caller = Caller(Principal.of_key(key), secret=secret)
    answers = {
        (path, name): caller.post(path.removeprefix("/api/v1/"), body) for path, name, body in examples()
    }
    assert {what: answer.body for what, answer in answers.items() if answer.status not in {200, 201}} == {}
    assert len(answers) >= 16
