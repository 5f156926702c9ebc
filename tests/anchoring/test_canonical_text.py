"""The canonical form: one text, one form, and a clear refusal of what cannot be carried."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring.errors import UnfitText
from articles.anchoring.rules import canonical_text
from articles.anchoring.types import MAX_LENGTH
from articles.foundation.errors import DomainError

FIT = st.text(st.characters(exclude_categories=["Cs", "Cc"]) | st.sampled_from("\n\r\t \u0301\ufeff\u0085"))


@pytest.mark.parametrize(
    ("raw", "canonical"),
    [
        ("one\r\ntwo\rthree\n", "one\ntwo\nthree\n"),
        ("one\u2028two\u2029three\u0085four", "one\ntwo\nthree\nfour"),
        ("\ufeffHeadline\n\ufeffText", "Headline\nText"),
        ("cafe\u0301", "caf\u00e9"),
        ("trailing \t\u00a0\n  leading stays\n   \nend  ", "trailing\n  leading stays\n\nend"),
        ("“Curly” and ‘single’ stay", "“Curly” and ‘single’ stay"),
        ("العربية 👩\u200d👩\u200d👧 한국", "العربية 👩\u200d👩\u200d👧 한국"),
    ],
)
def test_text_takes_its_canonical_form(raw: str, canonical: str) -> None:
    assert canonical_text(raw) == canonical


@pytest.mark.parametrize(
    ("raw", "position", "named"),
    [
        ("ab\x00c", 2, "NUL.*character 3"),
        ("ab\nc\x0cd", 4, "U\\+000C.*character 5, in line 2"),
        ("\x1b[1m", 0, "control character"),
        ("x\ud83d", 1, "surrogate"),
        ("x\uffff", 1, "noncharacter"),
    ],
)
def test_unfit_characters_are_refused_by_name_and_place(raw: str, position: int, named: str) -> None:
    with pytest.raises(UnfitText, match=named) as refusal:
        canonical_text(raw)
    assert refusal.value.position == position
    assert isinstance(refusal.value, DomainError)
    assert [problem.field for problem in refusal.value.problems] == ["text"]


def test_five_million_characters_are_refused_with_the_limit() -> None:
    assert len(canonical_text("a" * (MAX_LENGTH - 1))) == MAX_LENGTH - 1
    with pytest.raises(UnfitText, match="5,000,000"):
        canonical_text("a" * MAX_LENGTH)


@given(FIT)
def test_canonical_text_is_stable_and_loses_nothing_but_space(raw: str) -> None:
    if any("\ufffe" <= character <= "\uffff" for character in raw):
        return
    text = canonical_text(raw)
    assert canonical_text(text) == text
    assert unicodedata.is_normalized("NFC", text)
    assert not any(line != line.rstrip() for line in text.split("\n"))
    kept = unicodedata.normalize("NFC", raw.replace("\ufeff", ""))
    assert "".join(text.split()) == "".join(kept.split())
