"""The register is in one order wherever it is listed: at the desk, in the back office, in files."""

from __future__ import annotations

import csv
import re
from io import StringIO

import pytest
from django.test import Client

from tests.backoffice.test_import_page import LIST
from tests.factories.entities import entity
from tests.factories.sources import source

pytestmark = pytest.mark.django_db
NAMES = ["20 Minutes", "100 Reporters", "AP", "Äther", "channel 4", "Channel 10", "École", "Eesti", "Zeit"]


@pytest.fixture(autouse=True)
def register() -> None:
    """Fill both registers, in another order than that of the names."""
    for name in [*NAMES[5:], *NAMES[:5]]:
        source(name=name)
        entity(name=name)


@pytest.mark.parametrize("address", [LIST, "/admin/articles_entities/entity/"])
def test_the_back_office_lists_names_as_people_sort_them(admin: Client, address: str) -> None:
    def names(query: str) -> list[str]:
        page = admin.get(f"{address}{query}").text
        return re.findall(r'<th dir="auto" class="field-name"><a[^>]*>([^<]+)</a>', page)

    assert names("") == NAMES
    # The column before the names chooses rows.
    assert names("?o=-1") == NAMES[::-1]


def test_an_export_is_in_the_same_order(admin: Client) -> None:
    text = b"".join(admin.get(f"{LIST}export/csv/")).decode("utf-8-sig")
    assert [row["name"] for row in csv.DictReader(StringIO(text))] == NAMES


def test_the_desk_s_register_is_in_the_same_order(admin: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("annotator.desk._register.PAGE_SIZE", 4)
    found: list[str] = []
    address = "/sources/"
    while address:
        page = admin.get(address).text
        places = [(page.find(f">{name}<"), name) for name in NAMES]
        found += [name for place, name in sorted(places) if place >= 0]
        more = re.search(r'href="(/sources/?\?[^"]*after=[^"]*)"', page)
        address = more[1].replace("&amp;", "&") if more else ""
    assert found == NAMES
