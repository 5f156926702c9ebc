"""Who imports, and how lines are written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import orjson
import pytest

from annotator.accounts.rules import Scope
from annotator.accounts.types import Principal
from articles.importing.operations import import_lines
from articles.importing.types import Answer
from tests.factories.api_keys import api_key

type Send = Callable[..., list[Answer]]


@pytest.fixture
def program(db: None) -> Principal:
    """The newsroom's own program."""
    return Principal.of_key(api_key(name="importer", scope=Scope.WRITE)[0])


@pytest.fixture
def send(program: Principal) -> Send:
    """Import lines, given as objects or as they are."""

    def sent(*lines: dict[str, Any] | bytes) -> list[Answer]:
        written = (one if isinstance(one, bytes) else orjson.dumps(one) for one in lines)
        return list(import_lines(program, lines=written))

    return sent
