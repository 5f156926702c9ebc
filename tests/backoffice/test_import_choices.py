"""Importing a list of any make: its columns are mapped, its questions answered, its good lines taken."""

from __future__ import annotations

import re

import pytest
from django.test import Client

from articles.sources.models import Source, SourceBatch
from tests.backoffice.test_import_page import LIST, confirm, told, upload
from tests.factories.sources import source

pytestmark = pytest.mark.django_db
FOREIGN = "Outlet;Land;Remarks;Rank\nHarbour Times;NO;Daily;1\nOslo Post;SE;;2\n"
ASKING = "name,source_kind,country\nNCNA,state_media,NO\nHarbour Times,publisher,NO\nBad,gossip,\n"


@pytest.fixture
def agency() -> Source:
    return source(name="Northern Central News Agency", source_kind="state_media", aliases=("NCNA",))


def columns(page: str) -> dict[str, str]:
    """Return the chosen column of each header."""
    found = {}
    for row in re.findall(r"<tr>.*?</tr>", page, re.DOTALL):
        label = re.search(r"<label[^>]*><bdi>([^<]*)</bdi>", row)
        if label:
            chosen = re.search(r'<option value="([^"]*)" selected', row)
            found[label[1]] = chosen[1] if chosen else ""
    return found


def test_unknown_headers_are_asked_about_with_a_guess_at_each(admin: Client) -> None:
    page = upload(admin, FOREIGN).text
    assert columns(page) == {"Outlet": "name", "Land": "country", "Remarks": "description", "Rank": ""}
    assert "Harbour Times · Oslo Post" in told(page).replace(" ·", " ·")
    assert not Source.objects.exists()


def test_mapped_columns_are_imported_and_remembered_for_the_next_file(admin: Client) -> None:
    chosen = {"column-0": "name", "column-1": "country", "column-2": "", "column-3": "external_ids.viaf"}
    plan = confirm(admin, upload(admin, FOREIGN).text, mapped="yes", kind="publisher", **chosen).text
    assert "2 new" in told(plan)
    assert confirm(admin, plan).status_code == 302
    row = Source.objects.get(name="Harbour Times")
    assert (row.source_kind, row.country, row.description) == ("publisher", "NO", "")
    assert row.external_ids == {"viaf": "1"}
    page = upload(admin, FOREIGN.replace("Oslo", "Bergen")).text
    assert columns(page) == {
        "Outlet": "name", "Land": "country", "Remarks": "", "Rank": "external_ids.viaf",
    }  # fmt: skip
    assert '<option value="publisher" selected' in page


@pytest.mark.parametrize(
    ("sent", "said"),
    [
        ({"column-0": "name", "column-1": "name", "kind": "publisher"}, "This is chosen twice"),
        ({"column-1": "country", "kind": "publisher"}, "Choose which column holds the name"),
        ({"column-0": "name"}, "No column holds the kind"),
        ({"column-0": "gossip", "kind": "publisher"}, "Select a valid choice"),
    ],
)
def test_an_impossible_choice_of_columns_is_refused(admin: Client, sent: dict[str, str], said: str) -> None:
    assert said in confirm(admin, upload(admin, FOREIGN).text, mapped="yes", **sent).text


def test_the_columns_of_a_plan_can_be_chosen_again(admin: Client) -> None:
    page = confirm(admin, upload(admin, "name,source_kind,country\nA,military,NO\n").text, map="yes").text
    assert columns(page) == {"name": "name", "source_kind": "source_kind", "country": "country"}


def test_a_known_source_is_offered_and_the_answer_shown_before_it_is_done(
    admin: Client, agency: Source
) -> None:
    page = upload(admin, ASKING).text
    assert "The same as Northern Central News Agency (State media), which is also called “NCNA”" in told(page)
    shown = confirm(admin, page, **{"answer-2": str(agency.id)}).text
    assert "with your answers" in shown
    assert "1 changed" in told(shown)
    assert Source.objects.count() == 1
    assert confirm(admin, shown, partly="yes").status_code == 302
    agency.refresh_from_db()
    assert (agency.name, agency.country) == ("Northern Central News Agency", "NO")
    assert set(Source.objects.values_list("name", flat=True)) == {agency.name, "Harbour Times"}


def test_without_an_answer_the_line_stays_out_and_comes_back_with_the_refused_ones(
    admin: Client, agency: Source
) -> None:
    page = upload(admin, ASKING).text
    assert "Import the other line" in told(page)
    back = b"".join(confirm(admin, page, hand_back="yes")).decode("utf-8-sig").splitlines()
    assert [line.rpartition('"')[2] or line for line in back[1:]] == [",NCNA,state_media,NO", ",Bad,gossip,"]
    assert confirm(admin, page, partly="yes").status_code == 302
    assert set(Source.objects.values_list("name", flat=True)) == {agency.name, "Harbour Times"}
    batch = SourceBatch.objects.get()
    assert (batch.made, batch.refused) == (1, 2)
    saved = b"".join(admin.get(f"{LIST}batches/{batch.id}/refused/")).decode("utf-8-sig")
    assert saved.splitlines() == back


def test_a_missing_organization_is_made_on_request(admin: Client) -> None:
    page = upload(admin, "name,source_kind,roles\nTom Berg,named_individual,Clerk | Port Office\n").text
    assert "Port Office (line 2)" in told(page)
    shown = confirm(admin, page, **{"make-0": "government_body"}).text
    assert "2 new" in told(shown)
    assert confirm(admin, shown).status_code == 302
    assert Source.objects.get(name="Port Office").source_kind == "government_body"


def test_what_was_passed_over_in_the_file_is_said(admin: Client) -> None:
    page = upload(admin, "sep=;\nname;source_kind;\nÉcho;publisher;\n".encode("cp1252")).text
    assert "was read as Windows-1252" in page
    assert "An empty column without a name was passed over" in page
