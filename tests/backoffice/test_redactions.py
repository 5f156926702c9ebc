"""The pages on which an admin blanks words: seen first, confirmed, and shown by nothing again."""

from __future__ import annotations

import logging

import pytest
from django.test import Client

from articles.claims.models import Claim
from articles.ledger.models import Entry
from articles.redaction.models import Redaction
from articles.redaction.operations import find_words, run_redaction
from tests.factories.articles import article
from tests.factories.claims import claim

LIST = "/admin/articles_redaction/redaction/"
ORDER = {"words": "Zora Quill", "reason": "By order of the court."}

pytestmark = pytest.mark.django_db


@pytest.fixture
def found(admin: Client) -> Redaction:
    """A redaction whose words were found."""
    article(text="Here is Zora Quill.", headline="Zora Quill tells all")
    claim(statement="Zora Quill saw it.")
    admin.post(LIST, ORDER)
    row = Redaction.objects.get()
    find_words(row.id)
    row.refresh_from_db()
    return row


def test_an_order_leads_to_a_page_that_waits_and_nobody_keeps(admin: Client) -> None:
    answer = admin.post(LIST, ORDER)
    row = Redaction.objects.get()
    assert answer.headers["Location"] == f"{LIST}{row.id}/"
    page = admin.get(f"{LIST}{row.id}/")
    assert "Looking for the words" in page.text
    assert page.headers["Cache-Control"].startswith("no-store")
    assert page.headers["Refresh"] == "3"


def test_what_was_found_is_shown_with_its_words_blanked(admin: Client, found: Redaction) -> None:
    page = admin.get(f"{LIST}{found.id}/")
    assert "████ █████ tells all" in page.text
    assert "Zora" not in page.text
    assert f"Type the number of places, {found.total}, to confirm" in page.text
    assert "Refresh" not in page.headers


def test_it_is_done_once_the_number_is_typed(admin: Client, found: Redaction) -> None:
    wrong = admin.post(f"{LIST}{found.id}/", {"confirm": "1", "places": "²"}, follow=True)
    assert "Type this number to confirm" in wrong.text
    assert Claim.objects.get().statement == "Zora Quill saw it."
    admin.post(f"{LIST}{found.id}/", {"confirm": "1", "places": str(found.total)})
    run_redaction(found.id)
    page = admin.get(f"{LIST}{found.id}/").text
    assert "What was blanked" in page
    assert "By order of the court." in page
    assert "Zora" not in page
    assert "By order of the court." in admin.get(LIST).text
    assert Claim.objects.get().statement == "████ █████ saw it."


def test_one_that_is_left_is_forgotten(admin: Client, found: Redaction) -> None:
    assert "nothing was blanked" in admin.post(f"{LIST}{found.id}/", {"cancel": "1"}, follow=True).text
    found.refresh_from_db()
    assert (found.state, found.words) == ("canceled", "")
    again = admin.post(f"{LIST}{found.id}/", {"confirm": "1", "places": str(found.total)}, follow=True)
    assert "this can’t be done now" in again.text or "this can&#x27;t be done now" in again.text


def test_a_refused_order_comes_back_without_its_words(
    admin: Client, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        page = admin.post(LIST, {"words": "Zora Quill", "reason": "Zora Quill asked."})
    assert "Give the reason without them" in page.text
    assert "Zora" not in page.text
    assert "████ █████ asked." in page.text
    assert "Zora Quill" not in caplog.text
    assert not Redaction.objects.exists()


def test_an_address_can_t_carry_words(admin: Client) -> None:
    admin.get(LIST, ORDER)
    assert not Redaction.objects.exists()


def test_an_editor_and_a_stranger_come_in_nowhere(editor: Client, found: Redaction) -> None:
    for browser in (editor, Client()):
        assert browser.post(LIST, ORDER).status_code in {302, 403}
        assert browser.get(f"{LIST}{found.id}/").status_code in {302, 403}
        browser.post(f"{LIST}{found.id}/", {"confirm": "1", "places": str(found.total)})
    assert Redaction.objects.count() == 1
    assert not Entry.objects.filter(verb="redaction.created").exists()


def test_one_that_isn_t_there_is_a_page_that_says_so(admin: Client) -> None:
    assert admin.get(f"{LIST}01a22000-0000-7000-8000-000000000000/").status_code == 404
