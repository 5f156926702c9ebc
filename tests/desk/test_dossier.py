"""A source's dossier: what it said, through whom, how it turned out; the address of a merged record leads
on.
"""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.desk._dossier import PAGE_SIZE
from articles.claims.models import Attribution
from articles.claims.operations import merge_claim
from articles.corpus.types import ArticleMetadata
from articles.sources.models import Source
from articles.sources.operations import SOURCES
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.parts import response, verdict
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin
from tests.factories.users import editor as editor_actor

pytestmark = pytest.mark.django_db


def tell(statement: str, *sources: Source, month: int = 3, status: str = "") -> Attribution:
    """Let an article of a month of 2025 attribute a claim to the sources."""
    made = claim(statement=statement)
    if status:
        verdict(claim=made, status=status)
    story = article(metadata=ArticleMetadata(version_created=datetime(2025, month, 9, tzinfo=UTC)))
    content = annotation(article=story, kind="claim", claim=made.id)
    return attribution(content=content, sources=sources)


def test_what_it_said_stands_there_with_chain_status_date_and_article(editor: Client) -> None:
    kim, kcna = source(name="Kim"), source(name="KCNA")
    told = tell("Drones fly.", kim, kcna, status="disputed")
    page = editor.get(f"/sources/{kim.id}/").text
    for words in (
        "Drones fly.",
        "KCNA relays Kim",
        "Disputed",
        "9 Mar 2025",
        f"/articles/{told.content.article_id}/",
    ):
        assert words in page, words


def test_what_it_passed_on_is_another_list(editor: Client) -> None:
    kim, kcna = source(name="Kim"), source(name="KCNA")
    tell("Kim spoke.", kim, kcna)
    tell("The agency spoke.", kcna)
    said, relayed = (editor.get(f"/sources/{kcna.id}/{query}").text for query in ("", "?view=relayed"))
    assert ("The agency spoke." in said, "Kim spoke." in said) == (True, False)
    assert ("The agency spoke." in relayed, "Kim spoke." in relayed) == (False, True)


def test_the_grade_of_each_line_is_the_one_in_force_at_the_article_s_date(editor: Client) -> None:
    staff = source(name="Staff")
    rating(source=staff, grade="B", valid_from=date(2025, 1, 1))
    rating(source=staff, grade="E", valid_from=date(2025, 4, 1))
    tell("Earlier.", staff, month=3)
    tell("Later.", staff, month=5)
    page = editor.get(f"/sources/{staff.id}/").text
    assert (
        page.index("Later.")
        < page.index("graded E then")
        < page.index("Earlier.")
        < page.index("graded B then")
    )
    assert re.search(r'<span class="grade grade--E">E</span>\s+Unreliable', page)


def test_a_claim_told_by_several_articles_is_one_row_with_its_latest_articles(editor: Client) -> None:
    staff, agency = source(name="Staff"), source(name="AFP")
    one = tell("Troops were sent.", staff, agency, month=1).content.appearance.claim
    tell("Another.", staff, month=2)
    for month in range(3, 10):
        story = article(metadata=ArticleMetadata(version_created=datetime(2025, month, 9, tzinfo=UTC)))
        attribution(content=annotation(article=story, kind="claim", claim=one.id), sources=(staff,))
    page = editor.get(f"/sources/{staff.id}/").text
    assert page.count(">Troops were sent.</a>") == 1
    rows = [" ".join(row.split()) for row in page.split('<li class="said__line">')[1:]]
    assert len(rows) == 2
    assert [re.findall(r">(\d+ \w+ 2025)<", row) for row in rows] == [
        [f"9 {month} 2025" for month in ("Sep", "Aug", "Jul", "Jun", "May")],
        ["9 Feb 2025"],
    ]
    assert "and 3 more" in rows[0]


