"""Marks carried over made-up edits of made-up stories, and counted by how they fared."""

from __future__ import annotations

import random
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

    def share(self, *kinds: Judgement) -> float:
        """Return which share of the pieces was judged so, 0 to 1."""
        return sum(self.judged[kind] for kind in kinds) / self.judged.total()

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
    """Make a story (or take one), marks and an edit; carry; judge. Return the cases, and seconds of CPU."""
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
                Case(
                    old, edited.text, old[piece.start : piece.end], part, gold, judge(edited.text, part, gold)
                )
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
