"""The register of entities in the back office."""

from django.test import Client

from articles.entities.models import Entity
from articles.ledger.models import Entry

LIST = "/admin/articles_entities/entity/"
KIM = {
    "name": "Kim Jong-un",
    "entity_kind": "person",
    "aliases": "김정은 | ko | Hang",
    "external_ids": "wikidata: Q56226",
}


def test_an_entity_is_added_found_by_its_alias_and_changed_through_operations(admin: Client) -> None:
    assert admin.post(f"{LIST}add/", KIM).status_code == 302
    assert "Kim Jong-un" in admin.get(LIST, {"q": "김정은"}).text
    entity = Entity.objects.get()
    changed = KIM | {"name": "Kim Jong Un", "version": "1"}
    assert admin.post(f"{LIST}{entity.id}/change/", changed).status_code == 302
    assert [entry.verb for entry in Entry.objects.order_by("id")] == ["entity.created", "entity.updated"]


def test_an_unknown_entity_leads_back_to_the_office(admin: Client) -> None:
    assert admin.get(f"{LIST}01a208de-dd4a-71f6-82fe-dd49098a316e/change/").status_code == 302


def test_a_treaty_shows_its_dates_and_its_parties_and_an_edit_keeps_what_the_page_did_not_send(
    admin: Client,
) -> None:
    pact = {"name": "Drava Accord", "entity_kind": "treaty", "start_date": "2024-06", "end_date": "2044~"}
    assert admin.post(f"{LIST}add/", pact).status_code == 302
    treaty = Entity.objects.get()
    rows = {
        "ties-TOTAL_FORMS": "1",
        "ties-INITIAL_FORMS": "0",
        "ties-0-kind": "party_to",
        "ties-0-other": "Drava Accord",
        "ties-0-words": "signatory",
        "ties-0-since": "2024-06-19",
    }
    assert admin.post(f"{LIST}add/", {"name": "Norland", "entity_kind": "place"} | rows).status_code == 302
    party = Entity.objects.get(name="Norland")
    tie = party.ties.get()
    assert (tie.other_id, tie.kind, tie.words, tie.since) == (
        treaty.id,
        "party_to",
        "signatory",
        "2024-06-19",
    )
    page = admin.get(f"{LIST}{treaty.id}/change/").text
    assert 'value="2044~"' in page
    assert "Has the party" in page
    assert "Norland" in page
    assert "from 19 June 2024" in page
    assert "Is party to" in admin.get(f"{LIST}{party.id}/change/").text
    kept = {"name": "Norland", "entity_kind": "place", "description": "A country.", "version": "1"}
    assert admin.post(f"{LIST}{party.id}/change/", kept).status_code == 302
    assert party.ties.count() == 1
    removed = kept | rows | {"ties-0-DELETE": "on", "version": "2"}
    assert admin.post(f"{LIST}{party.id}/change/", removed).status_code == 302
    assert party.ties.count() == 0


def test_a_tie_that_cannot_be_is_told_beside_its_row_and_loses_nothing(admin: Client) -> None:
    admin.post(f"{LIST}add/", {"name": "Drava Accord", "entity_kind": "treaty"})
    rows = {
        "ties-TOTAL_FORMS": "1",
        "ties-INITIAL_FORMS": "0",
        "ties-0-kind": "party_to",
        "ties-0-other": "Drava Accord",
        "ties-0-since": "last summer",
    }
    answer = admin.post(f"{LIST}add/", {"name": "Norland", "entity_kind": "place", **rows})
    assert answer.status_code == 200
    assert "Not a date that Galley can read" in answer.text
    assert "last summer" in answer.text
    assert Entity.objects.count() == 1


def test_one_more_row_is_one_request_away(admin: Client) -> None:
    answer = admin.get(f"{LIST}rows/ties/", {"ties-TOTAL_FORMS": "2"})
    assert 'name="ties-2-other"' in answer.text
