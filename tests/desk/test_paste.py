"""Adding an article: pasting, correcting what was recognised, saving."""

import re
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from annotator.desk.forms import blocks
from articles.corpus.models import Article
from articles.ingest.types import MAX_BYTES
from tests.desk.pasting import STORY, recognised


def _focused(html: str) -> list[str]:
    """Return the names of the controls that take the focus when the page opens."""
    found = re.findall(r"<(?:input|textarea|select)[^>]* autofocus[^>]*>", html)
    return [name for tag in found for name in re.findall(r'name="([^"]+)"', tag)]


def test_the_page_opens_ready_to_type(editor: Client) -> None:
    assert _focused(editor.get("/articles/new/").text) == ["text"]


def test_a_page_with_trouble_opens_in_the_first_field_that_has_it(editor: Client) -> None:
    bad = {"text": "", "file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0")}
    assert _focused(editor.post("/articles/new/", bad).text) == ["file"]
    fields = recognised(editor) | {"language": "english please", "slugline": "x" * 301}
    assert _focused(editor.post("/articles/new/save/", fields).text) == ["language"]
    fields = recognised(editor) | {"blocks-1-kind": "poem", "pub_status": "secret"}
    assert _focused(editor.post("/articles/new/save/", fields).text) == ["blocks-1-kind"]


def test_a_pasted_story_is_shown_with_what_was_recognised_and_not_saved(editor: Client) -> None:
    fields = recognised(editor)
    assert fields["blocks-0-kind"] == "headline"
    assert fields["blocks-0-text"] == "Seoul claims more soldiers went to Russia"
    assert fields["blocks-1-kind"] == "standfirst"
    assert (fields["version_created"], fields["version_created_time"]) == ("2025-03-27", "")
    assert (fields["credits-0-name"], fields["credits-0-role"]) == ("AFP", "wire")
    assert not Article.objects.exists()


def test_sending_the_page_as_it_is_saves_the_article_and_opens_it(editor: Client) -> None:
    fields = recognised(editor)
    response = editor.post("/articles/new/save/", fields)
    article = Article.objects.select_related("current").get()
    assert response.headers["Location"] == f"/articles/{article.id}/"
    assert str(article.id) == fields["id"]
    assert article.latest.text.startswith("Seoul claims more soldiers went to Russia\n\nNeither capital")
    assert "“It is estimated that 3,000 went,”" in article.latest.text
    assert [(one.name, one.role) for one in article.info_sources] == [("AFP", "wire")]


def test_corrections_are_what_is_saved(editor: Client) -> None:
    fields = recognised(editor)
    fields |= {
        "blocks-1-kind": "paragraph",
        "blocks-0-text": "A better headline",
        "by": "Ann Author",
        "located": "Seoul",
        "credits-1-name": "The Morning News",
        "credits-1-role": "publisher",
        "language": "en",
    }
    editor.post("/articles/new/save/", fields)
    article = Article.objects.select_related("current").get()
    assert article.headline == "A better headline"
    assert article.latest.blocks[1].kind == "paragraph"
    assert (article.by, article.located) == ("Ann Author", "Seoul")
    assert [one.name for one in article.info_sources] == ["AFP", "The Morning News"]


def test_an_emptied_box_is_left_out_and_a_blank_line_makes_two(editor: Client) -> None:
    fields = recognised(editor)
    fields |= {"blocks-1-text": " ", "blocks-2-text": "One.\r\n \r\nTwo."}
    editor.post("/articles/new/save/", fields)
    text = Article.objects.select_related("current").get().latest.text
    assert text.startswith("Seoul claims more soldiers went to Russia\n\nOne.\n\nTwo.\n\n")


def test_sending_the_page_twice_saves_one_article(editor: Client) -> None:
    fields = recognised(editor)
    first = editor.post("/articles/new/save/", fields)
    second = editor.post("/articles/new/save/", fields)
    assert first.headers["Location"] == second.headers["Location"]
    assert Article.objects.count() == 1


def test_going_back_returns_the_text_with_the_corrections(editor: Client) -> None:
    fields = recognised(editor) | {"blocks-0-text": "A better headline", "back": "1"}
    html = unescape(editor.post("/articles/new/", fields).text)
    assert "A better headline\n\nNeither capital" in html
    assert 'name="file"' in html


