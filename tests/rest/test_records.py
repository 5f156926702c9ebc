"""Claims, sources and entities: creating, finding, filtering."""

from __future__ import annotations

from typing import Any

import pytest

from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Caller

SOURCE = {"name": "Joint Chiefs of Staff", "source_kind": "military"}
ENTITY = {"name": "Russia", "entity_kind": "place"}


def names(caller: Caller, path: str) -> list[str]:
    """Return the names of the rows in a list."""
    return [row["name"] for row in caller.get(path).body["results"]]


def test_a_claim_is_made_in_the_newsrooms_words(editor: Caller) -> None:
    sent = {"statement": "3,000 more went.", "topics": ["troops"], "credibility": 3}
    answer = editor.post("claims/", sent)
    assert answer.status == 201
    assert {name: answer.body[name] for name in sent} == sent
    assert (answer.body["verification_status"], answer.body["appearance_count"]) == ("unverified", 0)


def test_a_verification_status_is_not_set_by_hand(editor: Caller) -> None:
    answer = editor.post("claims/", {"statement": "x", "verification_status": "verified"})
    assert (answer.status, answer.fields) == (400, ["verification_status"])


def test_claims_are_found_by_article_source_at_any_hop_and_words(editor: Caller, story: Article) -> None:
    said, other = (
        claim(editor.actor, statement="Seoul counted troops"),
        claim(editor.actor, statement="Rain fell"),
    )
    content = annotation(editor.actor, article=story, kind="claim", claim=said.id)
    leader, agency = source(editor.actor, name="Leader"), source(editor.actor, name="Agency")
    attribution(editor.actor, content=content, sources=(leader, agency))
    for query, expected in {
        f"article={story.id}": [said],
        f"source={agency.id}": [said],
        f"source={new_id()}": [],
        "q=troops+counted": [said],
        "q=ra": [other],
        "q=": [said, other],
        f"created_by={editor.actor.user_id}": [said, other],
    }.items():
        found = [row["id"] for row in editor.get(f"claims/?{query}").body["results"]]
        assert found == [str(row.id) for row in expected], query


@pytest.mark.parametrize(("path", "sent"), [("sources/", SOURCE), ("entities/", ENTITY)])
def test_a_record_is_made_once_with_its_aliases(path: str, sent: dict[str, Any], editor: Caller) -> None:
    aliases = [
        {"name": "JCS", "language": "en", "script": "Latn"},
        {"name": "합참", "language": "ko", "script": ""},
    ]
    whole = sent | {
        "id": str(new_id()),
        "aliases": aliases,
        "external_ids": {"wikidata": "Q12"},
        "description": "x",
    }
    first, second = editor.post(path, whole), editor.post(path, whole)
    assert (first.status, second.status) == (201, 200)
    assert first.body == second.body
    assert {name: first.body[name] for name in whole} == whole
    assert first.body["merged_into"] is None
    assert editor.post(path, whole | {"name": "Other"}).status == 409


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"name": ""}, 422, "name"),
        ({"name": "x" * 301}, 422, "name"),
        ({"source_kind": "rumour"}, 422, "source_kind"),
        ({"country": "kr"}, 422, "country"),
        ({"home_page": "javascript:alert(1)"}, 422, "home_page"),
        ({"home_page": "http://[broken"}, 422, "home_page"),
        ({"external_ids": {"wikidata": "12"}}, 422, "external_ids.wikidata"),
        ({"external_ids": {"wikidata": 12}}, 400, "external_ids.wikidata"),
        ({"external_ids": []}, 400, "external_ids"),
        ({"aliases": [{"name": ""}]}, 422, "aliases.0.name"),
        ({"aliases": [{"name": "a", "script": "hangul"}]}, 422, "aliases.0.script"),
        ({"aliases": ["a"]}, 400, "aliases.0"),
        ({"aliases": [{"name": "a", "lang": "ko"}]}, 400, "aliases.0.lang"),
        ({"merged_into": None}, 400, "merged_into"),
    ],
)
def test_a_bad_source_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller
) -> None:
    answer = editor.post("sources/", SOURCE | more)
    assert (answer.status, answer.fields) == (status, [field])
    assert editor.get("sources/").body["results"] == []


def test_records_are_found_by_any_name_the_best_match_first(editor: Caller) -> None:
    source(editor.actor, name="Korean Central News Agency", aliases=("KCNA",))
    source(editor.actor, name="Central Bank")
    assert names(editor, "sources/?q=kcna") == ["Korean Central News Agency"]
    assert names(editor, "sources/?q=central+bank")[0] == "Central Bank"
    entity(editor.actor, name="Volodymyr Zelensky", aliases=("Зеленський",))
    assert names(editor, "entities/?q=%D0%B7%D0%B5%D0%BB%D0%B5%D0%BD%D1%81%D1%8C%D0%BA%D0%B8%D0%B9") == [
        "Volodymyr Zelensky"
    ]


def test_a_search_has_one_page(editor: Caller) -> None:
    for number in range(3):
        source(editor.actor, name=f"Agency {number}")
    page = editor.get("sources/?q=agency&page_size=2").body
    assert (len(page["results"]), page["next"], page["previous"]) == (2, None, None)
    cursor = editor.get("sources/?page_size=1").body["next"].partition("cursor=")[2].partition("&")[0]
    assert editor.get(f"sources/?q=agency&cursor={cursor}").fields == ["cursor"]


def test_the_sources_of_an_article_are_those_that_its_marks_and_chains_name(
    editor: Caller, story: Article
) -> None:
    marked, relayed = source(editor.actor, name="Marked"), source(editor.actor, name="Relayed")
    source(editor.actor, name="Elsewhere")
    annotation(editor.actor, article=story, kind="source", source=marked.id)
    content = annotation(editor.actor, article=story, kind="claim", claim=claim(editor.actor).id)
    attribution(editor.actor, content=content, sources=(marked, relayed))
    assert names(editor, f"sources/?article={story.id}") == ["Marked", "Relayed"]
    editor.delete(f"annotations/{content.id}/", version=1)
    assert names(editor, f"sources/?article={story.id}") == ["Marked"]


def test_the_entities_of_an_article_are_those_that_it_mentions(editor: Caller, story: Article) -> None:
    entity(editor.actor, name="Elsewhere")
    mentioned = entity(editor.actor, name="Kyiv")
    annotation(editor.actor, article=story, kind="entity", entity=mentioned.id)
    assert names(editor, f"entities/?article={story.id}") == ["Kyiv"]


def test_records_are_filtered_by_kind(editor: Caller) -> None:
    source(editor.actor, name="A", source_kind="military")
    source(editor.actor, name="B", source_kind="document")
    assert names(editor, "sources/?source_kind=document") == ["B"]
    assert editor.get("sources/?source_kind=rumour").fields == ["source_kind"]
    assert editor.get("entities/?entity_kind=rumour").fields == ["entity_kind"]
