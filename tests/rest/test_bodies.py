"""Bodies that no operation should ever see."""

from __future__ import annotations

import pytest

from articles.claims.models import Claim
from articles.corpus.models import Article
from tests.rest.caller import Caller


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"null",
        b"[]",
        b"7",
        b'"text"',
        b'{"statement": "\xff"}',
        b'{"statement": "\\ud800"}',
        b'{"statement": NaN}',
        b'{"statement": 1e999}',
        b'\xef\xbb\xbf{"statement": "x"}',
        b"[" * 100_000,
        b'{"statement":' * 2000 + b"1" + b"}" * 2000,
        b'{"statement": "x", "statement2": 1}',
        b'{"statement": 5}',
        b'{"statement": true}',
        b'{"statement": {}}',
        b'{"statement": null}',
        b'{"statement": "x", "topics": "a"}',
        b'{"statement": "x", "topics": {"a": 1}}',
        b'{"statement": "x", "topics": [1]}',
        b'{"statement": "x", "credibility": "3"}',
        b'{"statement": "x", "credibility": true}',
        b'{"statement": "x", "credibility": 3.5}',
        b'{"statement": "x", "id": "1"}',
        b'{"statement": "x", "id": {}}',
    ],
)
def test_a_malformed_body_is_a_400_with_a_reason(body: bytes, writer_key: Caller) -> None:
    answer = writer_key.send("POST", "claims/", body)
    assert (answer.status, answer.type) == (400, "application/problem+json")
    assert answer.body["detail"]
    assert not Claim.objects.exists()


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"statement": ""}, "statement"),
        ({"statement": "a\0b"}, "statement"),
        ({"statement": "x" * 5001}, "statement"),
        ({"statement": "x", "credibility": 0}, "credibility"),
        ({"statement": "x", "credibility": 2**63}, "credibility"),
        ({"statement": "x", "credibility": -(2**63)}, "credibility"),
        ({"statement": "x", "topics": ["a\0"]}, "topics.0"),
    ],
)
def test_a_value_that_breaks_a_rule_is_a_422_by_its_field(
    body: object, field: str, writer_key: Caller
) -> None:
    answer = writer_key.post("claims/", body)
    assert (answer.status, answer.fields) == (422, [field])


def test_a_body_beyond_the_limit_is_refused_before_it_is_read(writer_key: Caller) -> None:
    body = b'{"statement": "' + b"x" * 13_000_000 + b'"}'
    assert writer_key.send("POST", "claims/", body).status == 413


@pytest.mark.parametrize(
    "kind", ["text/plain", "application/x-www-form-urlencoded", "multipart/form-data", ""]
)
def test_another_content_type_is_refused(kind: str, writer_key: Caller) -> None:
    assert writer_key.send("POST", "claims/", b'{"statement": "x"}', content_type=kind).status == 415


@pytest.mark.parametrize("method", ["POST", "PATCH"])
def test_a_body_without_its_length_is_not_taken_for_an_empty_one(
    method: str, writer_key: Caller, story: Article
) -> None:
    path = "claims/" if method == "POST" else f"articles/{story.id}/"
    answer = writer_key.send(method, path, Transfer_Encoding="chunked", If_Match='"1"')
    assert (answer.status, answer.type) == (411, "application/problem+json")


@pytest.mark.parametrize("charset", ["latin-1", "utf-16", '"iso-8859-1"'])
def test_json_in_another_charset_is_refused(charset: str, writer_key: Caller) -> None:
    kind = f"application/json; charset={charset}"
    assert writer_key.send("POST", "claims/", b'{"statement": "x"}', content_type=kind).status == 415


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8", '"utf-8"'])
def test_a_content_type_with_a_charset_is_json(charset: str, writer_key: Caller) -> None:
    kind = f"application/json; charset={charset}"
    assert writer_key.send("POST", "claims/", b'{"statement": "x"}', content_type=kind).status == 201


def test_an_answer_is_json_whatever_the_caller_accepts(writer_key: Caller) -> None:
    assert writer_key.get("claims/", Accept="text/html").type == "application/json"


@pytest.mark.parametrize("path", ["nothing/", "claims", "claims/7/", "articles/x/text/"])
def test_an_address_that_leads_nowhere_is_answered_with_problem_details(
    path: str, writer_key: Caller
) -> None:
    for method in ("GET", "POST", "PATCH", "DELETE", "OPTIONS"):
        answer = writer_key.send(method, path)
        assert (answer.status, answer.type) == (404, "application/problem+json")


def test_a_search_with_a_nul_byte_is_refused(writer_key: Caller) -> None:
    for path in ("claims/?q=a%00b", "sources/?q=a%00b", "articles/?headline=a%00b"):
        assert writer_key.get(path).status == 400
