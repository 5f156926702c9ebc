"""The footnotes: one for each claim, numbered as the claims first appear in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from annotator.reading._record import Answered, ArticleRecord, Mark, Record, Told
from annotator.reading._words import (
    ANSWERS,
    STATUSES,
    amid,
    day_in_words,
    listed,
    said_in_words,
    shown_names,
    stance_in_words,
    way_in_words,
    when_in_words,
)
from articles.claims.types import AttributionTerms


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote. `verdict` follows the status in words; `sentences` first say who said it, one for each
    source, and then what is known of numbers and answers.

    `marks` are the passages that make the claim, in text order.
    """

    number: int
    statement: str
    status: str
    verdict: str
    sentences: tuple[str, ...]
    marks: tuple[UUID, ...]

    @property
    def status_in_words(self) -> str:
        """The newsroom's gauge."""
        return STATUSES[self.status]


_UNCONFIRMED = (
    "The wording changed in a later version; the newsroom has not yet confirmed that it still says this."
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
    told = [one for mark in marks for one in claim.told.get(mark.id, ())]
    spoken = _told(told) if told else ["Who says so is not recorded."]
    changed = [_UNCONFIRMED] if any(mark.altered for mark in marks) else []
    verdict = f"{day_in_words(claim.verdict.decided)}: {claim.verdict.reason}" if claim.verdict else ""
    sentences = (*spoken, *changed, *_known(claim))
    return Note(number, claim.statement, claim.status, verdict, sentences, tuple(mark.id for mark in marks))


def _told(told: Iterable[Told]) -> Iterator[str]:
    """Yield a sentence for each source: through whom it says what, and in which words of the article."""
    # For each speaker what is said, and for that the asides, each once.
    said: dict[str, dict[tuple[str, str], dict[str, None]]] = {}
    for one in told:
        speaker, *ways = _hops(one) or ["someone"]
        stance = stance_in_words(one.stance)
        clause = ", ".join([*ways, said_in_words(one.certainty, one.polarity, one.tense)])
        asides = said.setdefault(speaker, {}).setdefault((clause, stance), {})
        asides.update(dict.fromkeys(_asides(one)))
    for speaker, clauses in said.items():
        yield f"According to {amid(speaker)}, {'; '.join(map(_clause, clauses, clauses.values()))}."


def _hops(told: Told) -> list[str]:
    """Return the speaker, and the steps from there outwards."""
    steps = [told.steps[position] for position in sorted(told.steps)]
    names = [listed(shown_names(step.sources, step.words, told.terms)) or "someone" for step in steps]
    ways = [way_in_words(step.role, name) for step, name in zip(steps, names, strict=True)]
    return [*names[:1], *ways[1:]]


def _asides(told: Told) -> Iterator[str]:
    """Yield the article's words for saying it, and when it was said."""
    if told.cue:
        yield f"“{told.cue}”"
    # When somebody spoke in confidence could tell who it was.
    if told.terms == AttributionTerms.ON_RECORD and (when := when_in_words(told.said_on, told.said_words)):
        yield when


def _clause(clause: tuple[str, str], asides: Iterable[str]) -> str:
    """Return what is said, as in "this is so (“claims”, “has claimed”: the article keeps its distance)"."""
    said, stance = clause
    aside = ": ".join(filter(None, [", ".join(asides), stance]))
    return f"{said} ({aside})" if aside else said


def _known(claim: Record) -> Iterator[str]:
    """Yield the numbers, and what the parties answered."""
    if claim.amounts:
        numbers = dict.fromkeys(one.in_words for one in claim.amounts)
        yield f"{'Number' if len(numbers) == 1 else 'Numbers'}: {'; '.join(numbers)}."
    if claim.answers:
        yield " ".join(_answers(claim.answers))


def _answers(answers: Iterable[Answered]) -> Iterator[str]:
    """Yield what was answered and by whom, as in "Not confirmed by Drava and Belograd."."""
    parties: dict[str, list[str]] = {}
    for one in answers:
        day = f" ({day_in_words(one.at)})" if one.at else ""
        parties.setdefault(one.answer, []).append(f"{one.party.public_name}{day}")
    for answer, names in parties.items():
        yield f"{ANSWERS[answer]} {listed(list(dict.fromkeys(names)))}."
