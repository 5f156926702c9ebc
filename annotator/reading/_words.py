"""The words of a footnote: gauges and answers, put into words for readers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from articles.claims.types import (
    Answer,
    AttributionTerms,
    Certainty,
    CueStance,
    HopRole,
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
# What a speaker says of a claim, by how sure and whether affirming; as it is, and as a forecast. Readers have
# the claim before them.
_SAID = {
    (Certainty.CERTAIN.value, Polarity.POSITIVE.value): ("this is certain", "this is certain to be so"),
    (Certainty.PROBABLE.value, Polarity.POSITIVE.value): ("this is probably so", "this will probably be so"),
    (Certainty.POSSIBLE.value, Polarity.POSITIVE.value): ("this may be so", "this may come to be so"),
    (Certainty.UNDERSPECIFIED.value, Polarity.POSITIVE.value): ("this is so", "this will be so"),
    (Certainty.CERTAIN.value, Polarity.NEGATIVE.value): (
        "this is certainly not so", "this will certainly not be so",
    ),
    (Certainty.PROBABLE.value, Polarity.NEGATIVE.value): (
        "this is probably not so", "this will probably not be so",
    ),
    (Certainty.POSSIBLE.value, Polarity.NEGATIVE.value): ("this may not be so", "this may not come to be so"),
    (Certainty.UNDERSPECIFIED.value, Polarity.NEGATIVE.value): ("this is not so", "this will not be so"),
}  # fmt: skip
_STANCE = {
    CueStance.NEUTRAL.value: "",
    CueStance.DISTANCING.value: "the article keeps its distance",
    CueStance.ENDORSING.value: "the article takes it as fact",
}
# How words reach the article, from the speaker outwards.
_THROUGH = {
    HopRole.SPOKESPERSON.value: "through",
    HopRole.RELAY.value: "as relayed by",
    HopRole.CARRIER.value: "as carried by",
}
# The parties follow, as in "Not confirmed by Drava and Belograd".
ANSWERS = {
    Answer.NOT_CONFIRMED.value: "Not confirmed by",
    Answer.CONFIRMED.value: "Confirmed by",
    Answer.PARTLY_CONFIRMED.value: "Confirmed in part by",
    Answer.DENIED.value: "Denied by",
    Answer.DECLINED.value: "No comment from",
    Answer.NO_REPLY.value: "No reply from",
    Answer.NOT_REACHED.value: "Not reached:",
    Answer.NOT_ASKED.value: "Not asked:",
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


def said_in_words(certainty: str, polarity: str, tense: str) -> str:
    """Return what a speaker says of a claim, as in "this may be so"."""
    if polarity == Polarity.UNKNOWN:
        return "it is open whether this is so"
    now, forecast = _SAID[certainty, polarity]
    return forecast if tense == Tense.FUTURE else now


def stance_in_words(stance: str) -> str:
    """Return the writer's distance; a neutral writer's is not worth a word."""
    return _STANCE[stance]


def way_in_words(role: str, names: str) -> str:
    """Return one step outwards of the speaker, as in "as relayed by KCNA"."""
    return f"{_THROUGH.get(role, 'by way of')} {names}"


def when_in_words(day: str, words: str) -> str:
    """Return when it was said: the day, or else the article's words for it; empty if it isn't recorded."""
    return edtf_in_words(day) or (f"“{words}”" if words else "")


def amid(name: str) -> str:
    """Return a name for the middle of a sentence: "A Western diplomat" is no name of its own."""
    return name[0].lower() + name[1:] if name.startswith(("A ", "An ")) else name


def listed(names: Sequence[str]) -> str:
    """Return names with commas, and "and" before the last."""
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def day_in_words(day: date | datetime) -> str:
    """Return a day such as "3 March 2025"."""
    return f"{day.day} {day:%B} {day.year}"


def says_day(text: str, day: date | datetime) -> bool:
    """Tell whether a byline says this day itself, in whatever form: "Oct. 14, 2025", "2025-10-14"."""
    numbers = {int(number) for number in re.findall(r"[0-9]{1,4}", text)}
    return day.day in numbers and (day.year in numbers or f"{day:%b}".lower() in text.lower())
