"""What each language calls the things round a number, as `_lexicon_west.py` and `_lexicon_east.py` list it.

`scales` and `numbers` name powers of ten and values. `about`, `least`, `most`, `guess` and `more`, which
makes a change of it, stand before the number, `skip` too and says nothing. `of` may follow a scale. `ends`
end the name of the thing counted; `unsure` right behind the number or the thing may change its meaning, so
nothing is read. `to` and `between` make a range. With words of `months` and `clock` behind it a number is no
figure, and with `ordinals` not with a point either. A star stands for any ending.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from articles.quantities._lexicon_east import EAST
from articles.quantities._lexicon_west import WEST
from articles.quantities._parts import PARTS
from articles.quantities._turning import TURNING
from articles.quantities.types import Modality

_SAME = {"nb": "no", "nn": "no", "ms": "id", "iw": "he", "in": "id"}
_TABLES = WEST | EAST
_LIMITS = {
    "skip": None,
    "about": Modality.ABOUT,
    "least": Modality.AT_LEAST,
    "most": Modality.AT_MOST,
    "guess": Modality.ESTIMATED,
}
_WORDS = ("more", "of", "ends", "unsure", "to", "one", "months", "clock")
_UNITS = {"percent": "%", "points": "percentage points", "euro": "EUR", "dollar": "USD"}

_SHORTEST = 2
_SHORT = 4
"""Words of a phrase that are no longer may be anything in another language: "de", "as", "over"."""

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Phrases[T]:
    """Phrases and what each means; the longest is found first."""

    meanings: dict[Phrase, T]

    def ahead(self, words: list[str], place: int) -> tuple[int, T] | None:
        """Give the length and meaning of the phrase that begins at a place."""
        return next((found for found in self._fitting(words, place, ahead=True)), None)

    def behind(self, words: list[str], place: int) -> tuple[int, T] | None:
        """Give the length and meaning of the phrase that ends at a place."""
        return next((found for found in self._fitting(words, place, ahead=False)), None)

    def _fitting(self, words: list[str], place: int, *, ahead: bool) -> list[tuple[int, T]]:
        found = [
            (len(phrase), meaning)
            for phrase, meaning in self.meanings.items()
            if _is_same(
                phrase,
                words[place : place + len(phrase)] if ahead else words[max(0, place - len(phrase)) : place],
            )
        ]
        return sorted(found, key=lambda one: -one[0])


def _is_same(phrase: Phrase, words: list[str]) -> bool:
    """Say whether these are the words of a phrase; a star stands for any ending."""
    return len(phrase) == len(words) and all(
        word.startswith(known[:-1]) if known.endswith("*") else word == known
        for known, word in zip(phrase, words, strict=True)
    )


@dataclass(frozen=True, slots=True)
class Names:
    """Words, and beginnings of words, that do the same."""

    whole: frozenset[str]
    stems: tuple[str, ...]

    def __contains__(self, word: object) -> bool:
        """Say whether a word is one of them."""
        return isinstance(word, str) and (
            word in self.whole or (bool(self.stems) and word.startswith(self.stems))
        )


NONE = Names(frozenset(), ())


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The words of one language; without any, of one whose words aren't known."""

    scales: Phrases[Decimal] = Phrases({})
    numbers: Phrases[Decimal] = Phrases({})
    before: Phrases[Modality | None] = Phrases({})
    units: Phrases[str] = Phrases({})
    more: Names = NONE
    of: Names = NONE
    ends: Names = NONE
    unsure: Names = NONE
    to: Names = NONE
    one: Names = NONE
    months: Names = NONE
    clock: Names = NONE
    between: tuple[tuple[Phrase, Phrase], ...] = ()
    has_ordinals: bool = True


@cache
def lexicon_of(language: str) -> Lexicon | None:
    """Give the words of a language, by its two letters; None where they aren't known here."""
    known = _SAME.get(language, language)
    table = _TABLES.get(known)
    if table is None:
        return None
    pairs = [pair.split("/") for pair in table["between"].split("|") if pair]
    names = {name: _names(table[name]) for name in _WORDS}
    names["unsure"] = _names("|".join((table["unsure"], PARTS.get(known, ""), TURNING.get(known, ""))))
    return Lexicon(
        Phrases({phrase: Decimal(10) ** int(power) for power, phrase in _valued(table["scales"])}),
        Phrases({phrase: Decimal(value) for value, phrase in _valued(table["numbers"])}),
        Phrases({phrase: meaning for name, meaning in _LIMITS.items() for phrase in _phrases(table[name])}),
        Phrases({phrase: unit for name, unit in _UNITS.items() for phrase in _phrases(table[name])}),
        **names,
        between=tuple((tuple(first.split()), tuple(second.split())) for first, second in pairs),
        has_ordinals=bool(table.get("ordinals")),
    )


def _valued(text: str) -> list[tuple[str, Phrase]]:
    entries = [entry.partition(":") for entry in text.split()]
    return [(value, phrase) for value, _, words in entries for phrase in _phrases(words)]


def _phrases(text: str) -> list[Phrase]:
    return [tuple(phrase.split()) for phrase in text.split("|") if phrase]


def _names(text: str) -> Names:
    words = [word for word in text.split("|") if word]
    return Names(
        frozenset(word for word in words if not word.endswith("*")),
        tuple(word[:-1] for word in words if word.endswith("*")),
    )


@cache
def foreign_words() -> frozenset[str]:
    """Give the words of all these languages that scale, hedge or date a number; some are English words
    too.
    """
    tables = _TABLES.values()
    valued = [
        phrase for table in tables for name in ("scales", "numbers") for _, phrase in _valued(table[name])
    ]
    hedges = ("about", "least", "most", "guess", "months", "unsure")
    phrases = [phrase for table in tables for name in hedges for phrase in _phrases(table[name])]
    words = {
        word.rstrip("*")
        for phrase in (*valued, *phrases)
        for word in phrase
        if len(phrase) == 1 or len(word) > _SHORT
    }
    return frozenset(word for word in words if len(word) > _SHORTEST or not word.isascii())


@cache
def foreign_scales() -> frozenset[str]:
    """Give the words of all these languages for thousands, millions and so on."""
    return frozenset(
        word for table in _TABLES.values() for _, phrase in _valued(table["scales"]) for word in phrase
    )
