"""What the text desk does in a real browser, on an article of 50,000 words with 5,000 marks, and with 10,000.

Each figure is the median of some runs in fresh browser profiles; those about keys are over all keys of all runs.
With 10,000 marks everything may take half as long again.
Times until something is seen are the wall clock's. Main-thread work is the processor time of the page's main
thread, which other programs on the machine can't inflate.
"""

from __future__ import annotations

import json
import os
import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.types import Principal
from benchmarks.figures import Figure
from benchmarks.material import annotate, make_article
from benchmarks.trace import Trace

RUNS = 5
RUNS_WITH_MORE = 3
KEYS = 10
SCROLL_FRAMES = 100
MOUSE_MOVES = 40
#: A frame that took longer than this was seen to stutter.
LATE_FRAME = 25.0
PATIENCE = 60_000
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
]
#: Tasks of the main thread, what runs in them, and the marks that the probe sets.
CATEGORIES = ["devtools.timeline", "disabled-by-default-devtools.timeline", "blink.user_timing"]

# Sets a mark when a key arrives, and one after the frame that follows it; and one after the first painted marks.
PROBE = """
const painted = (name) => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = () => performance.mark(name);
  channel.port2.postMessage(null);
});
addEventListener("keydown", () => { performance.mark("key"); painted("drawn"); }, true);
(function look() {
  if ([...CSS.highlights.values()].some((highlight) => highlight.size)) painted("first");
  else requestAnimationFrame(look);
})();
"""
SCROLL = """(frames) => new Promise((done) => {
  const gaps = [];
  let last = performance.now();
  performance.mark("scroll");
  const step = (now) => {
    gaps.push(now - last);
    last = now;
    scrollBy(0, 120);
    if (gaps.length < frames) return requestAnimationFrame(step);
    performance.mark("scrolled");
    done(gaps.slice(1));
  };
  requestAnimationFrame(step);
})"""
REFLOW = """() => {
  const story = document.querySelector("#story");
  const begun = performance.now();
  story.style.maxInlineSize = "30rem";
  story.getBoundingClientRect();
  const taken = performance.now() - begun;
  story.style.maxInlineSize = "";
  return taken;
}"""
PAGE_TIME = """() => {
  const [{ requestStart, responseEnd }] = performance.getEntriesByType("navigation");
  return responseEnd - requestStart;
}"""
# Of the scripts that the first marks wait for; what open cards show comes later, when the page is idle.
SCRIPT_BYTES = """() => {
  const [{ startTime: first }] = performance.getEntriesByName("first");
  return performance.getEntriesByType("resource")
    .filter(({ name, startTime }) => name.endsWith(".js") && startTime < first)
    .reduce((sum, { encodedBodySize }) => sum + encodedBodySize, 0);
}"""


def measure(editor: User, port: int) -> Iterator[Figure]:
    """Make the articles, and measure one figure after another."""
    yield from _figures(_runs(editor, port, marks=5_000, runs=RUNS), "desk", 1)
    yield from _figures(_runs(editor, port, marks=10_000, runs=RUNS_WITH_MORE), "10,000 marks", 1.5)


def _runs(editor: User, port: int, *, marks: int, runs: int) -> list[dict[str, list[float]]]:
    """Open an article with so many marks again and again."""
    actor = Principal.of_user(editor)
    article = make_article(actor, words=50_000, seed=2)
    annotate(actor, article, count=marks, seed=4)
    # Links work once; all are made before the browser's event loop keeps the database out.
    links = [f"http://127.0.0.1:{port}/enter/{create_sign_in_link(editor)}" for _ in range(runs)]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        found = [_run(browser, link, f"http://127.0.0.1:{port}/articles/{article.id}/") for link in links]
        browser.close()
    return found


def _figures(runs: list[dict[str, list[float]]], where: str, leave: float) -> Iterator[Figure]:
    def median(name: str) -> float:
        return statistics.median(value for run in runs for value in run[name])

    def late(name: str) -> float:
        return statistics.quantiles([value for run in runs for value in run[name]], n=20)[-1]

    yield Figure(f"{where}: the page from the server", median("page"), "ms", 300 * leave)
    yield Figure(f"{where}: first annotations painted", median("first"), "ms", 400 * leave)
    yield Figure(f"{where}: own script before that", median("script"), "ms", 60 * leave)
    yield Figure(f"{where}: longest task while loading", median("load"), "ms", 50 * leave)
    yield Figure(f"{where}: add a span, main thread", median("add"), "ms", 16 * leave)
    yield Figure(f"{where}: add a span, key to painted", median("drawn"), "ms", 20 * leave)
    yield Figure(f"{where}: add a span, key to painted, p95", late("drawn"), "ms", 33 * leave)
    yield Figure(f"{where}: switch a kind, main thread", median("kind"), "ms", 16 * leave)
    yield Figure(f"{where}: change to markup view, main thread", median("markup"), "ms", 100 * leave)
    yield Figure(f"{where}: scroll, main thread per frame", median("scroll"), "ms", 6 * leave)
    yield Figure(f"{where}: scroll, longest task", median("scroll task"), "ms", 50 * leave)
    yield Figure(f"{where}: scroll, late frames", median("late frames"), "%", 1 * leave)
    yield Figure(f"{where}: main thread per mouse move", median("move"), "ms", 3 * leave)
    yield Figure(f"{where}: reflow after a resize", median("reflow"), "ms", 50 * leave)
    yield Figure(f"{where}: heap", median("heap"), "MB", 8 * leave)
    yield Figure(f"{where}: elements in the article", median("elements"), "", 1_500)
    yield Figure(f"{where}: scripts before the marks, gzip", median("bytes") / 1000, "kB", 40)


