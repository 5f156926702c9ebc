"""The register of sources in the back office."""

import re
from dataclasses import replace

import pytest
from django.test import Client

from annotator.accounts.models import User
from articles.ledger.models import Entry
from articles.registers.types import AliasDraft
from articles.sources.models import Source
from articles.sources.operations import create_source, draft_of
from articles.sources.types import RoleDraft, SourceDraft, TieDraft
from tests.factories.users import editor as editor_actor

LIST = "/admin/articles_sources/source/"
KCNA = {
    "name": "Korean Central News Agency",
    "source_kind": "state_media",
    "aliases": "KCNA\n조선중앙통신 | ko | Hang",
    "country": "KP",
    "home_page": "",
    "external_ids": "wikidata: Q492944",
    "description": "",
}


@pytest.fixture
def jcs(db: None) -> Source:
    draft = SourceDraft(
        "Joint Chiefs of Staff", "military", (AliasDraft("JCS"), AliasDraft("Seoul’s military"))
    )
    return create_source(editor_actor(), draft=draft)[0]


def _names(html: str) -> list[str]:
    return re.findall(r'<th dir="auto" class="field-name"><a[^>]*>([^<]+)</a>', html)


def test_a_new_source_is_written_with_its_names_and_its_ledger_entry(admin: Client, ada: User) -> None:
    response = admin.post(f"{LIST}add/", KCNA)
    assert response.headers["Location"] == LIST
    source = Source.objects.with_names().get()
    assert [(one.name, one.language, one.script) for one in source.aliases] == [
        ("KCNA", "", ""),
        ("조선중앙통신", "ko", "Hang"),
    ]
    assert source.external_ids == {"wikidata": "Q492944"}
    entry = Entry.objects.get(verb="source.created")
    assert (entry.subject_id, entry.actor_id) == (source.id, ada.id)


@pytest.mark.parametrize("words", ["jcs", "seouls military", "joint chief"])
def test_a_search_finds_a_source_by_any_of_its_names(admin: Client, jcs: Source, words: str) -> None:
    create_source(editor_actor(), draft=SourceDraft("Reuters", "news_agency"))
    assert _names(admin.get(LIST, {"q": words}).text) == [jcs.name]


def test_the_list_can_be_narrowed_by_kind(admin: Client, jcs: Source) -> None:
    create_source(editor_actor(), draft=SourceDraft("Reuters", "news_agency"))
    assert _names(admin.get(LIST, {"source_kind__exact": "military"}).text) == [jcs.name]
    assert len(_names(admin.get(LIST, {"state": "living"}).text)) == 2
    assert _names(admin.get(LIST, {"state": "merged"}).text) == []


def test_sources_without_a_country_can_be_chosen_by_a_word(admin: Client, jcs: Source) -> None:
    create_source(editor_actor(), draft=SourceDraft("KCNA", "state_media", country="KP"))
    for counts in ({}, {"_facets": "True"}):
        html = admin.get(LIST, counts).text
        assert re.search(r'<a href="\?[^"]*country="?[^>]*>\s*No country', html)
    assert _names(admin.get(LIST, {"country": ""}).text) == [jcs.name]


def test_the_list_is_named_for_what_it_holds(admin: Client, jcs: Source) -> None:
    assert "<h1>Sources</h1>" in admin.get(LIST).text


def test_a_country_is_not_cut_to_two_letters_while_it_is_typed(admin: Client) -> None:
    box = re.search(r'<input[^>]* name="country"[^>]*>', admin.get(f"{LIST}add/").text)
    assert box is not None
    assert "maxlength" not in box[0]


def test_a_change_is_written_through_the_operation(admin: Client, jcs: Source) -> None:
    address = f"{LIST}{jcs.id}/change/"
    html = admin.get(address).text
    assert "JCS\nSeoul’s military" in html
    changed = KCNA | {"name": "Joint Chiefs of Staff (South Korea)", "version": "1"}
    assert admin.post(address, changed).status_code == 302
    jcs.refresh_from_db()
    assert (jcs.name, jcs.version) == ("Joint Chiefs of Staff (South Korea)", 2)
    entry = Entry.objects.get(verb="source.updated")
    assert entry.before is not None
    assert entry.before["name"] == "Joint Chiefs of Staff"


