"""What formats for other programs are made of: an article with all that is recorded of it, as the lines of
NDJSON say it.

So a format can't tell its reader anything that NDJSON wouldn't, and needs no query of its own.
"""

from __future__ import annotations

import gc
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cached_property
from itertools import chain
from typing import Any

import orjson

from articles.annotations.types import AnchorStatus
from articles.claims.types import Certainty, CueStance, Polarity, QuoteType, Tense
from articles.exports.types import OffsetUnit
from articles.foundation.types import OriginType

type Line = Mapping[str, Any]

_CLAIM_PARTS = ("evidence", "response", "figure", "verdict", "relation")
GAUGES = {
    "quote_type": QuoteType,
    "cue_stance": CueStance,
    "certainty": Certainty,
    "polarity": Polarity,
    "tense": Tense,
}
"""The scales of an attribution."""


def made_by(mark: Line) -> str:
    """Return what made a mark, unless a person did: a machine never speaks for a person."""
    origin = mark["origin"]
    if origin["type"] == OriginType.PERSON:
        return ""
    return f"{origin['type']} {origin['agent']}".rstrip()


def doubt(mark: Line) -> str:
    """Return how a mark sits on the text, unless its words are surely there."""
    status: str = mark["anchor"]["status"]
    return "" if status in (AnchorStatus.ANCHORED, AnchorStatus.MOVED) else status


def exact_words(mark: Line) -> str:
    """Return the words that a mark is on, with an ellipsis for what lies between its pieces."""
    return " … ".join([piece["exact"] for piece in mark["anchor"]["pieces"]])


def name_of(row: Line | None) -> str:
    """Return what a claim says, or what a source or an entity is called."""
    if row is None:
        return ""
    words: str = row["statement"] if row["type"] == "claim" else row["name"]
    return words


def gauge_values(said: Line) -> dict[str, str]:
    """Return where an attribution is on each of its scales."""
    values = {**said, **said["commitment"]}
    return {gauge: values[gauge] for gauge in GAUGES}


@dataclass(frozen=True, slots=True)
class Records:
    """Sources, entities and claims by their ids, and what is recorded of claims by the claim's canonical
    id.
    """

    rows: dict[str, Line] = field(default_factory=dict)
    parts: dict[str, dict[str, list[Line]]] = field(
        default_factory=lambda: {kind: defaultdict(list) for kind in _CLAIM_PARTS}
    )
    ratings: list[Line] = field(default_factory=list)

    def of(self, id: str | None) -> Line | None:
        """Return the record that stands for this id: the survivor, where it was merged. None if it isn't
        told.
        """
        row = self.rows.get(id or "")
        return row and self.rows.get(row["canonical"], row)

    def parts_of(self, kind: str, claim: Line) -> Sequence[Line]:
        """Return what is recorded of a claim, of one kind, and of the claims that were merged into it."""
        return self.parts[kind].get(claim["canonical"], ())


