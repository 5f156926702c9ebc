"""Whatever can be read can be asked for on condition."""

from __future__ import annotations

import re

import pytest
from django.urls import URLPattern

from annotator.rest.urls import urlpatterns
from articles.corpus.models import Article
from tests.rest.caller import Caller
from tests.rest.test_every_list import queries

# Lists, and what is read without an id.
PLAIN = [
    str(one.pattern)
    for one in urlpatterns
    if isinstance(one, URLPattern)
    and one.name not in {"docs", "nowhere", "keymap"}
    and "<" not in str(one.pattern)
]


def test_every_address_that_can_be_read_answers_304_to_who_has_it(writer_key: Caller, story: Article) -> None:
    own = [f"articles/{story.id}/{part}" for part in ("", "text/", "revisions/", "revisions/1/")]
    without = []
    for path in [*PLAIN, *own]:
        answer = writer_key.get(path)
        if answer.status in {400, 405} or answer.type == "text/event-stream":
            # It wants a parameter, or only takes in; or it is never at an end.
            continue
        tag = answer.headers.get("ETag", "")
        again = writer_key.get(path, If_None_Match=tag)
        if not tag or (again.status, again.content) != (304, b""):
            without.append((path, answer.status, tag, again.status))
    assert without == []


def test_a_list_that_changed_comes_again(writer_key: Caller) -> None:
    tag = writer_key.get("claims/").headers["ETag"]
    assert re.fullmatch('W/"[0-9a-f]{16}"', tag)
    assert writer_key.post("claims/", {"statement": "3,000 more went."}).status == 201
    changed = writer_key.get("claims/", If_None_Match=tag)
    assert (changed.status, changed.headers["ETag"] == tag) == (200, False)


@pytest.mark.parametrize("given", ["", "nonsense", '"a", W/"b"', "W/"])
def test_what_is_no_etag_of_ours_brings_the_list(writer_key: Caller, given: str) -> None:
    assert writer_key.get("claims/", If_None_Match=given).status == 200


def test_a_refusal_has_no_etag(writer_key: Caller) -> None:
    assert "ETag" not in writer_key.get("claims/?colour=red").headers


def test_asking_on_condition_costs_no_query_more(writer_key: Caller) -> None:
    tag = writer_key.get("claims/").headers["ETag"]
    plain = queries(lambda: writer_key.get("claims/"))
    assert queries(lambda: writer_key.get("claims/", If_None_Match=tag)) == plain
