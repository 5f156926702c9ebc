"""What a browser's trace says of the work that a page made."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

#: Events in which the page's scripts run.
SCRIPT = {
    "EvaluateScript",
    "v8.evaluateModule",
    "FunctionCall",
    "RunMicrotasks",
    "v8.compile",
    "v8.compileModule",
}


@dataclass(slots=True)
class Trace:
    """What the page's main thread did; times in milliseconds on the trace's own clock."""

    events: list[dict[str, Any]]
    marks: list[tuple[str, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Keep only the thread on which the probe set its marks."""
        own = [
            event for event in self.events if event.get("cat") == "blink.user_timing" and event["ph"] in "RI"
        ]
        thread = {
            (event["pid"], event["tid"])
            for event in own
            if event["name"] in {"first", "key", "scroll", "move", "jump", "theme"}
        }
        self.marks = sorted(((event["name"], event["ts"] / 1000) for event in own), key=lambda mark: mark[1])
        self.events = [e for e in self.events if e["ph"] == "X" and (e["pid"], e["tid"]) in thread]

    def at(self, name: str) -> float:
        """Return when a mark was set first."""
        return self.all(name)[0]

    def all(self, name: str) -> list[float]:
        """Return each time at which a mark was set."""
        return [time for each, time in self.marks if each == name]

    def tasks(self, begin: float, end: float) -> list[dict[str, Any]]:
        """Return the tasks that overlap a stretch of time, nested ones left out."""
        return _outermost([e for e in self.events if e["name"].endswith("RunTask")], begin, end)

    def work(self, begin: float, end: float) -> float:
        """Return the processor time of those tasks."""
        return _processor_time(self.tasks(begin, end))

    def longest(self, begin: float, end: float) -> float:
        """Return the longest of those tasks, by the wall clock."""
        return max((event["dur"] / 1000 for event in self.tasks(begin, end)), default=0.0)

    def script(self, begin: float, end: float) -> float:
        """Return the processor time of the page's scripts."""
        running = [event for event in self.events if event["name"] in SCRIPT]
        return _processor_time(_outermost(running, begin, end))

    def shown(self, begun: str) -> list[tuple[float, float]]:
        """Return for each mark of that name when it was set, and when the frame after it was handed over."""
        frames, commits = self.all("frame"), [event for event in self.events if event["name"] == "Commit"]
        handed = sorted((event["ts"] / 1000, (event["ts"] + event["dur"]) / 1000) for event in commits)
        return [(time, _next(handed, _next([(f, f) for f in frames], time))) for time in self.all(begun)]


def _next(spans: list[tuple[float, float]], time: float) -> float:
    """Return the end of the first of these, in the order of time, that begins then or later."""
    return next(end for begin, end in spans if begin >= time)


def _processor_time(events: list[dict[str, Any]]) -> float:
    return sum(float(event.get("tdur", 0)) for event in events) / 1000


def _outermost(events: list[dict[str, Any]], begin: float, end: float) -> list[dict[str, Any]]:
    """Return those events that overlap a stretch of time and lie in none of the others."""
    kept: list[dict[str, Any]] = []
    reached = 0.0
    for event in sorted(events, key=lambda one: (one["ts"], -one["dur"])):
        finish = event["ts"] + event["dur"]
        if event["ts"] < end * 1000 and finish > begin * 1000 and finish > reached:
            kept.append(event)
            reached = finish
    return kept
