"""The list of sources: figures of the rows on the page, filters, and what is exported from it."""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client

from articles.corpus.types import ArticleMetadata
from articles.registers.types import AliasDraft
from articles.sources.models import Source
from articles.sources.operations import SOURCES, change_sources, create_source
from articles.sources.types import SourceDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

LIST = "/admin/articles_sources/source/"


def names(html: str) -> list[str]:
    return re.findall(r'<th dir="auto" class="field-name"><a[^>]*>([^<]+)</a>', html)


def cell(html: str, field: str) -> list[str]:
    """Return the texts of a column."""
    found = re.findall(rf'<td dir="auto" class="field-{field}[^"]*">(.*?)</td>', html)
    return [re.sub(r"<[^>]+>", "", one) for one in found]


def quoted(row: Source, on: datetime) -> None:
    """Attribute a claim to the source in an article of this day."""
    story = article(metadata=ArticleMetadata(version_created=on))
    content = annotation(article=story, words="3,000", kind="claim", claim=claim().id)
    attribution(content=content, sources=(source(name="Speaker"), row))


@pytest.fixture
def jcs(db: None) -> Source:
    """A source that was quoted twice, once under a name that was merged into it, and graded twice."""
    row, old = source(name="JCS"), source(name="Old JCS")
    quoted(row, datetime(2025, 3, 1, tzinfo=UTC))
    quoted(old, datetime(2025, 5, 2, tzinfo=UTC))
    SOURCES.merge(admin_actor(), id=old.id, version=1, into=row.id)
    rating(source=row, grade="C", valid_from=date(2024, 1, 1))
    rating(source=row, grade="B", valid_from=date(2025, 1, 1))
    return row


def test_a_row_shows_grade_claims_and_last_use_with_merged_records_as_one(admin: Client, jcs: Source) -> None:
    html = admin.get(LIST, {"q": "JCS", "state": "living"}).text
    assert names(html) == ["JCS"]
    assert cell(html, "grade_today") == ["B"]
    assert cell(html, "claims") == ["2"]
    assert cell(html, "last_use") == ["2 May 2025"]


def test_a_source_without_any_shows_a_dash(admin: Client) -> None:
    source(name="New")
    html = admin.get(LIST).text
    assert (cell(html, "grade_today"), cell(html, "claims"), cell(html, "last_use")) == (["–"], ["0"], ["–"])


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ({"grade": "B"}, ["JCS", "Old JCS"]),
        ({"grade": "C"}, []),
        ({"grade": "none"}, ["New", "Speaker", "Speaker"]),
        ({"use": "unused"}, ["New"]),
        ({"use": "used", "state": "living"}, ["JCS", "Speaker", "Speaker"]),
        ({"state": "merged"}, ["Old JCS"]),
        ({"country": "KR"}, ["New"]),
        ({"source_kind__exact": "publisher"}, ["New"]),
        ({"use": "used", "grade": "none", "q": "speak"}, ["Speaker", "Speaker"]),
    ],
)
def test_the_filters_work_alone_and_together(
    admin: Client, jcs: Source, question: dict[str, str], wanted: list[str]
) -> None:
    new = source(name="New", source_kind="publisher")
    change_sources(admin_actor(), versions={new.id: 1}, country="KR")
    assert names(admin.get(LIST, question).text) == wanted


def test_the_number_of_queries_does_not_depend_on_the_rows(
    admin: Client, jcs: Source, django_assert_max_num_queries: Any
) -> None:
    admin.get(LIST)
    for _ in range(40):
        rating(source=source(), grade="B")
    # Session and user, the count twice, countries, the rows, their names and survivors, ratings, and uses in
    # three.
    with django_assert_max_num_queries(11):
        assert len(names(admin.get(LIST).text)) == 44


def test_an_export_holds_what_the_filters_show(admin: Client, jcs: Source) -> None:
    everything = json.loads(b"".join(admin.get(f"{LIST}export/json/")))
    assert [one["name"] for one in everything] == ["JCS", "Speaker", "Speaker"]
    assert (everything[0]["grade"], everything[0]["grade_from"]) == ("B", "2025-01-01")
    graded = admin.get(f"{LIST}export/csv/", {"grade": "B"})
    assert graded.headers["Content-Disposition"].startswith('attachment; filename="sources-')
    text = b"".join(graded).decode("utf-8-sig")
    assert [line.split(",")[2] for line in text.splitlines()[1:]] == ["JCS"]
    merged = json.loads(b"".join(admin.get(f"{LIST}export/json/", {"state": "merged"})))
    assert [one["merged_into"] for one in merged] == [str(jcs.id)]


def test_the_list_leads_to_exports_of_what_it_shows(admin: Client, jcs: Source) -> None:
    assert f"{LIST}export/csv/?grade=B" in admin.get(LIST, {"grade": "B"}).text


@pytest.mark.parametrize("address", ["export/csv/", "import/", "duplicates/", "suggest/?field=x&x=J"])
def test_an_editor_who_is_no_administrator_sees_none_of_it(editor: Client, jcs: Source, address: str) -> None:
    assert editor.get(f"{LIST}{address}").status_code in {302, 403}


def test_the_list_is_sorted_by_grade_claims_and_last_use(admin: Client, jcs: Source) -> None:
    best, unused = source(name="Best"), source(name="Unused")
    rating(source=best, grade="A", valid_from=date(2025, 1, 1))
    quoted(best, datetime(2025, 9, 1, tzinfo=UTC))

    def ordered(by: str) -> list[str]:
        shown = names(admin.get(LIST, {"state": "living", "o": by}).text)
        return [name for name in shown if name in {"JCS", "Best", "Unused"}]

    assert ordered("3") == ["Best", "JCS", "Unused"]
    assert ordered("-3")[0] == "Unused"
    assert ordered("-4") == ["JCS", "Best", "Unused"]
    assert ordered("5")[:2] == ["JCS", "Best"]
    assert unused.name not in names(admin.get(LIST, {"use": "used"}).text)


def test_the_used_but_ungraded_are_a_list(admin: Client, jcs: Source) -> None:
    ungraded = source(name="Ungraded")
    source(name="Never used")
    quoted(ungraded, datetime(2025, 9, 1, tzinfo=UTC))
    found = names(admin.get(LIST, {"use": "ungraded"}).text)
    assert "Ungraded" in found
    assert not {"JCS", "Never used"} & set(found)


def test_a_source_is_found_by_identifier_home_page_alias_notes_and_id(admin: Client) -> None:
    draft = SourceDraft(
        "Harbour Times",
        "publisher",
        aliases=(AliasDraft("Dock Gazette"),),
        home_page="https://harbour.example/",
        external_ids={"wikidata": "Q4711"},
        description="Bought by Dock Holdings.",
    )
    row = create_source(admin_actor(), draft=draft)[0]
    source(name="Another")
    for words in (
        "Q4711",
        "wikidata:Q4711",
        "harbour.example",
        "dock gazette",
        "bought by dock",
        str(row.id),
    ):
        assert names(admin.get(LIST, {"q": words}).text) == ["Harbour Times"], words
    assert names(admin.get(LIST, {"q": "nothing like it"}).text) == []
