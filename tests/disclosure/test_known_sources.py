"""Which sources and entities outsiders know of, and what they are told of each."""

from __future__ import annotations

from dataclasses import replace

import pytest

from annotator.accounts.types import Principal
from articles.annotations.models import Annotation
from articles.claims.operations import create_attribution
from articles.claims.types import AttributionDraft, HopDraft
from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata, InfoSourceDraft
from articles.disclosure.operations import update_article
from articles.sources.models import Source
from articles.sources.operations import SOURCES, draft_of, update_source
from tests.factories.annotations import annotation
from tests.factories.api_keys import program
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import response
from tests.factories.sources import identify, source
from tests.rest.caller import Caller

# The feed shows what has been committed, so these tests commit.
pytestmark = pytest.mark.django_db(transaction=True)

TEXT = "Ana Kovac, the minister, said 3,000 had gone. A senior official agreed. Belograd was silent."


@pytest.fixture
def actor() -> Principal:
    """The newsroom's program."""
    return program()


@pytest.fixture
def story(actor: Principal) -> Article:
    """An open article."""
    return article(actor, text=TEXT)


@pytest.fixture
def content(actor: Principal, story: Article) -> Annotation:
    """A passage that makes a claim."""
    return annotation(actor, article=story, words="3,000 had gone", kind="claim", claim=claim(actor).id)


def person(actor: Principal, name: str = "Ana Kovac") -> Source:
    return source(actor, name=name, source_kind="named_individual")


def official(actor: Principal) -> Source:
    return source(actor, name="a senior official", source_kind="unnamed_individual", aliases=("Karol Novak",))


def known(caller: Caller, row: Source) -> bool:
    return bool(caller.get(f"sources/{row.id}/").status == 200)


def on_background(content: Annotation) -> AttributionDraft:
    return AttributionDraft(
        content.id, (), attribution_terms="background", anonymity_reason="Not allowed.", approved_by="Ruth"
    )


