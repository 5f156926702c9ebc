"""Any text with any marks: copied, it is the text, and each place is in the marks of exactly the claims that
cover it.
"""

from __future__ import annotations

from uuid import UUID

from django.template.loader import render_to_string
from hypothesis import given
from hypothesis import strategies as st

from annotator.reading._markup import MarkedText
from annotator.reading._notes import notes_of
from annotator.reading._record import ArticleRecord, Mark, Record
from annotator.web.rules import sections_of
from articles.anchoring.rules import in_text_order
from articles.anchoring.types import Piece, Span
from articles.claims.types import VerificationStatus
from articles.corpus.types import Block
from tests.reading.markup import Page

# What a browser's parser leaves alone; markup, quotes, emoji, combining marks, Arabic and line breaks are all
# in it.
ALPHABET = "ab <>&\"'\u0301\U0001fa96ع”\n"
paragraphs = st.lists(st.text(ALPHABET, min_size=1, max_size=30), min_size=1, max_size=5)
stretches = st.tuples(st.integers(0, 120), st.integers(1, 40)).map(lambda at: Piece(at[0], at[0] + at[1]))
marks = st.lists(
    st.tuples(st.integers(0, 3), st.lists(stretches, min_size=1, max_size=3)), min_size=0, max_size=8
)


def laid_out(parts: list[str]) -> tuple[str, list[Block]]:
    """Return the text of these paragraphs, and where each lies."""
    blocks: list[Block] = []
    for part in parts:
        start = blocks[-1].end + 2 if blocks else 0
        blocks.append(Block("paragraph", start, start + len(part)))
    return "\n\n".join(parts), blocks


@given(paragraphs, marks)
def test_the_page_holds_the_text_and_each_place_its_claims(
    parts: list[str], given_marks: list[tuple[int, list[Piece]]]
) -> None:
    text, blocks = laid_out(parts)
    statuses = VerificationStatus.values
    spans = in_text_order(
        Span(Mark(UUID(int=number), UUID(int=claim)), sorted(pieces, key=lambda piece: piece.start))
        for number, (claim, pieces) in enumerate(given_marks)
    )
    claims = {span.key.claim: Record("", statuses[span.key.claim.int]) for span in spans}
    notes = notes_of(ArticleRecord(spans, claims))
    marked = MarkedText(text, blocks, spans, notes)
    html = render_to_string("_story_sections.html", {"sections": marked.sections(sections_of(text, blocks))})
    page = Page(html)
    assert page.text == text
    assert len(page.ids) == len(set(page.ids))
    for block in page.blocks:
        for at, over in enumerate(block.over, block.start):
            covering = [s for s in spans if any(p.start <= at < p.end for p in s.pieces)]
            expected = [f"claim--{statuses[span.key.claim.int]}" for span in covering]
            assert [classes.split()[1] for classes in over] == expected
