"""Importing a list of sources: what it would do is shown, confirmed, and then done or refused."""

from __future__ import annotations

import html
import re
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.operations import change_sources
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor

LIST = "/admin/articles_sources/source/"
GOOD = "name,source_kind,country\nKCNA,state_media,KP\nReuters,news_agency,GB\nAFP,news_agency,\n"


@pytest.fixture
def reuters(db: None) -> Source:
    source(name="AFP", source_kind="news_agency")
    return source(name="Reuters", source_kind="news_agency")


def upload(admin: Client, data: str | bytes, name: str = "sources.csv") -> Any:
    """Send a file as a browser does."""
    content = data.encode() if isinstance(data, str) else data
    return admin.post(f"{LIST}import/", {"file": SimpleUploadedFile(name, content)})


def carried(page: str) -> str:
    """Return what the page gives back when it is confirmed."""
    found = re.search(r'name="list" value="([^"]+)"', page)
    assert found is not None
    return html.unescape(found[1])


def confirm(admin: Client, page: str, **more: str) -> Any:
    return admin.post(f"{LIST}import/confirm/", {"list": carried(page), **more})


def told(page: str) -> str:
    """Return a page's words."""
    return re.sub(r"\s+", " ", html.unescape(re.sub(r"<[^>]+>", " ", page)))


def test_a_dry_run_tells_line_by_line_and_writes_nothing(admin: Client, reuters: Source) -> None:
    page = upload(admin, GOOD).text
    words = told(page)
    assert "0 refused 1 changed 1 new 1 unchanged" in words
    assert "3 Reuters country – GB" in words
    assert "2 KCNA name KCNA" in words
    assert "4 AFP name" in words
    assert Source.objects.count() == 2


def test_a_confirmed_list_is_written_with_its_ledger_entries(admin: Client, reuters: Source) -> None:
    response = confirm(admin, upload(admin, GOOD).text)
    assert response.headers["Location"] == LIST
    assert "1 new, 1 changed" in admin.get(LIST).text
    reuters.refresh_from_db()
    assert (reuters.country, reuters.version) == ("GB", 2)
    assert Entry.objects.filter(verb="source.created", after__name="KCNA").exists()


def test_a_refused_line_is_named_with_its_field_and_nothing_can_be_confirmed(
    admin: Client, reuters: Source
) -> None:
    page = upload(admin, f"{GOOD}X,military,Korea\n").text
    assert "1 refused" in told(page)
    assert "5 X country Not a country code" in told(page)
    assert "Import the list" not in page
    assert "Nothing was written" in confirm(admin, page).text
    assert not Source.objects.filter(name="KCNA").exists()


def test_a_register_that_changed_meanwhile_shows_what_would_be_done_now(
    admin: Client, reuters: Source
) -> None:
    page = upload(admin, GOOD).text
    change_sources(admin_actor(), versions={reuters.id: 1}, country="IE")
    response = confirm(admin, page)
    assert response.status_code == 409
    assert "The register has changed meanwhile" in response.text
    assert "3 Reuters country IE GB" in told(response.text)
    assert not Source.objects.filter(name="KCNA").exists()
    assert confirm(admin, response.text).status_code == 302


def test_what_is_so_already_can_not_be_imported(admin: Client, reuters: Source) -> None:
    page = upload(admin, "name,source_kind\nReuters,news_agency\n").text
    assert "there is nothing to import" in page
    assert "Import the list" not in page


def test_a_list_in_json_is_counted_in_items(admin: Client, reuters: Source) -> None:
    page = upload(admin, '[{"name": "KCNA", "source_kind": "state_media"}]', "list.json").text
    assert "Item Source Field Value 1 KCNA" in told(page)
    assert confirm(admin, page).status_code == 302


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "The file is empty"),
        (GOOD.replace("KCNA", "Рейтер").encode("cp1251"), "neither in UTF-8 nor surely in another encoding"),
        (b"PK\x03\x04 a workbook", "not a list"),
        (b"x" * (8 * 1024 * 1024 + 1), "at most 8 MB are allowed"),
    ],
)
def test_a_file_that_is_no_list_is_refused_beside_its_field(
    admin: Client, data: str | bytes, said: str
) -> None:
    response = upload(admin, data)
    assert said in response.text
    assert 'name="file"' in response.text


def test_a_form_without_a_file_says_so(admin: Client) -> None:
    assert "This field is required" in admin.post(f"{LIST}import/", {"x": "y"}).text


@pytest.mark.parametrize("given", ["", "forged:abc", "\x00"])
def test_a_page_that_was_changed_on_its_way_is_refused(admin: Client, given: str) -> None:
    response = admin.post(f"{LIST}import/confirm/", {"list": given}, follow=True)
    assert "changed before it was sent" in response.text


def test_the_report_has_every_line(admin: Client, monkeypatch: pytest.MonkeyPatch, reuters: Source) -> None:
    monkeypatch.setattr("annotator.backoffice._lists.MOST_SHOWN", 1)
    rows = "".join(f"=Source {number},military,\n" for number in range(3))
    page = upload(admin, GOOD + rows + "X,gossip,\n").text
    assert "The first 1 are shown" in page
    response = confirm(admin, page, report="yes")
    text = b"".join(response).decode("utf-8-sig")
    assert text.startswith("line,name,outcome,field,before,after,problem\r\n")
    assert "3,Reuters,changed,country,,GB," in text
    assert "5,'=Source 0,created,name,,'=Source 0," in text
    assert "8,X,refused,source_kind" in text
    assert Source.objects.count() == 2


def test_markup_in_a_list_is_shown_as_text(admin: Client) -> None:
    assert "<script>alert" not in upload(admin, "name,source_kind\n<script>alert(1)</script>,military\n").text


def test_an_editor_imports_nothing(editor: Client) -> None:
    assert upload(editor, GOOD).status_code in {302, 403}
    assert editor.post(f"{LIST}import/confirm/", {"list": "x"}).status_code in {302, 403}
