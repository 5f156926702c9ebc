"""Made-up news: names, figures, quotations, things said again, and pronouns. The same in every run of a
seed.
"""

from __future__ import annotations

import random

_FIRST = [
    "Maria", "Tom", "Ada", "Ivo", "Nora", "Emil", "Lena", "Oskar", "Vera", "Pavel", "Ines", "Hugo",
    "Mira", "Jonas", "Petra", "Anton", "Salma", "Idris", "Keiko", "Bao",
]  # fmt: skip
_LAST = [
    "Holt", "Berg", "Quill", "Marsh", "Lund", "Varga", "Okoro", "Stein", "Vale", "Novak", "Amari",
    "Petit", "Rossi", "Dahl", "Kaya", "Moreau", "Sato", "Lim", "Ortiz", "Weiss",
]  # fmt: skip
_PLACES = [
    "Karsk Veldau Port Arden", "Ostrava Minor", "Lower Tarn", "Ulmwick", "Brenholt", "Sankt Orla",
    "Kyvra", "Mellin", "Tarkow", "Old Haven",
]  # fmt: skip
_BODIES = [
    "the defence ministry", "the interior ministry", "the harbour board", "the city council",
    "the general staff", "the coast guard", "the central bank", "the health agency",
    "the prosecutor’s office", "the Harbour Times", "the state news agency", "the teachers’ union",
    "the opposition", "the governor’s office", "the court", "the railway company",
]  # fmt: skip
_THINGS = [
    "soldiers", "drones", "rockets", "houses", "teachers", "patients", "ships", "tonnes of grain", "jobs",
    "families", "votes", "shells", "trucks", "beds", "files", "tickets",
]  # fmt: skip
_SAID = [
    "said", "said", "said", "said", "told reporters", "claimed", "announced", "confirmed", "denied", "added",
    "warned", "reported",
]  # fmt: skip
_ACTS = [
    "crossed the river", "left the harbour", "entered the town", "reached the border",
    "returned to the barracks", "closed the bridge", "signed the agreement", "rejected the offer",
    "withdrew the complaint", "opened an inquiry", "cut the budget", "raised the fee", "stopped the work",
    "paid the fine", "joined the strike", "emptied the depot", "searched the building", "lost the appeal",
]  # fmt: skip
_DAYS = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
]  # fmt: skip
_ADJECTIVES = [
    "additional", "wounded", "missing", "foreign", "local", "heavy", "small", "new", "former", "armed",
    "unpaid", "damaged",
]  # fmt: skip
_REASONS = [
    "because of the storm", "after a night of talks", "in spite of the ban",
    "under a deal with the creditors", "for the third time this year", "without a vote",
    "as winter drew near", "despite protests in the square", "ahead of the summit",
    "on the advice of the doctors", "before the deadline ran out", "with the consent of both sides",
]  # fmt: skip
_AGAIN = [
    "The claim could not be verified.", "He declined to comment.", "She did not give details.",
    "There was no immediate comment.", "The ministry did not respond to a request for comment.",
    "It was not clear when.", "He said so again.",
]  # fmt: skip
_ADVERBS = [
    "again",
    "reportedly",
    "nearly",
    "openly",
    "also",
    "still",
    "quietly",
    "officially",
    "later",
    "earlier",
    "briefly",
    "publicly",
]


class Writer:
    """Writes sentences from one source of chance."""

    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.people = [
            f"{first} {last}" for first, last in zip(self._some(_FIRST, 8), self._some(_LAST, 8), strict=True)
        ]
        self.bodies = self._some(_BODIES, 6)
        self.places = self._some(_PLACES, 5)

    def _some(self, words: list[str], count: int) -> list[str]:
        return self.chance.sample(words, count)

    def figure(self) -> str:
        """Return a number as news writes it."""
        kind = self.chance.randrange(5)
        value = self.chance.randrange(3, 99)
        if kind == 0:
            return str(value)
        if kind == 1:
            return f"{value},000"
        if kind == 2:  # noqa: PLR2004 # one kind of five
            return f"{value}.{self.chance.randrange(1, 9)} percent"
        if kind == 3:  # noqa: PLR2004 # the same
            return f"{value},{self.chance.randrange(100, 999)}"
        return self.chance.choice(["about ", "more than ", "at least ", "nearly "]) + f"{value * 10}"

    def word(self) -> str:
        """Return any word."""
        return self.chance.choice(" ".join([*_ACTS, *_THINGS, *_ADJECTIVES, *_REASONS, *_ADVERBS]).split())

    def adverb(self) -> str:
        """Return a word that can be put in before a verb."""
        return self.chance.choice(_ADVERBS)

    def said(self) -> str:
        """Return a verb of saying."""
        return self.chance.choice(_SAID)

    def clause(self) -> str:
        """Return a statement, without a capital or a stop."""
        chance = self.chance
        return chance.choice(
            [
                f"{self.figure()} {chance.choice(_ADJECTIVES)} {chance.choice(_THINGS)} "
                + chance.choice(_ACTS),
                f"the {chance.choice(_THINGS)} near {chance.choice(self.places)} {chance.choice(_ACTS)}",
                f"{chance.choice(self.bodies)} {chance.choice(_ACTS)} {chance.choice(_REASONS)}",
                f"{self.figure()} of the {self.figure()} {chance.choice(_THINGS)} {chance.choice(_ACTS)}",
                f"no {chance.choice(_THINGS)} {chance.choice(_ACTS)} on {chance.choice(_DAYS)}",
            ]
        )

    def sentence(self) -> str:
        """Return a sentence."""
        chance = self.chance
        speaker = chance.choice(
            [chance.choice(self.people), chance.choice(self.bodies), chance.choice(["he", "she", "they"])]
        )
        day = chance.choice(_DAYS)
        kind = chance.randrange(12)
        if kind == 0:
            return chance.choice(_AGAIN)
        if kind <= 3:  # noqa: PLR2004 # a quarter of the sentences
            return _capital(
                f"{speaker} {self.said()} on {day} that {self.clause()} and that {self.clause()}."
            )
        if kind <= 5:  # noqa: PLR2004 # a sixth
            return f"“{_capital(self.clause())},” {speaker} {self.said()}."
        if kind <= 7:  # noqa: PLR2004 # a sixth
            return _capital(f"{self.clause()} {chance.choice(_REASONS)}, {speaker} {self.said()}.")
        if kind == 8:  # noqa: PLR2004 # a twelfth
            return _capital(
                f"{speaker} {self.said()}: “{_capital(self.clause())}. {_capital(self.clause())}.”"
            )
        return _capital(f"{self.clause()}, and {self.clause()} {chance.choice(_REASONS)}.")

    def block(self) -> list[str]:
        """Return the sentences of a paragraph."""
        return [self.sentence() for _ in range(self.chance.choice([1, 1, 2, 2, 3, 4, 5]))]

    def headline(self) -> str:
        """Return a headline."""
        return _capital(self.clause()) + f", {self.chance.choice(self.bodies).removeprefix('the ')} says"

    def story(self, words: int) -> list[list[str]]:
        """Return a story of about so many words: a headline and paragraphs."""
        blocks = [[self.headline()]]
        count = 0
        while count < words:
            blocks.append(self.block())
            count += sum(len(sentence.split()) for sentence in blocks[-1])
        return blocks


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
