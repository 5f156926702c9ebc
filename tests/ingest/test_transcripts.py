"""What people said stays a paragraph with its speaker; labels and paths are neither places nor credits."""

from __future__ import annotations

import pytest

from articles.ingest.rules import recognise_paste
from tests.ingest.reading import credits_of, kinds

BODY = "Pilots ended a walkout on Friday after a night of talks that nobody had expected to end so soon."
BRIEFING = """\
PRESS BRIEFING BY THE MINISTER
Oslo, March 27, 2025

THE MINISTER:  Good afternoon.  I would like to begin with the port, which
has been closed since Thursday, and with the pilots, who th-
the union says are ready

Q    Is the port closed?

THE MINISTER:  It is

Q    Thank you.  And what of the ferries that were to resume on
Friday

MS. HOLT:  Last question
"""


def test_the_turns_of_a_briefing_are_paragraphs_and_known() -> None:
    article = recognise_paste(BRIEFING)
    assert kinds(article) == ["headline", "byline", *["paragraph"] * 5]
    assert [block.speaker for block in article.blocks[2:]] == [
        "THE MINISTER",
        "Q",
        "THE MINISTER",
        "Q",
        "MS. HOLT",
    ]
    assert article.blocks[2].text.endswith("and with the pilots, who th- the union says are ready")
    assert article.located == "Oslo"
    assert any(
        warning.startswith("5 paragraphs begin with the name of a speaker") for warning in article.warnings
    )


@pytest.mark.parametrize(
    "line",
    [
        "ANALYSIS: The vote changes little.",
        "THE MINISTER:  Good afternoon.",
        "WATCH: How the crane fell",
        "Q    Is the port closed?",
        "EN DIRECT : le port rouvre",
        "OPINION: Why pilots strike",
    ],
)
def test_a_label_or_a_speaker_makes_a_paragraph_and_no_place(line: str) -> None:
    article = recognise_paste(f"Pilots call off strike\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert kinds(article) == ["headline", "paragraph", "paragraph", "paragraph"]
    assert article.located == ""


def test_an_aside_beside_a_name_and_names_that_come_back_are_turns() -> None:
    lines = [
        "Press Briefing - March 27, 2025",
        "1:12 p.m. EDT",
        "SPIEGEL: Is it closed",
        "MR. BERG (through interpreter): It is",
        "SPIEGEL: Thank you",
        "SPEAKER 1: Hello",
    ]
    article = recognise_paste("\n\n".join(lines))
    assert kinds(article) == ["headline", *["paragraph"] * 5]
    assert [block.speaker for block in article.blocks[2:]] == [
        "SPIEGEL",
        "MR. BERG (through interpreter)",
        "SPIEGEL",
        "SPEAKER 1",
    ]
    assert article.version_created is not None
    assert (article.version_created.month, article.version_created.day) == (3, 27)


def test_a_transcript_without_a_headline_has_none() -> None:
    article = recognise_paste("Q    Is the port closed?\n\nTHE MINISTER:  It is.\n\nQ    Since when?\n")
    assert (article.headline, kinds(article)) == ("", ["paragraph"] * 3)


@pytest.mark.parametrize("line", ["/politics/Britain/EU/", "/home/maria/notes", "/ politics", "/etc"])
def test_a_line_that_begins_with_a_slash_is_no_picture_credit(line: str) -> None:
    article = recognise_paste(f"Pilots call off strike\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert credits_of(article) == []
    assert kinds(article)[1] == "paragraph"


@pytest.mark.parametrize(("line", "name"), [("/ AP", "AP"), ("/AFP", "AFP"), ("/ Jane Roe", "Jane Roe")])
def test_a_name_after_a_slash_is_a_picture_credit(line: str, name: str) -> None:
    article = recognise_paste(f"Pilots call off strike\n\n{line}\n\n{BODY}\n\n{BODY}")
    assert credits_of(article) == [(name, "picture")]


def test_names_on_lines_of_their_own_are_speakers() -> None:
    article = recognise_paste(
        "Interview with the port director\n\nTom Berg\n\nIs the port closed?\n\nAnna Holt\n\nNo, never.\n\n"
        "Tom Berg\n\nWhat about Friday?\n\nAnna Holt\n\nOn Friday it was closed for an hour."
    )
    assert kinds(article) == ["headline", *["paragraph"] * 8]
    assert [block.speaker for block in article.blocks[1::2]] == ["Tom Berg", "Anna Holt"] * 2


def test_subheads_that_come_once_stay_subheads() -> None:
    article = recognise_paste(f"Pilots go back\n\n{BODY}\n\nThe Union\n\n{BODY}\n\nThe Ministry\n\n{BODY}")
    assert [block.text for block in article.blocks if block.kind == "subhead"] == [
        "The Union",
        "The Ministry",
    ]


def test_the_words_of_a_table_are_no_speakers() -> None:
    table = "Lunn Won Halden Lost Lunn Lost Halden Won Lunn Won".replace(" ", "\n\n")
    article = recognise_paste(f"The week in handball\n\n{BODY}\n\n{table}\n\n{BODY}")
    assert {block.speaker for block in article.blocks} == {""}


def test_whoever_comes_back_by_the_last_name_makes_speakers_of_all_in_capitals() -> None:
    lines = [
        "The quay in Holt is shut. Tove Berg reports.",
        "TOVE BERG, BYLINE: Divers found a crack on Tuesday.",
        "ILKA MOREN: We had no choice.",
        "BERG: The quay will stay shut.",
    ]
    article = recognise_paste("\n\n".join(lines))
    assert [block.speaker for block in article.blocks] == ["", "TOVE BERG, BYLINE", "ILKA MOREN", "BERG"]


def test_the_labels_of_a_box_of_facts_speak_not() -> None:
    lines = ["Holt at a glance", "POPULATION: About 5,000", "CAPITAL: Holt", "CURRENCY: The crown"]
    assert not any(block.speaker for block in recognise_paste("\n\n".join(lines)).blocks)
