"""The table of the feed's verbs names what the code writes, and nothing else."""

from __future__ import annotations

import re
from itertools import product
from pathlib import Path

ROOT = Path(__file__).parents[2]
LITERAL = re.compile(r'(?<![\w.])f?"((?:[a-z_]+|\{[\w.]+(?:\([\w.]*\))?\}(?:_judgement)?)\.[a-z_]+)"')
ROW = re.compile(r"^\| `(\w+)` \| ([a-z_, ]+) \|", re.MULTILINE)


def documented() -> set[str]:
    """Return the verbs of the table."""
    text = (ROOT / "docs" / "changes.md").read_text(encoding="utf-8")
    return {f"{noun}.{done}" for noun, several in ROW.findall(text) for done in several.split(", ")}


def written() -> set[str]:
    """Return the verbs and the patterns of verbs that stand in the code which writes to the ledger."""
    found: set[str] = set()
    for folder in ("articles", "annotator/accounts"):
        for path in (ROOT / folder).rglob("*.py"):
            text = path.read_text(encoding="utf-8")
            if "migrations" not in path.parts and ("Change(" in text or "_change" in text):
                found.update(LITERAL.findall(text))
    return found


def test_every_verb_of_the_code_is_in_the_table() -> None:
    nouns = {verb.partition(".")[0] for verb in documented()}
    literal = {verb for verb in written() if verb.partition(".")[0] in nouns}
    assert len(literal) > 30
    assert literal - documented() == set()


def test_every_verb_of_the_table_is_in_the_code() -> None:
    literal = written()
    patterns = {verb.rpartition(".")[2] for verb in literal if "}" in verb}
    # What parts are told to have gone through stands in the calls, not in the verb.
    parts = {f"{noun}.{done}" for noun, done in product(PARTS, ("created", "updated", "deleted", "restored"))}
    links = {f"{noun}.{done}" for noun, done in product(("appearance", "mention"), ("updated", "deleted"))}
    retired = {f"{noun}.{done}" for noun, done in product(("source", "entity"), ("retired", "restored"))}
    known = literal | parts | links | retired
    assert {one for one in documented() - known if one.partition(".")[2] not in patterns} == set()


PARTS = ("evidence", "figure", "relation", "response", "verdict")
