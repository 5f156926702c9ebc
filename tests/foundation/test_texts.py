"""What text nobody can keep or read, and what is no language tag."""

from __future__ import annotations

import pytest

from articles.foundation.rules import is_blank, language_problem, text_problem


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a\x00b", "nul"),
        ("a\ud800b", "surrogate"),
        ("", "blank"),
        (" \n ", "blank"),
        ("\u200b\u202e", "blank"),
        ("\u0301\u0302", "blank"),
        ("\u3164\u2800", "blank"),
        ("\ufe0f\u200d", "blank"),
        ("abcdef", "too_long"),
    ],
)
def test_a_line_that_cannot_be_kept_is_named(text: str, code: str) -> None:
    problem = text_problem(text, field="statement", most=5, required=True)
    assert problem is not None
    assert (problem.field, problem.code) == ("statement", code)


@pytest.mark.parametrize("text", ["x", "\u200b한", "e\u0301", "🪖", "—", "1", "\ue000"])
def test_one_visible_character_is_enough(text: str) -> None:
    assert not is_blank(text)
    assert text_problem(text, field="name", most=5, required=True) is None


def test_a_line_may_have_exactly_the_allowed_length_in_code_points() -> None:
    assert text_problem("🪖" * 5, field="note", most=5) is None


@pytest.mark.parametrize("tag", ["", "en", "zh-Hant", "de-AT-1996"])
def test_language_tags_are_accepted(tag: str) -> None:
    assert language_problem(tag, field="language") is None


@pytest.mark.parametrize("tag", ["e", "english!", "en_GB", "-", "en\n", "en" + "-abcdefgh" * 5])
def test_what_is_no_language_tag_or_does_not_fit_is_refused(tag: str) -> None:
    problem = language_problem(tag, field="language")
    assert problem is not None
    assert problem.field == "language"
