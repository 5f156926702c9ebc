"""Pages that make two records one and take one out again, for sources and for entities alike."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from articles.entities.models import Entity
from articles.entities.operations import ENTITIES
from articles.ledger.models import Entry
from articles.sources.models import Source
from articles.sources.operations import SOURCES, create_source
from articles.sources.types import SourceDraft, TieDraft
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.factories.users import admin as admin_actor
from tests.factories.users import editor as editor_actor

pytestmark = pytest.mark.django_db
NO_ID = "01890000-0000-7000-8000-000000000000"
SOURCES_AT, ENTITIES_AT = "/admin/articles_sources/source/", "/admin/articles_entities/entity/"
REGISTERS: list[tuple[str, Callable[..., Any], type[Source | Entity]]] = [
    (SOURCES_AT, source, Source),
    (ENTITIES_AT, entity, Entity),
]
both = pytest.mark.parametrize(("at", "make", "table"), REGISTERS, ids=["sources", "entities"])


@both
def test_the_other_record_is_found_by_search_or_among_the_probable_ones(
    admin: Client, at: str, make: Any, table: Any
) -> None:
    row, twin, other = make(name="KCNA"), make(name="kcna", aliases=("Agency",)), make(name="Palace")
    html = admin.get(f"{at}{row.id}/merge/").text
    assert f'href="{at}{row.id}/merge/{twin.id}/"' in html
    assert "Both are called" in html
    html = admin.get(f"{at}{row.id}/merge/", {"q": "pala"}).text
    assert f'href="{at}{row.id}/merge/{other.id}/"' in html
    assert f"merge/{row.id}/" not in admin.get(f"{at}{row.id}/merge/", {"q": "KCNA"}).text
    assert "has a name like “zebra”" in admin.get(f"{at}{row.id}/merge/", {"q": "zebra"}).text


@both
def test_a_merge_is_done_only_when_it_is_confirmed_and_can_be_split(
    admin: Client, at: str, make: Any, table: Any
) -> None:
    row, into = make(name="KCNA"), make(name="Agency")
    page = f"{at}{row.id}/merge/{into.id}/"
    assert "Nothing is done yet" in admin.get(page).text
    assert table.objects.get(id=row.id).merged_into_id is None
    response = admin.post(page, {"version": "1"}, follow=True)
    assert response.redirect_chain[-1][0] == f"{at}{into.id}/change/"
    assert "was merged into" in response.text
    assert table.objects.get(id=row.id).canonical == into.id
    assert "Split KCNA off" in admin.get(f"{at}{row.id}/split/").text
    response = admin.post(f"{at}{row.id}/split/", {"version": "2"}, follow=True)
    assert "of its own again" in response.text
    assert table.objects.get(id=row.id).canonical == row.id
    verbs = Entry.objects.about(row.id).values_list("verb", flat=True)
    assert [verb.partition(".")[2] for verb in verbs] == ["created", "merged", "split"]


@both
def test_what_the_other_has_is_shown_and_taken_field_by_field(
    admin: Client, at: str, make: Any, table: Any
) -> None:
    row, into = make(name="The Harbour Times"), make(name="Harbour Times")
    table.objects.filter(id=row.id).update(description="A daily paper.")
    page = f"{at}{row.id}/merge/{into.id}/"
    html = admin.get(page).text
    assert re.search(r'name="field-description" value="theirs"\s+checked', html)
    assert re.search(r'name="field-name" value="mine"\s+checked', html)
    assert "A daily paper." in html
    sent = {"version": "1", "into_version": "1", "field-name": "mine", "field-description": "theirs"}
    admin.post(page, sent)
    now = table.objects.get(id=into.id)
    assert (now.name, now.description, now.version) == ("Harbour Times", "A daily paper.", 2)


@both
@pytest.mark.parametrize("version", ["7", "", "x", "99999999999999999999"])
def test_a_record_that_was_changed_meanwhile_is_looked_at_again(
    admin: Client, at: str, make: Any, table: Any, version: str
) -> None:
    row, into = make(name="KCNA"), make(name="Agency")
    response = admin.post(f"{at}{row.id}/merge/{into.id}/", {"version": version})
    assert "Somebody else has changed this record" in response.text
    assert table.objects.get(id=row.id).merged_into_id is None


@both
def test_what_can_not_be_merged_is_said_where_one_chooses(
    admin: Client, at: str, make: Any, table: Any
) -> None:
    row = make(name="KCNA")
    response = admin.get(f"{at}{row.id}/merge/{row.id}/", follow=True)
    assert response.redirect_chain[-1][0] == f"{at}{row.id}/merge/"
    assert "merged into itself" in response.text
    assert admin.get(f"{at}{NO_ID}/merge/").status_code == 404
    response = admin.get(f"{at}{row.id}/split/", follow=True)
    assert "nothing to split" in response.text


@both
def test_pairs_are_judged_and_the_same_leads_to_the_preview(
    admin: Client, at: str, make: Any, table: Any
) -> None:
    older, younger = make(name="KCNA"), make(name="kcna")
    page = f"{at}duplicates/"
    pair = {"a": str(older.id), "b": str(younger.id)}
    assert "Both are called" in admin.get(page).text
    response = admin.post(page, pair | {"answer": "unsure"}, follow=True)
    assert "Last answer: hard to say" in response.text
    response = admin.post(page, pair | {"answer": "same"})
    assert response.headers["Location"] == f"{at}{younger.id}/merge/{older.id}/"
    assert "Last answer about the two: the same" in admin.get(response.headers["Location"]).text
    response = admin.post(page, pair | {"answer": "different"}, follow=True)
    assert "nothing here looks like a duplicate" in response.text


@pytest.mark.parametrize(
    ("at", "make"), [(at, make) for at, make, _ in REGISTERS], ids=["sources", "entities"]
)
@pytest.mark.parametrize(
    ("change", "said"),
    [({"answer": "maybe"}, "Unknown answer"), ({"b": NO_ID}, "There is no"), ({"a": "x"}, "There is no")],
)
def test_an_answer_that_is_none_is_refused_with_a_sentence(
    admin: Client, at: str, make: Any, change: dict[str, str], said: str
) -> None:
    one, other = make(name="KCNA"), make(name="kcna")
    sent = {"a": str(one.id), "b": str(other.id), "answer": "same"} | change
    assert said in admin.post(f"{at}duplicates/", sent, follow=True).text
    assert not Entry.objects.filter(verb__endswith="judgement.created").exists()


@both
def test_pairs_are_paged_and_an_odd_place_is_the_first_page(
    admin: Client, monkeypatch: pytest.MonkeyPatch, at: str, make: Any, table: Any
) -> None:
    monkeypatch.setattr("annotator.backoffice._duplicates.PAIRS", 1)
    monkeypatch.setattr("articles.registers.models.duplicates.STRETCH", 1)
    # So short a name is borne by many: that pair is the less likely one.
    second = [make(name="KCNA"), make(name="kcna")]
    first = [make(name="Palace"), make(name="palace")]
    html = admin.get(f"{at}duplicates/").text
    assert str(first[1].id) in html
    assert str(second[0].id) not in html
    assert 'href="?after=:1"' in html
    assert str(second[1].id) in admin.get(f"{at}duplicates/", {"after": ":1"}).text
    assert "Palace" in admin.get(f"{at}duplicates/", {"after": "x"}).text


def test_a_preview_shows_names_conflicts_links_grades_and_counts_of_both(admin: Client) -> None:
    into = source(name="Ministry", aliases=("MoD",))
    draft = SourceDraft(
        "Office", "military", external_ids={"wikidata": "Q1"}, ties=(TieDraft("part_of", into.id),)
    )
    row, _ = create_source(editor_actor(), draft=draft)
    other, _ = create_source(
        editor_actor(), draft=SourceDraft("Old", "military", external_ids={"wikidata": "Q2"})
    )
    SOURCES.merge(admin_actor(), id=other.id, version=1, into=into.id)
    rating(source=row, grade="D")
    story = article()
    for words in ("Seoul", "Kyiv"):
        annotation(article=story, words=words, kind="source", source=row.id)
    SOURCES.judge(admin_actor(), a=row.id, b=other.id, answer="unsure")
    html = admin.get(f"{SOURCES_AT}{row.id}/merge/{into.id}/").text
    assert re.search(r"wikidata\s+is <bdi>Q1</bdi> here and\s+<bdi>Q2</bdi> there", html)
    assert "<bdi>Office</bdi> is part of <bdi>Ministry</bdi>" in html
    assert "D from 1 Mar 2025" in html
    assert "Last answer about the two: hard to say" in html
    assert '<span class="register-count__number">2</span> annotations' in html
    assert '<span class="register-count__number">1</span> articles' in html
    assert f'href="{SOURCES_AT}{into.id}/merge/{row.id}/"' in html


def test_an_entity_s_preview_counts_its_mentions(admin: Client) -> None:
    row, into = entity(name="Seoul"), entity(name="Soul")
    annotation(article=article(), words="Seoul", kind="entity", entity=row.id)
    ENTITIES.judge(admin_actor(), a=row.id, b=into.id, answer="same")
    html = admin.get(f"{ENTITIES_AT}{row.id}/merge/{into.id}/").text
    assert '<span class="register-count__number">1</span> annotations' in html
    assert "Grades" not in html


@both
@pytest.mark.parametrize("page", ["{id}/merge/", "{id}/merge/{into}/", "{id}/split/", "duplicates/"])
def test_an_editor_merges_nothing(editor: Client, at: str, make: Any, table: Any, page: str) -> None:
    row, into = make(name="KCNA"), make(name="kcna")
    address = at + page.format(id=row.id, into=into.id)
    assert editor.get(address).status_code in {302, 403}
    assert editor.post(
        address, {"version": "1", "a": row.id, "b": into.id, "answer": "same"}
    ).status_code in {
        302,
        403,
    }
    assert table.objects.get(id=row.id).merged_into_id is None
