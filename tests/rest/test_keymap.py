"""`me/keymap/`: a person's own keys."""

from __future__ import annotations

import pytest

from annotator.rest.description import description
from tests.rest.caller import Answer, Caller

PATH = "me/keymap/"
KEYS = {"single_letters": False, "keys": {"mark-claim": ["F2"], "mark-note": []}}


def put(caller: Caller, body: object, version: int = 1) -> Answer:
    """Replace the caller's keys."""
    return caller.send("PUT", PATH, body, If_Match=f'"{version}"')


def test_the_usual_keys_are_version_one(editor: Caller) -> None:
    answer = editor.get(PATH)
    assert (answer.status, answer.version) == (200, 1)
    assert answer.body == {"single_letters": True, "keys": {}, "version": 1}
    assert answer.headers["Cache-Control"] == "private, no-cache, no-store"


def test_keys_are_kept_and_read_back(editor: Caller) -> None:
    answer = put(editor, KEYS)
    assert (answer.status, answer.version) == (200, 2)
    assert answer.body == {**KEYS, "version": 2}
    assert editor.get(PATH).body == answer.body


def test_they_are_nobody_else_s(editor: Caller, admin: Caller) -> None:
    put(editor, KEYS)
    assert admin.get(PATH).body["keys"] == {}


def test_keys_that_were_changed_meanwhile_come_back_with_the_refusal(editor: Caller) -> None:
    kept = put(editor, KEYS).body
    answer = put(editor, {"single_letters": True, "keys": {}})
    assert (answer.status, answer.body["current"]) == (412, kept)


def test_a_change_must_say_which_keys_it_has_seen(editor: Caller) -> None:
    assert editor.send("PUT", PATH, KEYS).status == 428
    assert editor.send("PUT", PATH, KEYS, If_Match="2").status == 400


def test_a_key_of_the_api_is_refused(reader_key: Caller, writer_key: Caller) -> None:
    for caller in (reader_key, writer_key):
        assert caller.get(PATH).status == 403
        assert put(caller, KEYS).status == 403


def test_nobody_has_no_keys(client_of_nobody: Caller) -> None:
    assert client_of_nobody.get(PATH).status == 401
    assert put(client_of_nobody, KEYS).status == 401


@pytest.mark.parametrize("method", ["POST", "PATCH", "DELETE", "OPTIONS"])
def test_they_are_only_read_and_replaced(editor: Caller, method: str) -> None:
    answer = editor.send(method, PATH, KEYS)
    assert (answer.status, answer.headers["Allow"]) == (405, "GET, HEAD, PUT")


@pytest.mark.parametrize(
    ("body", "status", "field"),
    [
        pytest.param({"single_letters": True}, 400, "keys", id="half of it"),
        pytest.param({**KEYS, "colour": "red"}, 400, "colour", id="an unknown field"),
        pytest.param({**KEYS, "single_letters": 1}, 400, "single_letters", id="a number for a truth"),
        pytest.param({**KEYS, "single_letters": None}, 400, "single_letters", id="null"),
        pytest.param({**KEYS, "keys": ["c"]}, 400, "keys", id="a list of keys"),
        pytest.param({**KEYS, "keys": {"help": "c"}}, 400, "keys.help", id="a key without a list"),
        pytest.param({**KEYS, "keys": {"help": [1]}}, 400, "keys.help.0", id="a number for a key"),
        pytest.param({**KEYS, "keys": {"dance": ["F2"]}}, 422, "keys.dance", id="an unknown command"),
        pytest.param({**KEYS, "keys": {"help": ["c"]}}, 422, "keys.help", id="two alike"),
        pytest.param({**KEYS, "keys": {"help": ["\x00"]}}, 422, "keys.help.0", id="NUL"),
        pytest.param({**KEYS, "keys": {"help\x00": ["F2"]}}, 422, "keys.help\x00", id="NUL in a name"),
        pytest.param(
            {**KEYS, "keys": {str(number): ["c"] for number in range(10_000)}}, 422, "keys", id="10,000"
        ),
        pytest.param({**KEYS, "keys": {"help": ["c"] * 10_000}}, 400, "keys.help", id="10,000 keys"),
    ],
)
def test_bad_keys_are_refused_by_their_field_and_nothing_changes(
    editor: Caller, body: object, status: int, field: str
) -> None:
    answer = put(editor, body)
    assert (answer.status, answer.fields[0]) == (status, field)
    assert editor.get(PATH).body["version"] == 1


def test_what_is_no_object_or_no_json_is_refused(editor: Caller) -> None:
    assert put(editor, []).status == 400
    assert put(editor, b'{"keys": "\xff"}').status == 400
    assert editor.send("PUT", PATH, If_Match='"1"').status == 400


def test_the_description_has_an_example_that_is_accepted(editor: Caller) -> None:
    body = description()["paths"]["/api/v1/me/keymap/"]["put"]["requestBody"]["content"]["application/json"]
    (example,) = body["examples"].values()
    assert put(editor, example["value"]).status == 200