def test_a_person_is_known_once_they_are_quoted_on_the_record(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    minister = person(actor)
    assert not known(reader_key, minister)
    attribution(actor, content=content, sources=(minister,))
    assert known(reader_key, minister)


def test_a_person_is_known_where_a_mark_s_own_words_name_them(
    actor: Principal, story: Article, reader_key: Caller
) -> None:
    minister, clerk = person(actor), person(actor, "Piet Varga")
    named = annotation(actor, article=story, words="Kovac", kind="source", source=minister.id)
    meant = annotation(actor, article=story, words="A senior official", kind="source", source=clerk.id)
    assert (known(reader_key, minister), known(reader_key, clerk)) == (True, False)
    assert reader_key.get(f"annotations/{named.id}/").body["source"] == str(minister.id)
    assert reader_key.get(f"annotations/{meant.id}/").body["source"] is None


def test_who_is_quoted_openly_elsewhere_is_not_told_where_they_spoke_in_confidence(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    minister = person(actor)
    openly = attribution(actor, content=content, sources=(minister,))
    secretly = attribution(actor, content=content, sources=(minister,), draft=on_background(content))
    found = reader_key.get(f"attributions/?source={minister.id}").body["results"]
    assert [row["id"] for row in found] == [str(openly.id)]
    assert reader_key.get(f"attributions/{secretly.id}/").body["hops"][0]["sources"] == []


def test_words_of_whoever_spoke_in_confidence_lead_nowhere_though_they_name_them(
    actor: Principal, story: Article, content: Annotation, reader_key: Caller
) -> None:
    ministry = source(actor, name="Belograd", source_kind="government_body")
    minister = person(actor)
    attribution(actor, content=content, sources=(ministry,))
    attribution(actor, content=content, sources=(minister,))
    for row, words in ((ministry, "Belograd"), (minister, "Ana Kovac")):
        mark = annotation(actor, article=story, words=words, kind="source", source=row.id)
        assert reader_key.get(f"annotations/{mark.id}/").body["source"] == str(row.id)
        hop = HopDraft(0, "originator", (row.id,), mark.id)
        create_attribution(actor, draft=replace(on_background(content), hops=(hop,), approved_by=actor.name))
        assert reader_key.get(f"annotations/{mark.id}/").body["source"] is None
        assert reader_key.get(f"annotations/?source={row.id}").body["results"] == []


def test_a_body_is_known_unless_all_that_it_said_was_said_in_confidence(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    ministry = source(actor, name="Ministry", source_kind="government_body")
    assert known(reader_key, ministry)
    attribution(actor, content=content, sources=(ministry,), draft=on_background(content))
    assert not known(reader_key, ministry)
    attribution(actor, content=content, sources=(ministry,))
    assert known(reader_key, ministry)


def test_who_an_unnamed_source_turned_out_to_be_is_not_told(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    unnamed, minister = official(actor), person(actor)
    attribution(actor, content=content, sources=(minister,))
    attribution(
        actor,
        content=content,
        sources=(unnamed,),
        draft=AttributionDraft(content.id, (), anonymity_reason="Not allowed.", approved_by="Ruth"),
    )
    SOURCES.merge(actor, id=unnamed.id, version=1, into=minister.id)
    shape = reader_key.get(f"sources/{unnamed.id}/").body
    assert (shape["merged_into"], shape["canonical"]) == (None, str(unnamed.id))
    found = {
        query: [row["id"] for row in reader_key.get(f"sources/?{query}").body["results"]]
        for query in ("q=Kovac", "q=Novak", "q=senior official")
    }
    assert found == {
        "q=Kovac": [str(minister.id)],
        "q=Novak": [],
        "q=senior official": [str(unnamed.id)],
    }
    verbs = {entry["verb"] for entry in reader_key.get("changes/?page_size=1000").body["results"]}
    assert not verbs & {"source.merged", "source.resolved"}


def test_two_records_of_one_person_are_told_as_one(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    twin, minister = person(actor, "A. Kovac"), person(actor)
    attribution(actor, content=content, sources=(twin,))
    SOURCES.merge(actor, id=twin.id, version=1, into=minister.id)
    assert reader_key.get(f"sources/{twin.id}/").body["canonical"] == str(minister.id)
    assert known(reader_key, minister)


def test_who_answered_is_kept_back_when_they_are_known_as_nobody_else(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    minister = person(actor)
    answer = response(actor, claim=content.appearance.claim, party=minister)
    assert reader_key.get(f"responses/{answer.id}/").body["party"] == str(minister.id)
    attribution(actor, content=content, sources=(minister,), draft=on_background(content))
    assert reader_key.get(f"responses/{answer.id}/").body["party"] is None
    assert reader_key.get(f"responses/?party={minister.id}").body["results"] == []


def test_an_entity_that_is_a_confidential_source_is_known_where_an_article_names_it(
    actor: Principal, story: Article, content: Annotation, reader_key: Caller
) -> None:
    minister, being = person(actor), entity(actor, name="Ana Kovac", entity_kind="person")
    identify(actor, minister, being.id)
    attribution(actor, content=content, sources=(minister,), draft=on_background(content))
    meant = annotation(actor, article=story, words="official", kind="entity", entity=being.id)
    assert reader_key.get(f"entities/{being.id}/").status == 404
    named = annotation(actor, article=story, words="Ana Kovac", kind="entity", entity=being.id)
    shape = reader_key.get(f"entities/{being.id}/").body
    assert (shape["name"], shape["sources"]) == ("Ana Kovac", [])
    told = [reader_key.get(f"annotations/{mark.id}/").body["entity"] for mark in (meant, named)]
    assert told == [None, str(being.id)]


def test_the_history_of_a_source_that_has_no_name_today_is_not_told(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    """Somebody was named by mistake, and the record corrected before an article quoted them."""
    careless = person(actor, "Karol Novak")
    draft = replace(draft_of(careless), name="a senior official", source_kind="unnamed_individual")
    update_source(actor, id=careless.id, version=careless.version, draft=draft)
    given = AttributionDraft(content.id, (), anonymity_reason="Not allowed.", approved_by="Ruth")
    attribution(actor, content=content, sources=(careless,), draft=given)
    told = reader_key.get("changes/?page_size=1000").body["results"]
    about = [entry for entry in told if entry["subject"] == str(careless.id)]
    assert {entry["verb"] for entry in about} == {"source.created", "source.updated"}
    assert "Novak" not in str(told)


def test_a_credit_that_was_taken_away_leads_to_nobody(actor: Principal, reader_key: Caller) -> None:
    careless = person(actor, "Karol Novak")
    credited = ArticleMetadata(info_sources=(InfoSourceDraft("KN", "picture", careless.id),))
    row = article(actor, text=TEXT, metadata=credited)
    assert known(reader_key, careless)
    update_article(actor, id=row.id, version=row.version, metadata=ArticleMetadata())
    assert not known(reader_key, careless)
    told = reader_key.get("changes/?page_size=1000").body["results"]
    credits_ = [entry["after"] for entry in told if entry["verb"] == "article.created"]
    assert credits_[0]["info_sources"] == [{"name": "KN", "role": "picture", "source": None}]


def test_of_an_unnamed_source_no_more_is_told_than_what_it_is_called(
    actor: Principal, content: Annotation, reader_key: Caller
) -> None:
    unnamed = official(actor)
    draft = replace(draft_of(unnamed), country="KR", home_page="https://novak.example", description="Novak")
    update_source(
        actor, id=unnamed.id, version=unnamed.version, draft=replace(draft, external_ids={"viaf": "9"})
    )
    given = AttributionDraft(content.id, (), anonymity_reason="Not allowed.", approved_by="Ruth")
    attribution(actor, content=content, sources=(unnamed,), draft=given)
    shape = reader_key.get(f"sources/{unnamed.id}/").body
    assert (shape["name"], shape["source_kind"]) == ("a senior official", "unnamed_individual")
    kept_back = ("aliases", "country", "home_page", "description", "external_ids", "roles", "ties")
    assert {name: shape[name] for name in kept_back if shape[name]} == {}
