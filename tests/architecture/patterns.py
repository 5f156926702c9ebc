"""Every regular expression of the project, found rather than listed: a new one is tested without anybody's thinking of it."""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType
from typing import Any

from django.urls import URLPattern, get_resolver

from tests.architecture.sources import PACKAGES, is_ours, module_of, python_files, short, tree

# They begin a program, or read the environment when imported: the patterns in their calls are read from their text.
_NOT_IMPORTED = {"__main__", "wsgi", "celery"}
_READING = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
_DEEPEST = 8


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern and where it stands."""

    where: str
    pattern: re.Pattern[str]


def all_patterns() -> list[Found]:
    """Return every pattern once: what modules hold, what their calls say, and what addresses are matched by."""
    found = [
        *(one for module in _modules() for one in _held(module)),
        *(one for path in python_files(*PACKAGES) for one in _called(path)[0]),
        *_addresses(),
    ]
    return list({(one.pattern.pattern, one.pattern.flags): one for one in found}.values())


def hidden_calls() -> list[str]:
    """Return the calls of `re` whose pattern can't be known before they run, and imports that hide such calls."""
    return [call for path in python_files(*PACKAGES) for call in _called(path)[1]]


def _modules() -> Iterator[ModuleType]:
    """Import the project's modules."""
    for path in python_files(*PACKAGES):
        name = module_of(path)
        if "migrations" not in path.parts and name.rpartition(".")[2] not in _NOT_IMPORTED:
            yield importlib.import_module(name)


def _held(module: ModuleType) -> Iterator[Found]:
    """Yield the patterns in a module's values, classes and functions included."""
    seen: set[int] = set()
    for name, value in vars(module).items():
        for pattern in _inside(value, seen, _DEEPEST):
            yield Found(f"{module.__name__}.{name}", pattern)


def _inside(value: Any, seen: set[int], deeper: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value. What other packages made is looked into only where it holds patterns openly."""
    if isinstance(value, re.Pattern):
        if isinstance(value.pattern, str):
            yield value
        return
    if not deeper or id(value) in seen or isinstance(value, str | bytes | int | float | ModuleType):
        return
    seen.add(id(value))
    for part in _parts(value):
        yield from _inside(part, seen, deeper - 1)


def _parts(value: Any) -> list[Any]:
    """Return what a value holds."""
    if isinstance(value, Mapping):
        return [*value.keys(), *value.values()]
    if isinstance(value, list | tuple | set | frozenset):
        return list(value)
    owner = value.__module__ if isinstance(value, type) else type(value).__module__
    if callable(value) and not isinstance(value, type) and is_ours(getattr(value, "__module__", "") or ""):
        cells = [cell.cell_contents for cell in getattr(value, "__closure__", None) or ()]
        return [*cells, *(getattr(value, "__defaults__", None) or ()), *vars(value).values()]
    if not isinstance(owner, str) or not is_ours(owner):
        return []
    slots = [name for kind in type(value).__mro__ for name in getattr(kind, "__slots__", ())]
    held = list(vars(value).values()) if hasattr(value, "__dict__") else []
    return [*held, *(getattr(value, name, None) for name in slots if isinstance(name, str))]


def _called(path: Any) -> tuple[list[Found], list[str]]:
    """Return the patterns in a file's calls of `re`, and the calls whose pattern can't be seen."""
    found: list[Found] = []
    hidden = [
        f"{short(path)}:{node.lineno} imports from re"
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.module == "re"
    ]
    for node in _calls(tree(path)):
        where = f"{short(path)}:{node.lineno}"
        pattern = _evaluated(path, node)
        if pattern is not None:
            found.append(Found(where, pattern))
        elif _in_function(tree(path), node):
            # At the top of a module, what was compiled is held there.
            hidden.append(where)
    return found, hidden


def _calls(module: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that compile a pattern."""
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _READING:
            if isinstance(node.func.value, ast.Name) and node.func.value.id == "re":
                yield node


def _evaluated(path: Any, call: ast.Call) -> re.Pattern[str] | None:
    """Compile what a call names, from the constants of its module; None where only running it would tell."""
    first = next(iter(call.args), None) or next((k.value for k in call.keywords if k.arg == "pattern"), None)
    flags = [word.value for word in call.keywords if word.arg == "flags"]
    if isinstance(call.func, ast.Attribute) and call.func.attr in {"compile", "search", "match", "fullmatch"}:
        flags += call.args[1 if call.func.attr == "compile" else 2 :]
    names: dict[str, Any] = {"re": re}
    if module_of(path).rpartition(".")[2] not in _NOT_IMPORTED:
        names |= vars(importlib.import_module(module_of(path)))
    try:
        # Only the project's own source is evaluated.
        source = eval(ast.unparse(first), names) if first else ""  # noqa: S307
        return re.compile(source, sum((eval(ast.unparse(one), names) for one in flags), 0))  # noqa: S307
    except (NameError, TypeError):
        return None


def _in_function(module: ast.AST, call: ast.Call) -> bool:
    """Tell whether a call stands in a function."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    return any(call in ast.walk(node) for node in ast.walk(module) if isinstance(node, kinds))


def _addresses() -> Iterator[Found]:
    """Yield the patterns that addresses are matched by, the converters' own included."""
    waiting: list[Any] = [get_resolver()]
    while waiting:
        one = waiting.pop()
        if isinstance(getattr(one.pattern, "regex", None), re.Pattern):
            yield Found(f"the address {one.pattern}", one.pattern.regex)
        if not isinstance(one, URLPattern):
            waiting += one.url_patterns
