"""What breaks while somebody works takes nothing with it, and doubles nothing.

Each test cuts something off in the middle of the work and looks at what is there when it is back.
"""

from __future__ import annotations

import os
import signal
from pathlib import Path
from random import Random
from subprocess import run

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from annotator.accounts.models import User
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.conftest import CHROMIUM, FLAGS, PATIENCE
from tests.journeys.entering import enter
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.server import Server
from tests.journeys.words import STORY, WORDS, kept, mark

# A run of the random faults is told by its seed.
SEEDS = (3,)
STEPS = 25


@pytest.fixture
def story(actor: Principal) -> Article:
    """An article of words that stand once."""
    return make_article(actor, text=STORY)


class Weather:
    """What lies between the browser and the server: every request meets its own luck."""

    def __init__(self, seed: int) -> None:
        self.random = Random(seed)  # noqa: S311 - a run that can be repeated, not a secret
        self.log: list[str] = []

    def __call__(self, route: Route) -> None:
        """Let a request through, lose it, lose its answer, or let the server seem broken."""
        fate = self.random.choice(["through", "through", "lost", "answer lost", "broken"])
        if route.request.method == "GET":
            fate = "through"
        self.log.append(f"{route.request.method} {fate}")
        if fate == "through":
            route.continue_()
        elif fate == "lost":
            route.abort()
        elif fate == "answer lost":
            route.fetch()
            route.abort()
        else:
            route.fulfill(status=503, body="")


@pytest.mark.parametrize("seed", SEEDS)
def test_marks_made_undone_and_made_again_in_bad_weather_and_over_reloads_are_there_once(
    desk: Page, story: Article, seed: int
) -> None:
    weather = Weather(seed)
    random = Random(seed)  # noqa: S311 - the same
    open_desk(desk, story)
    desk.route("**/api/v1/annotations/**", weather)
    made: list[str] = []
    undone: list[str] = []
    for _ in range(STEPS):
        step = random.choice(["mark", "mark", "mark", "mark", "undo", "redo", "reload"])
        if step == "mark" and (free := [word for word in WORDS if word not in made]):
            word = random.choice(free)
            mark(desk, word)
            made.append(word)
            undone.clear()
        elif step == "undo" and made:
            press(desk, "u")
            undone.append(made.pop())
        elif step == "redo" and undone:
            press(desk, "Shift+U")
            made.append(undone.pop())
        elif step == "reload":
            open_desk(desk, story)
    desk.unroute("**/api/v1/annotations/**")
    # The line is back; else the desk would wait until its next try, up to half a minute.
    desk.evaluate("dispatchEvent(new Event('online'))")
    saved(desk)

    assert kept() == sorted(made), (seed, weather.log)


def test_a_killed_server_has_each_mark_once_when_it_is_back(
    desk: Page, story: Article, server: Server
) -> None:
    open_desk(desk, story)
    mark(desk, "fenmi")
    server.kill()
    try:
        for word in ("fenne", "fensu"):
            mark(desk, word, "q")
    finally:
        server.start()
    saved(desk)

    assert kept() == ["fenmi", "fenne", "fensu"]


def test_a_killed_browser_has_the_work_when_it_is_started_again(
    server: Server, editor: User, story: Article, tmp_path: Path, browser: Browser
) -> None:
    def started() -> BrowserContext:
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=CHROMIUM, args=FLAGS, base_url=server.url
        )

    context = started()
    context.set_default_timeout(PATIENCE)
    page = context.pages[0]
    enter(page, editor)
    open_desk(page, story)
    # The bar that finds comes when it is first wanted, and from the server.
    press(page, "/")
    expect(page.locator(".find__count")).to_have_count(1)
    press(page, "Escape")
    server.stop()
    try:
        for word in ("korda", "korko"):
            mark(page, word, "q")
        expect(page.locator("#save-state")).to_contain_text("2 changes unsaved")
        kill_browser(tmp_path)
    finally:
        server.start()
    again = started()
    page = again.pages[0]
    enter(page, editor)
    open_desk(page, story)
    saved(page)
    again.close()

    assert kept() == ["korda", "korko"]


def kill_browser(profile: Path) -> None:
    """Kill the browser that runs on this profile, all its processes at once."""
    found = run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True, check=True)
    for pid in map(int, found.stdout.split()):
        os.kill(pid, signal.SIGKILL)


def test_a_page_that_is_closed_in_the_moment_of_a_mark_has_it_when_it_is_opened_again(
    desk: Page, story: Article
) -> None:
    open_desk(desk, story)
    desk.route("**/api/v1/annotations/", lambda route: route.abort())
    for word in WORDS[:8]:
        mark(desk, word)
        desk.goto("about:blank")
        open_desk(desk, story)
    desk.unroute("**/api/v1/annotations/")
    desk.evaluate("dispatchEvent(new Event('online'))")
    saved(desk)

    assert kept() == sorted(WORDS[:8])


def test_a_session_that_ends_in_mid_work_costs_a_sign_in_and_nothing_else(
    desk: Page, editor: User, story: Article
) -> None:
    open_desk(desk, story)
    Session.objects.all().delete()
    mark(desk, "lamda", "c")
    expect(desk.locator("#save-state")).to_contain_text("signed out")
    again = desk.get_by_role("button", name="Try now")
    expect(again).to_be_visible()
    elsewhere = desk.context.new_page()
    enter(elsewhere, editor)
    desk.bring_to_front()
    # Seen again, the desk may have tried by itself, and the button may be gone.
    desk.evaluate(
        "[...document.querySelectorAll('button')].find((one) => one.textContent === 'Try now')?.click()"
    )
    saved(desk)

    assert kept() == ["lamda"]
    assert desk.url.endswith(f"/articles/{story.id}/")


def test_a_line_that_is_cut_in_mid_message_takes_up_where_it_was(
    desk: Page, story: Article, server: Server
) -> None:
    open_desk(desk, story)
    expect(desk.locator("#desk")).to_have_attribute("data-live", "true")
    server.kill()
    expect(desk.locator("#desk")).to_have_attribute("data-live", "false")
    server.start()
    second = desk.context.new_page()
    open_desk(second, story)
    mark(second, "kormi", "q")
    saved(second)

    expect(desk.locator("#margin .card--cue")).to_contain_text("kormi")
