"""Values of the revisions room."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

from articles.anchoring.types import Difference
from articles.corpus.models import Revision

NOTE_LENGTH = 2_000
"""The code points that a note to readers may have."""


@dataclass(frozen=True, slots=True)
class Place:
    """Words of a text, with what stands before and after them."""

    start: int
    end: int
    before: str
    exact: str
    after: str


# In place of a text's number: the words stand in the article that the mark was taken over from.
ELSEWHERE = 0


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A mark that a new text touched: its words on the last text on which it was certain, which is number
    `since`, and where it is now.

    `diff` is from the old words to the new ones; `candidates` are where it may belong.
    """

    id: UUID
    kind: str
    version: int
    status: str
    reasons: tuple[str, ...]
    since: int
    old: tuple[Place, ...]
    new: tuple[Place, ...]
    diff: tuple[Difference, ...]
    candidates: tuple[Place, ...]

    @property
    def words(self) -> str:
        """The words as they were."""
        return " … ".join(place.exact for place in self.old)

    @property
    def near(self) -> tuple[int, int]:
        """Where on the new text it may belong: where it is, else its first candidate, else the place that it
        had on the old one, which is empty here.
        """
        places = self.new or self.candidates
        if places:
            return places[0].start, (places[-1] if self.new else places[0]).end
        start = self.old[0].start if self.old else 0
        return start, start


@dataclass(frozen=True, slots=True)
class Review:
    """The marks of an article's current text that wait for a person, in the order of the texts that they come
    from, by class; and how many merely moved.
    """

    revision: Revision
    altered: Sequence[Reviewed]
    ambiguous: Sequence[Reviewed]
    orphaned: Sequence[Reviewed]
    moved: int
    anchored: int

    @property
    def waiting(self) -> int:
        """How many there are to decide about."""
        return len(self.altered) + len(self.ambiguous) + len(self.orphaned)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a new text did to a claim, with the words before and after it.

    `what` is one of `FINDINGS`.
    """

    what: str
    before: str
    after: str


FINDINGS = {
    "figure_changed": "Figure changed",
    "softened": "Softened",
    "hardened": "Hardened",
    "attribution_lost": "Attribution lost",
    "source_added": "Source added",
    "source_removed": "Source removed",
    "source_renamed": "Source renamed",
    "dropped": "Claim dropped",
    "restated": "Known claim in a new passage",
}
"""Every finding, as people call it."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a new text did to one claim: the sentences that hold it on both texts, empty where there is
    none.
    """

    claim: UUID | None
    annotation: UUID | None
    statement: str
    old: str
    new: str
    findings: tuple[Finding, ...]
