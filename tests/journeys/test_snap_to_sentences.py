"""Choosing whole sentences and quotations by keys: their ends come with the text, from the server."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from tests.factories.articles import article as make_article
from tests.journeys.keyboard import choose, open_desk, press, saved

TEXT = (
    "🪖 HALMSTEAD, Jan. 3 (Meridian) — It could increase. He said: “I trust Gen. Lee. "
    "He left the U.S. on Jan. 2.” Nobody in the U.K. agreed."
)


@pytest.mark.parametrize(
    ("keys", "words"),
    [
        (["j"], "He said: “I trust Gen. Lee."),
        (["j", "j"], "He left the U.S. on Jan. 2.”"),
        (["j", "j", "j"], "Nobody in the U.K. agreed."),
        (["j", "j", "k", "k"], "🪖 HALMSTEAD, Jan. 3 (Meridian) — It could increase."),
        (["j", "j", "Shift+j"], "He left the U.S. on Jan. 2.” Nobody in the U.K. agreed."),
    ],
)
def test_a_sentence_is_taken_whole(desk: Page, editor: User, keys: list[str], words: str) -> None:
    row = make_article(Principal.of_user(editor), text=TEXT)
    open_desk(desk, row)
    choose(desk, "increase")
    press(desk, "Escape", *keys, "c")
    saved(desk)

    made = Annotation.objects.placed().get()
    assert [piece["exact"] for piece in made.place.pieces] == [words]
    assert made.place.start == TEXT.index(words)


def test_growing_goes_from_a_word_to_the_quotation_and_back(desk: Page, editor: User) -> None:
    row = make_article(Principal.of_user(editor), text=TEXT)
    open_desk(desk, row)
    choose(desk, "trust")
    # The clause, the quotation, what it is said in, and one step back.
    press(desk, "+", "+", "+", "-", "c")
    saved(desk)

    made = Annotation.objects.placed().get()
    assert [piece["exact"] for piece in made.place.pieces] == [
        "“I trust Gen. Lee. He left the U.S. on Jan. 2.”"
    ]
