"""The ledger, read by people: searched, in words, and taken back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.claims.models import Claim
from articles.claims.operations import draft_of_claim, update_claim
from articles.ledger import operations as ledger
from articles.ledger.models import Entry
from articles.ledger.types import Change
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from articles.sources.types import TieDraft
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import user

LIST = "/admin/articles_ledger/entry/"
pytestmark = pytest.mark.django_db


def changes(admin: Client, **asked: str) -> list[tuple[str, str]]:
    """Return what the page lists: what was done, and the record's name."""
    found = admin.get(LIST, asked).context["changes"]
    return [(f"{one.line.told.done} {one.line.told.noun}", one.line.told.record) for one in found]


def take_back(admin: Client, entry: Entry) -> str:
    """Take an entry back; return the page that follows."""
    return admin.post(f"{LIST}{entry.id}/take-back/", {"next": LIST}, follow=True).text


def renamed(row: Source, name: str) -> Source:
    """Give a source another name."""
    draft = replace(draft_of(Source.objects.get(id=row.id)), name=name)
    return update_source(Principal.of_user(user()), id=row.id, version=row.version, draft=draft)


def test_a_change_is_told_from_what_to_what_with_the_records_name(admin: Client) -> None:
    paper, owner = source(name="Harbour Times"), source(name="Dock Holdings")
    draft = replace(
        draft_of(paper),
        country="NO",
        source_kind="publisher",
        ties=(TieDraft("part_of", owner.id, start=date(2021, 5, 1)),),
    )
    update_source(Principal.of_user(user(username="tom")), id=paper.id, version=1, draft=draft)
    page = admin.get(LIST)
    told = page.context["changes"][0].line.told
    assert (told.done, told.noun, told.record) == ("changed", "source", "Harbour Times")
    assert [(one.label, one.before, one.after) for one in told.differences] == [
        ("source kind", "Military", "Publisher"),
        ("country", "", "NO"),
        ("ties", "", "Is part of, Dock Holdings, 2021-05-01"),
    ]
    assert "Military" in page.text
    assert "tom" in page.text


def test_the_ledger_is_searched_by_name_and_finds_grades_too(admin: Client) -> None:
    paper = source(name="Harbour Times", aliases=("HT Online",))
    source(name="Somebody Else")
    rating(source=paper)
    article(headline="Pilots go back to work")
    assert changes(admin, q="harbor times") == [
        ("added grade", "Harbour Times"),
        ("added source", "Harbour Times"),
    ]
    assert changes(admin, q="HT Online")[-1] == ("added source", "Harbour Times")
    assert changes(admin, q="pilots go back") == [
        ("added text", "version 1 of Pilots go back to work"),
        ("added article", "Pilots go back to work"),
    ]
    assert changes(admin, q=str(paper.id)) == [("added source", "Harbour Times")]
    assert changes(admin, q="Nobody at all") == []


def test_the_ledger_is_filtered_by_person_key_kind_and_day(admin: Client) -> None:
    tom, key = Principal.of_user(user(username="tom")), program()
    by_tom, by_key = source(tom, name="By Tom"), source(key, name="By a key")
    asked = {"who": str(tom.user_id)}
    assert changes(admin, **asked) == [("added source", "By Tom")]
    assert changes(admin, who=str(key.user_id), of="source") == [("added source", "By a key")]
    claim(tom)
    assert changes(admin, **asked, of="claim")[0][0] == "added claim"
    assert len(changes(admin, **asked, done="created")) == 2
    assert changes(admin, **asked, of="claim", done="merged") == []
    ledger.record(
        tom,
        Change("source.updated", by_tom.id, before={"name": "Old"}, after={"name": "By Tom"}),
        at=datetime(2021, 4, 5, 23, 59, tzinfo=UTC),
    )
    assert changes(admin, start="2021-04-05", end="2021-04-05") == [("changed source", "By Tom")]
    assert changes(admin, end="2021-04-05") == [("changed source", "By Tom")]
    assert changes(admin, start="2021-04-06", end="2021-05-01") == []
    today = timezone.localdate().isoformat()
    assert ("added source", by_key.name) in changes(admin, start=today)
    assert ("changed source", "By Tom") not in changes(admin, start=today)


