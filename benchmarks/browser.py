"""What the text desk does in a real browser, on an article of 50,000 words.

Four settings: 5,000 marks; 10,000, where everything may take half as long again; 5,000 on a processor four
times slower; and 5,000 in markup view, whose figures stand beside the others' without targets. Each figure is
the median of some runs in fresh browser profiles; those about keys are over all keys of all runs. Times until
something is seen are the wall clock's. Main-thread work is the processor time of the page's main thread,
which other programs on the machine can't inflate.
"""

from __future__ import annotations

import statistics
from collections.abc import Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, field

from playwright.sync_api import Browser, StorageState, sync_playwright

from annotator.accounts.models import User
from annotator.accounts.operations import create_sign_in_link
from annotator.accounts.types import Principal
from articles.corpus.models import Article
from benchmarks.figures import Figure
from benchmarks.material import annotate, make_article
from benchmarks.visit import CHROMIUM, FLAGS, Found, Visit, entered, signed_in

#: Name → what it says, its unit and its target, of those that have one.
FIGURES: dict[str, tuple[str, str, float | None]] = {
    "text": ("the text without scripts", "ms", None),
    "page": ("the page from the server", "ms", 300),
    "first": ("first annotations painted", "ms", 400),
    "after text": ("first annotations after the text alone", "ms", 100),
    "script": ("own script before that", "ms", 60),
    "load": ("longest task while loading", "ms", 50),
    "add": ("add a span, main thread", "ms", 16),
    "drawn": ("add a span, key to painted", "ms", 20),
    "drawn late": ("add a span, key to painted, p95", "ms", 33),
    "kind": ("switch a kind, main thread", "ms", 16),
    "theme": ("change the marks’ colours, main thread", "ms", 16),
    "scheme": ("change the page from light to dark, main thread", "ms", None),
    "markup": ("change to markup view, main thread", "ms", 100),
    "scroll": ("scroll, main thread per frame", "ms", 6),
    "scroll task": ("scroll, longest task", "ms", 50),
    "late frames": ("scroll, late frames", "%", 1),
    "move": ("main thread per mouse move", "ms", 3),
    "hit": ("hit-test", "ms", 0.2),
    "jump": ("jump to a mark, main thread", "ms", 50),
    "missed": ("jump to a mark, farthest off after settling", "px", 4),
    "reflow": ("reflow after a resize", "ms", 50),
    "heap": ("heap", "MB", 8),
    "dom": ("memory of the elements", "MB", 8),
    "dom with list": ("the same with the list of marks and all that was opened", "MB", None),
    "elements": ("elements in the article", "", 1_500),
    "bytes": ("scripts before the marks, gzip", "kB", 40),
}
#: Those that are the 95th percentile of another's values.
LATE = {"drawn late": "drawn"}
#: Those of which the worst counts, not the middle.
WORST = {"missed"}
#: Those that don't grow with the number of marks.
FIXED = {"missed", "elements", "bytes"}


@dataclass(frozen=True, slots=True)
class Setting:
    """One way in which an article is opened, and what its figures may be."""

    name: str
    runs: int
    slowed: int = 1
    in_markup_view: bool = False
    targets: dict[str, float] = field(default_factory=dict)


def _targets(leave: float) -> dict[str, float]:
    most = {name: target for name, (_, _, target) in FIGURES.items() if target is not None}
    return {name: target * (1 if name in FIXED else leave) for name, target in most.items()}


def measure(editor: User, port: int) -> Iterator[Figure]:
    """Make the articles, and measure one figure after another."""
    actor = Principal.of_user(editor)
    for marks, settings in [
        (
            5_000,
            [
                Setting("desk", 2, targets=_targets(1)),
                Setting("4x slower", 1, slowed=4, targets={"first": 800, "add": 33, "load": 150}),
                Setting("markup view", 1, in_markup_view=True),
            ],
        ),
        (10_000, [Setting("10,000 marks", 1, targets=_targets(1.5))]),
    ]:
        article = make_article(actor, words=50_000, seed=2)
        annotate(actor, article, count=marks, seed=4)
        for setting in settings:
            yield from _figures(_runs(editor, port, article, setting), setting)


def _runs(editor: User, port: int, article: Article, setting: Setting) -> list[Found]:
    """Open the article again and again."""
    home = f"http://127.0.0.1:{port}"
    # Made before the browser's event loop keeps the database out.
    link = f"{home}/enter/{create_sign_in_link(editor)}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        session = entered(browser, link)
        found = [_run(browser, session, home, article, setting) for _ in range(setting.runs)]
        browser.close()
    return found


def _run(browser: Browser, session: StorageState, home: str, article: Article, setting: Setting) -> Found:
    """Measure everything once: the text without scripts, the desk as it loads, the desk at work.

    Each has a profile of its own.
    """
    address = f"{home}/articles/{article.id}/"

    def visit() -> AbstractContextManager[Visit]:
        return signed_in(browser, session, slowed=setting.slowed, in_markup_view=setting.in_markup_view)

    with signed_in(browser, session, slowed=setting.slowed, scripts=False) as reading:
        text = reading.plain_text(address)
    with visit() as loading:
        found = loading.load(address)
        found |= {"text": [text], "after text": [found["first"][0] - text]}
    if "dom" in setting.targets:
        with visit() as narrow:
            found |= narrow.elements(address)
    with visit() as working:
        found |= working.load_traced(address) | working.keys() | working.pointer() | working.theme()
        if not setting.in_markup_view:
            marks = f"{home}/api/v1/articles/{article.id}/marks/?revision={article.latest.id}"
            found |= working.markup() | working.jumps() | working.hits(marks)
        return found | working.size()


def _figures(runs: list[Found], setting: Setting) -> Iterator[Figure]:
    for name, (label, unit, _) in FIGURES.items():
        values = [value for run in runs for value in run.get(LATE.get(name, name), [])]
        if not values:
            continue
        if name in LATE:
            value = statistics.quantiles(values, n=20)[-1]
        else:
            value = max(values) if name in WORST else statistics.median(values)
        yield Figure(f"{setting.name}: {label}", value, unit, setting.targets.get(name))
