"""Every regular expression of the project, found rather than listed: a new one is tested without anybody's
thinking of it.
"""

from __future__ import annotations

import ast
import importlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

from tests.architecture.sources import PACKAGES, is_ours, module_of, python_files, short, tree

# They begin a program, or read the environment when imported: the patterns in their calls are read from their
# text.
_NOT_IMPORTED = {"__main__", "wsgi", "celery"}
_READING = {"compile", "search", "match", "fullmatch", "split", "findall", "finditer", "sub", "subn"}
_DEEPEST = 8
_SCANS = {"split", "findall", "finditer", "sub", "subn"}
_WAYS = {"match", "fullmatch", "search", "scan"}
# They read Galley's own scripts and what programs answer, at start or when files are collected: nothing of
# users'.
_NO_TEXT_OF_USERS = (
    "annotator/launch/", "annotator/localdb/", "annotator/web/_modules.py", "annotator/web/_packing.py",
    "annotator/web/_stylesheets.py",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """A pattern, where it stands, and how it is used: match, fullmatch, search, and scan for finding all."""

    where: str
    pattern: re.Pattern[str]
    ways: frozenset[str]

    def runs(self) -> dict[str, Callable[[str], object]]:
        """Return what is run on a text, by the way."""
        every: dict[str, Callable[[str], object]] = {
            "match": self.pattern.match,
            "fullmatch": self.pattern.fullmatch,
            "search": self.pattern.search,
            "scan": lambda text: self.pattern.sub("", text),
        }
        return {way: every[way] for way in sorted(self.ways)}


@cache
def all_patterns() -> list[Found]:
    """Return every pattern that reads users' text, once: what modules hold, and what calls say."""
    found = [
        *(one for module in _modules() for one in _held(module)),
        *(one for path in _files() for one in _called(path)[0]),
    ]
    once: dict[tuple[str, int], Found] = {}
    for one in found:
        known = once.setdefault((one.pattern.pattern, one.pattern.flags), one)
        once[one.pattern.pattern, one.pattern.flags] = replace(known, ways=known.ways | one.ways)
    return list(once.values())


def hidden_calls() -> list[str]:
    """Return the calls of `re` whose pattern can't be known before they run, and imports that hide such
    calls.
    """
    return [call for path in _files() for call in _called(path)[1]]


def _files() -> list[Path]:
    """Return the files whose patterns may read users' text."""
    return [path for path in python_files(*PACKAGES) if not short(path).startswith(_NO_TEXT_OF_USERS)]


@cache
def _uses() -> dict[str, frozenset[str]]:
    """Return in which ways the values of each name are used anywhere, as far as they are patterns."""
    found: dict[str, set[str]] = {}
    for path in python_files(*PACKAGES):
        for node in ast.walk(tree(path)):
            if isinstance(node, ast.Attribute) and node.attr in _READING - {"compile"}:
                owner = node.value
                name = (
                    owner.id
                    if isinstance(owner, ast.Name)
                    else owner.attr
                    if isinstance(owner, ast.Attribute)
                    else ""
                )
                found.setdefault(name, set()).add(_way(node.attr))
    return {name: frozenset(ways) for name, ways in found.items()}


def _way(method: str) -> str:
    """Return the way in which a method reads."""
    return "scan" if method in _SCANS else method


def _modules() -> Iterator[ModuleType]:
    """Import the project's modules."""
    for path in _files():
        name = module_of(path)
        if "migrations" not in path.parts and name.rpartition(".")[2] not in _NOT_IMPORTED:
            yield importlib.import_module(name)


def _held(module: ModuleType) -> Iterator[Found]:
    """Yield the patterns in a module's values, classes and functions included."""
    seen: set[int] = set()
    for name, value in vars(module).items():
        # A value that holds patterns is walked by code that can't be told from here: they are tried in every
        # way.
        direct = isinstance(value, re.Pattern)
        ways = _uses().get(name, frozenset(_WAYS)) if direct else _ways_in(module)
        for pattern in _inside(value, seen, _DEEPEST):
            yield Found(f"{module.__name__}.{name}", pattern, ways)


@cache
def _ways_in(module: ModuleType) -> frozenset[str]:
    """Return the ways in which anything is used in a module; all, if there is none."""
    nodes = ast.walk(tree(Path(module.__file__ or "")))
    used = {_way(node.attr) for node in nodes if isinstance(node, ast.Attribute) and node.attr in _READING}
    return frozenset(used - {"compile"}) or frozenset(_WAYS)


def _inside(value: Any, seen: set[int], deeper: int) -> Iterator[re.Pattern[str]]:
    """Yield the patterns in a value. What other packages made is looked into only where it holds patterns
    openly.
    """
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


@cache
def _called(path: Path) -> tuple[list[Found], list[str]]:
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
        method = node.func.attr if isinstance(node.func, ast.Attribute) else ""
        if pattern is not None and method != "compile":
            found.append(Found(where, pattern, frozenset({_way(method)})))
        elif pattern is not None and node in _calls_in_functions(path):
            found.append(Found(where, pattern, frozenset(_WAYS)))
        elif pattern is None and node in _calls_in_functions(path):
            # At the top of a module, what was compiled is held there.
            hidden.append(where)
    return found, hidden


def _calls(module: ast.AST) -> Iterator[ast.Call]:
    """Yield the calls that compile a pattern."""
    for node in ast.walk(module):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        owner = node.func.value
        if node.func.attr in _READING and isinstance(owner, ast.Name) and owner.id == "re":
            yield node


def _evaluated(path: Path, call: ast.Call) -> re.Pattern[str] | None:
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


@cache
def _calls_in_functions(path: Path) -> frozenset[ast.Call]:
    """Return the calls of a file that stand in a function."""
    kinds = ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda
    functions = [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]
    return frozenset(node for one in functions for node in ast.walk(one) if isinstance(node, ast.Call))
