"""When entities began and ended, and how they are tied to each other, seen from both ends."""

from __future__ import annotations

from typing import Any

import pytest

from articles.corpus.models import Article
from articles.disclosure.models import tell
from articles.foundation.models import new_id
from articles.ledger.models import Entry
from tests.factories.annotations import annotation
from tests.factories.entities import entity
from tests.factories.sources import identify, source
from tests.rest.caller import Caller


def tie(other: object, kind: str = "party_to", **more: str) -> dict[str, Any]:
    """Return a tie as answers show it."""
    given = {"kind": kind, "other": str(other), "words": "", "since": "", "until": "", "note": ""}
    return given | more


@pytest.fixture
def pact(editor: Caller) -> str:
    """Return a treaty."""
    sent = {
        "name": "Drava Accord",
        "entity_kind": "treaty",
        "start_date": "2024-06-19",
        "end_date": "2044~",
    }
    made: str = editor.post("entities/", sent).body["id"]
    return made


def make(editor: Caller, name: str, *ties: dict[str, Any], kind: str = "place") -> str:
    """Add an entity with these ties."""
    answer = editor.post("entities/", {"name": name, "entity_kind": kind, "ties": list(ties)})
    assert answer.status == 201, answer.body
    made: str = answer.body["id"]
    return made


def test_a_treaty_has_its_dates_and_names_its_parties(editor: Caller, pact: str) -> None:
    first = make(editor, "Norland", tie(pact, since="2024-06", words="signatory"))
    second = make(editor, "Sudland", tie(pact, until="2030?", note="Left early."))
    shown = editor.get(f"entities/{pact}/").body
    assert (shown["start_date"], shown["end_date"], shown["ties"]) == ("2024-06-19", "2044~", [])
    seen = [(one["entity"], one["name"], one["kind"], one["since"], one["until"]) for one in shown["tied_by"]]
    assert seen == [
        (first, "Norland", "party_to", "2024-06", ""),
        (second, "Sudland", "party_to", "", "2030?"),
    ]
    party = editor.get(f"entities/{first}/").body
    assert party["ties"] == [tie(pact, since="2024-06", words="signatory")]
    assert [(one["entity"], one["name"]) for one in party["tied_to"]] == [(pact, "Drava Accord")]
    found = editor.get(f"entities/?tied_to={pact}").body["results"]
    assert {one["id"] for one in found} == {first, second}
    assert editor.get(f"entities/?tied_to={first}").body["results"] == []


def test_a_change_replaces_the_ties_and_the_ledger_has_both(editor: Caller, pact: str) -> None:
    capital, country = make(editor, "Drava"), make(editor, "Norland", tie(pact))
    ties = [tie(country, "located_in"), tie(country, "related_to", words="seat of its government")]
    changed = editor.patch(f"entities/{capital}/", {"ties": ties}, version=1)
    assert (changed.status, changed.body["ties"]) == (200, ties)
    kept = editor.patch(f"entities/{capital}/", {"description": "A town."}, version=2).body
    assert kept["ties"] == ties
    first = Entry.objects.filter(verb="entity.updated", subject_id=capital).earliest("id")
    assert [side and side["ties"] for side in (first.before, first.after)] == [[], ties]
    assert editor.patch(f"entities/{capital}/", {"ties": []}, version=3).body["ties"] == []


@pytest.mark.parametrize(
    ("more", "status", "field"),
    [
        ({"start_date": "19 June 2024"}, 422, "start_date"),
        ({"end_date": "2024-13"}, 422, "end_date"),
        ({"start_date": "2024-06", "end_date": "2024-05"}, 422, "end_date"),
        ({"start_date": 2024}, 400, "start_date"),
        ({"ties": [tie("x")]}, 400, "ties.0.other"),
        ({"ties": [tie(new_id())]}, 422, "ties.0.other"),
        ({"ties": [tie("PACT", "married_to")]}, 422, "ties.0.kind"),
        ({"ties": [tie("PACT", since="soon")]}, 422, "ties.0.since"),
        ({"ties": [tie("PACT", since="2024", until="2023")]}, 422, "ties.0.until"),
        ({"ties": [tie("PACT", words="x" * 301)]}, 422, "ties.0.words"),
        ({"ties": [tie("PACT"), tie("PACT")]}, 422, "ties.1"),
        ({"ties": [{"other": "PACT"}]}, 400, "ties.0.kind"),
        ({"ties": [tie("PACT")] * 201}, 400, "ties"),
    ],
)
def test_what_cannot_be_is_refused_by_its_field(
    more: dict[str, Any], status: int, field: str, editor: Caller, pact: str
) -> None:
    ties = [one | ({"other": pact} if one["other"] == "PACT" else {}) for one in more.get("ties", ())]
    given = more | ({"ties": ties} if ties else {})
    answer = editor.post("entities/", {"name": "Norland", "entity_kind": "place", **given})
    assert (answer.status, answer.fields) == (status, [field])


def test_dates_that_overlap_in_their_vagueness_are_no_contradiction(editor: Caller) -> None:
    sent = {"name": "A war", "entity_kind": "event", "start_date": "2024-06", "end_date": "2024"}
    assert editor.post("entities/", sent).status == 201


