"""A day without a time is taken wherever a time is, and stays that day for everybody who reads it."""

from __future__ import annotations

import pytest

from articles.ledger.models import Entry
from tests.factories.claims import claim
from tests.factories.sources import source
from tests.rest.caller import Caller

DAY, KEPT = "2025-03-27", "2025-03-27T00:00:00Z"


def test_an_article_of_a_day_keeps_it_in_answers_feed_and_files(editor: Caller) -> None:
    sent = {
        "headline": "Pilots",
        "blocks": [{"kind": "paragraph", "text": "It fell."}],
        "version_created": DAY,
    }
    made = editor.post("articles/", sent)
    assert made.status == 201, made.body
    assert made.body["version_created"] == KEPT
    path = f"articles/{made.body['id']}/"
    assert editor.get(path).body["version_created"] == KEPT
    assert editor.patch(path, {"version_created": "2025-03-28"}, version=1).body["version_created"] == (
        "2025-03-28T00:00:00Z"
    )
    entry = Entry.objects.filter(subject_id=made.body["id"]).earliest("id")
    assert KEPT[:19] in str(entry.after)
    assert "2025-03-28T00:00:00Z" in editor.get(f"{path}export/ndjson/").content.decode()


def test_an_answer_and_a_verdict_may_have_a_day_alone(editor: Caller) -> None:
    it, party = claim(editor.actor), source(editor.actor)
    answer = editor.post(
        "responses/", {"claim": str(it.id), "party": str(party.id), "answer": "denied", "answered": DAY}
    )
    assert (answer.status, answer.body["answered"]) == (201, KEPT)
    verdict = editor.post(
        "verdicts/", {"claim": str(it.id), "status": "disputed", "reason": "Two reports.", "decided": DAY}
    )
    assert (verdict.status, verdict.body["decided"]) == (201, KEPT)


@pytest.mark.parametrize(
    "text", ["27 March 2025", "2025-03", "2025-02-30", "2025-03-27T10:00:00", "20250327"]
)
def test_what_names_no_day_and_no_moment_is_refused_with_both_forms(editor: Caller, text: str) -> None:
    sent = {
        "headline": "Pilots",
        "blocks": [{"kind": "paragraph", "text": "It fell."}],
        "version_created": text,
    }
    refused = editor.post("articles/", sent)
    assert (refused.status, refused.fields) == (400, ["version_created"])
    assert "2026-01-31." in refused.body["errors"][0]["message"]


def test_an_embargo_needs_its_moment(editor: Caller) -> None:
    sent = {
        "headline": "Pilots",
        "blocks": [{"kind": "paragraph", "text": "It fell."}],
        "embargoed_until": DAY,
    }
    assert editor.post("articles/", sent).fields == ["embargoed_until"]
