"""The register of sources as the desk shows it."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.desk._register import PAGE_SIZE
from articles.corpus.types import ArticleMetadata
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

pytestmark = pytest.mark.django_db


def quoted(*names: str, day: int = 1) -> None:
    """Let sources of these names make a claim, the first one, and pass it on, the others."""
    story = article(metadata=ArticleMetadata(version_created=datetime(2025, 3, day, tzinfo=UTC)))
    content = annotation(article=story, kind="claim", claim=claim().id)
    attribution(content=content, sources=tuple(source(name=name) for name in names))


def test_each_source_is_shown_with_grade_claims_and_last_use(editor: Client) -> None:
    rating(source=source(name="Utro", source_kind="publisher"), grade="C", valid_from=date(2024, 1, 1))
    quoted("Kim", "KCNA", day=27)
    page = editor.get("/sources/").text
    assert page.index("Kim") < page.index("Utro")
    assert page.count("27 Mar 2025") == 2
    assert '<span class="grade grade--C">C</span>' in page
    assert "Not yet" in page


def test_a_search_finds_by_any_name_and_keeps_what_was_typed(editor: Client) -> None:
    source(name="Korean Central News Agency", aliases=("조선중앙통신",))
    source(name="Reuters")
    page = editor.get("/sources/?q=조선중앙").text
    assert "Korean Central News Agency" in page
    assert "Reuters" not in page
    assert 'value="조선중앙"' in page


def test_a_kind_is_chosen(editor: Client) -> None:
    source(name="KCNA", source_kind="state_media")
    source(name="Seoul", source_kind="military")
    page = editor.get("/sources/?kind=military").text
    assert ("Seoul" in page, "KCNA" in page) == (True, False)


def test_tombstones_are_left_out_and_found_by_the_survivor(editor: Client) -> None:
    survivor, merged = source(name="KCNA"), source(name="North Korean agency")
    SOURCES.merge(admin_actor(), id=merged.id, version=1, into=survivor.id)
    assert "North Korean agency" not in editor.get("/sources/").text
    assert "KCNA" in editor.get("/sources/?q=North Korean agency").text


def test_the_next_page_goes_on_behind_the_last_row(editor: Client) -> None:
    for number in range(PAGE_SIZE + 3):
        source(name=f"Source {number:03}")
    first = editor.get("/sources/")
    following = first.text.split('rel="next" href="')[1].split('"')[0].replace("&amp;", "&")
    second = editor.get(following).text
    assert f"Source {PAGE_SIZE - 1:03}" not in second
    assert [f"Source {PAGE_SIZE + place:03}" in second for place in range(3)] == [True] * 3
    assert 'rel="next"' not in second


def test_a_page_takes_the_same_queries_whatever_its_rows(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    quoted("Kim")
    with django_assert_num_queries(8):
        editor.get("/sources/")
    for number in range(20):
        quoted(f"Source {number}", f"Relay {number}")
    with django_assert_num_queries(8):
        editor.get("/sources/")


def test_an_empty_register_and_an_empty_search_say_what_to_do(editor: Client) -> None:
    assert "No sources yet" in editor.get("/sources/").text
    assert "No source matches" in editor.get("/sources/?q=nobody").text


@pytest.mark.parametrize(
    "query", ["q=%00", "after=nonsense", "kind=nonsense", "after=01950000-0000-7000-8000-000000000000"]
)
def test_an_odd_address_shows_the_register(editor: Client, query: str) -> None:
    assert editor.get(f"/sources/?{query}").status_code == 200


def test_only_an_admin_is_led_to_the_back_office(editor: Client, admin: Client) -> None:
    assert "Manage the register" not in editor.get("/sources/").text
    assert "Manage the register" in admin.get("/sources/").text


def test_strangers_sign_in_first(stranger: Client) -> None:
    assert stranger.get("/sources/").headers["Location"] == "/sign-in/?next=/sources/"


def test_a_home_page_that_is_no_web_address_leads_nowhere(editor: Client) -> None:
    row = source()
    Source.objects.filter(pk=row.pk).update(home_page="java\nscript:alert(1)")
    page = editor.get(f"/sources/{row.pk}/").text
    assert "script:alert(1)" in page
    assert 'href="java' not in page
    Source.objects.filter(pk=row.pk).update(home_page="https://desk.example/")
    assert 'href="https://desk.example/"' in editor.get(f"/sources/{row.pk}/").text
