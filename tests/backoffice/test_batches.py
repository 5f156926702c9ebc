"""What was written at once is listed, and taken back line by line."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from articles.foundation.models import new_id
from articles.sources.models import Source, SourceBatch
from articles.sources.operations import change_sources
from tests.backoffice.test_import_page import LIST, confirm, told, upload
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

pytestmark = pytest.mark.django_db
FILE = "name,source_kind,country\nReuters,news_agency,GB\nHarbour Times,publisher,NO\n"


@pytest.fixture
def batch(admin: Client) -> SourceBatch:
    """Import a list that changes one source and makes another."""
    source(name="Reuters", source_kind="news_agency")
    confirm(admin, upload(admin, FILE, "march.csv").text)
    return SourceBatch.objects.get()


def test_imports_are_listed_with_who_when_and_how_many(admin: Client, batch: SourceBatch) -> None:
    after = admin.get(LIST).text
    assert f'1 new, 1 changed. <a href="{LIST}batches/{batch.id}/">See what it did</a>' in after
    assert f'<a href="{LIST}batches/">Imports</a>' in after
    words = told(admin.get(f"{LIST}batches/").text)
    assert f"march.csv (import of a list) {batch.created_by} 1 1 0 0" in words


def test_taking_one_back_restores_what_it_changed_and_says_what_stays(
    admin: Client, batch: SourceBatch
) -> None:
    page = admin.post(f"{LIST}batches/{batch.id}/", follow=True).text
    reuters = Source.objects.get(name="Reuters")
    assert (reuters.country, reuters.version) == ("", 3)
    assert "2 taken back, 0 could not be" in told(page)
    assert Source.objects.get(name="Harbour Times").retired is not None


def test_a_change_to_many_is_listed_and_taken_back(admin: Client) -> None:
    rows = [source(name=name) for name in ("One", "Two")]
    change_sources(admin_actor(), versions={row.id: 1 for row in rows}, country="NO")
    batch = SourceBatch.objects.get()
    assert "Country: NO (change to many)" in told(admin.get(f"{LIST}batches/").text)
    assert "All of it was taken back" in admin.post(f"{LIST}batches/{batch.id}/", follow=True).text
    assert set(Source.objects.values_list("country", flat=True)) == {""}


def test_the_list_of_batches_takes_as_many_queries_whatever_their_number(
    admin: Client, batch: SourceBatch
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            admin.get(f"{LIST}batches/")
        return len(captured)

    queries()  # The first also reads who is signed in.
    one = queries()
    for number in range(3):
        row = source(name=f"Source {number}")
        change_sources(admin_actor(), versions={row.id: 1}, country="NO")
    assert queries() == one


def test_an_editor_sees_no_batches(editor: Client, batch: SourceBatch) -> None:
    for address in (f"{LIST}batches/", f"{LIST}batches/{batch.id}/", f"{LIST}batches/{batch.id}/refused/"):
        assert editor.get(address).status_code in {302, 403}


def test_a_batch_that_isn_t_there_is_missing(admin: Client) -> None:
    assert admin.get(f"{LIST}batches/{new_id()}/").status_code == 404
