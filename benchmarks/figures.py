"""A measured figure, its budget, and the table of them."""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

# Wide enough for the longest name.
_WIDTH = 82


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


def line(figure: Figure) -> str:
    """Return the figure's line of the table: name, value, budget, and whether it is met."""
    bound = "" if figure.budget is None else f"{'≤' if figure.most else '≥'} {figure.budget:g}"
    mark = "" if figure.budget is None else ("met" if figure.met else "MISSED")
    return f"{figure.name:<{_WIDTH}}  {figure.value:>10.2f} {figure.unit:<10} {bound:<10} {mark}".rstrip()


def keep(figure: Figure, file: Path) -> None:
    """Add the figure to the file, for `read_figures`."""
    with file.open("a", encoding="utf-8") as lines:
        lines.write(json.dumps(asdict(figure)) + "\n")


def read_figures(file: Path) -> list[Figure]:
    """Return the figures that were kept; none of a file that isn't there."""
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    return [Figure(**json.loads(one)) for one in lines]


def write_table(figures: Sequence[Figure], file: Path) -> None:
    """Write the figures as `[{name, value, unit, budget, met}]`."""
    rows = [asdict(figure) | {"met": figure.met} for figure in figures]
    for row in rows:
        del row["most"]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps(rows, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
