"""The browser's scripts of records are those that the drafts make."""

from __future__ import annotations

from annotator.browser.operations import formatted_scripts


def test_the_scripts_in_the_repository_are_fresh() -> None:
    stale = [file.name for file, text in formatted_scripts().items() if file.read_text("utf-8") != text]
    assert stale == [], "run make types"


def test_a_field_is_told_with_its_type_its_default_and_its_words() -> None:
    told = "".join(formatted_scripts().values())
    assert " * @property {number|null} credibility" in told
    assert "claims: { topics: [], credibility: null }" in told
    assert 'credibility: ["the credibility", CREDIBILITY],' in told
    assert 'out_of: ["Out of", "number"],' in told
    assert '6: "6 · Cannot be judged"' in told
