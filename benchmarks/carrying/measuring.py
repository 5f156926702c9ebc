"""The rows of `make bench` about carrying: how long it takes, and how right it is on seeds held out."""

from __future__ import annotations

import random
import time
from collections.abc import Iterator

from articles.anchoring.rules import carry
from benchmarks.carrying.drafts import first_draft, whole
from benchmarks.carrying.edits import EDITS
from benchmarks.carrying.judging import marks
from benchmarks.carrying.prose import Writer
from benchmarks.carrying.simulator import Tally, tallies
from benchmarks.figures import Figure

HELD_OUT = 3_000_000
"""Seeds from here on are held out: nothing was tuned on them."""
_SEEDS = 12
_SIZES = ((1_000, 5_000, 1.0), (5_000, 50_000, 10.0))


def measure() -> Iterator[Figure]:
    """Measure carrying; it needs no desk."""
    for count, words, budget in _SIZES:
        yield Figure(f"carry {count:,} anchors, {words:,} words", _seconds(count, words), "s of CPU", budget)
    total = Tally()
    for _, tally in tallies(range(HELD_OUT, HELD_OUT + _SEEDS)):
        total = total.plus(tally)
    right = 100 * total.share("right", "near", "gone, right")
    wrong = 100 * total.share("wrong", "gone, missed")
    yield Figure("anchors carried right, 35 kinds of edit", right, "%", 99, most=False)
    yield Figure("anchors carried wrong, those flagged too", wrong, "%", 0.5)
    yield Figure("anchors carried wrong in silence", total.silent, "", 0)


def _seconds(count: int, words: int) -> float:
    """Return how long it takes to carry so many anchors over a revision of so many words."""
    writer = Writer(random.Random(words))
    old, draft = first_draft(writer.story(words))
    new = whole(EDITS["several"](draft, writer)).text
    anchors = marks(old, writer.chance, count)
    began = time.process_time()
    carry(old, new, anchors)
    return time.process_time() - began
