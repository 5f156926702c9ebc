"""The page of a claim: everything that is recorded of it, and merging and splitting."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from annotator.accounts.rules import ADMIN
from articles.claims.models import Claim
from articles.claims.operations import create_attribution, figures, merge_claim
from articles.claims.rules import figure_words
from articles.claims.types import AttributionDraft
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import chain
from tests.factories.claims import claim
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.sources import source
from tests.factories.stories import Story, make_story
from tests.factories.users import editor as editor_actor
from tests.factories.users import user

pytestmark = pytest.mark.django_db


@pytest.fixture
def browser(db: None) -> Client:
    """The browser of an editor."""
    client = Client(raise_request_exception=False)
    client.force_login(user(username="ed"))
    return client


@pytest.fixture
def story(db: None) -> Story:
    """A claim in an article, with who is said to have said it."""
    made = make_story()
    create_attribution(editor_actor(), draft=made.draft)
    return made


def claim_of(story: Story) -> Claim:
    """Return the story's claim."""
    return Claim.objects.get(appearances__annotation=story.content)


def test_everything_that_is_recorded_of_a_claim_is_on_its_page(browser: Client, story: Story) -> None:
    row = claim_of(story)
    figure(claim=row, value=Decimal(3000), modality="about", figure_type="delta", counted="soldiers")
    response(claim=row, party=source(name="Harbour Times"), answer="denied")
    evidence_of(claim=row, note="Seen from the pier.")
    verdict(claim=row, status="disputed")
    relation(claim=row, other=claim(statement="The port is closed."), kind="updates")
    relation(claim=claim(statement="The port is open."), other=row, kind="contradicts")
    page = browser.get(f"/claims/{row.id}/").text
    for words in (
        row.statement,
        "evaluated the drones",
        "AFP carries KCNA relaying Kim Jong-un",
        "Distancing (claimed)",
        "about 3,000 more soldiers",
        "Denied",
        "Seen from the pier.",
        "Both say the other is wrong.",
        "The port is closed.",
        "contradicts this one",
        "What was changed",
    ):
        assert words in page, words
    assert f'href="/articles/{story.article.id}/?mark={story.content.id}"' in page


def test_a_page_takes_the_same_queries_however_much_is_recorded(
    browser: Client, story: Story, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    row = claim_of(story)

    def grow() -> None:
        """Record one more of everything."""
        for kind in (figure, evidence_of, verdict):
            kind(claim=row)
        said = annotation(article=article(text="Seoul said."), kind="claim", words="Seoul", claim=row.id)
        hops = chain(source(), source(name="KCNA"), source(name="AFP"))
        create_attribution(editor_actor(), draft=AttributionDraft(said.id, hops))
        response(claim=row, party=source())
        relation(claim=row, other=claim())
        relation(claim=claim(), other=row)

    grow()
    with django_assert_num_queries(25) as few:
        browser.get(f"/claims/{row.id}/")
    for _ in range(3):
        grow()
    with django_assert_num_queries(len(few)):
        browser.get(f"/claims/{row.id}/")


def test_a_claim_is_merged_with_another_after_a_preview_and_split_again(
    browser: Client, story: Story
) -> None:
    row, other = (
        claim_of(story),
        claim(statement="North Korea sent 3,000 more soldiers to Russia, it is said."),
    )
    offered = browser.get(f"/claims/{row.id}/merge/").text
    assert f"/claims/{row.id}/merge/{other.id}/" in offered
    assert str(other.id) in browser.get(f"/claims/{row.id}/merge/", {"q": "it is said"}).text
    assert str(other.id) not in browser.get(f"/claims/{row.id}/merge/", {"q": "dock workers"}).text
    preview = browser.get(f"/claims/{row.id}/merge/{other.id}/").text
    assert "1 appearances and 1 attributions" in preview
    done = browser.post(f"/claims/{row.id}/merge/{other.id}/", {"version": "1"})
    assert done["Location"] == f"/claims/{other.id}/"
    assert browser.get(f"/claims/{row.id}/")["Location"] == f"/claims/{other.id}/"
    assert "evaluated the drones" in browser.get(f"/claims/{other.id}/").text
    split = browser.post(f"/claims/{row.id}/split/", {"version": "2"})
    assert split["Location"] == f"/claims/{row.id}/"
    assert browser.get(f"/claims/{row.id}/").status_code == 200


def test_a_merge_that_is_refused_says_why(browser: Client, story: Story) -> None:
    row, other = claim_of(story), claim(statement="Another")
    page = browser.post(f"/claims/{row.id}/merge/{other.id}/", {"version": "9"})
    assert "Somebody else has changed this claim" in page.text
    itself = browser.post(f"/claims/{row.id}/merge/{row.id}/", {"version": "1"}, follow=True)
    assert "can&#x27;t be merged into itself" in itself.text
    assert browser.post(f"/claims/{row.id}/split/", {"version": "1"}, follow=True).status_code == 200
    assert not Entry.objects.filter(verb="claim.merged").exists()


def test_a_claim_that_is_not_there_is_not_found(browser: Client) -> None:
    for path in ("", "history/", "merge/", f"merge/{new_id()}/"):
        assert browser.get(f"/claims/{new_id()}/{path}").status_code == 404
    assert Client().get(f"/claims/{claim().id}/")["Location"].startswith("/sign-in/")


def test_an_administrator_reads_a_claim_in_the_back_office_and_does_not_merge(story: Story) -> None:
    row, old = claim_of(story), claim(statement="Old words")
    merge_claim(editor_actor(), id=old.id, version=1, into=row.id)
    admin = Client(raise_request_exception=False)
    admin.force_login(user(username="ada", roles=(ADMIN,)))
    address = "/admin/articles_claims/claim/"
    page = admin.get(f"{address}{row.id}/change/").text
    assert "AFP carries KCNA" in page
    assert "Old words" in page
    assert "Split off" not in page
    assert admin.get(f"/claims/{row.id}/merge/").status_code == 403
    assert admin.get(f"{address}{old.id}/change/")["Location"] == f"{address}{row.id}/change/"
    assert "Old words" not in admin.get(address).text
    assert "Old words" in admin.get(address, {"state": "merged"}).text
    assert row.statement in admin.get(address, {"q": "3,000 soldiers"}).text
    assert admin.get(f"{address}nonsense/change/").status_code == 404


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        (
            {"value": Decimal(4000), "counted": "soldiers", "out_of": Decimal(11000)},
            "4,000 soldiers, out of 11,000",
        ),
        ({"value": None, "lower": Decimal(10), "upper": Decimal(12), "unit": "km"}, "10 to 12 km"),
        ({"value": None, "lower": Decimal(10), "modality": "at_least"}, "at least 10"),
        ({"value": None, "upper": Decimal(10)}, "at most 10"),
        ({"value": Decimal("1.50"), "unit": "share"}, "1.5 share"),
        ({"value": Decimal(100)}, "100"),
    ],
)
def test_a_figure_is_told_in_a_few_words(fields: dict[str, Any], words: str) -> None:
    assert figure_words(figures.draft_of(figure(claim=claim(), **fields))) == words
