"""`python -m benchmarks.carrying [FIRST [COUNT]]`: how well marks are carried, by kind of edit.

Seeds from 3,000,000 on are held out: nothing was tuned on them.

`right`: where the words went (an overlap of at least 0.8), or gone when they are gone; `exact`: the very
letters. `wrong`: elsewhere, flagged or not. `lost`: orphaned, though they are there. `open`: ambiguous.
`touched`: right, of those that the edit changed. `gone`: noticed, of those whose words are gone. `silent`:
how many were wrong though they were reported as anchored or moved. `flagged`: not so reported. `ms`: of CPU,
for each mark.
"""

from __future__ import annotations

import sys
from collections import Counter

from benchmarks.carrying.judging import Judgement
from benchmarks.carrying.measuring import HELD_OUT
from benchmarks.carrying.simulator import Tally, tallies


def row(name: str, tally: Tally) -> str:
    """Return a row of the table."""
    count = tally.judged.total()

    def percent(*kinds: Judgement, of: Counter[Judgement] | None = None) -> str:
        counted = tally.judged if of is None else of
        total = counted.total()
        return f"{100 * sum(counted[kind] for kind in kinds) / total:8.2f}" if total else "       –"

    gone = Counter({kind: many for kind, many in tally.judged.items() if kind.startswith("gone")})
    return (
        f"{name:<28}{count:>7}{percent('right', 'near', 'gone, right')}{percent('right', 'gone, right')}"
        f"{percent('wrong', 'gone, missed')}{percent('lost')}{percent('open')}"
        f"{percent('right', 'near', of=tally.touched)}{percent('gone, right', of=gone)}{tally.silent:>7}"
        f"{100 * tally.flagged / count:8.1f}{1000 * tally.seconds / count:8.3f}"
    )


def main(first: int = HELD_OUT, count: int = 40) -> None:
    """Print the table."""
    columns = ["right", "exact", "wrong", "lost", "open", "touched", "gone"]
    heads = "".join(f"{head:>8}" for head in columns)
    print(f"{'edit':<28}{'pieces':>7}{heads}{'silent':>7}{'flagged':>8}{'ms':>8}")
    total = Tally()
    for name, tally in tallies(range(first, first + count)):
        print(row(name, tally), flush=True)
        total = total.plus(tally)
    print(row("all", total))


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:]))
