"""What is let in, decided without a socket."""

from __future__ import annotations

import pytest

from annotator.door._rules import (
    GRACE,
    MOST_UNSIGNED,
    SLOWEST,
    UNREAD,
    Limits,
    Refused,
    check_length,
    credential,
    deadline,
    patience,
)
from annotator.door._shares import Full, Shares

LIMITS = Limits(most=12_000_000, cookie="galley_session_8000")


def length(
    declared: str, path: str = "/api/v1/articles/", *, is_signed: bool = True, encoding: str = ""
) -> int:
    return check_length(path, (declared, encoding), LIMITS, is_signed=is_signed)


def test_a_session_or_a_key_says_whose_a_request_is() -> None:
    assert credential("Bearer k", "galley_session_8000=s", LIMITS.cookie) == "Bearer k"
    assert credential("", "theme=dark; galley_session_8000=s; x=y", LIMITS.cookie) == "s"
    assert credential("", "galley_session_8001=s; galley_session_8000=", LIMITS.cookie) == ""


@pytest.mark.parametrize(
    ("path", "is_signed", "most"),
    [
        ("/api/v1/articles/", True, LIMITS.most),
        ("/api/v1/articles/", False, MOST_UNSIGNED),
        ("/admin/annotator_accounts/user/", True, LIMITS.most),
        ("/articles/", True, LIMITS.most),
        ("/articles/new/", True, 31 * 1024 * 1024),
        ("/api/v1/articles/import/", True, 60 * 1024 * 1024),
        ("/articles/new/", False, MOST_UNSIGNED),
        ("/sign-in/", True, MOST_UNSIGNED),
        ("/live/presence/", True, MOST_UNSIGNED),
    ],
)
def test_as_much_is_read_as_the_address_needs(path: str, is_signed: bool, most: int) -> None:
    assert length(str(most), path, is_signed=is_signed) == most
    with pytest.raises(Refused) as refused:
        length(str(most + 1), path, is_signed=is_signed)
    assert refused.value.status == 413


@pytest.mark.parametrize("declared", ["-1", "1e9", "0x10", "१२", "1 2"])
def test_a_length_that_is_no_number_is_refused(declared: str) -> None:
    with pytest.raises(Refused) as refused:
        length(declared)
    assert refused.value.status == 400


def test_every_byte_earns_its_time_and_none_may_be_awaited_long() -> None:
    assert deadline(100.0, 0, 100.0) == 100.0 + GRACE
    # A byte a second: the first seconds are all there are.
    assert deadline(100.0, 9, 109.0) < 100.0 + GRACE + 0.01
    # As fast as is asked, for long.
    assert deadline(100.0, SLOWEST * 60, 160.0) == 160.0 + GRACE
    # What came fast doesn't buy a long silence.
    assert deadline(100.0, SLOWEST * 600, 101.0) == 101.0 + GRACE
    assert patience(100.0, SLOWEST * 600, 101.0) == 101.0 + UNREAD


def test_nobody_takes_more_than_their_part_and_all_no_more_than_there_is() -> None:
    shares = Shares(each=2, together=3)
    shares.take("a", 2)
    with pytest.raises(Full) as own:
        shares.take("a", 1)
    with pytest.raises(Full) as everybody:
        shares.take("b", 2)
    assert (own.value.is_theirs, everybody.value.is_theirs) == (True, False)

    shares.give_back("a", 2)
    with shares.taken("b", 2):
        shares.take("a", 1)
    shares.take("b", 2)
