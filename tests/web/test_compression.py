"""Answers of the API, packed."""

from __future__ import annotations

import gzip
import importlib
import sys
from collections.abc import Iterator

import pytest
from django.http import HttpResponse, StreamingHttpResponse
from django.test import RequestFactory

from annotator.accounts.types import Principal
from annotator.web.compression import FEWEST_BYTES, CompressionMiddleware, chosen
from tests.factories.api_keys import api_key
from tests.factories.claims import claim
from tests.factories.users import user
from tests.rest.caller import Answer, Caller

zstd = importlib.import_module("compression.zstd" if sys.version_info >= (3, 14) else "backports.zstd")
LONG = b'{"text": "' + b"Varland sent 3,000 more soldiers. " * 200 + b'"}'


def unpacked(name: str, body: bytes) -> bytes:
    found: bytes = gzip.decompress(body) if name == "gzip" else zstd.decompress(body)
    return found


@pytest.mark.parametrize(
    ("accepted", "expected"),
    [
        ("", ""),
        ("gzip", "gzip"),
        ("gzip, deflate, br, zstd", "zstd"),
        ("GZIP;q=1.0, zstd;q=0.5", "gzip"),
        ("gzip;q=0", ""),
        ("*", "zstd"),
        ("*;q=0.1, zstd;q=0", "gzip"),
        ("identity", ""),
        ("gzip;q=many", ""),
        ("br", ""),
    ],
)
def test_the_coding_that_the_caller_likes_best_is_chosen(accepted: str, expected: str) -> None:
    assert chosen(accepted) == expected


@pytest.fixture
def key(db: None) -> Caller:
    row, secret = api_key(scope="write")
    actor = Principal.of_key(row)
    for number in range(20):
        claim(actor, statement=f"Varland sent {number},000 more soldiers to the border.")
    return Caller(actor, secret=secret)


@pytest.mark.parametrize("name", ["gzip", "zstd"])
def test_a_list_comes_packed_and_says_the_same(key: Caller, name: str) -> None:
    plain = key.get("claims/")
    packed = key.get("claims/", Accept_Encoding=name)
    assert packed.headers["Content-Encoding"] == name
    assert packed.headers["Content-Length"] == str(len(packed.content))
    assert len(packed.content) * 3 < len(plain.content)
    body = Answer(HttpResponse(unpacked(name, packed.content)))
    assert body.body["results"] == plain.body["results"]
    assert "Content-Encoding" not in plain.headers
    assert "Accept-Encoding" in plain.headers["Vary"]


def test_a_packed_rows_etag_is_weak_and_still_lets_the_row_be_changed(key: Caller) -> None:
    row = claim(key.actor, statement="Long. " * 300)
    packed = key.get(f"claims/{row.id}/", Accept_Encoding="gzip")
    tag = packed.headers["ETag"]
    assert (packed.headers["Content-Encoding"], tag[:3]) == ("gzip", 'W/"')
    assert key.get(f"claims/{row.id}/", Accept_Encoding="gzip", If_None_Match=tag).status == 304
    assert key.patch(f"claims/{row.id}/", {"credibility": 2}, If_Match=tag).status == 200


def test_nothing_is_packed_for_a_session(key: Caller) -> None:
    person = user(roles=("editor",))
    answer = Caller(Principal.of_user(person), user=person).get("claims/", Accept_Encoding="gzip, zstd")
    assert (answer.status, "Content-Encoding" in answer.headers) == (200, False)


def test_a_short_answer_stays_as_it_is(key: Caller) -> None:
    answer = key.get("exports/", Accept_Encoding="gzip")
    assert len(answer.content) < FEWEST_BYTES
    assert "Content-Encoding" not in answer.headers


def answered(response: HttpResponse, path: str = "/api/v1/x/") -> HttpResponse:
    """Return what the middleware makes of an answer."""
    request = RequestFactory().get(path, headers={"Accept-Encoding": "zstd"})
    return CompressionMiddleware(lambda _: response)(request)


@pytest.mark.django_db
def test_a_stream_is_packed_piece_by_piece_and_closes_what_it_came_from() -> None:
    closed = []

    class Lines:
        def __iter__(self) -> Iterator[bytes]:
            yield from (b"one\n", b"two\n")

        def close(self) -> None:
            closed.append(True)

    response = StreamingHttpResponse(Lines(), content_type="application/x-ndjson")
    response["X-Accel-Buffering"] = "no"
    packed = answered(response)  # type: ignore[arg-type] # middleware gets both kinds
    pieces = list(packed)
    unpacker = zstd.ZstdDecompressor()
    # Each line can be read when it comes.
    assert [unpacker.decompress(piece) for piece in pieces[:2]] == [b"one\n", b"two\n"]
    packed.close()
    assert closed == [True]


@pytest.mark.parametrize(
    ("kind", "header"),
    [
        ("application/zip", {}),
        ("text/event-stream", {}),
        ("application/json", {"Accept-Ranges": "bytes"}),
        ("application/json", {"Content-Encoding": "br"}),
    ],
)
def test_what_can_not_or_must_not_be_packed_is_left(kind: str, header: dict[str, str]) -> None:
    answer = answered(HttpResponse(LONG, content_type=kind, headers=header))
    assert answer.content == LONG


def test_pages_are_left_to_the_proxy() -> None:
    assert answered(HttpResponse(LONG, content_type="text/html"), "/read/x/").content == LONG


def test_a_packed_body_is_refused_before_it_is_read(key: Caller) -> None:
    answer = key.post("claims/", gzip.compress(b'{"statement": "x"}'), Content_Encoding="gzip")
    assert (answer.status, answer.codes) == (415, ["packed"])
