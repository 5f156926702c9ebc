"""Wire and picture credits are read from a pasted story, and sentences that sound like them are left
alone.
"""

from __future__ import annotations

import pytest

from articles.ingest.rules import recognise_paste
from tests.ingest.reading import credits_of, kinds, texts
from tests.ingest.stories import AGENCY_STORY, HEADLINE, PARAGRAPHS


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("SOURCE: Desk World and agencies", [("Desk World", "publisher"), ("agencies", "wire")]),
        ("Source : AFP", [("AFP", "wire")]),
        ("— Reuters", [("Reuters", "wire")]),
        ("- AFP", [("AFP", "wire")]),
        ("(AFP)", [("AFP", "wire")]),
        ("AFP/dpa", [("AFP", "wire"), ("dpa", "wire")]),
        ("With files from AP", [("AP", "wire")]),
        ("Mit Material von dpa", [("dpa", "wire")]),
        ("The Associated Press contributed to this report.", [("The Associated Press", "wire")]),
        ("© 2025 The Canadian Press. All rights reserved.", [("The Canadian Press", "wire")]),
        (
            "(Rédigé par Jean Dupont, édité par Anne Roy)",
            [("Jean Dupont", "other"), ("Anne Roy", "other")],
        ),
    ],
)
def test_closing_credits_are_read_and_stay_as_credit_blocks(line: str, found: list[tuple[str, str]]) -> None:
    article = recognise_paste(f"{AGENCY_STORY.removesuffix('SOURCE:AFP')}{line}")
    assert credits_of(article) == [("AP", "picture"), *found]
    assert (article.blocks[-1].kind, article.blocks[-1].text) == ("credit", line)


def test_a_wire_at_the_end_of_the_last_sentence_is_read_without_touching_it() -> None:
    article = recognise_paste(f"{HEADLINE}\n\n{PARAGRAPHS[0]}\n\n{PARAGRAPHS[3]} (AFP)")
    assert credits_of(article) == [("AFP", "wire")]
    assert article.blocks[-1].kind == "paragraph"


@pytest.mark.parametrize(
    "last",
    [
        "The source: he would not say who.",
        "With agencies closing, many left town.",
        "Report by the state was slow.",
    ],
)
def test_a_last_sentence_that_only_sounds_like_a_credit_is_a_paragraph(last: str) -> None:
    article = recognise_paste(f"{HEADLINE}\n\n{PARAGRAPHS[0]}\n\n{last}")
    assert kinds(article)[-1] == "paragraph"
    assert credits_of(article) == []


@pytest.mark.parametrize(
    ("line", "kind", "name"),
    [
        ("Photo: Jane Roe/AP", "credit", "Jane Roe/AP"),
        ("Foto: dpa", "credit", "dpa"),
        ("Crédit photo : AFP", "credit", "AFP"),
        ("Jane Roe/AFP/Getty Images", "credit", "Jane Roe/AFP/Getty Images"),
        ("Boats leave the harbour on Friday. (AP Photo/Jane Roe)", "caption", "AP Photo/Jane Roe"),
        ("Boats leave the harbour [State TV via Reuters]", "caption", "State TV via Reuters"),
    ],
)
def test_picture_lines_in_the_body_are_told_from_paragraphs(line: str, kind: str, name: str) -> None:
    article = recognise_paste("\n\n".join([HEADLINE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]))
    assert texts(article, kind) == [line]
    assert credits_of(article) == [(name, "picture")]
    assert texts(article, "paragraph") == list(PARAGRAPHS)
