"""One person or key can't have the whole desk: expensive requests have a budget, cheap ones don't."""

from __future__ import annotations

import threading

import pytest

from annotator.rest import budgets
from annotator.rest.budgets import BUDGETS, Budgets, OverBudget
from articles.corpus.models import Article
from articles.foundation.models import new_id
from tests.rest.caller import Caller

EXPENSIVE = (
    "articles/{id}/export/ndjson/",
    "articles/?headline=x&created_by={id}",
    "claims/?q=troops",
    "claims/?similar_to=troops",
    "claims/?only_through=state_media",
    "sources/?q=chiefs",
    "sources/duplicates/",
    "entities/duplicates/",
)
CHEAP = (
    "articles/",
    "claims/",
    "annotations/?article={id}",
    "sources/",
    "changes/",
    "articles/{id}/marks/",
    "articles/{id}/",
)


class Clock:
    """Shows what a test sets it to."""

    now = 1_000.0

    def __call__(self) -> float:
        return self.now


def let_go() -> None:
    """There is nothing to let go."""


@pytest.fixture
def spent(monkeypatch: pytest.MonkeyPatch) -> None:
    """A desk on which nobody has any budget left."""
    monkeypatch.setattr(budgets, "SAVED", -5.0)
    monkeypatch.setattr(BUDGETS, "_accounts", {})


def test_one_request_at_a_time_is_within_the_budget_for_ever() -> None:
    clock = Clock()
    mine, key = Budgets(clock), new_id()
    refused = None
    for _ in range(500):
        try:
            end = mine.begin(key, let_go)
        except OverBudget as error:
            refused = error
            break
        clock.now += 9
        end()
    assert refused is None


def test_several_at_once_use_it_up_and_a_pause_brings_it_back() -> None:
    clock = Clock()
    mine, key = Budgets(clock), new_id()
    refused = None
    for _ in range(100):
        try:
            ends = [mine.begin(key, let_go) for _ in range(3)]
        except OverBudget as error:
            refused = error
            break
        clock.now += 9
        for end in ends:
            end()
    assert refused
    assert "Wait" in refused.message
    mine.begin(new_id(), let_go)()
    clock.now += refused.wait
    mine.begin(key, let_go)()


def test_more_than_a_few_at_once_wait_and_go_on_when_one_ends() -> None:
    mine, key = Budgets(), new_id()
    ends = [mine.begin(key, let_go) for _ in range(budgets.MOST_AT_ONCE)]
    is_waiting, done = threading.Event(), threading.Event()

    def another() -> None:
        mine.begin(key, is_waiting.set)()
        done.set()

    thread = threading.Thread(target=another)
    thread.start()
    assert is_waiting.wait(10)
    assert not done.is_set()
    mine.begin(new_id(), let_go)()
    ends[0]()
    assert done.wait(10)
    thread.join()


def test_who_waits_too_long_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "PATIENCE", 0.01)
    mine, key = Budgets(), new_id()
    for _ in range(budgets.MOST_AT_ONCE):
        mine.begin(key, let_go)
    with pytest.raises(OverBudget, match="Wait until one has ended"):
        mine.begin(key, let_go)


def test_those_whose_budget_is_whole_are_forgotten(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budgets, "MOST_REMEMBERED", 10)
    clock = Clock()
    mine = Budgets(clock)
    for _ in range(100):
        mine.begin(new_id(), let_go)()
    assert len(mine._accounts) <= 10


@pytest.mark.parametrize("path", EXPENSIVE)
def test_who_is_over_budget_is_told_when_to_go_on(
    writer_key: Caller, story: Article, spent: None, path: str
) -> None:
    answer = writer_key.get(path.format(id=story.id))
    assert (answer.status, answer.type) == (429, "application/problem+json")
    assert int(answer.headers["Retry-After"]) > 5
    assert "expensive requests" in answer.body["detail"]


@pytest.mark.parametrize("path", ["annotations/bulk/", "figures/read/"])
def test_expensive_posts_count_too(writer_key: Caller, spent: None, path: str) -> None:
    assert writer_key.post(path, {}).status == 429


@pytest.mark.parametrize("path", CHEAP)
def test_plain_reading_has_no_budget(reader_key: Caller, story: Article, spent: None, path: str) -> None:
    assert reader_key.get(path.format(id=story.id)).status == 200


def test_creating_has_no_budget(writer_key: Caller, spent: None) -> None:
    assert writer_key.post("claims/", {"statement": "It rains."}).status == 201


def test_a_turn_is_given_back_however_the_request_ends(reader_key: Caller, story: Article) -> None:
    for path in (
        "claims/?q=troops",
        "claims/?q=troops&status=nonsense",
        f"articles/{story.id}/export/papyrus/",
    ):
        for _ in range(budgets.MOST_AT_ONCE + 1):
            assert reader_key.get(path).status in {200, 400, 404}
    assert BUDGETS._accounts[reader_key.actor.user_id].running == 0