@dataclass(frozen=True)
class ArticleRecord:
    """One article: its line, its current text, its marks in the order of the text, and who said what."""

    article: Line
    revision: Line
    marks: Sequence[Line]
    attributions: Sequence[Line]
    records: Records

    @property
    def text(self) -> str:
        """The text that all offsets count, in code points unless the reader asked for others."""
        words: str = self.revision["text"]
        return words

    @property
    def offset_unit(self) -> str:
        """What the offsets of its marks count."""
        unit: str = self.revision.get("offset_unit", OffsetUnit.CODE_POINT)
        return unit

    @cached_property
    def placed(self) -> Sequence[Line]:
        """The marks that have a place in the text."""
        return [mark for mark in self.marks if mark["anchor"]["pieces"]]

    def named_by(self, mark: Line) -> Line | None:
        """Return the claim, source or entity that a mark's words stand for."""
        return self.records.of(mark["claim"] or mark["source"] or mark["entity"])

    @cached_property
    def claims(self) -> Sequence[Line]:
        """The claims that the text makes, each once, in the order of the text."""
        return self._each(mark["claim"] for mark in self.marks)

    @cached_property
    def named(self) -> Sequence[Line]:
        """The sources and entities that marks and chains name, each once."""
        marked = (mark["source"] or mark["entity"] for mark in self.marks)
        spoken = (id for said in self.attributions for hop in said["hops"] for id in hop["sources"])
        return self._each(chain(marked, spoken))

    def _each(self, ids: Iterable[str | None]) -> list[Line]:
        """Return the records of some ids that are told, each once."""
        rows = (self.records.of(id) for id in ids)
        return list({row["id"]: row for row in rows if row}.values())

    def attributions_of(self, claim: Line) -> Sequence[Line]:
        """Return who says the claim in this article."""
        return self._by_claim.get(claim["id"], ())

    def attributions_at(self, mark: Line) -> Sequence[Line]:
        """Return who says the words of a mark."""
        return self._by_words.get(mark["id"], ())

    @cached_property
    def _by_claim(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for said in self.attributions:
            if claim := self.records.of(said["claim"]):
                found[claim["id"]].append(said)
        return found

    @cached_property
    def _by_words(self) -> dict[str, list[Line]]:
        found: dict[str, list[Line]] = defaultdict(list)
        for said in self.attributions:
            found[said["content"]].append(said)
        return found

    def ties(self) -> list[tuple[str, str, str]]:
        """Return what ties marks that have a place: the kind, the id of the claim's mark, and that of the
        other.

        `cue`, the role of a hop, or `figure`. Each comes once, though several chains share it.
        """
        placed = {mark["id"] for mark in self.placed}
        ties = dict.fromkeys(chain(self._chains(), self._figures()))
        return [(kind, one, other) for kind, one, other in ties if one in placed and other in placed]

    def _chains(self) -> Iterator[tuple[str, str, str]]:
        """Yield the ties to the words of cues and sources."""
        for said in self.attributions:
            if said["cue"]:
                yield "cue", said["content"], said["cue"]
            for hop in said["hops"]:
                if hop["span"]:
                    yield hop["role"], said["content"], hop["span"]

    def _figures(self) -> Iterator[tuple[str, str, str]]:
        """Yield the ties of claims to the words of their numbers, from where the claim is made first."""
        first: dict[str, str] = {}
        for mark in self.marks:
            if mark["claim"] and (claim := self.records.of(mark["claim"])):
                first.setdefault(claim["id"], mark["id"])
        for claim in self.claims:
            for figure in self.records.parts_of("figure", claim):
                if figure["annotation"]:
                    yield "figure", first[claim["id"]], figure["annotation"]


def article_records(lines: Iterable[bytes]) -> Iterator[ArticleRecord]:
    """Yield the articles of some lines of NDJSON, in their order. All lines are read first."""
    records = Records()
    articles: dict[str, Line] = {}
    revisions: dict[str, Line] = {}
    marks: dict[str, list[Line]] = defaultdict(list)
    attributions: dict[str, list[Line]] = defaultdict(list)
    with _nothing_to_collect():
        for line in lines:
            row = orjson.loads(line)
            match row["type"]:
                case "annotation":
                    marks[row["article"]].append(row)
                case "attribution":
                    attributions[row["article"]].append(row)
                case "article":
                    articles[row["id"]] = row
                case "revision":
                    revisions[row["article"]] = row
                case "source" | "entity" | "claim":
                    records.rows[row["id"]] = row
                case "rating":
                    records.ratings.append(row)
                case kind if kind in _CLAIM_PARTS:
                    # Claims come before what is recorded of them.
                    claim = records.of(row["claim"])
                    records.parts[kind][claim["canonical"] if claim else row["claim"]].append(row)
    for id, article in articles.items():
        yield ArticleRecord(article, revisions[id], marks[id], attributions[id], records)


@contextmanager
def _nothing_to_collect() -> Iterator[None]:
    """Let Python look for no garbage meanwhile: of what is read, everything stays. That halves the time."""
    collecting = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if collecting:
            gc.enable()
