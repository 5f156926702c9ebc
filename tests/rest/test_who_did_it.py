"""Every record says who or what made it and who changed it last. A key never speaks for a person."""

from __future__ import annotations

from typing import Any

import orjson
import pytest

from articles.corpus.models import Article
from articles.exports.operations import export_article
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.attributions import attribution
from tests.factories.claims import claim
from tests.factories.entities import entity
from tests.factories.parts import evidence_of, figure, relation, response, verdict
from tests.factories.sources import source
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db

# What is sent to change one row of each kind.
CHANGES: dict[str, dict[str, Any]] = {
    "articles": {"slugline": "troops"},
    "annotations": {"note": "Checked."},
    "claims": {"statement": "Troops went."},
    "attributions": {"cue_stance": "distancing"},
    "responses": {"answer": "denied"},
    "figures": {"unit": "soldiers"},
    "evidence": {"note": "Seen twice."},
    "relations": {"note": "Checked."},
    "sources": {"description": "A body."},
    "entities": {"description": "A city."},
}


def by_ada(editor: Caller, story: Article) -> dict[str, Any]:
    """Make a row of each kind, as a person."""
    actor = editor.actor
    said = claim(actor)
    mark = annotation(actor, article=story, words="3,000 more", kind="claim", claim=said.id)
    party = source(actor)
    return {
        "articles": article(actor),
        "annotations": mark,
        "claims": said,
        "attributions": attribution(actor, content=mark, sources=(party,)),
        "responses": response(actor, claim=said, party=party),
        "figures": figure(actor, claim=said),
        "evidence": evidence_of(actor, claim=said),
        "relations": relation(actor, claim=said, other=claim(actor)),
        "sources": party,
        "entities": entity(actor),
    }


def told(caller: Caller) -> dict[str, str]:
    """Return how a row names whoever made or changed it."""
    kind = "machine" if caller.headers else "person"
    return {"id": str(caller.actor.user_id), "name": caller.actor.name, "type": kind}


def test_a_key_that_changes_a_person_s_row_is_named_and_the_maker_stays(
    editor: Caller, writer_key: Caller, reader_key: Caller, story: Article
) -> None:
    for plural, row in by_ada(editor, story).items():
        path = f"{plural}/{row.id}/"
        before = editor.get(path).body
        assert before["created_by"] == before["modified_by"] == told(editor), plural
        after = writer_key.patch(path, CHANGES[plural], version=before["version"]).body
        assert (after["created_by"], after["modified_by"]) == (told(editor), told(writer_key)), plural
        listed = writer_key.get(f"{plural}/").body["results"]
        assert next(one for one in listed if one["id"] == str(row.id))["modified_by"] == told(writer_key)
        again = editor.patch(path, CHANGES[plural], version=after["version"]).body
        assert again["modified_by"] == told(editor), plural


def test_a_verdict_moves_the_claim_in_the_name_of_who_decided(editor: Caller, writer_key: Caller) -> None:
    said = claim(editor.actor)
    verdict(writer_key.actor, claim=said)
    assert writer_key.get(f"claims/{said.id}/").body["modified_by"] == told(writer_key)


def test_a_merge_is_the_last_change_of_the_tombstone(editor: Caller, writer_key: Caller) -> None:
    one, other = claim(editor.actor), claim(editor.actor)
    assert writer_key.send("POST", f"claims/{one.id}/merge/", {"into": str(other.id)}, If_Match='"1"').body[
        "modified_by"
    ] == told(writer_key)


def test_the_marks_as_columns_and_the_exports_say_it_too(
    editor: Caller, writer_key: Caller, story: Article
) -> None:
    row = by_ada(editor, story)["annotations"]
    writer_key.patch(f"annotations/{row.id}/", CHANGES["annotations"], version=1)
    lines = [orjson.loads(one) for one in editor.get(f"articles/{story.id}/marks/").content.splitlines()]
    assert lines[0]["shared"]["modified_by"] == {"values": [told(writer_key)]}
    assert lines[0]["shared"]["created_by"] == {"values": [told(editor)]}
    written = [
        orjson.loads(line)
        for line in b"".join(export_article(editor.actor, id=story.id, format="ndjson").chunks).splitlines()
    ]
    (mark,) = (one for one in written if one["type"] == "annotation")
    assert (mark["origin"]["type"], mark["modified_by"]) == ("person", told(writer_key))
    page = orjson.loads(b"".join(export_article(editor.actor, id=story.id, format="webannotation").chunks))
    assert page["items"][0]["creator"]["name"] == "ada"
    assert page["items"][0]["modified_by"] == {"type": "Software", "name": "writer"}


