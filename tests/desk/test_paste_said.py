"""What the page of corrections says: characters that were put right, and a story that is here already."""

import time

from django.test import Client

from articles.corpus.models import Article
from tests.desk.pasting import STORY, fields_of, recognised


def test_the_page_says_which_characters_were_put_right(editor: Client) -> None:
    response = editor.post("/articles/new/", {"text": STORY + "\n\nIt was\x0c over\x00, he said."})
    assert response.status_code == 200
    assert "What was changed in the text" in response.text
    assert "1 page break (U+000C)" in response.text
    assert "1 character that nobody sees was left out: U+0000" in response.text


def test_characters_put_right_in_a_box_are_said_before_it_is_saved(editor: Client) -> None:
    fields = recognised(editor) | {"blocks-1-text": "Neither \x93capital\x94 has confirmed it.\x02"}
    response = editor.post("/articles/new/save/", fields)
    assert not Article.objects.exists()
    again = fields_of(response.text)
    assert again["blocks-1-text"] == "Neither “capital” has confirmed it."
    assert "What was changed in the text" in response.text
    assert editor.post("/articles/new/save/", again).status_code == 302


def test_a_story_that_is_here_already_is_said_with_a_link(editor: Client) -> None:
    editor.post("/articles/new/save/", recognised(editor))
    first = Article.objects.get()
    page = editor.post("/articles/new/", {"text": STORY})
    assert "This story is here already" in page.text
    assert f'href="/articles/{first.id}/"' in page.text
    refused = editor.post("/articles/new/save/", fields_of(page.text))
    assert refused.status_code == 409
    assert f'href="/articles/{first.id}/"' in refused.text
    assert Article.objects.count() == 1


def test_a_story_from_the_same_address_is_said_too(editor: Client) -> None:
    editor.post("/articles/new/save/", recognised(editor) | {"uri": "https://harbour.example/1"})
    other = recognised(editor, text="Another headline\n\nAnother text, long enough to be one.")
    refused = editor.post("/articles/new/save/", other | {"uri": "https://harbour.example/1"})
    assert refused.status_code == 409
    assert "from the same address" in refused.text


def test_a_story_that_is_here_is_added_all_the_same_if_that_is_asked_for(editor: Client) -> None:
    editor.post("/articles/new/save/", recognised(editor))
    page = editor.post("/articles/new/", {"text": STORY})
    assert "Add it all the same" in page.text
    assert editor.post("/articles/new/save/", fields_of(page.text) | {"again": "1"}).status_code == 302
    assert Article.objects.count() == 2


def test_a_page_of_five_thousand_blocks_is_written_and_read_in_good_time(editor: Client) -> None:
    """Each of the two took ten seconds when every block had a form of its own."""
    text = "Headline\n\n" + "\n\n".join(f"Paragraph {number}." for number in range(4_998))
    began = time.process_time()
    fields = fields_of(editor.post("/articles/new/", {"text": text}).text)
    assert sum(name.endswith("-text") for name in fields) == 4_999
    assert editor.post("/articles/new/save/", fields).status_code == 302
    assert time.process_time() - began < 10
