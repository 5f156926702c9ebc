"""What the desk says of articles with much the same text: before saving, in the details, side by side."""

from __future__ import annotations

import pytest
from django.test import Client

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, CreditRole, InfoSourceDraft
from articles.foundation.models import new_id
from articles.likeness.operations import compare_waiting
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.likeness.stories import FERRY, STEEL
from tests.likeness.treatments import house_style, local_lead

pytestmark = pytest.mark.django_db


@pytest.fixture
def wire() -> Article:
    """A wire story that is here already."""
    credited = (InfoSourceDraft("NWA", CreditRole.WIRE),)
    row = article(text=FERRY, headline="Ferry <aground>", metadata=ArticleMetadata(info_sources=credited))
    compare_waiting(most=1)
    return row


def test_before_it_is_saved_a_copy_names_what_it_resembles(editor: Client, wire: Article) -> None:
    page = editor.post("/articles/new/", {"text": f"Readers on board\n\n{local_lead(FERRY)}"})
    assert "Much the same text" in page.text
    assert f'href="/articles/{wire.id}/"' in page.text
    assert "Ferry &lt;aground&gt;" in page.text
    assert "<bdi>NWA</bdi>" in page.text
    assert "84 % of this text is in it" not in page.text
    assert "100 % of it is in this text" in page.text
    assert "This story is here already" not in page.text
    page = editor.post("/articles/new/", {"text": f"Mill to close\n\n{STEEL}"})
    assert "Much the same text" not in page.text


def test_the_very_same_text_is_named_once(editor: Client, wire: Article) -> None:
    page = editor.post("/articles/new/", {"text": f"Ferry <aground>\n\n{FERRY}"})
    assert page.text.count('dir="auto">Ferry &lt;aground&gt;</a>') == 1


def test_the_details_name_the_copies_and_lead_to_what_differs(editor: Client, wire: Article) -> None:
    assert "Same text as" not in editor.get(f"/articles/{wire.id}/details/").text
    copy = article(text=house_style(FERRY), headline="Ferry on the rocks")
    compare_waiting(most=1)
    page = editor.get(f"/articles/{wire.id}/details/").text
    assert "Same text as" in page
    assert f'href="/articles/{wire.id}/compare/{copy.id}/"' in page
    compared = editor.get(f"/articles/{copy.id}/compare/{wire.id}/")
    assert compared.status_code == 200
    assert "<th" in compared.text
    assert "<ins>" in compared.text
    assert "Ferry &lt;aground&gt;" in compared.text


def test_any_two_articles_can_be_compared_and_missing_ones_not(editor: Client, wire: Article) -> None:
    other = article(text=STEEL)
    assert editor.get(f"/articles/{wire.id}/compare/{other.id}/").status_code == 200
    assert editor.get(f"/articles/{wire.id}/compare/{new_id()}/").status_code == 404
    assert editor.get(f"/articles/{new_id()}/compare/{wire.id}/").status_code == 404
    assert editor.post(f"/articles/{wire.id}/compare/{other.id}/").status_code == 405


def test_an_address_that_is_here_already_is_answered_with_a_link(editor: Client) -> None:
    row = article(metadata=ArticleMetadata(uri="https://harbour.example/1"))
    page = editor.post("/articles/new/", {"url": "https://harbour.example/1"})
    assert page.status_code == 409
    assert f'href="/articles/{row.id}/"' in page.text
    again = editor.post("/articles/new/", {"url": "https://harbour.example/1", "again": "1"})
    assert again.status_code == 302


def test_marks_are_taken_over_and_taken_back_on_the_page(editor: Client, wire: Article) -> None:
    copy = article(text=local_lead(FERRY), headline="Readers on board")
    compare_waiting(most=1)
    page = f"/articles/{copy.id}/compare/{wire.id}/"
    assert "Take over" not in editor.get(page).text
    annotation(article=wire, words="four lifeboats", kind="note", note="four")
    assert "Take over its 1" in editor.get(page).text
    done = editor.post(f"{page}marks/", follow=True)
    assert "1 mark was taken over." in done.text
    assert "Take back the 1 taken over" in done.text
    assert "1 mark was marked here already." in editor.post(f"{page}marks/", follow=True).text
    assert "1 mark was taken back." in editor.post(f"{page}marks/", {"back": "1"}, follow=True).text
    assert editor.get(f"{page}marks/").status_code == 405
    other = article(text=STEEL)
    compare_waiting(most=1)
    refused = editor.post(f"/articles/{copy.id}/compare/{other.id}/marks/", follow=True)
    assert "share too little" in refused.text
