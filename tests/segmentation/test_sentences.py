"""Where sentences begin and end."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from articles.anchoring._graphemes import is_boundary
from articles.segmentation.rules import sentences
from tests.segmentation import (
    cases_abbreviations,
    cases_copied,
    cases_languages,
    cases_layout,
    cases_quotes,
    cases_unseen,
)
from tests.segmentation.texts import Paragraph, paragraphs, texts

ENGLISH = (
    *cases_abbreviations.CASES,
    *cases_quotes.CASES,
    *cases_layout.CASES,
    *cases_unseen.CASES,
)
CASES = (*(("en", case) for case in ENGLISH), *cases_languages.CASES, *cases_copied.CASES)
WORDS = 50_000
#: Ten times what it takes: other programs share the machine that tests run on.
MOST_SECONDS = 1.0


@pytest.mark.parametrize(("language", "case"), CASES, ids=[case for _, case in CASES])
def test_the_table_of_sentences(language: str, case: str) -> None:
    text = case.replace("|", "")
    found = [text[start:end] for start, end in sentences(text, language=language)]
    assert found == [part.strip() for part in case.split("|")]


def test_the_table_is_long_and_says_nothing_twice() -> None:
    assert len(CASES) == len(set(CASES)) > 300


def test_blocks_are_cut_apart_whatever_they_hold() -> None:
    text = "Seoul claims more went\n\nGen. Lee agreed. He left.\n\nand so did she"
    blocks = (Paragraph(0, 22), Paragraph(24, 49), Paragraph(51, len(text)))
    found = [text[start:end] for start, end in sentences(text, blocks)]
    assert found == ["Seoul claims more went", "Gen. Lee agreed.", "He left.", "and so did she"]


def test_offsets_count_code_points() -> None:
    assert sentences("🪖 Kyiv fell. 𝒳 rose.") == ((0, 12), (13, 20))


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\u00a0\t"])
def test_what_holds_nothing_to_see_has_no_sentence(text: str) -> None:
    assert sentences(text) == ()


@pytest.mark.parametrize("language", ["", "en-GB", "de-AT", "xx", "zh-Hant-TW"])
def test_a_language_adds_words_and_takes_none_away(language: str) -> None:
    text = "Gen. Lee left the U.S. in Jan. The rest is known."
    assert len(sentences(text, language=language)) == 2


def test_german_numbers_with_a_dot_are_ordinals_in_german_only() -> None:
    text = "Es war der 3. Oktober."
    assert len(sentences(text, language="de")) == 1
    assert len(sentences(text, language="en")) == 2


@given(texts)
@example("a.\u200d\u2003b")
@example("他走了。\u0301。")
@example("\n\u0301x. \u0301Y")
def test_any_text_is_covered_in_order_and_nothing_is_cut_in_two(text: str) -> None:
    found = sentences(text)
    reached = 0
    for start, end in found:
        assert reached <= start < end <= len(text)
        assert text[reached:start].strip() == ""
        assert is_boundary(text, start)
        assert is_boundary(text, end)
        assert text[end - 1].strip()
        reached = end
    assert text[reached:].strip() == ""
    assert found == sentences(text)


@given(paragraphs)
def test_any_blocks_keep_their_own(parts: list[str]) -> None:
    text = "\n\n".join(parts)
    blocks, start = [], 0
    for part in parts:
        blocks.append(Paragraph(start, start + len(part)))
        start += len(part) + 2
    found = sentences(text, blocks)
    alone = [
        (block.start + start, block.start + end)
        for block, part in zip(blocks, parts, strict=True)
        for start, end in sentences(part)
    ]
    assert list(found) == alone


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(
        [
            ".",
            "a.B",
            'a."B',
            "?B",
            "Gen.\n",
            "…",
            "。",
            " .",
            ". ",
            "\n",
            "”",
            " ”",
            "🎉",
            "🎉 ",
            "(",
            "A.",
            "I. ",
            '"',
            "« ",
        ]
    )
)
def test_no_repetition_makes_it_slow(scrap: str) -> None:
    text = scrap * (200_000 // len(scrap)) + "x"
    begun = time.thread_time()
    sentences(text)
    assert time.thread_time() - begun < 10 * MOST_SECONDS


def test_a_long_article_takes_a_moment() -> None:
    story = " ".join(case.replace("|", "") for case in cases_unseen.CASES) + "\n"
    text = story * (1 + WORDS // len(story.split()))
    begun = time.thread_time()
    found = sentences(text)
    assert len(found) > 8_000
    assert time.thread_time() - begun < MOST_SECONDS
