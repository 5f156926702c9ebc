"""The list of articles."""

import re
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.desk import _listing
from articles.corpus.models import Article
from articles.corpus.operations import metadata_of, publish_article, update_article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.users import editor as editor_actor


def _headlines(html: str) -> list[str]:
    return re.findall(r'article-row__link"\s+href="[^"]+">([^<]+)<', html)


def test_an_empty_desk_invites_to_paste_a_story(editor: Client) -> None:
    html = editor.get("/").text
    assert "No articles yet" in html
    assert 'href="/articles/new/"' in html


def test_an_admin_who_may_not_add_articles_is_not_invited(admin: Client) -> None:
    html = admin.get("/").text
    assert "No articles yet" in html
    assert "/articles/new/" not in html


def test_articles_stand_newest_first_with_where_they_come_from(editor: Client) -> None:
    article(headline="Older")
    metadata = ArticleMetadata(
        located="Seoul",
        version_created=datetime(2025, 3, 27, tzinfo=UTC),
        info_sources=(InfoSourceDraft("AFP", "wire"),),
    )
    article(headline="Newer", metadata=metadata)
    html = editor.get("/").text
    assert _headlines(html) == ["Newer", "Older"]
    for fact in ("Wire: <bdi>AFP</bdi>", "Dateline: <bdi>Seoul</bdi>", "27 Mar 2025</time>"):
        assert fact in html
    assert re.search(r"Published\s+<time", html)


def test_marks_are_counted_by_kind_without_the_deleted(editor: Client) -> None:
    story = article(text="One two three")
    actor = editor_actor()
    for words, kind in (("One", "claim"), ("two", "claim"), ("three", "entity")):
        annotation(actor, article=story, words=words, kind=kind)
    html = editor.get("/").text
    assert "2 claims" in html
    assert "1 entity" in html
    assert "note" not in re.findall(r"badge--(\w+)", html)


