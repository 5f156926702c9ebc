"""What somebody types, as terms; and quoting."""

import pytest

from articles.search.errors import BadSearch
from articles.search.rules import snippet, stretches, terms_of
from articles.search.types import Term


@pytest.mark.parametrize(
    ("typed", "terms"),
    [
        ("Two  words", [Term("Two"), Term("words")]),
        ('"sent more" -drones', [Term("sent more"), Term("drones", without=True)]),
        ("“sent more” arm*", [Term("sent more"), Term("arm", begins=True)]),
        ('-"a phrase" x', [Term("a phrase", without=True), Term("x")]),
        ('"never closed', [Term("never closed")]),
        ("state-run & | ! <->", [Term("state-run")]),
        ("北京", [Term("北京")]),
    ],
)
def test_words_phrases_exclusions_and_beginnings_are_read(typed: str, terms: list[Term]) -> None:
    assert list(terms_of(typed)) == terms


def test_the_last_word_of_somebody_who_types_is_a_beginning() -> None:
    assert terms_of("sent mor", unfinished=True)[-1] == Term("mor", begins=True)
    assert terms_of("sent more ", unfinished=True)[-1] == Term("more")
    assert terms_of('"sent more"', unfinished=True)[-1] == Term("sent more")


@pytest.mark.parametrize(
    "typed", ["", "  ", "…", "-only", "🚀", "a\x00b", "x" * 301, " ".join("abcdefghijklmnopqrstu")]
)
def test_what_cannot_be_looked_for_is_refused(typed: str) -> None:
    with pytest.raises(BadSearch) as refused:
        terms_of(typed)
    assert refused.value.field == "q"


def test_a_snippet_counts_code_points_and_keeps_what_was_found() -> None:
    text = "😀 " * 200 + "The troops left. " + "More words follow here. " * 20
    found = stretches(text, {"troops"}, set())
    part = snippet("text", text, found)
    (one,) = part.highlights
    assert part.text[one.start : one.end] == "troops"
    assert text[part.start : part.start + len(part.text)] == part.text
    assert len(part.text) <= 240


def test_a_long_word_is_quoted_whole_and_an_unspaced_run_where_it_stands() -> None:
    text = "x" * 500
    assert snippet("text", text, stretches(text, {text}, set())).text == text
    where = stretches("北京市长说北京", set(), {"北京"})
    assert [(one.start, one.end) for one in where] == [(0, 2), (5, 7)]
