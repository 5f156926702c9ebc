"""`python -m benchmarks.carrying [FIRST [COUNT]]`: carry marks over made-up edits of made-up stories, and say how well.

Seeds from 1,000,000 on are held out: nothing was tuned on them.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from articles.anchoring.rules import carry
from articles.anchoring.types import PieceOutcome
from benchmarks.carrying.drafts import blocks_of, first_draft, whole
from benchmarks.carrying.edits import EDITS, Edit
from benchmarks.carrying.judging import Gold, Judgement, gold_of, judge, marks, origins_of
from benchmarks.carrying.prose import Writer

HELD_OUT = 1_000_000
_MARKS = 40


@dataclass(slots=True)
class Tally:
    """How the marks of one kind of edit fared."""

    judged: Counter[Judgement] = field(default_factory=Counter)
    touched: Counter[Judgement] = field(default_factory=Counter)
    silent: int = 0
    flagged: int = 0
    seconds: float = 0.0

    def add(self, judged: Judgement, outcome: PieceOutcome, gold: Gold) -> None:
        """Count one piece."""
        self.judged[judged] += 1
        if gold.touched and gold.letters:
            self.touched[judged] += 1
        certain = outcome.status in {"anchored", "moved"}
        self.silent += certain and judged in {"wrong", "near", "gone, missed"}
        self.flagged += not certain

    def plus(self, other: Tally) -> Tally:
        """Return both together."""
        return Tally(
            self.judged + other.judged,
            self.touched + other.touched,
            self.silent + other.silent,
            self.flagged + other.flagged,
            self.seconds + other.seconds,
        )


@dataclass(frozen=True, slots=True)
class Case:
    """One piece of one mark, and what became of it."""

    old: str
    new: str
    words: str
    outcome: PieceOutcome
    gold: Gold
    judged: Judgement


def run(edit: Edit, seed: int, story: str | None = None) -> tuple[list[Case], float]:
    """Make a story (or take one), marks and an edit; carry; judge. Return the cases and the seconds of CPU."""
    writer = Writer(random.Random(seed))
    blocks = writer.story(writer.chance.choice([120, 300, 600])) if story is None else blocks_of(story)
    old, draft = first_draft(blocks)
    anchors = marks(old, writer.chance, _MARKS)
    edited = whole(edit(draft, writer))
    began = time.process_time()
    outcomes = carry(old, edited.text, anchors)
    seconds = time.process_time() - began
    by_origin = origins_of(edited)
    cases = []
    for pieces, outcome in zip(anchors, outcomes, strict=True):
        for piece, part in zip(pieces, outcome.parts, strict=True):
            gold = gold_of(edited, old, piece, by_origin)
            cases.append(
                Case(old, edited.text, old[piece.start : piece.end], part, gold, judge(edited.text, part, gold))
            )
    return cases, seconds


def tallies(seeds: Iterable[int], stories: list[str] | None = None) -> Iterator[tuple[str, Tally]]:
    """Carry over every kind of edit, once for each seed."""
    listed = list(seeds)
    for name, edit in EDITS.items():
        tally = Tally()
        for seed in listed:
            cases, seconds = run(edit, seed, stories[seed % len(stories)] if stories else None)
            tally.seconds += seconds
            for case in cases:
                tally.add(case.judged, case.outcome, case.gold)
        yield name, tally


def _line(name: str, tally: Tally) -> str:
    """Return a row of the table."""
    count = tally.judged.total()

    def percent(*kinds: Judgement, of: Counter[Judgement] | None = None) -> str:
        counted = tally.judged if of is None else of
        total = counted.total()
        return f"{100 * sum(counted[kind] for kind in kinds) / total:7.2f}" if total else "      –"

    gone = tally.judged["gone, right"] + tally.judged["gone, missed"]
    noticed = f"{100 * tally.judged['gone, right'] / gone:7.2f}" if gone else "      –"
    return (
        f"{name:<28}{count:>7}{percent('right', 'near', 'gone, right')}{percent('right', 'gone, right')}"
        f"{percent('wrong', 'gone, missed')}{percent('lost')}{percent('open')}"
        f"{percent('right', 'near', of=tally.touched)}{noticed}{tally.silent:>8}{100 * tally.flagged / count:8.1f}"
        f"{1000 * tally.seconds / count:9.3f}"
    )


def main(first: int = HELD_OUT, count: int = 40) -> None:
    """Print the table."""
    print(
        f"{'edit':<28}{'pieces':>7}{'right':>7}{'exact':>7}{'wrong':>7}{'lost':>7}{'open':>7}{'touched':>8}"
        f"{'gone':>6}{'silent':>8}{'flagged':>8}{'ms':>9}"
    )
    total = Tally()
    for name, tally in tallies(range(first, first + count)):
        print(_line(name, tally))
        total = total.plus(tally)
    print(_line("all", total))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
