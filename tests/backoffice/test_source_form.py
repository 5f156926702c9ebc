"""The form of a source: roles, ties, the entity that it is; nothing that was typed is lost."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from articles.entities.models import SourceIdentity
from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of
from articles.sources.types import RoleDraft, TieDraft
from tests.factories.entities import entity
from tests.factories.sources import identify, source
from tests.factories.users import admin as admin_actor
from tests.factories.users import editor as editor_actor

LIST = "/admin/articles_sources/source/"
HOLT = {"name": "Maria Holt", "source_kind": "named_individual"}


def rows(prefix: str, *given: dict[str, str]) -> dict[str, str]:
    """Return what a browser sends for these rows, with an empty one behind them."""
    sent = {f"{prefix}-TOTAL_FORMS": str(len(given) + 1), f"{prefix}-INITIAL_FORMS": "0"}
    for index, row in enumerate(given):
        sent |= {f"{prefix}-{index}-{name}": value for name, value in row.items()}
    return sent


@pytest.fixture
def ministry(db: None) -> Source:
    return source(name="Ministry of Defence", source_kind="government_body", aliases=("MoD",))


def test_a_source_is_written_with_roles_ties_and_the_entity_that_it_is(
    admin: Client, ministry: Source
) -> None:
    person = entity(name="Maria Holt", entity_kind="person")
    role = {"title": "Minister", "organization": "MoD", "start": "2021-04-01"}
    tie = {"kind": "speaks_for", "other": f"Whatever [{ministry.id}]", "note": "On record"}
    sent = HOLT | {"entity": "Maria Holt"} | rows("roles", role) | rows("ties", tie)
    assert admin.post(f"{LIST}add/", sent).status_code == 302
    row = Source.objects.get(name="Maria Holt")
    assert draft_of(row).roles == (RoleDraft(ministry.id, "Minister", date(2021, 4, 1)),)
    assert draft_of(row).ties == (TieDraft("speaks_for", ministry.id, note="On record"),)
    assert SourceIdentity.objects.get().entity_id == person.id
    assert [one.verb for one in Entry.objects.about(row.id)] == ["source.created", "source.identified"]


def test_rows_are_shown_changed_emptied_and_removed(admin: Client, ministry: Source) -> None:
    other = source(name="Palace")
    given = [
        {"title": title, "organization": "MoD", "end": end} for title, end in (("A", "2001-01-01"), ("B", ""))
    ]
    given.append({"title": "C", "organization": "Palace"})
    admin.post(f"{LIST}add/", HOLT | rows("roles", *given) | rows("ties"))
    row = Source.objects.get(name="Maria Holt")
    html = admin.get(f"{LIST}{row.id}/change/").text
    assert 'value="Ministry of Defence"' in html
    assert 'value="2001-01-01"' in html
    changed = [
        {"title": "A", "organization": "MoD", "DELETE": "on"},
        {"title": "", "organization": ""},
        {"title": "Queen", "organization": "Palace"},
    ]
    sent = HOLT | {"version": "1"} | rows("roles", *changed) | rows("ties")
    assert admin.post(f"{LIST}{row.id}/change/", sent).status_code == 302
    assert draft_of(Source.objects.get(id=row.id)).roles == (RoleDraft(other.id, "Queen"),)


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"title": "Minister", "organization": "Nobody"}, "There is no source named “Nobody”"),
        ({"title": "Minister", "organization": "Twin"}, "2 records are named “Twin”"),
        ({"title": "", "organization": "MoD"}, "This field is required"),
        ({"title": "Minister", "organization": "MoD", "start": "tomorrow"}, "Enter a valid date"),
        (
            {"title": "Minister", "organization": "MoD", "start": "2021-01-01", "end": "2020-01-01"},
            "This ends before it starts",
        ),
    ],
)
def test_trouble_with_a_role_stands_beside_it_and_nothing_typed_is_lost(
    admin: Client, ministry: Source, given: dict[str, str], said: str
) -> None:
    source(name="Twin")
    source(name="Twin")
    response = admin.post(
        f"{LIST}add/", HOLT | {"description": "Typed at length"} | rows("roles", given) | rows("ties")
    )
    assert response.status_code == 200
    assert said in response.text
    for typed in ("Maria Holt", "Typed at length", *filter(None, given.values())):
        assert typed in response.text
    assert not Source.objects.filter(name="Maria Holt").exists()


def test_what_only_the_domain_can_refuse_stands_beside_its_row(admin: Client, ministry: Source) -> None:
    army = source(name="Army")
    tie = {"kind": "part_of", "other": "Army"}
    admin.post(
        f"{LIST}{army.id}/change/",
        {"name": "Army", "source_kind": "military", "version": "1"}
        | rows("ties", {"kind": "part_of", "other": "MoD"})
        | rows("roles"),
    )
    sent = {"name": "Ministry of Defence", "source_kind": "government_body", "version": "1"}
    response = admin.post(f"{LIST}{ministry.id}/change/", sent | rows("ties", tie) | rows("roles"))
    assert "That source is part of this one" in response.text
    assert "ends" not in response.text
    contradicting = rows(
        "roles",
        {"title": "CEO", "organization": "Army"},
        {"title": "Chairman", "organization": "Army"},
    )
    response = admin.post(f"{LIST}{ministry.id}/change/", sent | contradicting | rows("ties"))
    assert "both held at this organisation without an end" in response.text
    assert Source.objects.get(id=ministry.id).version == 1


def test_trouble_in_a_row_and_in_a_field_is_told_at_once(admin: Client) -> None:
    sent = (
        HOLT | {"country": "Korea"} | rows("roles", {"title": "X", "organization": "Nobody"}) | rows("ties")
    )
    text = admin.post(f"{LIST}add/", sent).text
    assert "Not a country code" in text
    assert "There is no source named" in text


def test_an_unknown_entity_is_named_and_the_known_one_can_be_taken_back(
    admin: Client, ministry: Source
) -> None:
    assert (
        "There is no entity named “Atlantis”" in admin.post(f"{LIST}add/", HOLT | {"entity": "Atlantis"}).text
    )
    place = entity(name="Ministry")
    identify(editor_actor(), ministry, place.id)
    page = f"{LIST}{ministry.id}/change/"
    assert re.search(r'name="entity"\s+value="Ministry"', admin.get(page).text)
    sent = {"name": "MoD", "source_kind": "government_body", "version": "2", "entity": ""}
    assert admin.post(page, sent).status_code == 302
    assert not SourceIdentity.objects.exists()


def test_a_change_that_was_overtaken_keeps_what_was_typed(admin: Client, ministry: Source) -> None:
    Source.objects.filter(id=ministry.id).update(version=5)
    sent = {"name": "Typed anew", "source_kind": "government_body", "version": "1"}
    response = admin.post(f"{LIST}{ministry.id}/change/", sent)
    assert "Somebody else has changed this record" in response.text
    assert 'value="Typed anew"' in response.text


def test_records_are_suggested_by_any_name_with_an_id_where_names_are_not_enough(
    admin: Client, ministry: Source
) -> None:
    twins = [source(name="Twin"), source(name="Twin")]
    gone = SOURCES.merge(admin_actor(), id=source(name="Twinned").id, version=1, into=ministry.id)

    def suggested(typed: str) -> str:
        return admin.get(
            f"{LIST}suggest/", {"field": "roles-0-organization", "roles-0-organization": typed}
        ).text

    assert '<option value="Ministry of Defence">Government body, MoD</option>' in suggested("mod")
    assert all(f"Twin [{one.id}]" in suggested("twin") for one in twins)
    assert str(gone.id) not in suggested("twin")
    for nothing in ("", "\x00", f"Twin [{twins[0].id}]"):
        assert "<option" not in suggested(nothing)


@pytest.mark.parametrize(("sent", "index"), [("3", 3), ("", 0), ("nonsense", 0), ("99999", 0), ("900", 249)])
def test_one_more_row_comes_with_its_count(admin: Client, sent: str, index: int) -> None:
    html = admin.get(f"{LIST}rows/roles/", {"roles-TOTAL_FORMS": sent}).text
    assert f'name="roles-{index}-title"' in html
    assert f'name="roles-TOTAL_FORMS" value="{index + 1}"' in html


def test_a_tombstone_says_where_it_went_and_offers_to_split(admin: Client, ministry: Source) -> None:
    old = source(name="War Office", aliases=("WO",))
    SOURCES.merge(admin_actor(), id=old.id, version=1, into=ministry.id)
    html = admin.get(f"{LIST}{old.id}/change/").text
    assert f'<a href="{LIST}{ministry.id}/change/"><bdi>Ministry of Defence</bdi></a>' in html
    assert f'href="{LIST}{old.id}/split/"' in html
    assert "WO" in html
    assert 'name="roles-0-title"' not in html
    survivor = admin.get(f"{LIST}{ministry.id}/change/").text
    assert f'href="{LIST}{old.id}/change/"><bdi>War Office</bdi>' in survivor


def test_a_source_with_many_rows_is_shown_in_a_constant_number_of_queries(
    admin: Client, ministry: Source, django_assert_max_num_queries: Any
) -> None:
    given = [{"kind": "owns", "other": f"[{source(name=f'Firm {n}').id}]"} for n in range(20)]
    admin.post(f"{LIST}add/", HOLT | rows("ties", *given) | rows("roles"))
    row = Source.objects.get(name="Maria Holt")
    with django_assert_max_num_queries(32):
        assert admin.get(f"{LIST}{row.id}/change/").text.count('value="Firm') == 20


def test_history_is_the_ledger_s(admin: Client, ministry: Source) -> None:
    admin.post(f"{LIST}{ministry.id}/change/", {"name": "MoD", "source_kind": "military", "version": "1"})
    response = admin.get(f"{LIST}{ministry.id}/history/", follow=True)
    assert "Added" in response.text
    assert "Changed" in response.text
    assert not LogEntry.objects.exists()
