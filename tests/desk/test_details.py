"""An article's metadata."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client

from articles.corpus.models import Article
from articles.corpus.operations import metadata_of, update_article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from tests.factories.articles import article
from tests.factories.users import editor as editor_actor

LINES = {"credits-TOTAL_FORMS": "1", "credits-INITIAL_FORMS": "0", "credits-0-role": "wire"}
SENT = {**LINES, "version": "1", "pub_status": "usable", "by": "Ann Author", "credits-0-name": "AFP"}


@pytest.fixture
def story(db: None) -> Article:
    credit = InfoSourceDraft("Reuters", "wire")
    return article(metadata=ArticleMetadata(located="Seoul", info_sources=(credit,)))


def test_the_present_metadata_is_shown(editor: Client, story: Article) -> None:
    html = editor.get(f"/articles/{story.id}/details/").text
    assert 'value="Seoul"' in html
    assert 'value="Reuters"' in html


def test_what_is_sent_replaces_the_metadata(editor: Client, story: Article) -> None:
    response = editor.post(f"/articles/{story.id}/details/", SENT)
    assert response.headers["Location"] == f"/articles/{story.id}/details/"
    story.refresh_from_db()
    assert (story.by, story.located, story.version) == ("Ann Author", "", 2)
    assert [one.name for one in Article.objects.get(id=story.id).info_sources] == ["AFP"]
    assert "The details are saved" in editor.get(response.headers["Location"]).text


def test_a_change_made_meanwhile_is_shown_and_not_overwritten(editor: Client, story: Article) -> None:
    update_article(editor_actor(), id=story.id, version=1, metadata=ArticleMetadata(located="Kyiv"))
    response = editor.post(f"/articles/{story.id}/details/", SENT)
    assert response.status_code == 412
    assert "Dateline: <bdi>Kyiv</bdi>" in response.text
    assert 'value="Ann Author"' in response.text
    assert 'name="version" value="2"' in response.text
    story.refresh_from_db()
    assert (story.by, story.located) == ("", "Kyiv")
    assert editor.post(f"/articles/{story.id}/details/", SENT | {"version": "2"}).status_code == 302


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 40])
def test_a_form_without_a_readable_version_changes_nothing(
    editor: Client, story: Article, version: str
) -> None:
    assert editor.post(f"/articles/{story.id}/details/", SENT | {"version": version}).status_code == 412


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"pub_status": "secret"}, "not one of the available choices"),
        ({"language": "english please"}, "Not a language tag"),
        ({"credits-0-role": "cook"}, "not one of the available choices"),
        ({"by": "Ann\x00"}, "Null characters are not allowed"),
        ({"credits-0-name": "x" * 301}, "at most 300"),
    ],
)
def test_bad_metadata_is_named_and_kept(
    editor: Client, story: Article, change: dict[str, str], reason: str
) -> None:
    response = editor.post(f"/articles/{story.id}/details/", SENT | {"slugline": "KEEP-ME"} | change)
    assert response.status_code in {400, 422}
    assert reason in response.text
    assert "KEEP-ME" in response.text


def test_a_missing_article_is_not_found(editor: Client) -> None:
    assert editor.get(f"/articles/{uuid4()}/details/").status_code == 404


def test_details_are_for_people_who_may_change_articles(
    admin: Client, stranger: Client, story: Article
) -> None:
    assert admin.post(f"/articles/{story.id}/details/", SENT).status_code == 403
    assert stranger.get(f"/articles/{story.id}/details/").status_code == 302


def test_no_other_method_is_understood(editor: Client, story: Article) -> None:
    assert editor.put(f"/articles/{story.id}/details/").status_code == 405


def test_what_was_not_touched_keeps_its_seconds_and_its_line_ends(editor: Client, db: None) -> None:
    until = datetime(2026, 11, 1, 10, 0, 59, tzinfo=UTC)
    row = article(metadata=ArticleMetadata(embargoed_until=until, ed_note="one\ntwo"))
    sent = SENT | {"embargoed_until": "2026-11-01", "embargoed_until_time": "10:00", "ed_note": "one\r\ntwo"}
    assert editor.post(f"/articles/{row.id}/details/", sent).status_code == 302
    row.refresh_from_db()
    assert (row.embargoed_until, row.ed_note) == (until, "one\ntwo")


def test_an_article_with_as_many_credits_as_fit_can_be_saved(editor: Client, db: None) -> None:
    credited = tuple(InfoSourceDraft(f"Agency {number}", "wire") for number in range(100))
    row = article(metadata=ArticleMetadata(info_sources=credited))
    sent = {
        "version": "1",
        "pub_status": "usable",
        "credits-TOTAL_FORMS": "100",
        "credits-INITIAL_FORMS": "100",
    }
    for number, one in enumerate(credited):
        sent |= {f"credits-{number}-name": one.name, f"credits-{number}-role": one.role}
    assert editor.post(f"/articles/{row.id}/details/", sent).status_code == 302


def sent_moment(editor: Client, story: Article, day: str, at: str, zone: str) -> datetime | None:
    """Save the day, the time and the zone of an article, and return its moment."""
    moment = {"version_created": day, "version_created_time": at, "version_created_zone": zone}
    version = {"version": str(Article.objects.get(id=story.id).version)}
    assert editor.post(f"/articles/{story.id}/details/", SENT | moment | version).status_code == 302
    return Article.objects.get(id=story.id).version_created


@pytest.mark.parametrize(
    ("zone", "moment"),
    [
        ("Asia/Seoul", datetime(2025, 10, 14, 15, 30, tzinfo=UTC)),
        ("seoul", datetime(2025, 10, 14, 15, 30, tzinfo=UTC)),
        ("KST", datetime(2025, 10, 14, 15, 30, tzinfo=UTC)),
        ("+05:30", datetime(2025, 10, 14, 19, 0, tzinfo=UTC)),
        ("Washington", datetime(2025, 10, 15, 4, 30, tzinfo=UTC)),
        ("", datetime(2025, 10, 15, 0, 30, tzinfo=UTC)),
    ],
)
def test_a_time_is_told_in_the_zone_beside_it(
    editor: Client, story: Article, zone: str, moment: datetime
) -> None:
    assert sent_moment(editor, story, "2025-10-15", "00:30", zone) == moment


def test_a_day_alone_stays_a_day_in_every_zone(editor: Client, story: Article) -> None:
    assert sent_moment(editor, story, "2025-10-15", "", "Asia/Seoul") == datetime(2025, 10, 15, tzinfo=UTC)
    page = editor.get(f"/articles/{story.id}/details/").text
    assert 'name="version_created" value="2025-10-15"' in page
    assert 'name="version_created_time" value' not in page


def test_a_time_at_midnight_in_utc_stays_a_time(editor: Client, story: Article) -> None:
    sent_moment(editor, story, "2025-10-15", "09:00", "Asia/Seoul")
    update_article(
        editor_actor(),
        id=story.id,
        version=2,
        metadata=replace(metadata_of(Article.objects.get(id=story.id)), located="SEOUL, South Korea"),
    )
    page = editor.get(f"/articles/{story.id}/details/").text
    # In the zone of the article's place, with the moment in UTC below.
    assert 'name="version_created" value="2025-10-15"' in page
    assert 'name="version_created_time" value="09:00"' in page
    assert 'name="version_created_zone" value="Asia/Seoul"' in page
    assert "15 Oct 2025, 00:00 UTC</span>" in page


def test_a_zone_that_nobody_knows_is_named(editor: Client, story: Article) -> None:
    moment = {"version_created": "2025-10-15", "version_created_time": "09:00", "version_created_zone": "Oz"}
    answer = editor.post(f"/articles/{story.id}/details/", SENT | moment)
    assert (answer.status_code, "No time zone is called “Oz”" in answer.text) == (422, True)
    assert 'value="09:00"' in answer.text
