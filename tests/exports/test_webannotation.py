"""W3C Web Annotation: what the Recommendation demands, and what ours adds to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import orjson
import pytest

from articles.annotations.operations import delete_annotation
from articles.exports.operations import export_article
from articles.exports.rules import ANNO_CONTEXT, CONTEXT
from tests.exports.conftest import FixedDesk, fixed
from tests.exports.golden import exported, golden
from tests.factories.articles import article
from tests.factories.users import editor

MOTIVATIONS = {
    "assessing", "bookmarking", "classifying", "commenting", "describing", "editing", "highlighting",
    "identifying", "linking", "moderating", "questioning", "replying", "tagging",
}  # fmt: skip
# The terms of http://www.w3.org/ns/anno.jsonld that the export uses. A term in neither context would vanish
# when the file is expanded to RDF.
W3C_TERMS = {
    "id", "type", "items", "partOf", "startIndex", "total", "first", "last", "label", "motivation", "purpose",
    "created", "modified", "creator", "generator", "name", "body", "target", "source", "selector", "value",
    "format", "language", "exact", "prefix", "suffix", "start", "end",
}  # fmt: skip
W3C_CLASSES = {
    "Annotation", "AnnotationPage", "AnnotationCollection", "SpecificResource", "TextualBody", "Text",
    "Person",
    "Software", "TextQuoteSelector", "TextPositionSelector",
}  # fmt: skip
ABSOLUTE_IRI = re.compile(r"[a-z][a-z0-9+.-]*:[^\s<>\"{}|\\^`]+")
UTC_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z")


@pytest.fixture
def page(desk: FixedDesk) -> dict[str, Any]:
    """The fixed desk's article as an AnnotationPage."""
    found: dict[str, Any] = orjson.loads(exported(desk, "webannotation"))
    return found


def nodes_in(value: Any) -> Iterator[dict[str, Any]]:
    """Yield every object, contexts left out."""
    if isinstance(value, list):
        for one in value:
            yield from nodes_in(one)
    elif isinstance(value, dict):
        yield value
        for key, one in value.items():
            if key != "@context":
                yield from nodes_in(one)


def of_type(page: dict[str, Any], kind: str) -> list[dict[str, Any]]:
    """Return every object of the type."""
    return [node for node in nodes_in(page) if node.get("type") == kind]


def by_id(page: dict[str, Any], number: int) -> dict[str, Any]:
    """Return one annotation."""
    wanted = f"urn:uuid:{fixed(number)}"
    found: dict[str, Any] = next(item for item in page["items"] if item["id"] == wanted)
    return found


def listed(value: Any) -> list[Any]:
    """Return a value that may stand alone as a list."""
    return value if isinstance(value, list) else [value]


def test_the_fixed_desk_is_written_as_the_golden_file_has_it(desk: FixedDesk) -> None:
    assert exported(desk, "webannotation") == golden("article.jsonld")


def test_the_page_has_what_a_page_must_have(page: dict[str, Any]) -> None:
    assert page["@context"][0] == ANNO_CONTEXT
    assert (page["type"], page["startIndex"]) == ("AnnotationPage", 0)
    assert ABSOLUTE_IRI.fullmatch(page["id"])
    collection = page["partOf"]
    assert (collection["type"], collection["total"]) == ("AnnotationCollection", len(page["items"]))
    assert collection["first"] == collection["last"] == page["id"] != collection["id"]
    # The last page has no next one.
    assert "next" not in page


def test_every_annotation_has_one_absolute_iri_and_at_least_one_target(page: dict[str, Any]) -> None:
    ids = [item["id"] for item in page["items"]]
    assert len(set(ids)) == len(ids) == 7
    for item in page["items"]:
        assert item["type"] == "Annotation"
        assert ABSOLUTE_IRI.fullmatch(item["id"])
        assert listed(item["target"])
        assert "bodyValue" not in item


def test_times_are_in_utc_with_a_z(page: dict[str, Any]) -> None:
    times = [node[key] for node in nodes_in(page) for key in ("created", "modified") if key in node]
    assert len(times) == 28
    assert all(UTC_TIME.fullmatch(time) for time in times)


def test_motivations_and_purposes_are_the_w3cs(page: dict[str, Any]) -> None:
    used = [node[key] for node in nodes_in(page) for key in ("motivation", "purpose") if key in node]
    assert used
    assert set(used) <= MOTIVATIONS


def test_a_purpose_stands_only_on_textual_bodies_and_specific_resources(page: dict[str, Any]) -> None:
    assert {n["type"] for n in nodes_in(page) if "purpose" in n} == {"TextualBody", "SpecificResource"}


def test_textual_bodies_are_bodies_with_one_value(page: dict[str, Any]) -> None:
    targets = [target for item in page["items"] for target in listed(item["target"])]
    assert {target["type"] for target in targets} == {"SpecificResource"}
    for node in of_type(page, "TextualBody"):
        assert isinstance(node["value"], str)
        assert "items" not in node


