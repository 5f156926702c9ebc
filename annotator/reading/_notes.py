"""The footnotes: one for each claim, numbered as the claims first appear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from annotator.reading._record import Answered, ArticleRecord, Mark, Record, Told
from annotator.reading._words import (
    ANSWERS,
    STATUSES,
    commitment_in_words,
    day_in_words,
    said_in_words,
    shown_names,
    stance_in_words,
)
from articles.claims.rules import chain_sentence
from articles.claims.types import AttributionTerms


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled line of a footnote."""

    label: str
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `parts` first say who said it, once for each different account, and then what the newsroom
    knows.

    `marks` are the passages that make the claim, in text order.
    """

    number: int
    statement: str
    status: str
    parts: tuple[tuple[Line, ...], ...]
    marks: tuple[UUID, ...]

    @property
    def status_in_words(self) -> str:
        """The newsroom's gauge."""
        return STATUSES[self.status]


_UNCONFIRMED = Line(
    "Wording", "changed in a later version; the newsroom has not yet confirmed that it still says this"
)


def notes_of(record: ArticleRecord) -> dict[UUID, Note]:
    """Return the footnote of each claim, by the claim's id, in order."""
    marks: dict[UUID, list[Mark]] = {}
    for span in record.spans:
        marks.setdefault(span.key.claim, []).append(span.key)
    return {
        claim: _note(number, record.claims[claim], here)
        for number, (claim, here) in enumerate(marks.items(), 1)
    }


def _note(number: int, claim: Record, marks: list[Mark]) -> Note:
    """Return one footnote."""
    told = [tuple(_telling(one)) for mark in marks for one in claim.told.get(mark.id, ())]
    if len(told) > 1:
        told = list(dict.fromkeys(told))
    unsourced = (Line("Source", "not recorded"),)
    changed = (_UNCONFIRMED,) if any(mark.altered for mark in marks) else ()
    parts = (*(told or [unsourced]), (*changed, *_knowing(claim)))
    return Note(number, claim.statement, claim.status, parts, tuple(mark.id for mark in marks))


def _telling(told: Told) -> Iterator[Line]:
    """Yield who said it, through whom and in which words, and the speaker's and the writer's gauges."""
    steps = [told.steps[position] for position in sorted(told.steps)]
    hops = [(step.role, shown_names(step.sources, step.words, told.terms)) for step in steps]
    yield Line("Source", chain_sentence(hops[:1]) or "someone")
    if len(hops) > 1:
        yield Line("Chain", chain_sentence(hops))
    if told.cue:
        yield Line("Words", f"“{told.cue}”")
    yield Line("Speaker", commitment_in_words(told.certainty, told.polarity, told.tense))
    # When somebody spoke in confidence could tell who it was.
    day = said_in_words(told.said_on, told.said_words) if told.terms == AttributionTerms.ON_RECORD else ""
    if day:
        yield Line("Said", day)
    yield Line("Writer", stance_in_words(told.stance))


def _knowing(claim: Record) -> Iterator[Line]:
    """Yield the newsroom's gauge with its reason, the numbers, and what the parties answered."""
    verdict = f", {day_in_words(claim.verdict.decided)}: {claim.verdict.reason}" if claim.verdict else ""
    yield Line("Newsroom", f"{STATUSES[claim.status]}{verdict}")
    if claim.amounts:
        yield Line("Figures", "\n".join(one.in_words for one in claim.amounts))
    if claim.answers:
        yield Line("Responses", "\n".join(_answers(claim.answers)))


def _answers(answers: Iterable[Answered]) -> Iterator[str]:
    """Yield what was answered and by whom, as in "has not confirmed: Drava, Belograd"."""
    parties: dict[str, list[str]] = {}
    for one in answers:
        day = f" ({day_in_words(one.at)})" if one.at else ""
        parties.setdefault(one.answer, []).append(f"{one.party.public_name}{day}")
    for answer, names in parties.items():
        yield f"{ANSWERS[answer]}: {', '.join(dict.fromkeys(names))}"
