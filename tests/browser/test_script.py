"""The browser's script of records is the one that the drafts make."""

from __future__ import annotations

from annotator.browser.operations import FILE, formatted_script
from annotator.browser.rules import browser_script


def test_the_script_in_the_repository_is_fresh() -> None:
    assert FILE.read_text(encoding="utf-8") == formatted_script(), "run make types"


def test_a_field_is_told_with_its_type_its_default_and_its_words() -> None:
    script = browser_script()
    assert " * @property {number|null} credibility" in script
    assert "claims: {topics: [], credibility: null}" in script.replace('"claims"', "claims")
    assert 'credibility: ["the credibility", CREDIBILITIES],' in script
    assert '6: "6 · Cannot be judged"' in script
