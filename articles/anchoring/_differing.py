"""How one passage differs from another, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator

from rapidfuzz.distance import LCSseq

from articles.anchoring.types import Difference

_TOKEN = re.compile(r"\s+|[^\W_]+(?:[.,'’][^\W_]+)*|.", re.DOTALL)
# Longer passages are told as replaced, but for how they begin and end alike.
_COMPARED = 4_000


def differences_between(old: str, new: str) -> tuple[Difference, ...]:
    """Return what was kept, dropped and added, in order. Words are compared whole, and as they are
    written.
    """
    here, there = _TOKEN.findall(old), _TOKEN.findall(new)
    if max(len(here), len(there)) > _COMPARED:
        return tuple(Difference(kind, text) for kind, text in (("dropped", old), ("added", new)) if text)  # type: ignore[arg-type]
    return tuple(_joined(here, there))


def _joined(here: list[str], there: list[str]) -> Iterator[Difference]:
    """Yield the differences, with spaces between words that changed on both sides counted as changed."""
    dropped: list[str] = []
    added: list[str] = []
    for step in LCSseq.opcodes(here, there):
        gone, come = here[step.src_start : step.src_end], there[step.dest_start : step.dest_end]
        if step.tag == "equal" and not (come == [" "] and (dropped or added)):
            yield from _changed(dropped, added)
            dropped, added = [], []
            yield Difference("kept", "".join(come))
            continue
        dropped += gone
        added += come
    yield from _changed(dropped, added)


def _changed(dropped: list[str], added: list[str]) -> Iterator[Difference]:
    """Yield what was replaced; a space that both end with was kept."""
    kept = ""
    while dropped and added and dropped[-1] == added[-1]:
        kept = dropped.pop() + kept
        added.pop()
    if dropped:
        yield Difference("dropped", "".join(dropped))
    if added:
        yield Difference("added", "".join(added))
    if kept:
        yield Difference("kept", kept)
