"""Fails a test that passed without an assertion that ran: it would pass whatever the code does.

An assertion counts where it stands: in the test, or in a module of the tests that the test calls. The
interpreter tells each line of these once it has found which of them assert, and forgets all others, so that
watching costs next to nothing. pytest's own hook of passed assertions would write out every value compared,
querysets among them.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Generator
from functools import cache
from pathlib import Path
from types import CodeType

import pytest

# Calls that fail unless something holds, by the last part of their name.
ASSERTING_CALLS = frozenset(
    {
        "assert_called_once_with",
        "assert_not_called",
        "call_and_validate",
        "django_assert_max_num_queries",
        "django_assert_num_queries",
        "expect",
        "raises",
        "warns",
    }
)

# Of the ids that tools share, one that isn't set aside for debuggers, coverage or profilers.
TOOL = 4
REFUSAL = "This test passed without an assertion that ran, so it would pass whatever the code does."


def asserting_lines(source: str) -> frozenset[int]:
    """Return the numbers of the lines, from 1, on which an assertion of this module begins."""
    nodes = ast.walk(ast.parse(source))
    return frozenset(
        node.lineno for node in nodes if isinstance(node, ast.Assert | ast.Call) and _asserts(node)
    )


def _asserts(node: ast.Assert | ast.Call) -> bool:
    match node:
        case ast.Assert(test=ast.Constant()):
            return False
        case ast.Assert():
            return True
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in ASSERTING_CALLS
    return False


class Proof:
    """A plugin that asks every test for an assertion in the modules below a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = f"{folder}/"
        self._ran = False
        self._lines = cache(lambda name: asserting_lines(Path(name).read_text()))

    def pytest_collection_finish(self) -> None:
        """Watch what starts from now on, after all has been imported; each piece of code asks once."""
        events = sys.monitoring.events
        sys.monitoring.use_tool_id(TOOL, "assertions that ran")
        sys.monitoring.register_callback(TOOL, events.PY_START, self._start)
        sys.monitoring.register_callback(TOOL, events.LINE, self._line)
        sys.monitoring.set_events(TOOL, events.PY_START)

    def pytest_sessionfinish(self) -> None:
        """Watch no more."""
        if sys.monitoring.get_tool(TOOL):
            sys.monitoring.set_events(TOOL, sys.monitoring.events.NO_EVENTS)
            sys.monitoring.free_tool_id(TOOL)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self) -> Generator[None]:
        """Fail the test that passed and proved nothing."""
        self._ran = False
        yield
        if not self._ran:
            pytest.fail(REFUSAL, pytrace=False)

    def _start(self, code: CodeType, _: int) -> object:
        if code.co_filename.startswith(self._folder) and not self._lines(code.co_filename).isdisjoint(
            _lines_of(code)
        ):
            sys.monitoring.set_local_events(TOOL, code, sys.monitoring.events.LINE)
        return sys.monitoring.DISABLE

    def _line(self, code: CodeType, line: int) -> object:
        if line not in self._lines(code.co_filename):
            return sys.monitoring.DISABLE
        self._ran = True
        return None


def _lines_of(code: CodeType) -> set[int | None]:
    return {line for _, _, line in code.co_lines()}
