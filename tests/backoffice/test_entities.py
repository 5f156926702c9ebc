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
