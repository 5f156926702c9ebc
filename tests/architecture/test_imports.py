"""Rooms import downwards, through doors, and at the top of the file."""

import ast
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.architecture.sources import PACKAGES, ROOT, imported, is_ours, module_of, python_files, short, tree

DOORS = {"models", "operations", "types", "errors", "rules", "tasks"}
#: Modules that Django finds by their name; of other rooms, only the wiring may name them.
DJANGO_DOORS = {"apps", "urls", "views", "middleware", "admin"}
#: Doors of another name, each with its reason.
NAMED_DOORS = {
    "annotator.web.doorbell": "it enqueues, which is what an operation must not do",
    "annotator.web.connections": (
        "it hands connections on, which is the web server's business and no operation"
    ),
    "annotator.web.news": "who waits is kept there, which is neither a value nor a write",
    "annotator.web.downloads": "it answers requests, which none of the usual doors may do",
}
#: Modules of `annotator` that are single files: wiring, and their own door.
WIRING = {
    "celery",
    "env",
    "limits",
    "logs",
    "openapi",
    "passing",
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


def standing(layers: list[str]) -> set[str]:
    """Return the rooms that a contract's layers name; siblings are divided by `|`, and the optional in
    parentheses.
    """
    return {room.strip(" ()") for layer in layers for room in layer.split("|")}


def rooms_of(package: str) -> set[str]:
    """Return the rooms of a package: folders that hold Python, and single files."""
    folder = ROOT / package
    folders = {path.relative_to(folder).parts[0] for path in folder.glob("*/**/*.py")}
    return folders | {path.stem for path in folder.glob("*.py") if path.stem != "__init__"}


@pytest.mark.parametrize("package", PACKAGES)
def test_every_room_stands_in_the_contract_and_every_name_there_is_a_room(package: str) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    (contract,) = [one for one in contracts if one.get("containers") == [package]]
    assert contract["exhaustive"] is True
    assert standing(contract["layers"]) == rooms_of(package)


def test_a_contract_names_whole_rooms_only() -> None:
    assert standing(["(live) | rest", "(claims)"]) == {"live", "rest", "claims"}


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
    """Return whether `importer` may import `name`: its own room's, or another's through a door.

    What a door gives away it names itself: whoever goes on through it to a module behind it goes round it.
    """
    package, room, *inside = name.split(".")
    if package not in PACKAGES or importer.split(".")[:2] == [package, room]:
        return True
    if package == "annotator" and room in WIRING:
        return True
    if any(name.startswith(f"{door}.") for door in NAMED_DOORS):
        return True
    if not inside or len(inside) > len(["door", "name"]):
        return False
    wired = importer.removeprefix("annotator.") in WIRING
    return inside[0] in DOORS or (wired and inside[0] in DJANGO_DOORS)


@pytest.mark.parametrize(
    ("importer", "name", "may"),
    [
        ("annotator.rest.claims.views", "articles.claims.models.Claim", True),
        ("annotator.rest.claims.views", "articles.claims.models", True),
        ("annotator.rest.claims.views", "articles.claims.models.claim.ClaimQuerySet", False),
        ("annotator.rest.claims.views", "articles.claims._words.said", False),
        ("annotator.rest.claims.views", "articles.claims", False),
        ("articles.claims.operations.claims", "articles.claims.models.claim.ClaimQuerySet", True),
        ("annotator.urls", "annotator.web.views.front", True),
        ("annotator.desk.views.paste", "annotator.web.views.front", False),
        ("annotator.desk.views.paste", "annotator.web.doorbell.ring", True),
    ],
)
def test_a_door_is_passed_and_no_wall(importer: str, name: str, may: bool) -> None:
    assert passes_a_door(importer, name) is may


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


def given_by(door: Path) -> set[str]:
    """Return what a door that is a folder lists in `__all__`."""
    (names,) = [
        node.value
        for node in tree(door / "__init__.py").body
        if isinstance(node, ast.Assign) and [ast.unparse(one) for one in node.targets] == ["__all__"]
    ]
    return set(ast.literal_eval(names))


def test_a_door_that_is_a_folder_gives_what_it_lists_and_none_of_its_modules() -> None:
    looked_at, unlisted = 0, []
    for path in python_files(*PACKAGES):
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.ImportFrom) or not is_ours(str(node.module)):
                continue
            parts = str(node.module).split(".")
            door = ROOT.joinpath(*parts)
            if parts[:2] == module_of(path).split(".")[:2] or parts[-1] not in DOORS or not door.is_dir():
                continue
            looked_at += 1
            unlisted += [
                f"{short(path)}:{node.lineno} {node.module}.{alias.name}"
                for alias in node.names
                if alias.name not in given_by(door)
            ]
    assert looked_at > 100
    assert unlisted == []


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
