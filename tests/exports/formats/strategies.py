"""Articles as hypothesis draws them: emoji, accents, marks that nest, overlap, and come in pieces."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from articles.exports._formats.article_records import ArticleRecord
from tests.exports.formats.made import made_record, mark

_WORDS = [
    "🪖",
    "👩🏽‍🚒",
    "Café",
    "cafe\u0301",
    "said",
    "3,000",
    "don’t",
    "well-known",
    "(UN)",
    "الوزير",
    "<b>",
    "a&b",
    "*x*",
    "हिन्दी",
]


@st.composite
def articles(draw: st.DrawFn) -> ArticleRecord:
    """Draw an article with up to eight marks."""
    lines = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=8).map(" ".join)
    blocks = draw(st.lists(lines, min_size=1, max_size=4))
    text = "\n\n".join(blocks)
    marks: list[dict[str, Any]] = []
    for number in range(draw(st.integers(0, 8))):
        edges = sorted(draw(st.lists(st.integers(0, len(text)), min_size=2, max_size=6, unique=True)))
        pieces = [
            (start, end)
            for start, end in zip(edges[::2], edges[1::2], strict=False)
            if text[start:end].strip()
        ]
        if pieces:
            marks.append(mark(text, number, *pieces, kind=draw(st.sampled_from(["claim", "source", "cue"]))))
    return made_record(blocks, marks)
