"""How many requests a key may send in a minute."""

from __future__ import annotations

import pytest

from annotator.accounts.models import ApiKey
from annotator.accounts.operations import create_api_key
from annotator.accounts.types import Principal
from annotator.rest import exchange
from annotator.rest.rates import MOST_REMEMBERED, Rates
from articles.foundation.models import new_id
from tests.rest.caller import Caller


class Clock:
    """A clock that stands still until it is put on."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """Count by a clock of the test's own."""
    clock = Clock()
    monkeypatch.setattr(exchange, "RATES", Rates(clock))
    return clock


def slow_key(per_minute: int, name: str = "slow") -> Caller:
    key, secret = create_api_key(name=name, scope="read", per_minute=per_minute)
    return Caller(Principal.of_key(ApiKey.objects.get(pk=key.pk)), secret=secret)


@pytest.mark.django_db
def test_every_answer_says_how_many_requests_are_left_and_for_how_long(clock: Clock) -> None:
    key = slow_key(3)
    answer = key.get("claims/")
    assert answer.headers["RateLimit-Policy"] == '"minute";q=3;w=60'
    assert answer.headers["RateLimit"] == '"minute";r=2;t=60'
    clock.now += 18.5
    # A refusal counts, too.
    refused = key.post("claims/", {})
    assert (refused.status, refused.headers["RateLimit"]) == (403, '"minute";r=1;t=42')


@pytest.mark.django_db
def test_a_key_that_sends_too_many_waits_and_hinders_no_other(clock: Clock) -> None:
    key, other = slow_key(2), slow_key(2, "other")
    assert [key.get("claims/").status for _ in range(4)] == [200, 200, 429, 429]
    clock.now += 20
    refused = key.get("claims/")
    assert (refused.status, refused.type) == (429, "application/problem+json")
    assert (refused.headers["Retry-After"], refused.headers["RateLimit"]) == ("40", '"minute";r=0;t=40')
    assert "2 requests a minute" in refused.body["detail"]
    assert other.get("claims/").status == 200
    clock.now += 40
    assert key.get("claims/").headers["RateLimit"] == '"minute";r=1;t=60'


def test_without_a_number_of_its_own_a_key_has_that_of_its_scope(
    reader_key: Caller, writer_key: Caller, editor: Caller
) -> None:
    assert "q=1200;" in reader_key.get("claims/").headers["RateLimit-Policy"]
    assert "q=60000;" in writer_key.get("claims/").headers["RateLimit-Policy"]
    assert "RateLimit-Policy" not in editor.get("claims/").headers


def test_callers_are_forgotten_when_their_minute_is_over() -> None:
    clock = Clock()
    rates = Rates(clock)
    for _ in range(MOST_REMEMBERED):
        rates.take(new_id(), 5)
    late = new_id()
    clock.now += 60
    rates.take(late, 5)
    assert list(rates._minutes) == [late]
