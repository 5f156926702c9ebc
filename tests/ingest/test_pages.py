"""A web page is read as its story, and as nothing else of the page."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from articles.ingest._readers.page import read_page
from articles.ingest.errors import EmptyInput, NoStory, Paywalled, TooLarge
from articles.ingest.types import RecognisedArticle
from tests.ingest.files.pages import STORY, linked_data, page, paragraphs
from tests.ingest.reading import credits_of, kinds, texts

ADDRESS = "https://www.holtherald.example/news/holt-shuts-quay"


def body(article: RecognisedArticle) -> list[str]:
    """Return the texts of the paragraphs and subheads."""
    return [block.text for block in article.blocks if block.kind in {"paragraph", "subhead"}]


def test_the_story_is_read_without_menu_notices_and_links_to_others() -> None:
    article = read_page(page(), url=ADDRESS)
    assert article.headline == "Holt shuts its north quay"
    assert body(article) == list(STORY)
    assert (article.language, article.uri) == ("en", ADDRESS)


def test_lines_that_lead_away_from_the_story_are_left_out() -> None:
    inside = (
        paragraphs(STORY[:2])
        + "<p class='inline-link'>Read more: <a href='/a'>The ice plant that nobody wanted</a></p>"
        + "<p>Lire aussi : <a href='/b'>Un quai en hiver</a></p><p><a href='/c'>How the council voted</a></p>"
        + "<p>Advertisement</p>"
        + paragraphs(STORY[2:])
        + "<p>Sign up for our newsletter to get the news of the harbour before you get up.</p>"
    )
    assert body(read_page(page(inside), url=ADDRESS)) == list(STORY)


def test_a_sentence_that_speaks_of_cookies_and_one_that_is_a_link_stay() -> None:
    more = (
        "The court said that cookies set by the port’s website had broken the law.",
        "“You can read our newsletter if you want to know,” Lind said.",
    )
    link = "The council <a href='/v'>published the votes of all its members on its website on Monday</a>."
    said = body(read_page(page(paragraphs([*STORY, *more]) + f"<p>{link}</p>"), url=ADDRESS))
    assert said[-3:-1] == list(more)
    assert said[-1].startswith("The council published the votes")


def test_subheads_quotations_and_points_keep_their_kind() -> None:
    inside = (
        f"{paragraphs(STORY[:2])}<h2>What it costs</h2>{paragraphs(STORY[2:4])}"
        "<blockquote><p>Nobody asked the fishermen, who paid for the last repair.</p></blockquote>"
        f"<ul><li>Close the quay.</li><li>Mend the piers.</li></ul>{paragraphs(STORY[4:])}"
    )
    article = read_page(page(inside), url=ADDRESS)
    assert kinds(article)[3:8] == ["subhead", "paragraph", "paragraph", "quote", "list_item"]
    assert texts(article, "list_item") == ["Close the quay.", "Mend the piers."]


def test_line_ends_part_paragraphs_where_the_page_has_no_others() -> None:
    inside = f"<div>{'<br><br>'.join(STORY)}</div>"
    assert body(read_page(page(inside, around=False), url=ADDRESS)) == list(STORY)


def test_no_break_spaces_are_the_authors() -> None:
    said = "Le conseil parle d’un «\u00a0quai perdu\u00a0» et de 31\u202f000\u00a0couronnes, selon la mairie."
    article = read_page(page(paragraphs([*STORY, said])), url=ADDRESS)
    assert body(article)[-1] == said


@pytest.mark.parametrize(
    ("head", "moment"),
    [
        (linked_data(datePublished="2025-03-27T08:15:00+01:00"), (27, 8, 15, 1)),
        ("<meta property='article:published_time' content='2025-03-26T22:05:00Z'>", (26, 22, 5, 0)),
        ("<meta name='dc.date' content='2025-03-25 07:00:00 +02:00'>", (25, 7, 0, 2)),
    ],
)
def test_the_date_is_the_one_that_is_declared(head: str, moment: tuple[int, int, int, int]) -> None:
    day, hour, minute, zone = moment
    expected = datetime(2025, 3, day, hour, minute, tzinfo=timezone(timedelta(hours=zone)))
    assert read_page(page(head=head), url=ADDRESS).version_created == expected


def test_a_date_beside_the_headline_wins_over_a_nonsense_one_and_one_of_the_last_change() -> None:
    head = (
        linked_data(datePublished="0001-01-01T00:00:00") + "<meta name='date' content='2025-04-02T11:00:00Z'>"
    )
    inside = f"<p class='meta'>Published: 27 March 2025, 11:34 PM EST</p>{paragraphs()}"
    article = read_page(page(inside, head=head), url=ADDRESS)
    assert article.version_created == datetime(2025, 3, 28, 4, 34, tzinfo=UTC)
    assert "27 March" not in "".join(body(article))


def test_of_several_dates_the_one_in_the_address_is_believed() -> None:
    shown = "<p>October 13, 2024</p><p>Thursday, March 27th, 2025 at 11:08 a.m.</p>"
    article = read_page(page(shown + paragraphs()), url="https://www.holtherald.example/2025/mar/27/quay/")
    assert article.version_created == datetime(2025, 3, 27, 11, 8, tzinfo=UTC)
    assert any("no zone" in warning for warning in article.warnings)


def test_a_date_that_cannot_be_read_is_told() -> None:
    article = read_page(page(head=linked_data(datePublished="soon after the vote")), url=ADDRESS)
    assert article.version_created is None
    assert any("soon after the vote" in warning for warning in article.warnings)


def test_the_line_above_the_headline_and_the_name_of_the_site_are_no_part_of_it() -> None:
    head = "<meta property='og:title' content='Holt shuts its north quay - Harbour in need'>"
    kicker = page(head=head).replace(
        b"<h1>Holt shuts its north quay</h1>",
        b"<h1><span class='kicker'>Harbour in need</span> <span>Holt shuts its north quay</span></h1>",
    )
    assert read_page(kicker, url=ADDRESS).headline == "Holt shuts its north quay"
    many = page().replace(b"<article>", b"<section><h1>Offices</h1><h1>Editions</h1></section><article>")
    assert read_page(many, url=ADDRESS).headline == "Holt shuts its north quay"


def test_people_sign_and_agencies_and_publishers_are_credited() -> None:
    head = linked_data(
        author=[{"@type": "Person", "name": "Nora Veld"}, {"name": "AFP"}, {"name": "Holt Herald"}],
        publisher={"name": "Holt Herald"},
    )
    article = read_page(page(head=head), url=ADDRESS)
    assert article.by == "Nora Veld"
    assert credits_of(article) == [("Holt Herald", "publisher"), ("AFP", "wire")]


def test_a_byline_in_the_text_is_read_and_no_part_of_the_story() -> None:
    inside = (
        f"<p>By Nora Veld and Per Aas, Reuters</p>{paragraphs(['HOLT (Reuters) - ' + STORY[0], *STORY[1:]])}"
    )
    article = read_page(page(inside), url=ADDRESS)
    assert article.by == "Nora Veld and Per Aas"
    assert texts(article, "byline") == ["By Nora Veld and Per Aas, Reuters"]
    assert ("Reuters", "wire") in credits_of(article)
    assert article.located == "HOLT"


def test_a_marked_standfirst_is_told_from_the_text() -> None:
    lead = "Divers found cracks in the oldest piers. Two thousand people may have to find other work."
    article = read_page(page(f"<p class='standfirst'>{lead}</p>{paragraphs()}"), url=ADDRESS)
    assert texts(article, "standfirst") == [lead]
    assert body(article) == list(STORY)


@pytest.mark.parametrize(
    ("encoding", "declared", "header"),
    [
        ("utf-8", "", ""),
        ("utf-8", "iso-8859-1", ""),
        ("cp1252", "utf-8", ""),
        ("cp1252", "iso-8859-1", ""),
        ("cp1251", "", "windows-1251"),
        ("utf-16", "", ""),
    ],
)
def test_an_encoding_that_is_missing_or_wrong_is_found_out(encoding: str, declared: str, header: str) -> None:
    said = (
        "Мэр назвал решение верным." if encoding == "cp1251" else "Käse, œuf, año: the mayor’s list of words."
    )
    text = page(paragraphs([*STORY[:1], said])).decode()
    text = text.replace("<meta charset='utf-8'>", f"<meta charset='{declared}'>" if declared else "")
    data = text.replace("’", "'").replace("“", '"').replace("”", '"').encode(encoding)
    article = read_page(data, url=ADDRESS, charset=header)
    assert body(article)[-1] == said.replace("’", "'")


def test_the_canonical_address_is_kept_if_it_lies_on_the_same_site() -> None:
    here = "<link rel='canonical' href='/news/holt-shuts-quay#top'>"
    assert read_page(page(head=here), url=f"{ADDRESS}?utm_source=x").uri == ADDRESS
    elsewhere = "<link rel='canonical' href='https://evil.example/'>"
    assert read_page(page(head=elsewhere), url=ADDRESS).uri == ADDRESS


def test_a_wall_is_told_from_a_short_story() -> None:
    wall = "<p>Subscribe to continue reading. Already a subscriber? Sign in.</p>"
    with pytest.raises(Paywalled, match="subscribers"):
        read_page(page(paragraphs(STORY[:1]) + wall), url=ADDRESS)
    with pytest.raises(Paywalled):
        read_page(page(paragraphs(STORY[:1]), head=linked_data(isAccessibleForFree=False)), url=ADDRESS)
    assert read_page(page(paragraphs(STORY[:1])), url=ADDRESS).blocks
    assert body(read_page(page(head=linked_data(isAccessibleForFree="False")), url=ADDRESS)) == list(STORY)


@pytest.mark.parametrize(
    ("data", "refusal"),
    [
        (b"", EmptyInput),
        (b" \n", EmptyInput),
        (b"<html><body><nav><a href='/'>Home</a></nav></body></html>", NoStory),
        (b"<p>" + b"x" * 20_000_000, TooLarge),
        (b"<i>a</i> " * 50_000, TooLarge),
        (b"<div>" * 50_000, NoStory),
        (bytes(range(256)) * 100, NoStory),
    ],
)
def test_what_holds_no_story_is_refused_with_the_reason(data: bytes, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_page(data)


def test_paragraphs_that_only_line_ends_part_are_paragraphs() -> None:
    parted = "<br>\n<br>".join(STORY)
    shown = f"<html><body><h1>Holt shuts its north quay</h1><div><b>Holt</b> {parted}</div></body></html>"
    assert body(read_page(shown.encode())) == [f"Holt {STORY[0]}", *STORY[1:]]


@pytest.mark.parametrize(
    "title", ["Holt Herald - Holt shuts its north quay", "Holt shuts quay", "Holt shuts quay | Holt Herald"]
)
def test_a_title_cut_short_or_behind_the_sites_name_gives_way_to_the_heading(title: str) -> None:
    head = f'<title>{title}</title><meta property="og:site_name" content="Holt Herald">'
    shown = f"<html><head>{head}</head><body><h1>Holt shuts its north quay</h1>{paragraphs()}</body></html>"
    assert read_page(shown.encode()).headline == "Holt shuts its north quay"
    if title.endswith("north quay"):
        alone = shown.replace("<h1>Holt shuts its north quay</h1>", "")
        assert read_page(alone.encode()).headline == "Holt shuts its north quay"
