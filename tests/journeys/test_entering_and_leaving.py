"""Coming in and leaving pass axe in each of their states."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.types import Principal
from tests.factories.articles import article
from tests.factories.users import user as make_user
from tests.journeys.entering import enter
from tests.journeys.keyboard import choose, open_desk, press
from tests.journeys.looking import violations

type Way = Callable[[Page, Principal], object]


def sign_out(page: Page, _actor: Principal) -> None:
    """Leave by the menu."""
    page.goto("/")
    page.locator(".menu__button").click()
    page.get_by_role("button", name="Sign out").click()
    # By way of a page that sends what is unsent first.
    page.wait_for_url("**/sign-in/**")
    expect(page.get_by_role("heading", name="Galley")).to_be_visible()


def fail_to_sign_in(page: Page, actor: Principal) -> None:
    """Try a wrong password."""
    sign_out(page, actor)
    page.get_by_label("User name").fill("ada")
    page.get_by_label("Password").fill("wrong")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_be_visible()


def look_at_a_link(page: Page, _actor: Principal) -> None:
    """Open a link, signed in as somebody else."""
    page.goto(f"/enter/{create_sign_in_link(make_user(username='kim'))}")


def be_without_a_role(page: Page, _actor: Principal) -> None:
    """Come in as somebody who may do nothing."""
    enter(page, make_user(username="kim", roles=()))


def be_asked(page: Page, actor: Principal) -> None:
    """Sign out with something unsent."""
    open_desk(page, article(actor, headline="Nothing marked yet"))
    page.route("**/api/v1/annotations/", lambda route: route.abort())
    choose(page, "Nothing")
    press(page, "n")
    expect(page.locator("#save-state")).to_contain_text("unsaved")
    page.goto("/leaving/")
    expect(page.get_by_role("button", name="Sign out, keep it for me")).to_be_visible()


WAYS: dict[str, Way] = {
    "sign-in link": look_at_a_link,
    "without a role": be_without_a_role,
    "asked about unsent work": be_asked,
    "signed out": sign_out,
    "sign-in, with trouble": fail_to_sign_in,
}


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS.keys())
def test_axe_finds_nothing(desk: Page, actor: Principal, way: Way) -> None:
    way(desk, actor)
    assert violations(desk) == []
