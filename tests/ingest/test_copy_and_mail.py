"""What stands round copy when it is pasted: keywords, mail heads, trails of pages, notes to the press."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from articles.ingest.rules import recognise_paste
from tests.ingest.reading import credits_of, kinds, texts

ABOVE_COPY = "HOLT, March 27 (AFP) - The council shut the quay."


@pytest.mark.parametrize(
    ("above", "headline", "slugline"),
    [
        ("BC-HOLT-QUAY-URGENT\n(URGENT)\n", "", "BC-HOLT-QUAY-URGENT"),
        ("BC-EU--Holt Quay, 2nd Ld-Writethru,300\nEds: UPDATES with quotes.\nHolt shuts quay\n",
         "Holt shuts quay", "BC-EU--Holt Quay, 2nd Ld-Writethru,300"),
        ("(Zusammenfassung 1530 - neu: Zitat)\nHolt shuts quay\n", "Holt shuts quay", ""),
        ("Holt shuts quay after\ndivers find a hole\n\n", "Holt shuts quay after divers find a hole", ""),
        ("Home › News › World\n\nHolt shuts quay\n", "Holt shuts quay", ""),
    ],
)  # fmt: skip
def test_what_stands_above_agency_copy_is_no_headline_unless_it_is_one(
    above: str, headline: str, slugline: str
) -> None:
    article = recognise_paste(f"{above}{ABOVE_COPY}\n\nIt opens on Monday.\n")
    assert (article.headline, article.slugline) == (headline, slugline)
    assert texts(article, "paragraph") == [ABOVE_COPY, "It opens on Monday."]
    assert ("AFP", "wire") in credits_of(article)


def test_a_dateline_on_a_line_of_its_own_opens_its_paragraph() -> None:
    article = recognise_paste(
        "Le quai nord fermé\n\nHolt, 27 mars 2025 (AFP) -\n\nLe conseil a fermé le quai.\n\nIl rouvre lundi."
    )
    assert (article.located, credits_of(article)) == ("Holt", [("AFP", "wire")])
    assert article.version_created == datetime(2025, 3, 27, tzinfo=UTC)
    assert texts(article, "paragraph")[0] == "Holt, 27 mars 2025 (AFP) - Le conseil a fermé le quai."


def test_a_release_that_came_by_mail_is_its_story_and_the_rest_is_for_editors() -> None:
    article = recognise_paste(
        "From: press@holt.example\nTo: desk@herald.example\nSubject: EMBARGOED: quay\n"
        "Date: Thu, 27 Mar 2025 09:30:00 +0000\n\nFOR IMMEDIATE RELEASE\n\nHolt shuts its north quay\n\n"
        "The council shut the north quay on Thursday after divers found a crack in its wall.\n\n"
        "###\n\nMedia contact:\nIlka Moren\npress@holt.example"
    )
    assert kinds(article) == ["headline", "paragraph"]
    assert article.headline == "Holt shuts its north quay"
    assert article.version_created == datetime(2025, 3, 27, 9, 30, tzinfo=UTC)
    for words in ("Subject: EMBARGOED: quay", "FOR IMMEDIATE RELEASE", "press@holt.example"):
        assert words in article.ed_note
