"""The next text of an article over the API, and reviewing its annotations on it."""

from __future__ import annotations

from typing import Any

import pytest

from articles.corpus.models import Article
from articles.corpus.types import ArticleMetadata
from articles.foundation.models import new_id
from tests.factories.annotations import annotation
from tests.factories.articles import article
from tests.factories.claims import claim
from tests.rest.caller import Answer, Caller

pytestmark = pytest.mark.django_db

LATER = "Grain fell again for the third week, traders in the port said."
FIRST = f"Arden said on Monday that 2,500 more soldiers had left. The minister denied the report.\n\n{LATER}"
SECOND = f"Arden said on Monday that 3,100 more soldiers had left. It was raining in Halmstead.\n\n{LATER}"


@pytest.fixture
def wire(writer_key: Caller) -> Article:
    row = article(writer_key.actor, text=FIRST)
    for words in ("2,500 more soldiers", "The minister denied the report", "traders in the port"):
        annotation(writer_key.actor, article=row, words=words)
    return row


def paragraphs(text: str) -> list[dict[str, str]]:
    return [{"kind": "paragraph", "text": part} for part in text.split("\n\n")]


def send(caller: Caller, row: Article, text: str = SECOND, **more: Any) -> Answer:
    return caller.post(f"articles/{row.id}/revisions/", {"blocks": paragraphs(text), **more})


def by_status(caller: Caller, row: Article, status: str) -> list[Any]:
    found: list[Any] = caller.get(f"annotations/?article={row.id}&anchor_status={status}").body["results"]
    return found


def test_a_new_text_says_what_it_did_to_the_annotations(writer_key: Caller, wire: Article) -> None:
    answer = send(writer_key, wire, base=str(wire.current_id))
    assert (answer.status, answer.body["number"], answer.body["article"]) == (201, 2, str(wire.id))
    assert answer.headers["Location"].endswith(f"/articles/{wire.id}/revisions/2/")
    assert answer.body["outcomes"] == {
        "anchored": 1, "moved": 0, "altered": 1, "ambiguous": 0, "orphaned": 1,
    }  # fmt: skip
    listed = writer_key.get(f"articles/{wire.id}/revisions/").body["results"]
    assert [one["number"] for one in listed] == [1, 2]
    assert writer_key.get(f"articles/{wire.id}/revisions/1/").body["text"] == FIRST
    assert writer_key.get(f"articles/{wire.id}/").body["revision"]["number"] == 2


def test_the_same_text_is_answered_with_the_one_that_is_there(writer_key: Caller, wire: Article) -> None:
    assert send(writer_key, wire, SECOND, base=str(wire.current_id)).status == 201
    again = send(writer_key, wire, SECOND, base=str(wire.current_id))
    assert (again.status, again.body["number"]) == (200, 2)
    assert set(again.body["outcomes"].values()) == {0}


def test_a_pasted_text_is_recognised_as_a_new_story_is(writer_key: Caller) -> None:
    pasted = "Arden says 2,500 more went\n\nHALMSTEAD (Meridian) - Arden said 2,500 more had gone."
    made = writer_key.post("articles/", {"text": pasted}).body
    where = f"articles/{made['id']}/revisions/"
    assert writer_key.post(where, {"text": pasted}).status == 200
    answer = writer_key.post(where, {"text": pasted.replace("says", "claims")})
    assert answer.status == 201
    kinds = [block["kind"] for block in writer_key.get(f"{where}2/").body["blocks"]]
    assert kinds == [block["kind"] for block in writer_key.get(f"{where}1/").body["blocks"]]
    assert writer_key.get(f"articles/{made['id']}/").body["headline"] == "Arden claims 2,500 more went"


def test_a_text_for_another_one_than_the_current_is_refused_with_what_is_there(
    writer_key: Caller, wire: Article
) -> None:
    made = send(writer_key, wire, base=str(wire.current_id)).body["id"]
    late = send(writer_key, wire, FIRST + " More.", base=str(wire.current_id))
    assert (late.status, late.body["current"], late.codes) == (409, made, ["not_current"])
    where = f"articles/{wire.id}/revisions/"
    stale = writer_key.post(where, {"blocks": paragraphs(FIRST)}, If_Match='"1"')
    assert (stale.status, stale.body["current"]["revision"]["id"]) == (412, made)
    assert writer_key.post(where, {"blocks": paragraphs(FIRST)}, If_Match='"2"').status == 201


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({}, "text"),
        ({"text": "A.", "blocks": []}, "text"),
        ({"text": " \n "}, "text"),
        ({"blocks": [{"kind": "paragraph", "text": ""}]}, "text"),
        ({"blocks": [{"kind": "poem", "text": "A"}]}, "blocks.0.kind"),
        ({"text": "A.", "base": "one"}, "base"),
    ],
)
def test_what_is_no_text_is_refused_by_field(
    writer_key: Caller, wire: Article, body: dict[str, Any], field: str
) -> None:
    answer = writer_key.post(f"articles/{wire.id}/revisions/", body)
    assert answer.status in {400, 422}
    assert answer.fields == [field]
    assert writer_key.get(f"articles/{wire.id}/").body["revision"]["number"] == 1


def test_who_may_not_write_sends_no_text_and_hidden_articles_are_missing(
    reader_key: Caller, writer_key: Caller, wire: Article
) -> None:
    assert send(reader_key, wire).status == 403
    assert send(writer_key, Article(id=new_id())).status == 404
    hidden = article(writer_key.actor, text=FIRST, metadata=ArticleMetadata(pub_status="withheld"))
    assert send(writer_key, hidden).status == 201
    assert reader_key.get(f"articles/{hidden.id}/revisions/2/").status == 404


