"""A story that is sent again is answered with the article that has it; what was changed in a text is said."""

from __future__ import annotations

import pytest

from articles.corpus.models import Article
from tests.rest.caller import Caller

pytestmark = pytest.mark.django_db

TEXT = {"text": "Pilots call off strike\n\nOSLO (AP) — Pilots ended a walkout on Friday, their union said."}


def test_the_answer_names_the_article_and_the_way_round(writer_key: Caller) -> None:
    first = writer_key.post("articles/", TEXT).body
    answer = writer_key.post("articles/", TEXT)
    assert (answer.status, answer.type) == (409, "application/problem+json")
    assert answer.body["article"] == first["id"]
    assert (answer.fields, answer.codes) == (["text"], ["already_here"])
    assert "“Pilots call off strike”" in answer.body["detail"]
    assert writer_key.post("articles/", TEXT | {"again": True}).status == 201
    assert Article.objects.count() == 2


def test_the_same_address_is_the_same_story(writer_key: Caller) -> None:
    first = writer_key.post("articles/", TEXT | {"uri": "https://harbour.example/1"}).body
    other = {"text": "Ferries sail again\n\nThey do.", "uri": "https://harbour.example/1"}
    answer = writer_key.post("articles/", other)
    assert (answer.status, answer.body["article"], answer.fields) == (409, first["id"], ["uri"])


def test_the_same_words_in_parts_are_the_same_story(writer_key: Caller) -> None:
    first = writer_key.post("articles/", {"text": "Ferries sail again\n\nThey sail on Friday."}).body
    parts = {
        "headline": "Ferries sail again",
        "blocks": [{"kind": "paragraph", "text": "They sail on Friday."}],
    }
    answer = writer_key.post("articles/", parts)
    assert (answer.status, answer.body["article"], answer.fields) == (409, first["id"], ["text"])


def test_what_was_changed_and_assumed_is_said_in_the_answer_alone(writer_key: Caller) -> None:
    answer = writer_key.post(
        "articles/", {"text": "Ferries sail\x0b again\x00\n\nOSLO, 27 March 2025 (AP) — They do."}
    )
    assert answer.status == 201
    assert answer.body["remarks"][:2] == [
        "1 line break of Word (U+000B) was made a line’s end.",
        "1 character that nobody sees was left out: U+0000.",
    ]
    assert "remarks" not in writer_key.get(f"articles/{answer.body['id']}/").body


def test_a_day_without_a_time_is_said_to_be_one(writer_key: Caller) -> None:
    answer = writer_key.post(
        "articles/", {"text": "Ferries sail again\n\n27 March 2025\n\nThey sail on Friday."}
    )
    assert answer.body["version_created"] == "2025-03-27T00:00:00Z"
    assert any(remark.startswith("27 March 2025 has no time of day") for remark in answer.body["remarks"])


def test_parts_are_put_right_too_unless_marks_already_count_their_characters(writer_key: Caller) -> None:
    sent = {"headline": "Ferries", "blocks": [{"kind": "paragraph", "text": "They\x02 sail\x0c again."}]}
    answer = writer_key.post("articles/", sent)
    assert answer.status == 201
    assert len(answer.body["remarks"]) == 2
    refused = writer_key.post("articles/", sent | {"revision": "01a208de-dd4a-71f6-82fe-dd49098a316e"})
    assert (refused.status, refused.fields) == (422, ["blocks.0.text"])


def test_a_document_is_refused_by_what_it_is(writer_key: Caller) -> None:
    answer = writer_key.post(
        "articles/", {"text": '{"uri": "urn:a", "headline": "Pilots", "body_text": "x"}'}
    )
    assert (answer.status, answer.fields, answer.codes) == (422, ["text"], ["not_text"])
    assert "ninjs" in answer.body["detail"]