def test_a_page_costs_the_same_and_leads_to_older_ones(
    admin: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    actor = Principal.of_user(user())
    for number in range(60):
        source(actor, name=f"Source {number}")
    with django_assert_max_num_queries(20) as queries:
        first = admin.get(LIST, {"of": "source"})
    assert "COUNT(" not in "".join(query["sql"] for query in queries.captured_queries).upper()
    assert len(first.context["changes"]) == 50
    older = admin.get(LIST, {"of": "source", "before": str(first.context["older"])})
    assert [one.line.told.record for one in older.context["changes"]] == [
        f"Source {n}" for n in range(9, -1, -1)
    ]
    assert older.context["older"] is None


@pytest.mark.parametrize(
    "asked",
    [
        {"who": "nobody"},
        {"of": "nothing"},
        {"start": "yesterday"},
        {"before": "-1"},
        {"before": "9" * 30},
        {"q": "\x00"},
        {"end": "9999-12-31"},
        {"end": "0001-01-01"},
        {"start": "0001-01-01"},
    ],
)
def test_an_odd_question_gets_a_page(admin: Client, asked: dict[str, str]) -> None:
    source(name="Harbour Times")
    assert admin.get(LIST, asked).status_code == 200


def test_an_administrator_takes_back_a_change_of_the_register(admin: Client) -> None:
    row = renamed(source(name="Harbour Times"), "Harbor Times")
    page = take_back(admin, Entry.objects.get(verb="source.updated"))
    assert "It was taken back" in page
    row.refresh_from_db()
    assert row.name == "Harbour Times"


def test_a_change_that_was_changed_again_is_not_taken_back(admin: Client) -> None:
    row = renamed(source(name="Harbour Times"), "Harbor Times")
    first = Entry.objects.get(verb="source.updated")
    renamed(row, "The Harbour Times")
    assert "It was not taken back. This was changed again later." in take_back(admin, first)
    row.refresh_from_db()
    assert row.name == "The Harbour Times"


def test_a_merge_of_sources_is_taken_back(admin: Client, ada: User) -> None:
    paper, same = source(name="Harbour Times"), source(name="The Harbour Times")
    SOURCES.merge(Principal.of_user(ada), id=same.id, version=1, into=paper.id)
    entry = Entry.objects.get(verb="source.merged")
    shown = admin.get(LIST).context["changes"][0].line.told
    assert [(one.label, one.after) for one in shown.differences] == [("into", "Harbour Times")]
    take_back(admin, entry)
    same.refresh_from_db()
    assert same.merged_into_id is None


def test_who_may_not_annotate_is_offered_no_taking_back_of_claims(admin: Client, ada: User) -> None:
    row = claim(statement="The port is closed.")
    draft = replace(draft_of_claim(row), statement="The port is open.")
    update_claim(Principal.of_user(user()), id=row.id, version=1, draft=draft)
    entry = Entry.objects.get(verb="claim.updated")
    assert [one.can_take_back for one in admin.get(LIST).context["changes"][:1]] == [False]
    assert "It was not taken back. You may not annotate" in take_back(admin, entry)
    ada.roles = [*ada.roles, "editor"]
    ada.save()
    assert admin.get(LIST).context["changes"][0].can_take_back is True
    assert "It was taken back" in take_back(admin, entry)
    assert Claim.objects.get(id=row.id).statement == "The port is closed."


def test_a_taken_back_change_leads_nowhere_else(admin: Client) -> None:
    renamed(source(name="Harbour Times"), "Harbor Times")
    entry = Entry.objects.get(verb="source.updated")
    answer = admin.post(f"{LIST}{entry.id}/take-back/", {"next": "https://other.example/"})
    assert answer["Location"] == LIST
    assert admin.get(f"{LIST}{entry.id}/take-back/").status_code == 405


def test_nobody_changes_an_entry_and_an_editor_reads_none(admin: Client, editor: Client) -> None:
    story = article()
    entry = Entry.objects.filter(subject_id=story.id).latest("id")
    shown = admin.get(f"{LIST}{entry.id}/change/")
    assert str(story.id) in shown.text
    assert admin.post(f"{LIST}{entry.id}/change/", {"verb": "other"}).status_code == 403
    assert admin.post(f"{LIST}{entry.id}/delete/", {"post": "yes"}).status_code == 403
    assert "/admin/login/" in editor.get(LIST)["Location"]
    assert "/admin/login/" in editor.post(f"{LIST}{entry.id}/take-back/")["Location"]