def test_annotations_say_how_they_sit_and_why(writer_key: Caller, wire: Article) -> None:
    before = by_status(writer_key, wire, "anchored")
    assert len(before) == 3
    assert (before[0]["anchor"]["reasons"], before[0]["anchor"]["settled"]) == ([], None)
    send(writer_key, wire)
    (altered,) = by_status(writer_key, wire, "altered")
    assert altered["anchor"]["pieces"][0]["exact"] == "3,100 more soldiers"
    assert altered["anchor"]["reasons"] == ["words changed inside"]
    assert 0 < altered["anchor"]["score"] < 1
    (gone,) = by_status(writer_key, wire, "orphaned")
    assert (gone["anchor"]["pieces"], gone["anchor"]["candidates"]) == ([], [])


def test_an_ambiguous_annotation_lists_its_candidates(writer_key: Caller) -> None:
    row = article(writer_key.actor, text=f"They left at noon.\n\n{LATER}")
    annotation(writer_key.actor, article=row, words="They left at noon")
    two = "They left at noon. They left at noon."
    send(writer_key, row, f"{two}\n\n{LATER}\n\n{two}")
    (mark,) = by_status(writer_key, row, "ambiguous")
    text = writer_key.get(f"articles/{row.id}/text/").content.decode()
    words = [text[one["start"] : one["end"]] for one in mark["anchor"]["candidates"]]
    assert words == ["They left at noon"] * 4


def test_an_earlier_text_is_read_with_the_annotations_that_it_had(writer_key: Caller, wire: Article) -> None:
    send(writer_key, wire)
    rows = writer_key.get(f"annotations/?revision={wire.current_id}").body["results"]
    assert {row["revision"] for row in rows} == {str(wire.current_id)}
    assert {row["anchor"]["pieces"][0]["exact"] for row in rows} == {
        "2,500 more soldiers", "The minister denied the report", "traders in the port",
    }  # fmt: skip


def review(caller: Caller, row: Article, decision: str, ids: list[str], revision: str = "") -> Answer:
    current = revision or caller.get(f"articles/{row.id}/").body["revision"]["id"]
    body = {"revision": current, "annotations": ids, "decision": decision}
    return caller.post(f"articles/{row.id}/review/", body)


def test_whole_classes_are_settled_and_opened_again(writer_key: Caller, wire: Article) -> None:
    send(writer_key, wire)
    waiting = [row["id"] for status in ("altered", "orphaned") for row in by_status(writer_key, wire, status)]
    answer = review(writer_key, wire, "confirm", waiting)
    assert answer.status == 200
    assert {row["anchor"]["status"] for row in answer.body["results"]} == {"anchored", "orphaned"}
    assert all(row["anchor"]["settled"] for row in answer.body["results"])
    assert by_status(writer_key, wire, "altered") == []
    again = review(writer_key, wire, "reopen", waiting)
    assert {row["anchor"]["status"] for row in again.body["results"]} == {"altered", "orphaned"}
    assert len(by_status(writer_key, wire, "altered")) == 1


def test_a_review_of_an_earlier_text_is_refused(
    writer_key: Caller, reader_key: Caller, wire: Article
) -> None:
    made = send(writer_key, wire).body["id"]
    ids = [row["id"] for row in by_status(writer_key, wire, "altered")]
    answer = review(writer_key, wire, "drop", ids, revision=str(wire.current_id))
    assert (answer.status, answer.body["current"]) == (409, made)
    assert review(reader_key, wire, "drop", ids).status == 403
    assert review(writer_key, wire, "keep", ids).status == 422
    assert review(writer_key, wire, "drop", [str(new_id())]).status == 422


def test_an_annotation_for_the_text_before_is_carried(writer_key: Caller, wire: Article) -> None:
    send(writer_key, wire)
    start = FIRST.index("the third week")
    body = {
        "article": str(wire.id),
        "kind": "note",
        "revision": str(wire.current_id),
        "pieces": [{"start": start, "end": start + 14, "exact": "the third week"}],
    }
    made = writer_key.post("annotations/", body)
    assert (made.status, made.body["anchor"]["status"]) == (201, "anchored")
    assert made.body["revision"] != str(wire.current_id)
    assert made.body["anchor"]["pieces"][0]["exact"] == "the third week"


def test_the_radar_tells_consumers_what_a_text_did_to_the_claims(
    writer_key: Caller, reader_key: Caller
) -> None:
    row = article(writer_key.actor, text=FIRST)
    said = claim(writer_key.actor, statement="Arden sent 2,500 soldiers.")
    annotation(writer_key.actor, article=row, words="2,500 more soldiers", kind="claim", claim=said.id)
    send(writer_key, row)
    answer = reader_key.get(f"articles/{row.id}/revisions/2/radar/")
    (told,) = answer.body["results"]
    assert (told["claim"], told["statement"]) == (str(said.id), "Arden sent 2,500 soldiers.")
    assert told["findings"] == [{"what": "figure_changed", "before": "2,500", "after": "3,100"}]
    assert reader_key.get(f"articles/{row.id}/revisions/1/radar/").body["results"] == []
    assert reader_key.get(f"articles/{row.id}/revisions/3/radar/").status == 404