def test_the_number_of_queries_does_not_grow_with_the_list(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    actor = editor_actor()
    for number in range(3):
        annotation(actor, article=article(actor, headline=f"Story {number}"), kind="claim")
    # Session, user, articles, credits, counts by kind and of what is open; and for these a setting inside of
    # a savepoint, which is two more.
    with django_assert_num_queries(9):
        editor.get("/")
    for number in range(5):
        annotation(actor, article=article(actor, headline=f"More {number}"), kind="note")
    with django_assert_num_queries(9):
        editor.get("/")


def test_what_is_open_in_an_article_is_counted(editor: Client) -> None:
    actor = editor_actor()
    row = article(actor, headline="Story")
    annotation(actor, article=row, kind="source")
    assert "1 open" in editor.get("/").content.decode()
    assert "1 open" in editor.get(f"/articles/{row.id}/details/").content.decode()
    article(actor, headline="Another")
    assert editor.get("/").content.decode().count(" open</li>") == 1


def test_a_search_keeps_headlines_that_hold_the_words(editor: Client) -> None:
    article(headline="Seoul claims troops were sent")
    article(headline="Budget passed")
    assert _headlines(editor.get("/?q=TROOPS").text) == ["Seoul claims troops were sent"]
    nothing = editor.get("/?q=zebra").text
    assert "No headline contains “zebra”" in nothing


@pytest.mark.parametrize("query", ["q=%00", "q=" + "x" * 201, "before=nonsense", "after=1"])
def test_a_bad_question_is_answered_without_failing(editor: Client, query: str) -> None:
    article(headline="Still here")
    assert editor.get(f"/?{query}").status_code == 200


def test_what_was_searched_is_shown_as_text(editor: Client) -> None:
    assert "<script>alert" not in editor.get("/?q=<script>alert(1)</script>").text


def test_htmx_gets_the_results_alone(editor: Client) -> None:
    article(headline="Seoul claims")
    response = editor.get("/?q=seoul", headers={"HX-Request": "true"})
    assert "<html" not in response.text
    assert _headlines(response.text) == ["Seoul claims"]
    assert "HX-Request" in response.headers["Vary"]


def test_going_back_in_history_gets_the_whole_page(editor: Client) -> None:
    headers = {"HX-Request": "true", "HX-History-Restore-Request": "true"}
    assert "<html" in editor.get("/", headers=headers).text


def test_pages_lead_to_each_other_and_show_every_article_once(
    editor: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(_listing, "PAGE_SIZE", 2)
    actor = editor_actor()
    for number in range(5):
        article(actor, headline=f"Story {number}")
    seen, address = [], "/"
    while address:
        html = editor.get(address).text
        seen.append(_headlines(html))
        older = re.search(r'rel="next"\s+href="([^"]+)"', html)
        address = older[1].replace("&amp;", "&") if older else ""
    assert seen == [["Story 4", "Story 3"], ["Story 2", "Story 1"], ["Story 0"]]
    newer = re.search(r'rel="prev"\s+href="([^"]+)"', html)
    assert newer is not None
    middle = editor.get(newer[1].replace("&amp;", "&")).text
    assert _headlines(middle) == ["Story 2", "Story 1"]
    assert 'rel="next"' in middle
    assert 'rel="prev"' in middle


def test_a_page_behind_an_article_that_is_unknown_begins_at_the_newest(editor: Client) -> None:
    article(headline="Here")
    assert _headlines(editor.get(f"/?before={uuid4()}").text) == ["Here"]


def test_withheld_articles_are_marked(editor: Client) -> None:
    article(headline="Not yet", metadata=ArticleMetadata(pub_status="withheld"))
    assert "Withheld" in editor.get("/").text


def test_a_person_without_a_role_is_refused(nobody: Client) -> None:
    response = nobody.get("/")
    assert response.status_code == 403
    assert "You may not read the desk" in response.text


def test_the_list_is_read_only(editor: Client) -> None:
    assert editor.post("/").status_code == 405


def dated(headline: str, month: int, **more: Any) -> Article:
    """Make an article of a month of 2025."""
    day = datetime(2025, month, 9, 14, 5, tzinfo=UTC)
    return article(headline=headline, metadata=ArticleMetadata(version_created=day, **more))


def test_the_order_is_by_when_articles_were_added_published_or_changed(editor: Client) -> None:
    may, march = dated("May", 5), dated("March", 3)
    assert _headlines(editor.get("/").text) == ["March", "May"]
    assert _headlines(editor.get("/?order=published").text) == ["May", "March"]
    update_article(editor_actor(), id=may.id, version=1, metadata=replace(metadata_of(may), by="Ann"))
    assert _headlines(editor.get("/?order=changed").text) == ["May", "March"]
    assert march.modified < Article.objects.get(id=may.id).modified


def test_days_and_status_narrow_the_list_to_the_day(editor: Client) -> None:
    dated("March", 3)
    dated("April", 4, pub_status="withheld")
    publish_article(editor_actor(), id=dated("May", 5).id)
    for query, found in (
        ("since=2025-04-09", ["May", "April"]),
        ("until=2025-04-09", ["April", "March"]),
        ("since=2025-04-09&until=2025-04-09", ["April"]),
        ("state=withheld", ["April"]),
        ("state=public", ["May"]),
        ("state=canceled", []),
    ):
        html = editor.get(f"/?{query}").text
        assert _headlines(html) == found, query
    assert "No article fits" in html
    assert "9 Mar 2025, 14:05 UTC" in editor.get("/").text
    assert "Enter a valid date" in editor.get("/?since=yesterday").text


@pytest.mark.parametrize("order", ["published", "changed"])
def test_pages_of_every_order_keep_what_was_asked_for(
    editor: Client, monkeypatch: pytest.MonkeyPatch, order: str
) -> None:
    monkeypatch.setattr(_listing, "PAGE_SIZE", 2)
    for month in (3, 4, 5, 6):
        dated(f"Story {month}", month)
    first = editor.get(f"/?order={order}&since=2025-04-01").text
    older = re.search(r'rel="next"\s+href="([^"]+)"', first)
    assert older
    second = editor.get(older[1].replace("&amp;", "&")).text
    assert [*_headlines(first), *_headlines(second)] == ["Story 6", "Story 5", "Story 4"]
    newer = re.search(r'rel="prev"\s+href="([^"]+)"', second)
    assert newer
    assert _headlines(editor.get(newer[1].replace("&amp;", "&")).text) == _headlines(first)
