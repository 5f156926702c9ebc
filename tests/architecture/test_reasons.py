"""Every exception says why it is one, and nothing is left for later."""

import ast
import re

import pytest

from tests.architecture.sources import PACKAGES, ROOT, python_files, short, tree

DRAWERS = {"utils", "helpers", "common", "lib", "misc", "shared"}
LATER = re.compile(r"\b(TODO|FIXME|XXX|HACK)\b")
THIS_FILE = "tests/architecture/test_reasons.py"


@pytest.mark.parametrize("name", ["requirements.in", "requirements-dev.in"])
def test_every_dependency_has_its_reason(name: str) -> None:
    lines = [line for line in (ROOT / name).read_text(encoding="utf-8").splitlines() if line.strip()]
    wanted = [line for line in lines if not line.startswith(("#", "-"))]
    assert wanted
    assert [line for line in wanted if len(line.partition("#")[2].strip()) < 15] == []


def test_every_lint_rule_that_is_ignored_has_its_reason() -> None:
    section = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.ruff.lint]")[2]
    section = section.partition("[tool.mypy]")[0]
    codes = [line for line in section.splitlines() if re.match(r'\s*"[A-Z]+\d+",', line) or '= ["' in line]
    ignores = [line for line in codes if re.search(r'"[A-Z]+\d+"', line)]
    assert len(ignores) > 20
    assert [line for line in ignores if len(line.partition("#")[2].strip()) < 8] == []


def test_every_ignore_in_the_code_names_its_rule() -> None:
    bare = [
        f"{short(path)}:{number}"
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        if short(path) != THIS_FILE
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"# noqa(?!: [A-Z]+\d+)|# type: ignore(?!\[)|# ruff: noqa|pragma: no cover", line)
    ]
    assert bare == []


def test_a_room_s_init_holds_only_its_docstring() -> None:
    fuller = [
        short(path)
        for path in python_files(*PACKAGES)
        if path.name == "__init__.py"
        # A package that is a door re-exports: it is one door in several files.
        and path.parent.name not in {"models", "operations", "rules", "tasks", "types"}
        and any(not isinstance(node, ast.Expr) for node in tree(path).body)
    ]
    assert fuller == []


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        short(path)
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        if "migrations" not in path.parts and path.stat().st_size and not ast.get_docstring(tree(path))
    ]
    assert silent == []


def test_there_is_no_drawer_for_everything() -> None:
    drawers = [
        short(path)
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        if DRAWERS & {part.removesuffix(".py").strip("_") for part in path.relative_to(ROOT).parts}
    ]
    assert drawers == []


def test_nothing_is_left_for_later() -> None:
    files = [
        *python_files(*PACKAGES, "tests", "benchmarks"),
        *(ROOT / "static").rglob("*.js"),
        *(ROOT / "static").rglob("*.css"),
        *(ROOT / "templates").rglob("*.html"),
    ]
    left = [
        short(path)
        for path in files
        if LATER.search(path.read_text(encoding="utf-8")) and short(path) != THIS_FILE
    ]
    assert left == []


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    marks = re.compile(r"\b(skipif|mark\.skip|pytest\.skip|xfail|importorskip)\b")
    skipped = [
        short(path)
        for path in python_files("tests")
        if short(path) != THIS_FILE and marks.search(path.read_text(encoding="utf-8"))
    ]
    assert skipped == []
