"""The text desk's page."""

import json
import re
from itertools import accumulate
from typing import Any
from uuid import uuid4

from django.test import Client

from annotator.accounts.models import User
from annotator.sample.operations import load_sample
from annotator.sample.rules import sample_id
from articles.corpus.types import ArticleMetadata
from tests.factories.articles import article


def told(html: str) -> dict[str, Any]:
    """Return what the page tells its script."""
    found = re.search(r'<script id="desk-data" type="application/json">(.*?)</script>', html)
    assert found is not None
    data: dict[str, Any] = json.loads(found[1])
    return data


def test_the_page_shows_the_text_and_tells_the_script_what_it_needs(editor: Client, ed: User) -> None:
    story = article(headline="Seoul claims", text="One paragraph.\n\nAnother.")
    html = editor.get(f"/articles/{story.id}/").text
    assert '<h1 class="block block--headline" data-start="0" dir="auto">Seoul claims</h1>' in html
    assert 'data-start="14" dir="auto">One paragraph.</p>' in html
    assert told(html) == {
        "article": str(story.id),
        "revision": str(story.latest.id),
        "user": {"id": str(ed.id), "name": "ed"},
        "may_annotate": True,
        "boundaries": {"sentences": [], "quotes": []},
        "keymap": {"keys": {}, "single_letters": True, "version": 1},
        # The test's own transaction holds the whole feed back.
        "place": "0-0",
        "urls": {"api": "/api/v1/", "live": "/live/"},
    }


def test_the_script_is_told_where_sentences_and_quotations_lie(editor: Client) -> None:
    quoted = "“I left the U.S. on Jan. 3. ‘Go!’ I said.” Nobody went."
    story = article(headline="🪖 Gen. Lee: ‘Go’", text=f"One. Two.\n\n{quoted}")
    packed = told(editor.get(f"/articles/{story.id}/").text)["boundaries"]
    text = story.latest.text
    sentences = [text[start:][:9] for start in accumulate(packed["sentences"])]
    assert sentences == ["Two.\n\n“I ", "‘Go!’ I s", "Nobody we"]
    starts, lengths = accumulate(packed["quotes"][::2]), packed["quotes"][1::2]
    quotations = [text[start : start + length] for start, length in zip(starts, lengths, strict=True)]
    assert quotations == ["‘Go’", "“I left the U.S. on Jan. 3. ‘Go!’ I said.”", "‘Go!’"]


def test_the_script_is_loaded_by_hashed_names_through_a_map_with_the_nonce(editor: Client) -> None:
    response = editor.get(f"/articles/{article().id}/")
    nonce = re.search(r'<script type="importmap" nonce="([^"]+)">', response.text)
    assert nonce is not None
    assert f"'nonce-{nonce[1]}'" in response.headers["Content-Security-Policy"]
    assert re.search(
        r'<script type="module" src="/static/js/pages/text-desk\.[0-9a-f]{12}\.js">', response.text
    )


def test_markup_in_a_story_is_shown_as_text(editor: Client) -> None:
    html = editor.get(f"/articles/{article(text='<script>alert(1)</script>').id}/").text
    assert "<script>alert" not in html


def test_the_language_of_the_story_is_said(editor: Client) -> None:
    html = editor.get(f"/articles/{article(metadata=ArticleMetadata(language='ko')).id}/").text
    assert 'lang="ko"' in html


def test_a_missing_article_is_not_found(editor: Client) -> None:
    assert editor.get(f"/articles/{uuid4()}/").status_code == 404
    assert editor.get("/articles/1/").status_code == 404


def test_the_page_is_for_people_with_a_role(nobody: Client, stranger: Client) -> None:
    address = f"/articles/{article().id}/"
    assert nobody.get(address).status_code == 403
    assert stranger.get(address).headers["Location"] == f"/sign-in/?next={address}"


def test_the_page_is_read_only(editor: Client) -> None:
    assert editor.post(f"/articles/{article().id}/").status_code == 405


def test_the_sample_story_alone_has_hints_for_a_first_visit(editor: Client) -> None:
    load_sample()
    assert 'id="first-hints"' in editor.get(f"/articles/{sample_id('article')}/").text
    assert 'id="first-hints"' not in editor.get(f"/articles/{article().id}/").text
