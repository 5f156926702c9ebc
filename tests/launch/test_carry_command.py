"""`manage.py carry`: a JSON line for each pair of texts, and no database."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from typing import Any

import pytest

from annotator.launch._carry_lines import carry_lines
from tests.architecture.sources import ROOT

PAIR = {
    "id": "first",
    "old": "The army said so on Monday, near Ulmwick. 👩‍🚀 saw it.",
    "new": "A lead.\n\nThe army claimed so on Monday, near Ulmwick. 👩‍🚀 saw it.",
    "anchors": [[[9, 13]], [[42, 45]], [[28, 32], [33, 40]]],
}


def run(*lines: bytes, longest: int = 1_000_000) -> list[dict[str, Any]]:
    answers = io.BytesIO()
    carry_lines(io.BytesIO(b"\n".join(lines)), answers, longest)
    return [json.loads(line) for line in answers.getvalue().splitlines()]


def test_the_command_answers_line_by_line_with_no_database_to_reach() -> None:
    environment = {**os.environ, "DATABASE_URL": "postgresql://nobody@127.0.0.1:1/nowhere"}
    answer = subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "carry"],
        input=json.dumps(PAIR).encode() + b"\nno json\n" + json.dumps(PAIR | {"id": 2}).encode(),
        capture_output=True,
        env=environment,
        cwd=ROOT,
        check=True,
    )
    first, wrong, second = [json.loads(line) for line in answer.stdout.splitlines()]
    assert (first["id"], wrong["line"], second["id"]) == ("first", 2, 2)
    assert first["outcomes"] == second["outcomes"]
    assert "JSON" in wrong["error"]


def test_each_anchor_is_told_with_places_in_code_points() -> None:
    (answer,) = run(json.dumps(PAIR).encode())
    said, crew, place = answer["outcomes"]
    assert set(said) == {"status", "score", "pieces", "candidates", "reason"}
    assert (said["status"], said["pieces"]) == ("altered", [[18, 25]])
    assert (crew["status"], crew["pieces"]) == ("anchored", [[54, 57]])
    assert [str(PAIR["new"])[start:end] for start, end in place["pieces"]] == ["near", "Ulmwick"]
    assert crew["reason"] == "the same words"


@pytest.mark.parametrize(
    ("line", "about"),
    [
        (b"{", "JSON"),
        (b"\xff\xfe", "JSON"),
        (b'{"id": 1, "old": "\\ud800", "new": "", "anchors": []}', "JSON"),
        (b"[1]", "object"),
        (b'{"id": 1, "new": "", "anchors": []}', "old"),
        (b'{"id": 1, "old": "a", "new": 3, "anchors": []}', "new"),
        (b'{"id": 1, "old": "a", "new": "a"}', "anchors"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[]]}', "anchors.0"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[[0, 1]], [[0]]]}', "anchors.1"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[[0, true]]]}', "anchors.0"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[[0, 1.5]]]}', "anchors.0"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[[0, 2]]]}', "0 to 2"),
        (b'{"id": 1, "old": "a", "new": "a", "anchors": [[[1, 1]]]}', "1 to 1"),
        (b'{"id": 1, "old": "' + b"a" * 2_000 + b'", "new": "a", "anchors": []}', "too long"),
    ],
)
def test_a_bad_line_is_answered_and_the_rest_goes_on(line: bytes, about: str) -> None:
    good = json.dumps(PAIR).encode()
    before, wrong, after = run(good, line, good, longest=1_000)
    assert about in wrong["error"]
    assert wrong["line"] == 2
    assert before == after
    assert len(after["outcomes"]) == 3


def test_a_text_is_bounded() -> None:
    (answer,) = run(json.dumps(PAIR | {"new": "a" * 5_000_000}).encode(), longest=10_000_000)
    assert "5,000,000" in answer["error"]
    assert answer["id"] == "first"


def test_empty_lines_are_passed_over_and_no_anchors_are_no_outcomes() -> None:
    (answer,) = run(b"", json.dumps(PAIR | {"anchors": []}).encode(), b"  ", b"")
    assert answer == {"id": "first", "outcomes": []}