def test_nothing_is_tied_to_itself_nor_to_what_it_was_merged_with(editor: Caller, admin: Caller) -> None:
    one, twin = make(editor, "Norland"), make(editor, "The Republic of Norland")
    refused = editor.patch(f"entities/{one}/", {"ties": [tie(one)]}, version=1)
    assert (refused.fields, refused.codes) == (["ties.0.other"], ["itself"])
    admin.post(f"entities/{twin}/merge/", {"into": one}, If_Match='"1"')
    refused = editor.patch(f"entities/{one}/", {"ties": [tie(twin)]}, version=1)
    assert (refused.fields, refused.codes) == (["ties.0.other"], ["itself"])


def test_merged_entities_are_one_at_both_ends_and_a_split_takes_nothing_away(
    editor: Caller, admin: Caller, pact: str
) -> None:
    copy = make(editor, "The Drava Accord", kind="treaty")
    first, second = make(editor, "Norland", tie(pact)), make(editor, "Sudland", tie(copy))
    twin = make(editor, "Kingdom of Norland", tie(copy, "made_by"))

    def seen(id: str, end: str) -> list[tuple[str, str]]:
        return [(one["entity"], one["kind"]) for one in editor.get(f"entities/{id}/").body[end]]

    admin.post(f"entities/{copy}/merge/", {"into": pact}, If_Match='"1"')
    merged = admin.post(f"entities/{twin}/merge/", {"into": first}, If_Match='"1"')
    assert merged.status == 200
    parties = [(first, "made_by"), (first, "party_to"), (second, "party_to")]
    assert sorted(seen(pact, "tied_by")) == sorted(seen(copy, "tied_by")) == sorted(parties)
    assert sorted(seen(first, "tied_to")) == [(pact, "made_by"), (pact, "party_to")]
    assert {one["id"] for one in editor.get(f"entities/?tied_to={copy}").body["results"]} >= {first, second}
    # A merge rewrites nothing: each record keeps its own.
    assert editor.get(f"entities/{twin}/").body["ties"] == [tie(copy, "made_by")]
    version = editor.get(f"entities/{twin}/").body["version"]
    assert admin.post(f"entities/{twin}/split/", If_Match=f'"{version}"').status == 200
    assert seen(twin, "tied_to") == [(pact, "made_by")]
    assert seen(first, "tied_to") == [(pact, "party_to")]


def test_a_read_key_sees_no_tie_with_an_entity_that_it_may_not_know(
    editor: Caller, reader_key: Caller, writer_key: Caller, story: Article
) -> None:
    ministry = make(editor, "The ministry", kind="organization")
    leak = entity(editor.actor, name="Tom Berg", entity_kind="person")
    unnamed = source(editor.actor, name="An official", source_kind="unnamed_individual")
    identify(editor.actor, unnamed, leak.id)
    path = f"entities/{leak.id}/"
    given = {"ties": [tie(ministry, "holds_post", words="clerk", note="He told us so.")]}
    assert editor.patch(path, given, version=1).status == 200
    annotation(editor.actor, article=story, kind="entity", words="Seoul")
    known = reader_key.get(f"entities/{ministry}/").body
    assert known["tied_by"] == []
    assert reader_key.get(f"entities/?tied_to={ministry}").body["results"] == []
    assert reader_key.get(path).status == 404
    assert [one["name"] for one in writer_key.get(f"entities/{ministry}/").body["tied_by"]] == ["Tom Berg"]


def test_a_read_key_sees_neither_the_note_of_a_tie_nor_in_the_feed_a_tie_with_whom_it_may_not_know(
    editor: Caller, reader_key: Caller, pact: str
) -> None:
    leak = entity(editor.actor, name="Tom Berg", entity_kind="person")
    identify(
        editor.actor, source(editor.actor, name="An official", source_kind="unnamed_individual"), leak.id
    )
    country = make(
        editor, "Norland", tie(pact, note="Said our man."), tie(leak.id, "related_to", words="his home")
    )
    told = reader_key.get(f"entities/{country}/").body
    assert told["ties"] == [tie(pact)]
    assert [one["entity"] for one in told["tied_to"]] == [pact]
    entries = list(Entry.objects.filter(subject_id=country))
    assert [one.after and one.after["ties"] for one in tell(reader_key.actor, entries)] == [[tie(pact)]]
    assert [one.after and len(one.after["ties"]) for one in tell(editor.actor, entries)] == [2]


def test_merging_two_that_are_tied_warns_and_the_tie_waits_until_they_are_split(
    editor: Caller, admin: Caller, pact: str
) -> None:
    one = make(editor, "Norland", tie(pact, words="signatory"))
    path = f"entities/{one}/merge/"
    shown = admin.get(f"{path}?into={pact}").body["between"]
    assert [(it["owner"]["name"], it["kind"], it["words"], it["other"]["name"]) for it in shown] == [
        ("Norland", "party_to", "signatory", "Drava Accord")
    ]
    assert admin.post(path, {"into": pact}, If_Match='"1"').status == 200
    merged = admin.get(f"entities/{pact}/").body
    assert (merged["tied_to"], merged["tied_by"]) == ([], [])
    assert admin.post(f"entities/{one}/split/", {}, If_Match='"2"').status == 200
    assert [it["entity"] for it in admin.get(f"entities/{pact}/").body["tied_by"]] == [one]