def test_an_attribution_by_a_key_has_a_generator(writer_key: Caller, story: Article) -> None:
    actor = writer_key.actor
    mark = annotation(actor, article=story, words="3,000 more", kind="claim", claim=claim(actor).id)
    attribution(actor, content=mark, sources=(source(actor),))
    page = orjson.loads(b"".join(export_article(actor, id=story.id, format="webannotation").chunks))
    (node,) = (b["source"] for b in page["items"][0]["body"] if b["purpose"] == "describing")
    assert node["generator"] == {"type": "Software", "name": "writer"}
    assert "creator" not in node


@pytest.mark.django_db(transaction=True)
def test_the_feed_says_whether_a_person_or_a_program_acted(editor: Caller, writer_key: Caller) -> None:
    made = claim(editor.actor)
    writer_key.patch(f"claims/{made.id}/", {"statement": "Troops went."}, version=1)
    actors = [one["actor"] for one in editor.get(f"changes/?subject={made.id}").body["results"]]
    assert actors == [told(editor), told(writer_key)]


@pytest.mark.parametrize("name", ["Jane Editor", "ada", "WRITER", "writer, Jane Editor"])
def test_a_key_signs_nothing_with_another_name(name: str, writer_key: Caller, story: Article) -> None:
    actor = writer_key.actor
    said, graded, unnamed = (
        claim(actor),
        source(actor),
        source(actor, name="An official", source_kind="unnamed_individual"),
    )
    mark = annotation(actor, article=story, words="3,000 more", kind="claim", claim=said.id)
    chain = {
        "content": str(mark.id),
        "hops": [{"position": 0, "role": "originator", "sources": [str(unnamed.id)]}],
        "attribution_terms": "background",
        "anonymity_reason": "Not allowed to speak.",
    }
    sent: dict[str, tuple[str, dict[str, Any]]] = {
        "verdicts": ("author", {"claim": str(said.id), "status": "false", "reason": "Disproved."}),
        "ratings": (
            "rater",
            {"source": str(graded.id), "grade": "B", "valid_from": "2025-03-01", "reason": "Right."},
        ),
        "attributions": ("approved_by", chain),
    }
    for plural, (field, body) in sent.items():
        refused = writer_key.post(f"{plural}/", {**body, field: name})
        assert (refused.status, refused.fields, refused.codes) == (422, [field], ["not_your_name"]), plural
        made = writer_key.post(f"{plural}/", {**body, field: "writer"})
        assert (made.status, made.body[field]) == (201, "writer"), plural


def test_a_key_signs_with_its_own_name_when_it_gives_none(writer_key: Caller) -> None:
    said, graded = claim(writer_key.actor), source(writer_key.actor)
    made = writer_key.post("verdicts/", {"claim": str(said.id), "status": "false", "reason": "Disproved."})
    assert made.body["author"] == "writer"
    body = {"source": str(graded.id), "grade": "B", "valid_from": "2025-03-01", "reason": "Right."}
    assert writer_key.post("ratings/", body).body["rater"] == "writer"


def test_a_person_may_name_an_editor_who_has_no_account(editor: Caller) -> None:
    body = {
        "claim": str(claim(editor.actor).id),
        "status": "false",
        "reason": "Disproved.",
        "author": "Maria Holt",
    }
    assert editor.post("verdicts/", body).body["author"] == "Maria Holt"


def test_a_key_may_change_what_an_editor_approved_but_not_widen_it(
    editor: Caller, writer_key: Caller, story: Article
) -> None:
    actor = editor.actor
    one, other = (
        source(actor, name=name, source_kind="unnamed_individual") for name in ("An aide", "A clerk")
    )
    mark = annotation(actor, article=story, words="3,000 more", kind="claim", claim=claim(actor).id)

    def hops(row: Any) -> list[dict[str, Any]]:
        return [{"position": 0, "role": "originator", "sources": [str(row.id)]}]

    made = editor.post(
        "attributions/",
        {
            "content": str(mark.id),
            "hops": hops(one),
            "attribution_terms": "background",
            "anonymity_reason": "Not allowed to speak.",
            "approved_by": "Maria Holt",
        },
    ).body
    path = f"attributions/{made['id']}/"
    kept = writer_key.patch(path, {"cue_stance": "distancing"}, version=1)
    assert (kept.status, kept.body["approved_by"]) == (200, "Maria Holt")
    for change in (
        {"hops": hops(other)},
        {"anonymity_reason": "For another reason."},
        {"approved_by": "Tom Berg"},
    ):
        refused = writer_key.patch(path, change, version=2)
        assert (refused.status, refused.fields) == (422, ["approved_by"]), change
