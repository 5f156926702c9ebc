"""Texts that rules stumble over, made up at random."""

from __future__ import annotations

from dataclasses import dataclass

from hypothesis import strategies as st

SCRAPS = [
    "Gen. ", "Lee", "U.S. ", "Jan. 3", "He ", "said", ". ", "? ", "! ", "… ", "... ", ".", "\n", " ",
    "\u00a0", "“", "”", "‘", "’",
    '"', "'", "« ", " »", "„", "(", ")", "[1]", "。", "」", "「", "؟ ", "۔", "।", "1. ", "3.5", "a.m. ",
    "e\u0301", "\u0301",
    "👩‍👩‍👧", "🇰🇷", "🎉", "🏽", "\u200d", "한국", "\u1161", "وكالة", "朝鲜", "— ", "• ", "x", "iPhone", "𝒳",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A stretch of a text."""

    start: int
    end: int


_anything = st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=30)
texts = st.lists(st.one_of(st.sampled_from(SCRAPS), _anything), max_size=30).map("".join)
paragraphs = st.lists(texts.filter(str.strip), min_size=1, max_size=5)
