"""The words of a footnote: gauges and answers, put into words for readers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from articles.claims.types import (
    Answer,
    AttributionTerms,
    Certainty,
    CueStance,
    Polarity,
    Tense,
    VerificationStatus,
)
from articles.foundation.models import shown
from articles.schema.rules import edtf_in_words
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
# In a footnote the parties follow, as in "has not confirmed: Drava, Belograd".
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
# Plain strings, because they are compared tens of thousands of times.
_UNNAMED = frozenset(kind.value for kind in UNNAMED_KINDS)
_BACKGROUND = AttributionTerms.BACKGROUND.value


@dataclass(frozen=True, slots=True)
class Named:
    """A source's record, the record that it was merged into (if any), and whether the public may know of it
    here.
    """

    name: str
    kind: str
    survivor: str | None = None
    told: bool = True

    @property
    def public_name(self) -> str:
        """The name to show. An unnamed source keeps its own, even if it was merged into a record that has a
        name.
        """
        if not self.told:
            return NOT_NAMED
        return shown(self.name if self.kind in _UNNAMED else self.survivor or self.name)


def shown_names(sources: Iterable[Named], words: str, terms: str) -> list[str]:
    """Return the names of a hop's sources.

    If the terms of the conversation hide the sources, the article's own words for them are used, if it has
    any. On background, an unnamed source may be called by the name of its record, which identifies nobody.
    """
    names = []
    for one in sources:
        called = shown(one.name) if terms == _BACKGROUND and one.kind in _UNNAMED else NOT_NAMED
        names.append(one.public_name if one.told else words or called)
    return list(dict.fromkeys(names))


def commitment_in_words(certainty: str, polarity: str, tense: str) -> str:
    """Return the speaker's gauge, as in "affirms it as possible, as a forecast"."""
    said = _commitment_in_words(certainty, polarity)
    return f"{said}, as a forecast" if tense == Tense.FUTURE else said


def said_in_words(day: str, words: str) -> str:
    """Return when it was said, as in "“on Thursday”, 27 March 2025"; empty if it isn't recorded."""
    return ", ".join(filter(None, [f"“{words}”" if words else "", edtf_in_words(day)]))


def _commitment_in_words(certainty: str, polarity: str) -> str:
    """Return how sure the speaker is of what."""
    if polarity == Polarity.UNKNOWN:
        unsure = certainty == Certainty.UNDERSPECIFIED
        return _POLARITY[polarity] if unsure else f"{_POLARITY[polarity]}, {_CERTAINTY[certainty]}"
    return f"{_POLARITY[polarity]} {_CERTAINTY[certainty]}"


def stance_in_words(stance: str) -> str:
    """Return the writer's gauge."""
    return _STANCE[stance]


def day_in_words(day: date | datetime) -> str:
    """Return a day such as "3 March 2025"."""
    return f"{day.day} {day:%B} {day.year}"