def test_a_text_file_is_read(editor: Client) -> None:
    fields = recognised(editor, text="", file=SimpleUploadedFile("story.txt", ("\ufeff" + STORY).encode()))
    assert fields["blocks-0-text"] == "Seoul claims more soldiers went to Russia"


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("empty.txt", b"", "is empty"),
        ("latin.txt", "Präsident".encode("latin-1"), "not valid UTF-8"),
        ("photo.jpg", b"\xff\xd8\xff\xe0 JFIF", "a JPEG picture"),
        ("wire.txt", b'["uri", "urn:a"]', "a JSON list"),
        ("big.txt", b"x" * (MAX_BYTES + 1), "under 5,000,000"),
        ("binary.txt", b"\x01\x02\x03\x04" * 9, "is not text"),
    ],
)
def test_a_file_that_cannot_be_read_is_named_with_the_reason(
    editor: Client, name: str, content: bytes, reason: str
) -> None:
    response = editor.post("/articles/new/", {"text": "", "file": SimpleUploadedFile(name, content)})
    assert response.status_code == 422
    assert f"{name}: " in response.text
    assert reason in response.text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", "There is no text yet"),
        ("  \n ", "There is no text yet"),
        ("<html><body><p>Pilots</p></body></html>", "an HTML page"),
        ('{"uri": "urn:a", "headline": "Pilots", "body_text": "x"}', "an article in ninjs"),
        ("Pr\ufffdsident", "Line 1 contains the mark"),
        ("x" * (MAX_BYTES + 1), "5 MB"),
        ("x\n\n" * 5001, "5,001 paragraphs"),
    ],
)
def test_a_text_that_cannot_be_used_stays_in_the_box_with_the_reason(
    editor: Client, text: str, reason: str
) -> None:
    response = editor.post("/articles/new/", {"text": text})
    assert response.status_code == 422
    assert reason in response.text
    assert text.strip()[-20:] in unescape(response.text)


def test_bytes_that_are_not_utf_8_in_the_form_are_named(editor: Client) -> None:
    response = editor.post(
        "/articles/new/",
        "text=Pr%E4sident",
        content_type="application/x-www-form-urlencoded",
    )
    assert response.status_code == 422
    assert "not valid UTF-8" in response.text


def test_a_text_beside_a_bad_file_is_kept(editor: Client) -> None:
    sent = {"text": "My text", "file": SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff\xe0")}
    assert "My text" in editor.post("/articles/new/", sent).text


def test_a_text_and_a_file_at_once_are_one_too_many(editor: Client) -> None:
    response = editor.post(
        "/articles/new/", {"text": "My text", "file": SimpleUploadedFile("a.txt", b"Theirs")}
    )
    assert response.status_code == 422
    assert "There is text in the box as well" in response.text


def test_a_form_of_fifty_megabytes_is_refused_before_it_is_read(editor: Client) -> None:
    response = editor.post("/articles/new/", {"text": "x" * 50_000_000})
    assert response.status_code == 400
    assert "too large" in response.text


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"blocks-0-kind": "poem"}, "not one of the available choices"),
        ({"language": "english please"}, "Not a language tag"),
        ({"version_created": "yesterday"}, "Enter a valid date"),
        ({"credits-0-source": "01a208de-dd4a-71f6-82fe-dd49098a316e"}, "no source"),
        ({"by": "x" * 301}, "at most 300"),
        ({"blocks-TOTAL_FORMS": "none"}, "without the number of its boxes"),
    ],
)
def test_a_bad_correction_is_named_and_what_was_typed_is_kept(
    editor: Client, change: dict[str, str], reason: str
) -> None:
    fields = recognised(editor) | {"slugline": "KEEP-ME"} | change
    response = editor.post("/articles/new/save/", fields)
    assert response.status_code == 422
    assert reason in unescape(response.text)
    assert "KEEP-ME" in response.text
    assert not Article.objects.exists()


def test_more_blocks_than_fit_are_refused_with_their_number(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert blocks.MOST_BLOCKS == 5000
    fields = recognised(editor) | {"slugline": "KEEP-ME"}
    monkeypatch.setattr(blocks, "MOST_BLOCKS", 20)
    response = editor.post("/articles/new/save/", fields | {"blocks-TOTAL_FORMS": "21"})
    assert response.status_code == 422
    assert "at most 20" in response.text
    assert "KEEP-ME" in response.text
    assert not Article.objects.exists()


def test_an_article_emptied_of_its_text_is_not_saved(editor: Client) -> None:
    fields = recognised(editor)
    emptied = {
        name: "" if re.fullmatch(r"blocks-\d+-text", name) else value for name, value in fields.items()
    }
    response = editor.post("/articles/new/save/", emptied)
    assert response.status_code == 422
    assert "There is no text" in response.text


def test_only_people_who_may_add_articles_get_the_form(admin: Client, stranger: Client) -> None:
    assert admin.get("/articles/new/").status_code == 403
    assert admin.post("/articles/new/save/", {}).status_code == 403
    assert stranger.get("/articles/new/").status_code == 302


def test_saving_is_no_page_to_be_read(editor: Client) -> None:
    assert editor.get("/articles/new/save/").status_code == 405
    assert editor.put("/articles/new/").status_code == 405


@pytest.mark.parametrize("count", ["9" * 5000, "-1", "٣", "two", ""])
def test_going_back_with_a_count_that_is_none_shows_an_empty_box(editor: Client, count: str) -> None:
    answer = editor.post(
        "/articles/new/", {"back": "1", "blocks-TOTAL_FORMS": count, "blocks-0-text": "lost"}
    )
    assert answer.status_code == 200
    assert "lost" not in answer.text
