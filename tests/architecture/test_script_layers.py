"""The scripts' folders import downwards only, as the Python rooms do. Imports of types count too."""

import re
from pathlib import Path

import pytest

from tests.architecture.sources import ROOT

SCRIPTS = ROOT / "static" / "js"
#: From the top down. Folders of one line are beside each other and don't know each other. A folder that
#: isn't here fails the test.
LAYERS = (
    "pages | embed",
    # The desk: what an editor does with an article, one folder each.
    "panels/opening",
    (
        "panels/ends | panels/keys | panels/linking | panels/list | panels/markup | panels/people"
        " | panels/toolbar"
    ),
    "panels/card",
    "panels/record",
    "panels/attribution | panels/refusals",
    "panels/marking | panels/fields",
    "panels/desk",
    "panels/elements",
    # What can be said without a page to show it on.
    "words",
    "net | paint",
    "store",
    "anchoring",
)
FLOOR = {folder: floor for floor, line in enumerate(LAYERS) for folder in line.split(" | ")}
#: Those that use most of the desk: its commands, its cards, its list. Any other takes what it uses.
TAKE_THE_WHOLE_DESK = {
    "panels/attribution/chain.js",
    "panels/card/card.js",
    "panels/card/cards.js",
    "panels/ends/move-ends.js",
    "panels/keys/commands.js",
    "panels/linking/link-mode.js",
    "panels/list/annotation-list.js",
    "panels/marking/change-marks.js",
    "panels/marking/go-to-marks.js",
    "panels/marking/same-words.js",
    "panels/opening/key-tools.js",
    "panels/record/record-panel.js",
}
IMPORT = re.compile(r"""(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}/[^"']+)["']""")


def folder_of(path: Path) -> str:
    return path.parent.relative_to(SCRIPTS).as_posix()


def imported_by(path: Path) -> set[Path]:
    """Return the scripts that one names in its imports, whether it runs them or only has a type from them."""
    return {(path.parent / name).resolve() for name in IMPORT.findall(path.read_text(encoding="utf-8"))}


def upwards(importer: str, imported: str) -> bool:
    return importer != imported and FLOOR[importer] >= FLOOR[imported]


def test_every_script_is_in_a_folder_of_the_picture() -> None:
    folders = {folder_of(path) for path in SCRIPTS.rglob("*.js")}
    assert folders == FLOOR.keys()


def test_every_import_leads_to_a_script() -> None:
    found = [each for path in SCRIPTS.rglob("*.js") for each in imported_by(path)]
    assert len(found) > 300
    assert [each for each in found if not each.is_file()] == []


def test_the_scripts_import_downwards_only() -> None:
    wrong = sorted(
        f"{path.relative_to(SCRIPTS)} imports {each.relative_to(SCRIPTS)}"
        for path in SCRIPTS.rglob("*.js")
        for each in imported_by(path)
        if upwards(folder_of(path), folder_of(each))
    )
    assert wrong == []


def test_modules_take_what_they_use_and_not_the_whole_desk() -> None:
    takers = {
        path.relative_to(SCRIPTS).as_posix()
        for path in SCRIPTS.rglob("*.js")
        if "@param {Desk} " in path.read_text(encoding="utf-8")
    }
    assert takers == TAKE_THE_WHOLE_DESK


@pytest.mark.parametrize(
    ("importer", "imported", "is_wrong"),
    [
        ("panels/card", "panels/record", False),
        ("panels/record", "panels/card", True),
        ("panels/list", "panels/keys", True),
        ("words", "words", False),
    ],
)
def test_a_folder_beside_is_not_below(importer: str, imported: str, *, is_wrong: bool) -> None:
    assert upwards(importer, imported) is is_wrong


def test_imports_are_seen_in_every_form(tmp_path: Path) -> None:
    script = tmp_path / "script.js"
    script.write_text(
        '/** @import { A } from "./a.js" */\nimport {\n  b,\n} from "./b.js";\nimport "./c.js";\n'
        'import("./d.js");\n/** @type {typeof import("./e.js")} */\n'
    )
    assert {path.name for path in imported_by(script)} == {f"{name}.js" for name in "abcde"}