def test_somebody_elses_change_is_not_overwritten(admin: Client, jcs: Source) -> None:
    Source.objects.filter(id=jcs.id).update(version=2)
    response = admin.post(f"{LIST}{jcs.id}/change/", KCNA | {"version": "1"})
    assert response.status_code == 200
    assert "Somebody else has changed this record" in response.text
    jcs.refresh_from_db()
    assert jcs.name == "Joint Chiefs of Staff"


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        ({"name": ""}, "This field is required"),
        ({"country": "North Korea"}, "Not a country code"),
        ({"country": "kr"}, "Not a country code"),
        ({"aliases": "KCNA | ko | Hang | more"}, "more parts than name, language and script"),
        ({"aliases": "KCNA | korean!"}, "Not a language tag"),
        ({"external_ids": "Q492944"}, "is not a scheme, a colon and an identifier"),
        ({"external_ids": "wikidata: 42"}, "Not a Wikidata id"),
        ({"external_ids": "viaf: 1\nviaf: 2"}, "is given twice"),
        ({"home_page": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"source_kind": "gossip"}, "not one of the available choices"),
        ({"name": "KC\x00NA"}, "Null characters are not allowed"),
    ],
)
def test_bad_input_is_named_and_nothing_is_written(
    admin: Client, change: dict[str, str], reason: str
) -> None:
    response = admin.post(f"{LIST}add/", KCNA | change)
    assert response.status_code == 200
    assert reason in response.text
    assert not Source.objects.exists()


def test_a_source_is_never_deleted(admin: Client, jcs: Source) -> None:
    assert admin.post(f"{LIST}{jcs.id}/delete/", {"post": "yes"}).status_code == 403
    assert Source.objects.filter(id=jcs.id).exists()


def test_a_tombstone_is_not_edited(admin: Client, jcs: Source) -> None:
    other, _ = create_source(editor_actor(), draft=SourceDraft("JCS", "military"))
    Source.objects.filter(id=other.id).update(merged_into=jcs, survivor=jcs)
    assert admin.post(f"{LIST}{other.id}/change/", KCNA | {"version": "1"}).status_code == 403


def test_a_search_for_a_nul_is_answered(admin: Client, jcs: Source) -> None:
    assert admin.get(LIST, {"q": "\x00"}).status_code in {200, 302}


def test_an_editor_stays_outside(editor: Client, jcs: Source) -> None:
    assert editor.post(f"{LIST}{jcs.id}/change/", KCNA | {"version": "1"}).status_code in {302, 403}
    jcs.refresh_from_db()
    assert jcs.version == 1


@pytest.mark.parametrize("question", ["name__regex=(", "name__startswith=J", "source_kind__regex=("])
def test_an_address_may_filter_by_what_the_list_offers_only(admin: Client, question: str) -> None:
    assert admin.get(f"{LIST}?{question}").status_code == 400


def test_the_offered_filters_work(admin: Client, jcs: Source) -> None:
    assert _names(admin.get(f"{LIST}?source_kind__exact=military").text) == [jcs.name]
    assert _names(admin.get(f"{LIST}?source_kind__exact=document").text) == []


def test_roles_and_ties_that_the_page_does_not_show_are_kept(admin: Client, jcs: Source) -> None:
    draft = replace(
        draft_of(jcs),
        name="Lee Sung-jun",
        aliases=(),
        roles=(RoleDraft(jcs.id, "Spokesman"),),
        ties=(TieDraft("speaks_for", jcs.id),),
    )
    row, _ = create_source(editor_actor(), draft=draft)
    page = f"{LIST}{row.id}/change/"
    sent = {"name": "Lee Sung-joon", "source_kind": "named_individual", "version": "1"}
    assert admin.post(page, KCNA | sent).headers["Location"] == LIST
    now = Source.objects.get(id=row.id)
    assert (now.name, now.version) == ("Lee Sung-joon", 2)
    assert draft_of(now).roles == draft.roles
    assert draft_of(now).ties == draft.ties
