"""A pasted story falls into the blocks and metadata that its writer meant, and loses nothing."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from articles.anchoring.errors import UnfitText
from articles.anchoring.rules import canonical_text
from articles.ingest.errors import EmptyInput, NotText, TooLarge
from articles.ingest.rules import recognise_paste
from articles.ingest.types import MAX_LINES
from tests.ingest.reading import credits_of, kinds, texts
from tests.ingest.stories import (
    AGENCY_STORY,
    FRENCH_STORY,
    GERMAN_STORY,
    HEADLINE,
    PARAGRAPHS,
    STANDFIRST,
    SUBHEAD,
    WRAPPED_STORY,
)

LINES = [
    *AGENCY_STORY.split("\n"),
    *WRAPPED_STORY.split("\n"),
    *GERMAN_STORY.split("\n"),
    *FRENCH_STORY.split("\n"),
    "> quoted\n> twice",
    "• one point",
    "* another",
    "___",
    "",
    "\t",
    "Boats leave. (AP Photo/Jane Roe)",
    "10 p.m.",
    "مرحبا بالعالم،",
    "(Adds union comment in paragraph 4)",
    "Eds: adds a photograph",
    "THE MINISTER: Good afternoon.",
    "Q    Is the port closed?",
    "/home/maria/notes",
    "Maria Holt, BBC News, Oslo",
    "e\u0301\u200d👩\ufeff",
]


def test_an_agency_story_comes_out_whole() -> None:
    article = recognise_paste(AGENCY_STORY)
    assert [(block.kind, block.text) for block in article.blocks] == [
        ("headline", HEADLINE),
        ("standfirst", STANDFIRST),
        ("credit", "/ AP"),
        ("byline", "May 2, 2025"),
        ("paragraph", PARAGRAPHS[0]),
        ("paragraph", PARAGRAPHS[1]),
        ("subhead", SUBHEAD),
        ("paragraph", PARAGRAPHS[2]),
        ("paragraph", PARAGRAPHS[3]),
        ("credit", "SOURCE:AFP"),
    ]
    assert article.headline == HEADLINE
    assert article.version_created == datetime(2025, 5, 2, tzinfo=UTC)
    assert credits_of(article) == [("AP", "picture"), ("AFP", "wire")]
    assert (article.by, article.located, article.language, article.warnings) == ("", "", "en", ())


@pytest.mark.parametrize("between", ["\n\n", "\r\n\r\n\r\n", "\n \t \n"])
def test_blank_lines_between_all_lines_change_nothing(between: str) -> None:
    spread = between.join(line for line in AGENCY_STORY.split("\n") if line)
    assert recognise_paste(spread) == recognise_paste(AGENCY_STORY)


def test_one_paragraph_a_line_without_any_blank_line_reads_the_same() -> None:
    dense = "\n".join(line for line in AGENCY_STORY.split("\n") if line)
    assert recognise_paste(dense) == recognise_paste(AGENCY_STORY)


def test_hard_wrapped_lines_are_joined_and_the_agency_head_and_tail_read() -> None:
    article = recognise_paste(WRAPPED_STORY, today=date(2025, 6, 1))
    assert kinds(article) == [
        "headline",
        "byline",
        "paragraph",
        "paragraph",
        "list_item",
        "list_item",
        "paragraph",
        "credit",
    ]
    assert article.blocks[2].text.startswith(
        "HARBOUR CITY, May 2 (Reuters) - The southern general staff claimed on Friday"
    )
    assert "the well-known figures" in article.blocks[3].text
    assert article.blocks[4].text.endswith("taken from stores that were filled in the last century")
    assert (article.by, article.located) == ("Jane Roe and Sam Poe", "HARBOUR CITY")
    assert credits_of(article) == [
        ("Jane Roe", "other"),
        ("Sam Poe", "other"),
        ("Ann Low", "other"),
        ("Reuters", "wire"),
    ]
    assert article.version_created == datetime(2025, 5, 2, tzinfo=UTC)
    assert article.warnings == ("“May 2” names no year; it was read as 2 May 2025. Correct it if it is not.",)


def test_a_german_story_is_read_with_its_byline_date_and_quoted_subhead() -> None:
    article = recognise_paste(GERMAN_STORY)
    head = ["headline", "standfirst", "byline", "byline"]
    assert kinds(article) == [*head, "paragraph", "paragraph", "subhead", "paragraph", "paragraph", "credit"]
    assert (article.by, article.located) == ("Anna Müller und Jan de Vries", "Berlin")
    assert article.version_created == datetime(2025, 5, 2, 10, 15, tzinfo=timezone(timedelta(hours=2)))
    assert credits_of(article) == [("dpa", "wire")]
    assert article.language == "de"


def test_a_french_story_of_single_lines_is_read_and_its_zone_doubted() -> None:
    article = recognise_paste(FRENCH_STORY)
    assert kinds(article) == ["headline", "byline", "byline", "paragraph", "paragraph", "paragraph"]
    assert (article.by, credits_of(article)) == ("Jeanne Dupont", [("AFP", "wire")])
    assert article.version_created == datetime(2025, 5, 2, 10, 15, tzinfo=UTC)
    assert article.language == "fr"
    assert any("zone" in warning for warning in article.warnings)


def test_a_text_without_a_headline_says_so_and_keeps_its_first_paragraph() -> None:
    article = recognise_paste("\n\n".join(PARAGRAPHS))
    assert article.headline == ""
    assert kinds(article) == ["paragraph"] * 4
    assert article.warnings[0].startswith("No headline")


@pytest.mark.parametrize(
    ("opening", "located", "wires"),
    [
        ("HARBOUR CITY (AP) — ", "HARBOUR CITY", [("AP", "wire")]),
        ("HARBOUR CITY, Northland, 2 May 2025 (Yonhap) -- ", "HARBOUR CITY, Northland", [("Yonhap", "wire")]),
        ("Kiel (dpa/lno) - ", "Kiel", [("dpa", "wire")]),
        ("NEW HARBOUR: ", "NEW HARBOUR", []),
        ("(Reuters) - ", "", [("Reuters", "wire")]),
    ],
)
def test_the_dateline_stays_in_the_text_and_is_read(
    opening: str, located: str, wires: list[tuple[str, str]]
) -> None:
    article = recognise_paste(f"{HEADLINE}\n\n{opening}{PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert article.located == located
    assert credits_of(article) == wires
    assert article.blocks[1].text == opening + PARAGRAPHS[0]
    assert kinds(article) == ["headline", "paragraph", "paragraph"]


def test_a_place_without_proof_is_taken_with_a_warning_and_a_dash_in_a_sentence_is_not() -> None:
    article = recognise_paste(f"{HEADLINE}\n\nKingsport – {PARAGRAPHS[0]}\n\n{PARAGRAPHS[1]}")
    assert article.located == "Kingsport"
    assert any("Kingsport" in warning for warning in article.warnings)
    assert (
        recognise_paste(f"{HEADLINE}\n\nThe army – {PARAGRAPHS[0].lower()}\n\n{PARAGRAPHS[1]}").located == ""
    )


def test_lists_and_quotes_keep_their_marks_and_their_kind() -> None:
    body = (
        f"{PARAGRAPHS[0]}\n\n• about 200 launchers\n• two ships\n- a drone\n\n> We have seen it.\n> It "
        f"flew.\n\n{PARAGRAPHS[3]}"
    )
    article = recognise_paste(f"{HEADLINE}\n\n{body}")
    assert texts(article, "list_item") == ["• about 200 launchers", "• two ships", "- a drone"]
    assert texts(article, "quote") == ["> We have seen it.\n> It flew."]


@pytest.mark.parametrize("subhead", ["10 p.m.", "Who paid for it?", "“Eye of the army”", "„Ruhe“ im Norden"])
def test_short_lines_between_paragraphs_are_subheads(subhead: str) -> None:
    article = recognise_paste("\n\n".join([HEADLINE, *PARAGRAPHS[:2], subhead, *PARAGRAPHS[2:]]))
    assert texts(article, "subhead") == [subhead]


@pytest.mark.parametrize("line", ["He declined.", "“No.”", "___", "and then nothing", "It added:"])
def test_short_sentences_and_rules_between_paragraphs_are_no_subheads(line: str) -> None:
    article = recognise_paste("\n\n".join([HEADLINE, *PARAGRAPHS[:2], line, *PARAGRAPHS[2:]]))
    assert texts(article, "subhead") == []


def test_a_subhead_may_stand_on_its_paragraph_without_a_blank_line() -> None:
    article = recognise_paste(
        f"{HEADLINE}\n\n{PARAGRAPHS[0]}\n\n{SUBHEAD}\n{PARAGRAPHS[1]}\n\n{PARAGRAPHS[2]}"
    )
    assert texts(article, "subhead") == [SUBHEAD]


@pytest.mark.parametrize(
    ("line", "by", "wires"),
    [
        ("By Jane Roe | May 2, 2025 | 3 min read", "Jane Roe", []),
        ("By Jane Roe, May 2, 2025", "Jane Roe", []),
        ("Jane Roe | Reuters | May 2, 2025", "Jane Roe", [("Reuters", "wire")]),
        ("BY JANE ROE AND SAM POE • 2 May 2025", "JANE ROE AND SAM POE", []),
        ("Von Max Muster, dpa | 2. Mai 2025", "Max Muster", [("dpa", "wire")]),
    ],
)
def test_a_byline_may_share_its_line_with_date_and_wire(
    line: str, by: str, wires: list[tuple[str, str]]
) -> None:
    article = recognise_paste("\n\n".join([HEADLINE, STANDFIRST, line, *PARAGRAPHS]))
    assert kinds(article)[:4] == ["headline", "standfirst", "byline", "paragraph"]
    assert (article.by, credits_of(article)) == (by, wires)
    assert article.version_created == datetime(2025, 5, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "line", ["By the river they waited", "By 2030 the army will shrink", "Von der Leyen warnt Kiew"]
)
def test_sentences_that_begin_like_bylines_are_none(line: str) -> None:
    assert recognise_paste("\n\n".join([HEADLINE, line, *PARAGRAPHS])).by == ""


def test_the_latest_of_several_dates_is_the_versions() -> None:
    head = [HEADLINE, "Published: May 2, 2025 10:15 GMT", "Updated: May 3, 2025 8:00 GMT"]
    article = recognise_paste("\n".join([*head, "", *PARAGRAPHS]))
    assert article.version_created == datetime(2025, 5, 3, 8, tzinfo=UTC)


def test_a_date_that_can_be_read_in_two_ways_is_left_out_with_a_warning() -> None:
    article = recognise_paste("\n\n".join([HEADLINE, "03/04/2025", *PARAGRAPHS]))
    assert article.version_created is None
    assert any("3/4/2025" in warning for warning in article.warnings)


@pytest.mark.parametrize("text", ["", " \n\t\n", "\ufeff"])
def test_nothing_but_space_is_refused(text: str) -> None:
    with pytest.raises(EmptyInput, match="no text"):
        recognise_paste(text)


def test_a_text_of_endless_short_lines_is_refused_with_the_limit() -> None:
    with pytest.raises(TooLarge, match="100,001 lines; an article can have 100,000"):
        recognise_paste("a\n" * (MAX_LINES + 1))


def test_an_unfit_character_is_refused_by_name() -> None:
    with pytest.raises(UnfitText, match="half of a surrogate pair"):
        recognise_paste(f"{HEADLINE}\ud800")


def squeezed(text: str) -> str:
    return "".join(text.split())


@given(
    st.lists(
        st.sampled_from(LINES) | st.text(st.characters(exclude_categories=["Cc", "Cs", "Cn"]), max_size=120),
        max_size=30,
    ),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
)
def test_no_character_of_the_text_is_lost_or_moved(lines: list[str], between: str) -> None:
    text = between.join(lines)
    canonical = canonical_text(text)
    if not canonical.strip():
        return
    try:
        article = recognise_paste(text)
    except NotText:
        return
    if not article.changes:
        everything = "".join([*(block.text for block in article.blocks), article.ed_note, article.slugline])
        assert Counter(squeezed(everything)) == Counter(squeezed(canonical))
    assert all(block.text == block.text.strip() != "" for block in article.blocks)
    joined = "\n\n".join(block.text for block in article.blocks)
    assert canonical_text(joined) == joined
    assert kinds(article).count("headline") == bool(article.headline)
    assert article.version_created is None or article.version_created.tzinfo is not None


def test_a_text_of_many_megabytes_is_read_in_reasonable_time() -> None:
    article = recognise_paste(f"{HEADLINE}\n\n" + "\n\n".join([PARAGRAPHS[0]] * 20_000))
    assert len(article.blocks) == 20_001
