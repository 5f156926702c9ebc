"""Roles, ties, entities and reliability of sources, and what the register is asked for."""

from __future__ import annotations

from datetime import date

import pytest

from articles.foundation.models import new_id
from tests.factories.entities import entity
from tests.factories.ratings import rating
from tests.factories.sources import source
from tests.rest.caller import Caller


def names(caller: Caller, query: str) -> list[str]:
    """Return the names of the sources that a query finds."""
    return [row["name"] for row in caller.get(f"sources/?{query}").body["results"]]


def test_roles_ties_and_the_entity_are_written_and_replaced_as_a_whole(editor: Caller) -> None:
    jcs, country = source(editor.actor, name="JCS"), entity(editor.actor, name="Lee Sung-jun")
    sent = {
        "name": "Lee Sung-jun",
        "source_kind": "named_individual",
        "roles": [{"organization": str(jcs.id), "title": "Spokesman", "start": "2022-12-01", "end": None}],
        "ties": [{"kind": "speaks_for", "other": str(jcs.id), "start": None, "end": None, "note": "Daily."}],
        "entity": str(country.id),
    }
    made = editor.post("sources/", sent)
    assert made.status == 201
    assert {name: made.body[name] for name in sent} == sent
    assert (made.body["reliability"], made.body["canonical"]) == (None, made.body["id"])
    path = f"sources/{made.body['id']}/"
    assert editor.get(f"entities/{country.id}/").body["sources"] == [made.body["id"]]
    assert editor.get("sources/").body["results"][1] == made.body
    changed = editor.patch(path, {"roles": [], "entity": None}, version=1).body
    assert (changed["roles"], changed["entity"], changed["ties"]) == ([], None, sent["ties"])
    assert editor.patch(path, {"description": "x"}, version=2).body["ties"] == sent["ties"]


def test_the_same_create_with_an_entity_sent_twice_makes_one_row(editor: Caller) -> None:
    country, other = entity(editor.actor), entity(editor.actor)
    sent = {
        "id": str(new_id()),
        "name": "Kremlin",
        "source_kind": "government_body",
        "entity": str(country.id),
    }
    assert [editor.post("sources/", sent).status for _ in range(2)] == [201, 200]
    assert editor.post("sources/", sent | {"entity": str(other.id)}).status == 409


@pytest.mark.parametrize(
    ("more", "status", "fields"),
    [
        ({"roles": [{"title": "Minister"}]}, 400, ["roles.0.organization"]),
        ({"roles": [{"organization": "JCS", "title": "x"}]}, 400, ["roles.0.organization"]),
        ({"roles": [{"organization": str(new_id()), "title": "x"}]}, 422, ["roles.0.organization"]),
        ({"roles": [{"organization": "{jcs}", "title": ""}]}, 422, ["roles.0.title"]),
        ({"roles": [{"organization": "{jcs}", "title": "x", "start": "soon"}]}, 400, ["roles.0.start"]),
        (
            {"roles": [{"organization": "{jcs}", "title": "x", "start": "2025-01-02", "end": "2025-01-01"}]},
            422,
            ["roles.0.end"],
        ),
        (
            {"roles": [{"organization": "{jcs}", "title": title} for title in ("CEO", "Chairman")]},
            422,
            ["roles.1.end"],
        ),
        ({"ties": [{"kind": "likes", "other": "{jcs}"}]}, 422, ["ties.0.kind"]),
        ({"ties": [{"kind": "owns", "other": "{jcs}", "rank": 1}]}, 400, ["ties.0.rank"]),
        ({"entity": str(new_id())}, 422, ["entity"]),
        ({"reliability": "A"}, 400, ["reliability"]),
        ({"canonical": str(new_id())}, 400, ["canonical"]),
    ],
)
def test_what_can_not_be_is_refused_by_its_field(
    more: dict[str, object], status: int, fields: list[str], editor: Caller
) -> None:
    jcs = source(editor.actor, name="JCS")
    for links in more.values():
        for link in links if isinstance(links, list) else ():
            link |= {key: str(jcs.id) for key, value in link.items() if value == "{jcs}"}
    answer = editor.post("sources/", {"name": "Lee", "source_kind": "named_individual", **more})
    assert (answer.status, answer.fields) == (status, fields)
    assert names(editor, "") == ["JCS"]


def test_sources_are_asked_for_by_what_they_are(editor: Caller, admin: Caller) -> None:
    kcna = editor.post(
        "sources/",
        {
            "name": "KCNA",
            "source_kind": "state_media",
            "country": "KP",
            "external_ids": {"wikidata": "Q482532"},
        },
    ).body
    old, jcs = source(editor.actor, name="Old agency"), source(editor.actor, name="JCS")
    rating(source=jcs, grade="B", valid_from=date(2025, 3, 1))
    rating(source=old, grade="D", valid_from=date(2025, 3, 1))
    merged = admin.send("POST", f"sources/{old.id}/merge/", {"into": kcna["id"]}, If_Match='"1"')
    assert merged.status == 200
    for query, expected in {
        "country=KP": ["KCNA"],
        "graded_at_least=B": ["JCS"],
        "graded_at_least=D": ["KCNA", "JCS"],
        "graded_at_least=D&merged=true": ["KCNA", "Old agency", "JCS"],
        "": ["KCNA", "JCS"],
        "merged=true": ["KCNA", "Old agency", "JCS"],
        "external_id=wikidata:Q482532&merged=true": ["KCNA", "Old agency"],
        "external_id=wikidata:Q482532": ["KCNA"],
        "external_id=viaf:Q482532": [],
        "q=old+agency&merged=false": ["KCNA"],
        "q=kcna&source_kind=state_media": ["KCNA"],
    }.items():
        assert names(editor, query) == expected, query
    told = editor.get(f"sources/{kcna['id']}/").body["reliability"]
    assert told == {"grade": "D", "valid_from": "2025-03-01"}


@pytest.mark.parametrize(
    "query",
    [
        "graded_at_least=G",
        "merged=maybe",
        "external_id=Q1",
        "external_id=:Q1",
        "external_id=wikidata:",
        "country=KOR",
    ],
)
def test_a_parameter_that_makes_no_sense_is_refused(query: str, editor: Caller) -> None:
    answer = editor.get(f"sources/?{query}")
    assert (answer.status, answer.fields) == (400, [query.partition("=")[0]])