def test_who_usually_passes_it_on_comes_first(editor: Client) -> None:
    kim, kcna, tass = source(name="Kim"), source(name="KCNA"), source(name="TASS")
    tell("One.", kim, kcna)
    tell("Two.", kim, kcna)
    tell("Three.", kim, tass)
    page = editor.get(f"/sources/{kim.id}/").text.split("Usually comes through")[1]
    assert page.index("KCNA") < page.index("2×") < page.index("TASS") < page.index("1×")


def test_how_its_claims_turned_out_counts_each_claim_once(editor: Client) -> None:
    staff = source(name="Staff")
    tell("True.", staff, status="verified")
    tell("False.", staff, status="false")
    one, other = tell("Same.", staff), tell("The same again.", staff, month=5)
    merge_claim(
        editor_actor(), id=other.content.appearance.claim_id, version=1, into=one.content.appearance.claim_id
    )
    page = " ".join(editor.get(f"/sources/{staff.id}/").text.split())
    assert "<strong>1</strong> verified" in page
    assert "<strong>1</strong> false" in page
    assert "<strong>1</strong> unverified" in page
    assert "Mar 2025: 1 false" in page


def test_what_it_answered_is_shown(editor: Client) -> None:
    moscow = source(name="Moscow")
    response(claim=claim(statement="Troops were sent."), party=moscow)
    page = editor.get(f"/sources/{moscow.id}/").text
    assert page.index("What it answered") < page.index("Troops were sent.") < page.index("Not confirmed")


def test_a_merged_record_leads_to_its_survivor_which_tells_of_both(editor: Client) -> None:
    kcna, old = source(name="KCNA"), source(name="North Korean agency")
    tell("Old words.", old)
    SOURCES.merge(admin(), id=old.id, version=1, into=kcna.id)
    answer = editor.get(f"/sources/{old.id}/")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"/sources/{kcna.id}/")
    page = editor.get(f"/sources/{kcna.id}/").text
    assert "“North Korean agency” was merged into this record." in page
    assert "Old words." in page
    assert "Merged into it" in page


def test_a_long_list_goes_on_without_gaps_or_repeats(editor: Client) -> None:
    staff = source(name="Staff")
    made = [tell(f"Claim {number:02}.", staff, month=number % 12 + 1) for number in range(PAGE_SIZE + 5)]
    seen: list[str] = []
    address = f"/sources/{staff.id}/"
    while address:
        page = editor.get(address).text
        statements = page.split('<p class="said__statement" dir="auto">')[1:]
        seen += [part.split("</a>")[0].rpartition(">")[2] for part in statements]
        found = page.split('rel="next" href="')
        address = found[1].split('"')[0].replace("&amp;", "&") if len(found) > 1 else ""
    assert sorted(seen) == [f"Claim {number:02}." for number in range(len(made))]


def test_a_dossier_takes_the_same_queries_whatever_was_said(
    editor: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    staff, relay = source(name="Staff"), source(name="Relay")
    tell("One.", staff, relay)
    # Session and user; the group with its tombstones, names, roles and ties from both ends, and ratings;
    # where it is named, outcomes, months, relays, speakers; the claims of the page, and how they are told,
    # with their hops and sources; the answers; its history with its grades, judgements, entries and names.
    with django_assert_num_queries(32):
        editor.get(f"/sources/{staff.id}/")
    for number in range(10):
        tell(f"More {number}.", staff, source(name=f"Relay {number}"))
    with django_assert_num_queries(32):
        editor.get(f"/sources/{staff.id}/")


def test_a_source_without_anything_says_so(editor: Client) -> None:
    page = editor.get(f"/sources/{source(name='Nobody').id}/").text
    assert "No claim is attributed to it yet." in page


def test_a_source_that_is_not_there_is_missing(editor: Client) -> None:
    assert editor.get(f"/sources/{uuid4()}/").status_code == 404


def test_strangers_sign_in_first(stranger: Client) -> None:
    assert stranger.get(f"/sources/{uuid4()}/").status_code == 302