def test_selectors_have_their_one_quote_and_their_one_range(page: dict[str, Any], desk: FixedDesk) -> None:
    text = desk.article.latest.text
    targets = [target for item in page["items"] for target in listed(item["target"])]
    assert len(targets) == 8
    for target in targets:
        quote, place = target["selector"]
        assert (quote["type"], place["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert 0 <= place["start"] <= place["end"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        before = text[: place["start"]]
        assert before.endswith(quote.get("prefix", ""))


def test_every_term_is_in_one_of_the_two_contexts(page: dict[str, Any]) -> None:
    assert page["@context"][1] == CONTEXT
    for node in nodes_in(page):
        assert set(node) - {"@context"} <= W3C_TERMS | set(CONTEXT), node
        assert set(listed(node.get("type", []))) <= W3C_CLASSES | set(CONTEXT), node


def test_our_context_redefines_no_term_of_the_w3c() -> None:
    assert not set(CONTEXT) & (W3C_TERMS | W3C_CLASSES | MOTIVATIONS)


def test_a_mark_of_two_pieces_has_two_targets_in_one_text(page: dict[str, Any]) -> None:
    targets = by_id(page, 20)["target"]
    assert [target["selector"][0]["exact"] for target in targets] == ["troops", "were sent"]
    assert targets[0]["source"] == targets[1]["source"]
    assert (targets[0]["source"]["type"], targets[0]["source"]["normalization"]) == ("Text", "NFC")


def test_a_person_is_a_creator_and_a_program_a_generator(page: dict[str, Any]) -> None:
    person, machine, imported = by_id(page, 20), by_id(page, 25), by_id(page, 26)
    assert (person["creator"]["type"], person["creator"]["name"]) == ("Person", "Kim Lee")
    assert "generator" not in person
    assert machine["generator"] == {"type": "Software", "name": "gazetteer 2"}
    assert imported["generator"] == {"type": "Software", "name": "brat"}
    assert "creator" not in machine
    assert "creator" not in imported


def test_a_claim_source_and_entity_are_bodies_that_identify_their_record(page: dict[str, Any]) -> None:
    records = {number: by_id(page, number)["body"][0] for number in (20, 21, 25)}
    assert {body["purpose"] for body in records.values()} == {"identifying"}
    assert {body["type"] for body in records.values()} == {"SpecificResource"}
    claim, source, entity = (records[number]["source"] for number in (20, 21, 25))
    assert (claim["type"], claim["statement"], claim["verification_status"]) == (
        "Claim",
        "Troops were sent.",
        "disputed",
    )
    assert (source["type"], source["source_kind"], source["external_ids"]) == (
        "Source",
        "state_media",
        ["viaf:138142362"],
    )
    assert entity["same_as"] == "http://www.wikidata.org/entity/Q18808"


def test_an_attribution_keeps_its_gauges_and_its_chain(page: dict[str, Any]) -> None:
    body = by_id(page, 20)["body"][1]
    told = body["source"]
    assert (body["purpose"], told["type"]) == ("describing", "Attribution")
    gauges = ("quote_type", "cue_stance", "certainty", "polarity", "tense", "attribution_terms")
    values = ["indirect", "distancing", "probable", "positive", "future", "on_record"]
    assert [told[name] for name in gauges] == values
    assert (told["said_on"], told["said_words"]) == ("2025-03-27", "on Thursday")
    assert (told["content"], told["cue"]) == (f"urn:uuid:{fixed(20)}", f"urn:uuid:{fixed(23)}")
    chain = [(hop["position"], hop["role"], hop["sources"][0]["name"], hop["span"]) for hop in told["hops"]]
    assert chain == [
        (0, "originator", "Kim Jong Un", f"urn:uuid:{fixed(22)}"),
        (1, "relay", "Korean Central News Agency", f"urn:uuid:{fixed(21)}"),
    ]


def test_a_claim_has_its_numbers_and_what_parties_answered(page: dict[str, Any]) -> None:
    claim = by_id(page, 20)["body"][0]["source"]
    (number,), (answer,) = claim["figures"], claim["responses"]
    assert (number["id"], number["value"], number["base"]) == (f"urn:uuid:{fixed(42)}", 3000, 11000)
    assert number["things"] == ["riflemen", "gunners"]
    assert (number["claim"], number["annotation"]) == (claim["id"], f"urn:uuid:{fixed(26)}")
    assert (answer["answer"], answer["party"]["name"]) == ("not_confirmed", "Kim Jong Un")


def test_words_that_give_a_number_are_described_by_it(page: dict[str, Any]) -> None:
    kind, number = by_id(page, 26)["body"]
    assert (kind["purpose"], kind["source"]) == ("classifying", "urn:galley:ns:figure")
    assert (number["purpose"], number["source"]["id"]) == ("describing", f"urn:uuid:{fixed(42)}")


def test_an_entity_names_what_it_is_tied_to(page: dict[str, Any]) -> None:
    entity = by_id(page, 25)["body"][0]["source"]
    (tie,) = entity["tied_to"]
    assert (tie["kind"], tie["words"], tie["since"]) == ("party_to", "signatory", "2024-06")
    assert tie["entity"] == {"id": f"urn:uuid:{fixed(15)}", "type": "Entity", "name": "Defence pact"}


def test_an_article_has_its_credits(page: dict[str, Any]) -> None:
    work = by_id(page, 21)["target"]["source"]["article"]
    credit = {"type": "Credit", "name": "KCNA", "role": "wire", "record": f"urn:uuid:{fixed(10)}"}
    assert work["credits"] == [credit]


def test_a_note_comments_and_a_tag_tags(page: dict[str, Any]) -> None:
    note = by_id(page, 24)
    assert note["motivation"] == "commenting"
    assert [(body["purpose"], body["value"]) for body in note["body"]] == [
        ("tagging", "follow-up"),
        ("commenting", "Ask both again."),
    ]


def test_a_deleted_mark_is_left_out_and_not_named(desk: FixedDesk) -> None:
    delete_annotation(desk.actor, id=fixed(23), version=1)
    written = exported(desk, "webannotation")
    assert str(fixed(23)).encode() not in written
    assert orjson.loads(written)["partOf"]["total"] == 6


@pytest.mark.django_db
def test_an_article_without_marks_is_an_empty_page() -> None:
    actor = editor()
    row = article(actor)
    page = orjson.loads(b"".join(export_article(actor, id=row.id, format="webannotation").chunks))
    assert (page["items"], page["partOf"]["total"]) == ([], 0)
    assert "first" not in page["partOf"]
