"""Rooms import downwards, through doors, and at the top of the file."""

import ast
import subprocess
import sys

import pytest

from tests.architecture.sources import PACKAGES, ROOT, imported, is_ours, module_of, python_files, short, tree

DOORS = {"models", "operations", "types", "errors", "rules", "tasks"}
#: Modules that Django finds by their name, and that address tables and entry points may name.
DJANGO_DOORS = {"apps", "urls", "views", "middleware", "admin"}
#: Doors of another name, each with its reason.
NAMED_DOORS = {
    "annotator.web.doorbell": "it enqueues, which is what an operation must not do",
    "annotator.web.connections": (
        "it hands connections on, which is the web server's business and no operation"
    ),
    "annotator.web.downloads": "it answers requests, which none of the usual doors may do",
}
#: Modules of `annotator` that are single files: wiring, and their own door.
WIRING = {
    "celery",
    "env",
    "limits",
    "logs",
    "openapi",
    "reached",
    "rsgi",
    "schedule",
    "settings",
    "urls",
    "wsgi",
}


def test_the_import_contracts_hold() -> None:
    answer = subprocess.run(
        [sys.executable, "-c", "from importlinter.cli import lint_imports_command; lint_imports_command()"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stdout + answer.stderr


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_stands_in_the_contract(package: str) -> None:
    contract = (ROOT / "pyproject.toml").read_text(encoding="utf-8").partition("[tool.importlinter]")[2]
    assert contract.count("exhaustive = true") == len(PACKAGES)
    rooms = {path.parent.name for path in (ROOT / package).glob("*/__init__.py")}
    assert rooms
    assert {room for room in rooms if f"{room}" not in contract} == set()


def test_no_project_import_hides_inside_a_function() -> None:
    hidden = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        for function in ast.walk(tree(path))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom) and any(is_ours(name) for name in imported(node))
    ]
    assert hidden == []


def test_no_import_is_relative() -> None:
    relative = [
        f"{short(path)}:{node.lineno}"
        for path in python_files(*PACKAGES, "tests", "benchmarks")
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ImportFrom) and node.level
    ]
    assert relative == []


def passes_a_door(importer: str, name: str) -> bool:
    """Return whether `importer` may import `name`: its own room's, or another's through a door."""
    package, room, *inside = name.split(".")
    if package not in PACKAGES or importer.split(".")[:2] == [package, room]:
        return True
    if package == "annotator" and room in WIRING:
        return True
    if any(name.startswith(f"{door}.") for door in NAMED_DOORS):
        return True
    return bool(inside) and inside[0] in DOORS | DJANGO_DOORS


def test_outsiders_come_in_through_the_doors_only() -> None:
    through_walls = [
        f"{short(path)}:{node.lineno} {name}"
        for path in python_files(*PACKAGES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if is_ours(name) and "." in name and not passes_a_door(module_of(path), name)
    ]
    assert through_walls == []


def test_a_door_leads_to_nothing_private() -> None:
    private = [
        f"{short(path)}:{node.lineno} {name}"
        for path in python_files(*PACKAGES)
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for name in imported(node)
        if is_ours(name)
        and name.split(".")[:2] != module_of(path).split(".")[:2]
        and any(part.startswith("_") and not part.startswith("__") for part in name.split("."))
    ]
    assert private == []
