"""Publishing an article from the page of its details."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.test import Client

from articles.corpus.models import Article
from articles.corpus.operations import publish_article
from articles.corpus.types import ArticleMetadata
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.parts import verdict
from tests.factories.users import editor as editor_actor


@pytest.fixture
def story(db: None) -> Article:
    """An article in which a disputed claim and one that nobody has checked are marked."""
    row = article()
    for words in ("3,000 more", "Kyiv agreed"):
        said = claim()
        annotation(article=row, words=words, kind="claim", claim=said.id)
    verdict(claim=said)
    return row


def details(browser: Client, row: Article) -> str:
    return " ".join(browser.get(f"/articles/{row.id}/details/").text.split())


def test_the_page_says_what_publishing_shows(editor: Client, story: Article) -> None:
    html = details(editor, story)
    assert "Not published. Publishing shows anybody" in html
    assert "2 claims marked in it (1 unverified, 1 disputed)" in html
    assert "are none yet" in details(editor, article())


def test_publishing_gives_the_page_its_address_and_the_ways_to_embed_it(
    editor: Client, story: Article
) -> None:
    answer = editor.post(f"/articles/{story.id}/publish/")
    assert answer.headers["Location"] == f"/articles/{story.id}/details/"
    html = details(editor, story)
    assert "The article is published." in html
    assert f'<a href="http://testserver/read/{story.id}/">' in html
    script = f'<script src="http://testserver/read/embed.js" data-article="{story.id}" async></script>'
    frame = f'<iframe src="http://testserver/read/{story.id}/embed/" width="100%"'
    for code in (script, frame):
        escaped = code.replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
        assert escaped in html
    assert editor.get(f"/read/{story.id}/").status_code == 200


def test_unpublishing_takes_it_back(editor: Client, story: Article) -> None:
    publish_article(editor_actor(), id=story.id)
    assert "Unpublish" in details(editor, story)
    assert editor.post(f"/articles/{story.id}/unpublish/").status_code == 302
    assert "no longer published" in details(editor, story)
    assert editor.get(f"/read/{story.id}/").status_code == 404


def test_what_keeps_it_from_the_public_is_told_with_the_remedy(editor: Client, db: None) -> None:
    row = article(metadata=ArticleMetadata(pub_status="withheld"))
    assert "This article is withheld. Set its status to usable first" in details(editor, row)
    assert editor.post(f"/articles/{row.id}/publish/").status_code == 302
    assert 'message--error" role="status"><p>This article is withheld.' in details(editor, row)
    assert Article.objects.get(id=row.id).published is None


def test_a_published_article_that_is_hidden_says_so(editor: Client, story: Article) -> None:
    publish_article(editor_actor(), id=story.id)
    Article.objects.filter(id=story.id).update(pub_status="withheld")
    html = details(editor, story)
    assert "hidden from the public now. This article is withheld." in html
    assert f"/read/{story.id}/" not in html


@pytest.mark.parametrize("act", ["publish", "unpublish"])
def test_publishing_is_for_people_who_may_change_articles_and_is_only_sent(
    editor: Client, admin: Client, stranger: Client, story: Article, act: str
) -> None:
    path = f"/articles/{story.id}/{act}/"
    assert admin.post(path).status_code == 403
    assert stranger.post(path).headers["Location"].startswith("/sign-in/")
    assert editor.get(path).status_code == 405
    assert editor.post(f"/articles/{uuid4()}/{act}/").status_code == 404
    assert Article.objects.get(id=story.id).published is None


def test_publishing_needs_the_form_s_token(story: Article, editor: Client) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = editor.cookies
    assert strict.post(f"/articles/{story.id}/publish/").status_code == 403
    assert Article.objects.get(id=story.id).published is None
