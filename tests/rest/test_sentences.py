"""Every refusal says what to do, also those that a library makes."""

from __future__ import annotations

from typing import Any

import pytest

from annotator.rest.sentences import with_remedy
from articles.corpus.models import Article
from tests.rest.caller import Answer, Caller


def sentences(answer: Answer) -> list[str]:
    """Return the sentences of the refusal's problems."""
    return [error["message"] for error in answer.body["errors"]]


def test_a_caller_without_a_key_is_told_how_to_send_one(client_of_nobody: Caller) -> None:
    answer = client_of_nobody.get("claims/")
    assert answer.status == 401
    assert "Authorization: Bearer KEY" in answer.body["detail"]


def test_a_method_or_type_that_is_not_taken_is_answered_with_the_one_that_is(writer_key: Caller) -> None:
    assert "Allow header" in writer_key.send("PUT", "claims/", {}).body["detail"]
    sent = writer_key.send("POST", "claims/", b"x", content_type="text/plain")
    assert "Content-Type: application/json" in sent.body["detail"]


@pytest.mark.parametrize(
    ("path", "body", "told"),
    [
        ("claims/", {}, "This field is missing. Send it."),
        ("claims/", {"statement": 5}, "This is not a string. Send text in quotes."),
        ("claims/", {"statement": None}, "Null is not allowed here. Send a value, or leave the field out."),
        ("claims/", {"statement": "x", "credibility": "3"}, "without quotes or a fraction"),
        ("claims/", {"statement": "x", "topics": "a"}, "This is not a list but a str."),
        ("claims/", {"statement": "x", "id": "7"}, "Send a UUID"),
        ("sources/", {"name": "x", "source_kind": "military", "external_ids": []}, "This is not an object"),
    ],
)
def test_a_malformed_field_is_answered_with_what_to_send(
    path: str, body: dict[str, Any], told: str, writer_key: Caller
) -> None:
    (sentence,) = sentences(writer_key.post(path, body))
    assert told in sentence


def test_a_list_of_the_wrong_length_is_answered_with_the_right_one(
    writer_key: Caller, story: Article
) -> None:
    mark = {"article": str(story.id), "kind": "note"}
    assert sentences(writer_key.post("annotations/", mark | {"pieces": []})) == [
        "This list is empty. Send at least one item."
    ]
    pieces = [{"start": 0, "end": 1}] * 101
    (sentence,) = sentences(writer_key.post("annotations/", mark | {"pieces": pieces}))
    assert "at most 100 items are allowed" in sentence


@pytest.mark.parametrize(
    ("query", "told"),
    [
        ("annotations/?article=7", "Send a UUID"),
        ("annotations/?kind=rumour", "“rumour” is not one of the values."),
        (f"claims/?q={'x' * 301}", "This has 301 characters; at most 300 are allowed. Shorten it."),
        ("claims/?q=a%00b", "Remove it."),
    ],
)
def test_a_bad_parameter_is_answered_with_what_to_send(query: str, told: str, writer_key: Caller) -> None:
    assert told in " ".join(sentences(writer_key.get(query)))


def test_a_sentence_of_ours_stays_as_it_is() -> None:
    assert (
        with_remedy("Unknown cursor. Use `next` or `previous` of an earlier page, unchanged.")
        == "Unknown cursor. Use `next` or `previous` of an earlier page, unchanged."
    )
