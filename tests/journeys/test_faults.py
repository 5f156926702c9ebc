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
from django.db import connection
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.types import Principal
from articles.annotations.models import Anchor, Annotation
from articles.claims.models import Claim
from articles.corpus.models import Article
from tests.factories.articles import article as make_article
from tests.journeys.conftest import CHROMIUM, FLAGS, PATIENCE
from tests.journeys.keyboard import open_desk, press, saved
from tests.journeys.server import Server

# Words that stand once each, so that a mark can be told by its words.
WORDS = [
    f"{one}{two}"
    for one in ("bar", "fen", "gol", "hin", "kor", "lam")
    for two in ("da", "ko", "mi", "ne", "su")
]
STORY = "\n\n".join("Then " + " ".join(WORDS[i : i + 5]) + "." for i in range(0, len(WORDS), 5))
# A run of the random faults is told by its seed.
SEEDS = (1, 2, 3)
STEPS = 40


@pytest.fixture
def story(actor: Principal) -> Article:
    """An article of words that stand once."""
    return make_article(actor, text=STORY)


def kept() -> list[str]:
    """Return the words of all marks that the server has, each as often as it has it."""
    rows = Annotation.objects.live().values_list("id", flat=True)
    places = Anchor.objects.filter(annotation__in=rows).values_list("pieces", flat=True)
    return sorted(piece["exact"] for pieces in places for piece in pieces)


def mark(page: Page, word: str, key: str = "q") -> None:
    """Find a word and mark it."""
    press(page, "Escape", "Escape", "/")
    page.keyboard.type(word)
    expect(page.locator(".find__count")).to_have_text("1 of 1")
    press(page, "Enter", key)


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
    page.goto(f"/enter/{create_sign_in_link(editor)}")
    open_desk(page, story)
    server.stop()
    try:
        for word in ("korda", "korko"):
            mark(page, word, "q")
        expect(page.locator("#save-state")).to_contain_text("unsaved")
        kill_browser(tmp_path)
    finally:
        server.start()
    again = started()
    page = again.pages[0]
    page.goto(f"/enter/{create_sign_in_link(editor)}")
    open_desk(page, story)
    saved(page)
    again.close()

    assert kept() == ["korda", "korko"]


def kill_browser(profile: Path) -> None:
    """Kill the browser that runs on this profile, all its processes at once."""
    found = run(["pgrep", "-f", f"user-data-dir={profile}"], capture_output=True, text=True, check=True)
    for pid in map(int, found.stdout.split()):
        os.kill(pid, signal.SIGKILL)


def test_a_session_that_ends_in_mid_work_costs_a_sign_in_and_nothing_else(
    desk: Page, editor: User, story: Article
) -> None:
    open_desk(desk, story)
    Session.objects.all().delete()
    mark(desk, "lamda", "c")
    expect(desk.locator("#save-state")).to_contain_text("signed out")
    elsewhere = desk.context.new_page()
    elsewhere.goto(f"/enter/{create_sign_in_link(editor)}")
    desk.bring_to_front()
    desk.get_by_role("button", name="Try now").click()
    saved(desk)

    assert kept() == ["lamda"]
    assert desk.url.endswith(f"/articles/{story.id}/")


def test_an_article_that_was_deleted_meanwhile_leaves_the_work_in_sight_with_the_reason(
    desk: Page, story: Article
) -> None:
    open_desk(desk, story)
    with connection.cursor() as cursor:
        # No operation does this: somebody at the database did.
        cursor.execute("SET session_replication_role = replica")
        cursor.execute("DELETE FROM corpus_article WHERE id = %s", [story.id])
        cursor.execute("SET session_replication_role = DEFAULT")
    mark(desk, "lamko", "q")

    expect(desk.locator("#save-state")).to_contain_text("not accepted")
    expect(desk.locator("#margin .card--cue")).to_contain_text("lamko")
    expect(desk.get_by_role("group", name="Not accepted")).to_contain_text("article")


def test_two_hundred_keys_in_a_second_lose_nothing(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    press(desk, "g", "g")
    desk.evaluate(
        """() => {
            const at = document.getElementById("story");
            const press = (key) => at.dispatchEvent(new KeyboardEvent("keydown", {key, bubbles: true, cancelable: true}));
            for (let i = 0; i < 25; i += 1) {
                press("ArrowRight"); press("q"); press("Delete"); press("u"); press("u"); press("U"); press("Escape");
                press("Escape");
            }
        }"""
    )
    saved(desk)
    here = desk.locator("#story").evaluate("() => document.querySelector('#save-state').textContent")

    assert "All saved" in here
    assert len(kept()) == len(set(kept()))


def test_a_clock_that_is_an_hour_slow_sends_in_order_and_shows_the_times_of_the_server(
    desk: Page, story: Article
) -> None:
    open_desk(desk, story)
    mark(desk, "golda", "q")
    desk.clock.set_system_time("2001-01-01T00:00:00Z")
    mark(desk, "golko", "c")
    press(desk, "Escape")
    desk.clock.set_system_time("2031-01-01T00:00:00Z")
    mark(desk, "golmi", "c")
    saved(desk)
    open_desk(desk, story)
    saved(desk)

    assert kept() == ["golda", "golko", "golmi"]
    assert Claim.objects.count() == 2


def test_rich_text_that_is_pasted_into_a_note_is_words_and_stays_words(desk: Page, story: Article) -> None:
    open_desk(desk, story)
    mark(desk, "hinda", "n")
    note = desk.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    desk.evaluate(
        """() => {
            const data = new DataTransfer();
            data.setData("text/html", "<b onclick=alert(1)>bold</b><img src=x onerror=alert(2)><script>alert(3)</scr" + "ipt>");
            data.setData("text/plain", "bold <script>alert(3)</scr" + "ipt> שלום 🙂");
            const paste = new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true});
            if (document.activeElement.dispatchEvent(paste)) document.execCommand("insertText", false, data.getData("text/plain"));
        }"""
    )
    press(desk, "Enter")
    saved(desk)

    assert Annotation.objects.get().note == "bold <script>alert(3)</script> שלום 🙂"
    assert desk.locator("#margin script, #margin b, #margin img").count() == 0


def test_a_selection_of_almost_two_megabytes_is_one_mark(desk: Page, actor: Principal) -> None:
    paragraph = "Every word of this very long report counts for something in it. " * 16
    story = make_article(actor, text="\n\n".join([paragraph.strip()] * 1_900))
    open_desk(desk, story)
    press(desk, "g", "g")
    desk.evaluate("() => getSelection().selectAllChildren(document.getElementById('story'))")
    desk.wait_for_function("() => (CSS.highlights.get('galley-preview')?.size ?? 0) > 0")
    press(desk, "n")
    note = desk.get_by_role("textbox", name="Note")
    expect(note).to_be_focused()
    desk.keyboard.type("all of it")
    press(desk, "Enter")
    saved(desk)

    assert len(kept()[0]) > 1_900_000


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
