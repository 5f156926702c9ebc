"""A measured figure, its budget, and the table of them."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value. `most` says whether the budget is an upper bound (else a lower one); None is no
    budget.
    """

    name: str
    value: float
    unit: str
    budget: float | None = None
    most: bool = True

    @property
    def met(self) -> bool:
        """Whether the value keeps its budget; a figure without one (a floor) always does."""
        if self.budget is None:
            return True
        return self.value <= self.budget if self.most else self.value >= self.budget


def median_ms(action: Callable[[], object], *, times: int) -> float:
    """Return the median time of the action in milliseconds, after one call that isn't counted."""
    action()
    taken = []
    for _ in range(times):
        begun = time.perf_counter()
        action()
        taken.append((time.perf_counter() - begun) * 1000)
    return statistics.median(taken)


def print_table(figures: Sequence[Figure]) -> None:
    """Print a line for each figure: name, value, budget, and whether it is met."""
    width = max(len(figure.name) for figure in figures)
    for figure in figures:
        bound = "" if figure.budget is None else f"{'≤' if figure.most else '≥'} {figure.budget:g}"
        mark = "" if figure.budget is None else ("met" if figure.met else "MISSED")
        print(f"{figure.name:<{width}}  {figure.value:>10.2f} {figure.unit:<10} {bound:<10} {mark}")


def write_table(figures: Sequence[Figure], file: Path) -> None:
    """Write the figures as `[{name, value, unit, budget, met}]`."""
    rows = [asdict(figure) | {"met": figure.met} for figure in figures]
    for row in rows:
        del row["most"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
