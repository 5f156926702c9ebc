"""Anchors carried to the next revision: where their words went, and never silently to others."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from articles.anchoring.rules import carry
from articles.anchoring.types import Outcome, Piece

GOLDEN = Path(__file__).parent.parent / "golden" / "carrying.json"
CASES: list[dict[str, Any]] = json.loads(GOLDEN.read_text(encoding="utf-8"))


def place(text: str, mark: str) -> Piece:
    """Find the words; "said#2" is the second place of "said"."""
    words, _, nth = mark.partition("#")
    found = list(re.finditer(re.escape(words), text))[int(nth or 1) - 1]
    return Piece(*found.span())


def words(text: str, outcome: Outcome) -> list[str]:
    return [text[piece.start : piece.end] for piece in outcome.pieces]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_each_kind_of_edit(case: dict[str, Any]) -> None:
    outcomes = carry(case["old"], case["new"], [[place(case["old"], mark)] for mark, _, _ in case["marks"]])
    carried = [
        [mark, outcome.status, words(case["new"], outcome)]
        for (mark, _, _), outcome in zip(case["marks"], outcomes, strict=True)
    ]
    assert carried == case["marks"]
