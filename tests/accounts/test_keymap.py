"""Keys of one's own: kept as chosen, judged by the same table as the script's, and never another person's."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest

from annotator.accounts._keymap import DEFAULT_KEYS, keymap_problems
from annotator.accounts.errors import BadKeymap, NoPerson
from annotator.accounts.models import Keymap
from annotator.accounts.operations import keymap_of, save_keymap
from annotator.accounts.rules import EDITOR
from annotator.accounts.types import Principal
from articles.foundation.errors import DomainError, Stale
from tests.factories.api_keys import api_key
from tests.factories.users import user
from tests.sessions import at_once

ROOT = Path(__file__).parents[2]
PRINT_TABLE = """
import { COMMANDS } from "./static/js/panels/keys/commands.js";
console.log(JSON.stringify(COMMANDS.map((command) => [command.id, command.keys])));
"""


@pytest.fixture
def ada(db: None) -> Principal:
    """Return an editor."""
    return Principal.of_user(user(username="ada", roles=(EDITOR,)))


def test_the_commands_and_their_keys_are_those_of_the_script(tmp_path: Path) -> None:
    deno = Path(sys.executable).with_name("deno")
    environment = {"DENO_DIR": str(tmp_path), "DENO_NO_UPDATE_CHECK": "1", "NO_COLOR": "1"}
    arguments = [str(deno), "eval", "--no-remote", "--no-npm", PRINT_TABLE]
    done = subprocess.run(arguments, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert {id: tuple(keys) for id, keys in json.loads(done.stdout)} == DEFAULT_KEYS


def test_the_usual_keys_are_what_nobody_has_to_save(ada: Principal) -> None:
    found = keymap_of(ada)
    assert (found.single_letters, found.keys, found.version) == (True, {}, 1)
    assert Keymap.objects.count() == 0


def test_the_usual_keys_would_be_accepted() -> None:
    assert (
        keymap_problems({id: keys for id, keys in DEFAULT_KEYS.items() if id not in {"cycle", "leave"}}) == []
    )


def test_keys_are_kept_in_place_of_those_before(ada: Principal) -> None:
    save_keymap(ada, version=1, single_letters=False, keys={"mark-claim": ["F2"], "mark-note": []})
    save_keymap(ada, version=2, single_letters=True, keys={"help": ["h", "F1"]})
    found = keymap_of(ada)
    assert (found.single_letters, found.keys, found.version) == (True, {"help": ["h", "F1"]}, 3)


def test_two_commands_may_swap_their_keys(ada: Principal) -> None:
    save_keymap(ada, version=1, single_letters=True, keys={"mark-claim": ["s"], "mark-source": ["c"]})
    assert keymap_of(ada).keys["mark-claim"] == ["s"]


def test_everybody_has_their_own(ada: Principal) -> None:
    save_keymap(ada, version=1, single_letters=False, keys={})
    grace = Principal.of_user(user(username="grace", roles=(EDITOR,)))
    assert keymap_of(grace).single_letters


def test_a_change_of_keys_that_were_changed_meanwhile_is_refused(ada: Principal) -> None:
    save_keymap(ada, version=1, single_letters=False, keys={})
    with pytest.raises(Stale, match="version 1, the current version is 2"):
        save_keymap(ada, version=1, single_letters=True, keys={})


@pytest.mark.django_db(transaction=True)
def test_of_two_first_changes_at_the_same_time_one_is_refused(ada: Principal) -> None:
    def save(key: str) -> str:
        try:
            save_keymap(ada, version=1, single_letters=True, keys={"help": [key]})
        except DomainError as error:
            return error.code
        return "kept"

    assert sorted(at_once(partial(save, "F6"), partial(save, "F7"))) == ["kept", "stale"]


def test_a_program_has_no_keys(db: None) -> None:
    program = Principal.of_key(api_key()[0])
    with pytest.raises(NoPerson):
        keymap_of(program)
    with pytest.raises(NoPerson):
        save_keymap(program, version=1, single_letters=True, keys={})


def test_a_command_that_is_no_more_is_forgotten(ada: Principal) -> None:
    Keymap.objects.create(
        user_id=ada.user_id, keys={"dance": ["F9"], "cycle": ["F8"], "help": ["F7"]}, version=2
    )
    assert keymap_of(ada).keys == {"help": ["F7"]}


@pytest.mark.parametrize(
    "written",
    [
        "c",
        "ß",
        "я",
        "한",
        "Shift+c",
        "Alt+c",
        "Ctrl+Alt+Shift+c",
        "F12",
        "Shift+F1",
        "Ctrl+ArrowUp",
        "é",
        "§",
        "+",
        "Ctrl++",
        "Ctrl+?",
        "9",
        "_",
        "g x",
        "Ctrl+y z",
        "Space",
        "PageDown",
    ],
)
def test_a_key_that_keyboards_have_is_accepted(written: str) -> None:
    assert keymap_problems({"mark-claim": [written], "go-claim": [], "mark-figure": [], "grow": []}) == []


@pytest.mark.parametrize(
    "written",
    [
        "",
        " ",
        "C",
        "Shift+",
        "Shift+?",
        "Alt+#",
        "shift+c",
        "Shift+Ctrl+c",
        "ctrl+k",
        "g  c",
        "g c e",
        "F13",
        "F0",
        "cc",
        "Tab",
        "Shift+Tab",
        "Escape",
        "Ctrl+Escape",
        "g Tab",
        "\x00",
        "c\x00",
        "\n",
        "Control",
        "Meta+c",
        "x" * 10_000,
        "Ctrl+c",
        "Ctrl+w",
        "Ctrl+Shift+t",
        "g Ctrl+v",
    ],
)
def test_what_is_no_key_or_belongs_to_the_browser_is_refused(written: str) -> None:
    (problem,) = keymap_problems({"mark-claim": [written]})
    assert problem.field == "keys.mark-claim.0"
    assert len(problem.message) < 150


@pytest.mark.parametrize(
    ("keys", "field"),
    [
        pytest.param({"dance": ["F9"]}, "keys.dance", id="unknown command"),
        pytest.param({"d\x00": ["F9"]}, "keys.d\x00", id="a command with NUL in its name"),
        pytest.param({"cycle": ["F9"]}, "keys.cycle", id="Tab stays"),
        pytest.param({"leave": []}, "keys.leave", id="Escape stays"),
        pytest.param({"help": ["F1", "F2", "F3", "F4", "F5"]}, "keys.help", id="too many keys"),
        pytest.param({"help": ["c"]}, "keys.help", id="the key of another"),
        pytest.param({"help": ["F2"], "find": ["F2"]}, "keys.help", id="two alike"),
        pytest.param({"help": ["F2", "F2"]}, "keys.help.1", id="twice the same"),
        pytest.param({"help": ["g"]}, "keys.help", id="hides longer ones"),
        pytest.param({"help": ["c x"]}, "keys.help", id="hidden by a shorter one"),
        pytest.param({f"command-{number}": [] for number in range(10_000)}, "keys", id="10,000 entries"),
    ],
)
def test_a_keymap_that_could_not_work_is_refused_and_nothing_is_kept(
    ada: Principal, keys: dict[str, list[str]], field: str
) -> None:
    with pytest.raises(BadKeymap) as caught:
        save_keymap(ada, version=1, single_letters=True, keys=keys)
    assert caught.value.problems[0].field == field
    assert len(caught.value.problems) < 50
    assert Keymap.objects.count() == 0


def test_a_key_that_a_later_release_gives_to_a_new_command_stays_with_who_had_it(ada: Principal) -> None:
    # As it was kept before there was markup view, whose usual key is v.
    Keymap.objects.create(
        user_id=ada.user_id, keys={"help": ["v"], "find": ["r"]}, single_letters=True, version=1
    )
    kept = save_keymap(
        ada, version=1, single_letters=True, keys={"help": ["v"], "find": ["r"], "list": ["F9"]}
    )
    assert kept.keys == {"help": ["v"], "find": ["r"], "list": ["F9"]}
    with pytest.raises(BadKeymap) as caught:
        save_keymap(ada, version=kept.version, single_letters=True, keys={"help": ["o"], "find": ["r"]})
    assert caught.value.problems[0].message.startswith("o is already the key for “list”.")