def _run(browser: Browser, link: str, address: str) -> dict[str, list[float]]:
    """Measure everything once, in a profile of its own."""
    context = browser.new_context(viewport={"width": 1400, "height": 900})
    page = context.new_page()
    page.set_default_timeout(PATIENCE)
    page.goto(link)
    context.add_init_script(PROBE)
    found = _loading(browser, page, address) | _keys(browser, page) | _pointer(browser, page)
    found["reflow"] = [page.evaluate(REFLOW)]
    found["elements"] = [page.locator("#story").evaluate("(story) => story.querySelectorAll('*').length + 1")]
    found["bytes"] = [page.evaluate(SCRIPT_BYTES)]
    session = context.new_cdp_session(page)
    session.send("HeapProfiler.collectGarbage")
    found["heap"] = [session.send("Runtime.getHeapUsage")["usedSize"] / 1_000_000]
    context.close()
    return found


def _loading(browser: Browser, page: Page, address: str) -> dict[str, list[float]]:
    with _tracing(browser, page) as events:
        page.goto(address)
        page.wait_for_selector("#desk[data-ready=true]")
        _settle(page, 2_000)
        first: float = page.evaluate("performance.getEntriesByName('first')[0].startTime")
    trace = Trace(events)
    seen = trace.at("first")
    begun = seen - first
    return {
        "page": [page.evaluate(PAGE_TIME)],
        "first": [first],
        "script": [trace.script(begun, seen)],
        "load": [trace.longest(begun, seen + 2_000)],
    }


def _keys(browser: Browser, page: Page) -> dict[str, list[float]]:
    page.locator("#story").focus()
    with _tracing(browser, page) as adding:
        for _ in range(KEYS):
            # Each on words of its own, so that a mark is made and none is changed.
            for key in ("ArrowRight", "ArrowRight", "#", "Escape"):
                page.keyboard.press(key)
                _settle(page, 300)
    with _tracing(browser, page) as switching:
        for _ in range(2):
            for key in ("f", "c"):
                page.keyboard.press(key)
                _settle(page, 300)
    with _tracing(browser, page) as changing:
        for _ in range(4):
            page.keyboard.press("v")
            _settle(page, 300)
    added, switched, changed = Trace(adding), Trace(switching), Trace(changing)
    marks, kinds = added.keys()[2::4], switched.keys()[1::2]
    return {
        "add": [added.work(*pressed) for pressed in marks],
        "drawn": [drawn - pressed for pressed, drawn in marks],
        "kind": [switched.work(*pressed) for pressed in kinds],
        # There, not back again.
        "markup": [changed.work(*pressed) for pressed in changed.keys()[::2]],
    }


def _pointer(browser: Browser, page: Page) -> dict[str, list[float]]:
    with _tracing(browser, page) as events:
        gaps: list[float] = page.evaluate(SCROLL, SCROLL_FRAMES)
        _settle(page, 500)
        page.evaluate("performance.mark('move')")
        for place in range(MOUSE_MOVES):
            page.mouse.move(500 + 3 * place, 300 + 5 * place)
        page.evaluate("performance.mark('moved')")
    trace = Trace(events)
    scrolling = trace.at("scroll"), trace.at("scrolled")
    return {
        "scroll": [trace.work(*scrolling) / SCROLL_FRAMES],
        "scroll task": [trace.longest(*scrolling)],
        "late frames": [100 * sum(gap > LATE_FRAME for gap in gaps) / len(gaps)],
        "move": [trace.work(trace.at("move"), trace.at("moved")) / MOUSE_MOVES],
    }


def _settle(page: Page, milliseconds: float) -> None:
    """Let the page finish what the last step began: an editor pauses as well."""
    page.wait_for_timeout(milliseconds)


@contextmanager
def _tracing(browser: Browser, page: Page) -> Iterator[list[dict[str, Any]]]:
    """Trace the block; the events are in the list when it has ended."""
    events: list[dict[str, Any]] = []
    browser.start_tracing(page=page, categories=CATEGORIES)
    try:
        yield events
    finally:
        events.extend(json.loads(browser.stop_tracing())["traceEvents"])
