"""The words of a footnote: scales, answers and numbers as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from articles.claims.types import (
    Answer,
    AttributionTerms,
    Certainty,
    CueStance,
    FigureType,
    Modality,
    Polarity,
    VerificationStatus,
)
from articles.foundation.models import shown
from articles.sources.types import UNNAMED_KINDS

NOT_NAMED = "a source that is not named"

# The newsroom's gauge, in the order of the legend.
STATUSES = {
    VerificationStatus.VERIFIED.value: "Verified",
    VerificationStatus.DISPUTED.value: "Disputed",
    VerificationStatus.FALSE.value: "False",
    VerificationStatus.RETRACTED.value: "Retracted",
    VerificationStatus.INCONCLUSIVE.value: "Inconclusive",
    VerificationStatus.IN_PROGRESS.value: "Being checked",
    VerificationStatus.UNVERIFIED.value: "Not verified",
}
_CERTAINTY = {
    Certainty.CERTAIN.value: "as certain",
    Certainty.PROBABLE.value: "as probable",
    Certainty.POSSIBLE.value: "as possible",
    Certainty.UNDERSPECIFIED.value: "without saying how sure",
}
_POLARITY = {
    Polarity.POSITIVE.value: "states it",
    Polarity.NEGATIVE.value: "denies it",
    Polarity.UNKNOWN.value: "leaves open whether it is so",
}
_STANCE = {
    CueStance.NEUTRAL.value: "reports it without comment",
    CueStance.DISTANCING.value: "keeps a distance from it",
    CueStance.ENDORSING.value: "stands behind it",
}
# After the colon come those who gave the answer, one or several.
ANSWERS = {
    Answer.NOT_CONFIRMED.value: "has not confirmed",
    Answer.CONFIRMED.value: "has confirmed",
    Answer.PARTLY_CONFIRMED.value: "has partly confirmed",
    Answer.DENIED.value: "has denied",
    Answer.DECLINED.value: "declined to comment",
    Answer.NO_REPLY.value: "did not reply",
    Answer.NOT_REACHED.value: "could not be reached",
    Answer.NOT_ASKED.value: "was not asked",
}
_MODALITY = {
    Modality.ABOUT.value: "about",
    Modality.AT_LEAST.value: "at least",
    Modality.AT_MOST.value: "at most",
    Modality.ESTIMATED.value: "estimated",
}
# As plain strings: they are compared by the ten thousand.
_UNNAMED = frozenset(kind.value for kind in UNNAMED_KINDS)
_BACKGROUND = AttributionTerms.BACKGROUND.value


@dataclass(frozen=True, slots=True)
class Named:
    """A source's record, the one that it was merged into, if it was, and whether the public may know of it
    here.
    """

    name: str
    kind: str
    survivor: str | None = None
    told: bool = True

    @property
    def public_name(self) -> str:
        """The name to show. An unnamed source keeps its own, also when it was merged into a record that has a
        name.
        """
        if not self.told:
            return NOT_NAMED
        return shown(self.name if self.kind in _UNNAMED else self.survivor or self.name)


def shown_names(sources: Iterable[Named], words: str, terms: str) -> list[str]:
    """Return the names of a hop's sources.

    Sources that the terms of the conversation hide are called by the article's own words for them, if it has
    any. On background, an unnamed source may be called by the name of its record, which identifies nobody.
    """
    names = []
    for one in sources:
        called = shown(one.name) if terms == _BACKGROUND and one.kind in _UNNAMED else NOT_NAMED
        names.append(one.public_name if one.told else words or called)
    return list(dict.fromkeys(names))


def commitment_in_words(certainty: str, polarity: str) -> str:
    """Return the speaker's gauge, as in "denies it as certain"."""
    if polarity == Polarity.UNKNOWN:
        unsure = certainty == Certainty.UNDERSPECIFIED
        return _POLARITY[polarity] if unsure else f"{_POLARITY[polarity]}, {_CERTAINTY[certainty]}"
    return f"{_POLARITY[polarity]} {_CERTAINTY[certainty]}"


def stance_in_words(stance: str) -> str:
    """Return the writer's gauge."""
    return _STANCE[stance]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of a claim's record."""

    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    unit: str
    counted: str
    modality: str
    figure_type: str
    out_of: Decimal | None
    as_of_start: date | None
    as_of_end: date | None


def amount_in_words(given: Amount) -> str:
    """Return a number as in "About 3,000 more troops, of 11,000, as of 3 March 2025"."""
    number = given.value
    if number is None and (given.lower is None or given.upper is None):
        number = given.upper if given.lower is None else given.lower
    fewer = given.figure_type == FigureType.DELTA and (number or given.lower or 0) < 0
    more = ("fewer" if fewer else "more") if given.figure_type == FigureType.DELTA else ""
    plain = f"{_numeral(given.lower)}–{_numeral(given.upper)}" if number is None else ""
    digits = plain or _numeral(abs(number) if more and number is not None else number)
    words = " ".join(filter(None, [_bound(given), digits, given.unit, more, given.counted]))
    days = dict.fromkeys(day_in_words(day) for day in (given.as_of_start, given.as_of_end) if day)
    whole = f"of {_numeral(given.out_of)}" if given.out_of is not None else ""
    held = f"as of {' to '.join(days)}" if days else ""
    return ", ".join(filter(None, [words[:1].upper() + words[1:], whole, held]))


def _bound(given: Amount) -> str:
    """Return how exactly the number is given; a single bound already says so."""
    said = _MODALITY.get(given.modality, "")
    if said or given.value is not None or (given.lower is not None and given.upper is not None):
        return said
    return "at most" if given.lower is None else "at least"


def _numeral(number: Decimal | None) -> str:
    """Return the digits with commas between thousands, and no zeros at the end."""
    if number is None:
        return ""
    digits = f"{number:,f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits


def day_in_words(day: date | datetime) -> str:
    """Return a day such as "3 March 2025"."""
    return f"{day.day} {day:%B} {day.year}"
