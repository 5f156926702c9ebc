"""Guessing passwords leads nowhere, and keeps nobody out but who guesses."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from ipaddress import ip_network
from threading import Event
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from annotator.accounts import _passwords
from annotator.accounts._gate import Gate
from annotator.accounts._passwords import (
    FAILURES_PER_ADDRESS,
    FAILURES_PER_NAME,
    FAILURES_PER_NAME_IN_ALL,
    begin_attempt,
    check_password,
)
from annotator.accounts.errors import Busy, TooManyFailures, WrongPassword
from annotator.accounts.models import SignInFailure, User
from annotator.accounts.operations import create_sign_in_link
from annotator.desk._known_browser import COOKIE
from tests.factories.users import user
from tests.sessions import at_once

PASSWORD = "correct horse battery"
GUESSES_AT_ONCE = 20


@pytest.fixture
def kim(db: None) -> User:
    return user(username="kim", password=PASSWORD)


@pytest.fixture
def lou(db: None) -> User:
    return user(username="lou", password=PASSWORD)


def _sign_in(browser: Client, username: str = "kim", password: str = PASSWORD, **more: str) -> Any:
    sent = {"username": username, "password": password}
    return browser.post("/sign-in/", sent, **more)  # type: ignore[arg-type] # what WSGI calls the peer is no option


def _failed(count: int, *, username: str = "", address: str | None = None) -> None:
    """Note failures of strangers; without a name, each at another one."""
    SignInFailure.objects.bulk_create(
        SignInFailure(username=username or f"name{number}", address=address, at=timezone.now())
        for number in range(count)
    )


@pytest.mark.usefixtures("kim")
def test_behind_a_proxy_that_lends_all_one_address_forty_wrong_passwords_keep_nobody_else_out() -> None:
    _failed(FAILURES_PER_ADDRESS + 60)
    _failed(FAILURES_PER_ADDRESS, address="127.0.0.1")
    assert _sign_in(Client(), REMOTE_ADDR="127.0.0.1").status_code == 302


@pytest.mark.usefixtures("kim")
def test_a_known_address_that_guesses_at_many_names_waits_and_others_do_not(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = (ip_network("127.0.0.1"),)
    _failed(FAILURES_PER_ADDRESS, address="198.51.100.1")
    guesser, other = {"X-Forwarded-For": "198.51.100.1"}, {"X-Forwarded-For": "198.51.100.2"}
    assert _sign_in(Client(headers=guesser)).status_code == 429
    assert _sign_in(Client(headers=other)).status_code == 302


@pytest.mark.usefixtures("kim")
def test_who_writes_another_address_into_a_header_gains_nothing(settings: Settings) -> None:
    settings.TRUSTED_PROXIES = (ip_network("127.0.0.1"),)
    _failed(FAILURES_PER_ADDRESS, address="198.51.100.1")
    spoofed = {"X-Forwarded-For": "203.0.113.77, 198.51.100.1", "Forwarded": "for=203.0.113.77"}
    assert _sign_in(Client(headers=spoofed)).status_code == 429
    direct = Client(headers={"X-Forwarded-For": "203.0.113.77"})
    assert _sign_in(direct, REMOTE_ADDR="198.51.100.1").status_code == 429


@pytest.mark.usefixtures("kim")
def test_guesses_from_one_known_line_do_not_keep_the_person_out_elsewhere() -> None:
    _failed(FAILURES_PER_NAME, username="kim", address="198.51.100.1")
    assert _sign_in(Client(), REMOTE_ADDR="198.51.100.1").status_code == 429
    assert _sign_in(Client(), REMOTE_ADDR="198.51.100.2").status_code == 302


@pytest.mark.usefixtures("kim")
def test_guesses_at_one_name_from_many_lines_are_bounded_in_all() -> None:
    for number in range(FAILURES_PER_NAME_IN_ALL):
        _failed(1, username="kim", address=f"198.51.100.{number}")
    assert _sign_in(Client(), REMOTE_ADDR="203.0.113.1").status_code == 429
    assert _sign_in(Client(), "lou", "wrong", REMOTE_ADDR="203.0.113.1").status_code == 422


@pytest.mark.parametrize("way", ["password", "link"])
def test_nobody_who_guesses_keeps_a_person_out_of_the_browser_they_use(kim: User, way: str) -> None:
    own = Client()
    entered = _sign_in(own) if way == "password" else own.post(f"/enter/{create_sign_in_link(kim)}")
    assert entered.status_code == 302
    own.post("/sign-out/")
    _failed(FAILURES_PER_NAME_IN_ALL, username="kim")
    assert _sign_in(Client()).status_code == 429
    assert _sign_in(own).status_code == 302


@pytest.mark.usefixtures("kim", "lou")
def test_two_people_who_share_a_browser_are_both_known_there() -> None:
    shared = Client()
    for name in ("kim", "lou"):
        assert _sign_in(shared, name).status_code == 302
        shared.post("/sign-out/")
    for name in ("kim", "lou"):
        _failed(FAILURES_PER_NAME, username=name)
        assert _sign_in(shared, name).status_code == 302


@pytest.mark.usefixtures("kim", "lou")
def test_a_known_browser_guesses_no_more_than_others_and_is_known_for_its_own_people_alone() -> None:
    own = Client()
    assert _sign_in(own).status_code == 302
    own.post("/sign-out/")
    assert {_sign_in(own, password="wrong").status_code for _ in range(FAILURES_PER_NAME)} == {422}
    assert _sign_in(own).status_code == 429
    # Nobody else is held up by them.
    assert _sign_in(Client()).status_code == 302
    _failed(FAILURES_PER_NAME, username="lou")
    assert _sign_in(own, "lou").status_code == 429


@pytest.mark.usefixtures("kim")
@pytest.mark.parametrize("forged", ["", "x", '{"device": "x", "people": ["kim"]}', "eyJh:1x:abc"])
def test_a_forged_mark_of_a_known_browser_is_worth_nothing(forged: str) -> None:
    stranger = Client()
    stranger.cookies[COOKIE] = forged
    _failed(FAILURES_PER_NAME, username="kim")
    assert _sign_in(stranger).status_code == 429


@pytest.mark.usefixtures("kim")
def test_the_mark_of_a_known_browser_lets_nobody_in_and_is_kept_from_scripts() -> None:
    own = Client()
    _sign_in(own)
    mark = own.cookies[COOKIE]
    assert (mark["httponly"], mark["samesite"], mark["path"]) == (True, "Lax", "/")
    thief = Client()
    thief.cookies[COOKIE] = mark.value
    assert thief.get("/").headers["Location"].startswith("/sign-in/")


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("address", [None, "198.51.100.1"])
def test_of_many_guesses_at_the_same_moment_no_more_than_the_count_are_looked_at(address: str | None) -> None:
    def guess() -> bool:
        try:
            begin_attempt(username="kim", address=address)
        except TooManyFailures:
            return False
        return True

    assert sum(at_once(*[guess] * GUESSES_AT_ONCE)) == FAILURES_PER_NAME


@pytest.mark.django_db(transaction=True)
def test_of_many_guesses_at_many_names_from_one_line_no_more_than_its_count_are_looked_at(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(_passwords, "FAILURES_PER_ADDRESS", 5)

    def guess(name: str) -> bool:
        try:
            begin_attempt(username=name, address="198.51.100.1")
        except TooManyFailures:
            return False
        return True

    assert sum(at_once(*[partial(guess, f"name{number}") for number in range(GUESSES_AT_ONCE)])) == 5


def test_an_attempt_counts_before_the_password_is_looked_at_and_not_once_it_was_right(
    kim: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    counted: list[int] = []

    def look(**_given: str) -> User | None:
        counted.append(SignInFailure.objects.count())
        return kim if len(counted) == 1 else None

    monkeypatch.setattr(_passwords, "authenticate", look)
    check_password(username="kim", password="x", address=None)
    with pytest.raises(WrongPassword):
        check_password(username="kim", password="x", address=None)
    assert (counted, SignInFailure.objects.count()) == ([1, 1], 1)


def _hold(gate: Gate, started: Event, done: Event) -> None:
    with gate.turn():
        started.set()
        done.wait(30)


def test_only_so_many_passwords_are_checked_and_waited_for_at_the_same_time() -> None:
    gate, started, done = Gate(at_once=1, waiting=0, patience=30), Event(), Event()
    with ThreadPoolExecutor() as threads:
        holding = threads.submit(_hold, gate, started, done)
        assert started.wait(30)
        with pytest.raises(Busy), gate.turn():
            """Never reached."""
        done.set()
        holding.result(30)
    with gate.turn():
        """Free again."""


def test_who_waits_too_long_for_a_check_is_told_and_holds_no_place() -> None:
    gate, started, done = Gate(at_once=1, waiting=1, patience=0.01), Event(), Event()
    with ThreadPoolExecutor() as threads:
        holding = threads.submit(_hold, gate, started, done)
        assert started.wait(30)
        for _ in range(3):
            with pytest.raises(Busy), gate.turn():
                """Never reached."""
        done.set()
        holding.result(30)


@pytest.fixture
def full(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    """Close one of the two gates."""
    return lambda name: monkeypatch.setattr(_passwords, name, Gate(at_once=0, waiting=0, patience=0))


@pytest.mark.usefixtures("kim")
def test_a_flood_of_strangers_is_told_to_come_back_and_people_in_their_browsers_come_in(
    full: Callable[[str], None],
) -> None:
    own = Client()
    _sign_in(own)
    own.post("/sign-out/")
    full("_STRANGERS")
    answer = _sign_in(Client())
    assert (answer.status_code, answer.headers["Retry-After"]) == (503, "5")
    assert "Too many people are signing in" in answer.content.decode()
    assert SignInFailure.objects.count() == 0
    assert _sign_in(own).status_code == 302


def test_the_database_is_asked_only_behind_the_gate(full: Callable[[str], None]) -> None:
    # Without the fixture that opens the database, asking it is an error.
    full("_STRANGERS")
    assert _sign_in(Client()).status_code == 503
