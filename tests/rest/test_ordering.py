"""The registers' lists in the order that is asked for, page by page."""

from __future__ import annotations

import pytest

from tests.factories.entities import entity
from tests.factories.sources import source
from tests.rest.caller import Caller
from tests.rest.test_every_list import walk

NAMES = ["20 Minutes", "100 Reporters", "AP", "Äther", "channel 4", "Channel 10", "École", "Eesti", "Zeit"]


@pytest.fixture(params=["sources", "entities"])
def register(request: pytest.FixtureRequest, writer_key: Caller) -> str:
    """Fill a register, in another order than that of the names; return what the API calls it."""
    make = source if request.param == "sources" else entity
    for name in [*NAMES[5:], *NAMES[:5]]:
        make(writer_key.actor, name=name)
    return str(request.param)


def names(caller: Caller, address: str | None) -> list[str]:
    """Return the names on all pages."""
    found: list[str] = []
    while address:
        page = caller.get(address).body
        found += [row["name"] for row in page["results"]]
        address = page["next"]
    return found


@pytest.mark.parametrize("size", [1, 2, 4, 100])
def test_names_sort_as_people_expect_whatever_the_page(register: str, size: int, writer_key: Caller) -> None:
    address = f"{register}/?ordering=name&page_size={size}"
    assert names(writer_key, address) == NAMES
    assert names(writer_key, address.replace("=name", "=-name")) == NAMES[::-1]


def test_other_orders_are_turned_round_too(register: str, writer_key: Caller) -> None:
    created = walk(writer_key, f"{register}/?ordering=created&page_size=2")
    assert created == walk(writer_key, f"{register}/")
    assert walk(writer_key, f"{register}/?ordering=-modified&page_size=2") == created[::-1]


def test_previous_leads_back(register: str, writer_key: Caller) -> None:
    for order in ("name", "-name"):
        first = writer_key.get(f"{register}/?ordering={order}&page_size=3").body
        second = writer_key.get(first["next"]).body
        assert writer_key.get(second["previous"]).body["results"] == first["results"]


def test_an_unknown_order_or_the_cursor_of_another_is_refused(register: str, writer_key: Caller) -> None:
    assert writer_key.get(f"{register}/?ordering=country").status == 400
    cursor = writer_key.get(f"{register}/?ordering=name&page_size=2").body["next"].partition("cursor=")[2]
    cursor = cursor.partition("&")[0]
    assert writer_key.get(f"{register}/?page_size=2&cursor={cursor}").status == 400
    assert writer_key.get(f"{register}/?ordering=-name&page_size=2&cursor={cursor}").status == 400
