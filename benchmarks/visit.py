"""One visit to the text desk in a browser: what is done there, and how long each thing took."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, StorageState

from benchmarks.memory import element_megabytes
from benchmarks.trace import Trace

#: Name → what was measured, once or several times.
type Found = dict[str, list[float]]

KEYS = 10
SCROLL_FRAMES = 100
MOUSE_MOVES = 40
JUMPS = 10
#: A frame that took longer than this was seen to stutter.
LATE_FRAME = 25.0
#: Milliseconds in which the page finishes what the last step began: an editor pauses as well.
PAUSE, LONG_PAUSE = 300, 2_000
PATIENCE = 120_000
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
#: Tasks of the main thread, what runs in them, and the marks that are set in the page.
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"]
IN_PAGE = (Path(__file__).parent / "in_page.js").read_text(encoding="utf-8")
MODULES = Path(__file__).parent.parent / "static" / "js"
PREFER_MARKUP_VIEW = "localStorage.setItem('galley-markup', 'on')"
FIRST_PAINT = "performance.getEntriesByName('first-contentful-paint')[0].startTime"


def entered(browser: Browser, link: str) -> StorageState:
    """Sign in by a link, which works once, and return what lets other profiles go on."""
    context = browser.new_context()
    page = context.new_page()
    page.goto(link)
    with page.expect_navigation():
        page.get_by_role("button", name="Sign in").click()
    session = context.storage_state()
    context.close()
    return session


@contextmanager
def signed_in(
    browser: Browser,
    session: StorageState,
    *,
    slowed: int = 1,
    in_markup_view: bool = False,
    scripts: bool = True,
) -> Iterator[Visit]:
    """Go on as who is signed in, in a profile of its own, on a processor so many times slower."""
    context = browser.new_context(
        viewport={"width": 1400, "height": 900}, java_script_enabled=scripts, storage_state=session
    )
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    context.add_init_script(IN_PAGE)
    if in_markup_view:
        context.add_init_script(PREFER_MARKUP_VIEW)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slowed})
    yield Visit(browser, page)
    context.close()


class Visit:
    """An editor on one page; each method does one thing there and returns what was measured."""

    def __init__(self, browser: Browser, page: Page) -> None:
        self.browser = browser
        self.page = page

    def plain_text(self, address: str) -> float:
        """Open an article without scripts; return the milliseconds until its text is seen."""
        self.page.goto(address)
        self.page.wait_for_timeout(LONG_PAUSE)
        seen: float = self.page.evaluate(FIRST_PAINT)
        return seen

    def load(self, address: str) -> Found:
        """Open an article, unwatched: a trace, and a look from outside, would slow it down."""
        self._open(address)
        return {
            "page": [self.page.evaluate("bench.pageTime()")],
            "first": [self.page.evaluate("bench.first()")],
            "load": [self.page.evaluate("bench.longestTask()")],
            "bytes": [self.page.evaluate("bench.scriptBytes()") / 1000],
        }

    def load_traced(self, address: str) -> Found:
        """Open an article, and see how long its scripts take before the first marks."""
        with self._tracing() as events:
            self._open(address)
            first: float = self.page.evaluate("bench.first()")
        trace = Trace(events)
        seen = trace.at("first")
        return {"script": [trace.script(seen - first, seen)]}

    def _open(self, address: str) -> None:
        self.page.goto(address, wait_until="commit")
        self.page.wait_for_timeout(LONG_PAUSE)
        self.page.wait_for_selector("#desk[data-ready=true]")

    def keys(self) -> Found:
        """Mark words, and switch a kind off and on, by keys."""
        self.page.locator("#story").focus()
        with self._tracing() as adding:
            for _ in range(KEYS):
                # Each on words of its own, so that a mark is made and none is changed.
                self._press("ArrowRight", "ArrowRight", "#", "Escape")
        with self._tracing() as switching:
            for _ in range(2):
                self._press("f", "c")
        added, switched = Trace(adding), Trace(switching)
        marks, kinds = added.shown("key")[2::4], switched.shown("key")[1::2]
        return {
            "add": [added.work(*pressed) for pressed in marks],
            "drawn": [drawn - pressed for pressed, drawn in marks],
            "kind": [switched.work(*pressed) for pressed in kinds],
        }

    def theme(self) -> Found:
        """Give the marks other colours, then change the whole page from light to dark."""
        with self._tracing() as events:
            self.page.evaluate("bench.recolour()")
            self.page.wait_for_timeout(PAUSE)
            self.page.evaluate("performance.mark('scheme')")
            self.page.emulate_media(color_scheme="dark")
            self.page.wait_for_timeout(PAUSE)
            self.page.evaluate("performance.mark('schemed')")
        trace = Trace(events)
        return {
            "theme": [trace.work(*span) for span in trace.shown("theme")],
            "scheme": [trace.work(trace.at("scheme"), trace.at("schemed"))],
        }

    def markup(self) -> Found:
        """Change to markup view and back again; only the way there counts."""
        with self._tracing() as events:
            self._press("v", "v", "v", "v")
        trace = Trace(events)
        return {"markup": [trace.work(*pressed) for pressed in trace.shown("key")[::2]]}

    def pointer(self) -> Found:
        """Scroll, and move the mouse over the text."""
        with self._tracing() as events:
            gaps: list[float] = self.page.evaluate(f"bench.scroll({SCROLL_FRAMES})")
            self.page.wait_for_timeout(PAUSE)
            self.page.evaluate("performance.mark('move')")
            for place in range(MOUSE_MOVES):
                self.page.mouse.move(500 + 3 * place, 300 + 5 * place)
            self.page.evaluate("performance.mark('moved')")
        trace = Trace(events)
        scrolling = trace.at("scroll"), trace.at("scrolled")
        return {
            "scroll": [trace.work(*scrolling) / SCROLL_FRAMES],
            "scroll task": [trace.longest(*scrolling)],
            "late frames": [100 * sum(gap > LATE_FRAME for gap in gaps) / len(gaps)],
            "move": [trace.work(trace.at("move"), trace.at("moved")) / MOUSE_MOVES],
        }

    def jumps(self) -> Found:
        """Go to marks all over the text, through the list of marks."""
        missed: list[float] = []
        with self._tracing() as events:
            for number in range(JUMPS):
                # To and fro, so that each leads far away.
                self.page.evaluate(f"bench.jump({(number * 0.37 + 0.5) % 1})")
                self.page.wait_for_timeout(PAUSE)
                missed.append(self.page.evaluate("bench.missed()"))
        trace = Trace(events)
        return {"jump": [trace.work(*jump) for jump in trace.shown("jump")], "missed": missed}

    def hits(self, marks: str) -> Found:
        """Find what is under points of the text. `marks` is the address of the article's marks."""

        def source(route: Route) -> None:
            name = route.request.url.partition("/bench-modules/")[2]
            route.fulfill(path=MODULES / name, content_type="text/javascript")

        self.page.route("**/bench-modules/**", source)
        return {"hit": [self.page.evaluate(f"bench.hitTest('/bench-modules/', {marks!r})")]}

    def elements(self, address: str) -> Found:
        """Open an article in a window that has no room for the list of marks; return what its elements
        take.
        """
        self.page.set_viewport_size({"width": 1280, "height": 900})
        self._open(address)
        return {"dom": [element_megabytes(self.browser, self.page)]}

    def size(self) -> Found:
        """Return what the page has grown to, and how long its layout takes when its width changes."""
        reflow = self.page.evaluate("bench.reflow()")
        elements = self.page.locator("#story").evaluate("(story) => story.querySelectorAll('*').length + 1")
        session = self.page.context.new_cdp_session(self.page)
        session.send("HeapProfiler.collectGarbage")
        heap = session.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000
        full = element_megabytes(self.browser, self.page)
        return {"reflow": [reflow], "elements": [elements], "heap": [heap], "dom with list": [full]}

    def _press(self, *keys: str) -> None:
        for key in keys:
            self.page.keyboard.press(key)
            self.page.wait_for_timeout(PAUSE)

    @contextmanager
    def _tracing(self) -> Iterator[list[dict[str, Any]]]:
        """Trace the block; the events are in the list when it has ended."""
        events: list[dict[str, Any]] = []
        self.browser.start_tracing(page=self.page, categories=CATEGORIES)
        try:
            yield events
        finally:
            events.extend(json.loads(self.browser.stop_tracing())["traceEvents"])
