"""Requests with an Idempotency-Key are carried out once."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from rest_framework.request import Request
from rest_framework.test import APIRequestFactory

from annotator.accounts.types import Principal
from annotator.rest import once
from annotator.rest.claims.views import Claims
from annotator.rest.models import KeptAnswer
from annotator.rest.once import Once
from articles.claims.models import Claim
from articles.claims.operations import create_claim
from articles.ledger.models import Entry
from tests.factories.api_keys import api_key
from tests.rest.caller import Answer, Caller
from tests.sessions import at_once

SENT = {"statement": "3,000 more went."}
KEY = "019c1b5e-7c00-7000-8000-0000000000a1"


def post(caller: Caller, body: Any = SENT, key: str = KEY, path: str = "claims/") -> Answer:
    return caller.post(path, body, Idempotency_Key=key)


def test_the_same_request_is_done_once_and_answered_alike(writer_key: Caller) -> None:
    first = post(writer_key)
    again = post(writer_key)
    assert (first.status, again.status) == (201, 201)
    assert again.body == first.body
    for name in ("Location", "ETag"):
        assert again.headers[name] == first.headers[name]
    assert ("Idempotency-Replayed" in first.headers, again.headers["Idempotency-Replayed"]) == (False, "true")
    assert Claim.objects.count() == 1
    assert Entry.objects.filter(verb="claim.created").count() == 1


def test_quotes_around_the_key_are_not_part_of_it(writer_key: Caller) -> None:
    assert post(writer_key, key=f'"{KEY}"').body == post(writer_key, key=KEY).body
    assert Claim.objects.count() == 1


@pytest.mark.parametrize("path", ["claims/", "entities/"])
def test_another_request_with_the_same_key_is_refused(writer_key: Caller, path: str) -> None:
    post(writer_key)
    other = {"statement": "4,000 went."} if path == "claims/" else SENT
    answer = post(writer_key, other, path=path)
    assert (answer.status, answer.codes) == (422, ["key_reused"])
    assert Claim.objects.count() == 1


def test_a_key_is_its_callers_own(writer_key: Caller) -> None:
    row, secret = api_key(scope="write", name="other")
    other = Caller(Principal.of_key(row), secret=secret)
    assert post(writer_key).body["id"] != post(other).body["id"]


def test_what_was_refused_can_be_mended_under_the_same_key(writer_key: Caller) -> None:
    assert post(writer_key, {"statement": ""}).status in {400, 422}
    assert not KeptAnswer.objects.exists()
    assert post(writer_key).status == 201


@pytest.mark.parametrize("key", ["", "two words", "x" * 256, '"open', "é", 'a"b'])
def test_what_is_no_key_is_refused_before_anything_is_done(writer_key: Caller, key: str) -> None:
    answer = post(writer_key, key=key)
    assert (answer.status, answer.fields) == (400, ["Idempotency-Key"])
    assert not Claim.objects.exists()


def test_who_may_not_write_is_refused_first(reader_key: Caller) -> None:
    assert post(reader_key).status == 403
    assert not KeptAnswer.objects.exists()


@pytest.mark.django_db(transaction=True)
def test_while_the_first_is_on_its_way_the_second_is_told_to_wait() -> None:
    row, secret = api_key(scope="write")
    first = Once(row.user_id, request_of(SENT))
    first.begin()
    # Another session, as another thread of the web server has it.
    (answer,) = at_once(lambda: post(Caller(Principal.of_key(row), secret=secret)))
    first.close()
    assert (answer.status, answer.codes, answer.headers["Retry-After"]) == (409, ["in_flight"], "2")
    assert post(Caller(Principal.of_key(row), secret=secret)).status == 201


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_one_is_done() -> None:
    row, secret = api_key(scope="write")
    asked = [lambda: post(Caller(Principal.of_key(row), secret=secret)).status] * 6
    statuses = at_once(*asked)
    assert set(statuses) <= {201, 409}
    assert 201 in statuses
    assert Claim.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_work_that_fails_behind_its_write_leaves_nothing_done_and_nothing_stuck(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row, secret = api_key(scope="write")
    caller = Caller(Principal.of_key(row), secret=secret, raise_request_exception=False)

    def fails(self: Claims, sent: Any) -> Any:
        create_claim(self.actor, draft=sent.new())
        raise RuntimeError("the process was killed here")

    with monkeypatch.context() as patch:
        patch.setattr(Claims, "make", fails)
        assert post(caller).status == 500
    assert not Claim.objects.exists()
    assert post(caller).status == 201


def test_after_a_day_a_key_means_nothing(writer_key: Caller) -> None:
    first = post(writer_key)
    KeptAnswer.objects.update(created=timezone.now() - timedelta(hours=24, seconds=1))
    again = post(writer_key, {"statement": "4,000 went."})
    assert (again.status, again.body["id"] != first.body["id"]) == (201, True)
    assert KeptAnswer.objects.count() == 1


def test_old_answers_go_when_new_ones_come_and_the_oldest_make_room(
    writer_key: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "MOST_KEPT", 3)
    for number in range(5):
        post(writer_key, {"statement": f"{number},000 went."}, key=f"k{number}")
    assert set(KeptAnswer.objects.values_list("key", flat=True)) == {"k2", "k3", "k4"}
    KeptAnswer.objects.update(created=timezone.now() - timedelta(days=2))
    post(writer_key, key="new")
    assert list(KeptAnswer.objects.values_list("key", flat=True)) == ["new"]


def test_an_answer_that_is_too_long_to_keep_is_not_given_twice_and_the_work_not_done_twice(
    writer_key: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(once, "LONGEST_ANSWER", 10)
    assert post(writer_key).status == 201
    again = post(writer_key)
    assert (again.status, again.codes) == (409, ["already_done"])
    assert Claim.objects.count() == 1


def test_reading_takes_no_notice_of_a_key(writer_key: Caller) -> None:
    assert writer_key.get("claims/", Idempotency_Key="two words").status == 200


def request_of(body: Any) -> Request:
    """Return a request as the views see it."""
    made = APIRequestFactory().post("/api/v1/claims/", body, format="json", headers={"Idempotency-Key": KEY})
    return Request(made)
