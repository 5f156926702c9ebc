"""What editors do to the words of sentences."""

from __future__ import annotations

import random
import re
from collections.abc import Callable

from benchmarks.carrying.drafts import Draft, Sentence, added, joined
from benchmarks.carrying.prose import Writer

_CUES = re.compile(r"\b(?:said|claimed|announced|confirmed|denied|warned|reported|told)\b")
_NAMES = re.compile(r"(?<=[\w,“] )[A-Z]\w{3,}")
_FIGURES = re.compile(r"\d+(?:[.,]\d+)*")


def some(draft: Draft, chance: random.Random, share: float, change: Callable[[Sentence], Sentence]) -> Draft:
    """Change a share of the sentences, at least one."""
    places = [(b, s) for b, block in enumerate(draft) for s in range(len(block))]
    chosen = set(chance.sample(places, max(1, round(share * len(places)))))
    return [
        [change(sentence) if (b, s) in chosen else sentence for s, sentence in enumerate(block)]
        for b, block in enumerate(draft)
    ]


def every(draft: Draft, change: Callable[[Sentence], Sentence]) -> Draft:
    """Change every sentence."""
    return [[change(sentence) for sentence in block] for block in draft]


def _replace(sentence: Sentence, found: re.Match[str] | None, text: str) -> Sentence:
    return sentence if found is None else sentence.put(*found.span(), text)


def typos(draft: Draft, writer: Writer) -> Draft:
    """A letter is doubled, dropped or swapped in a tenth of the sentences."""
    chance = writer.chance

    def change(sentence: Sentence) -> Sentence:
        words = [span for span in sentence.words() if span[1] - span[0] >= 5]  # noqa: PLR2004 # long enough to be read all the same
        if not words:
            return sentence
        start, end = chance.choice(words)
        at = chance.randrange(start + 1, end - 2)
        word = sentence.text[start:end]
        cut = at - start
        wrong = chance.choice(
            [
                word[:cut] + word[cut + 1 :],
                word[:cut] + word[cut] + word[cut:],
                word[:cut] + word[cut + 1] + word[cut] + word[cut + 2 :],
            ]
        )
        return sentence.put(start, end, wrong)

    return some(draft, chance, 0.2, change)


def figures(draft: Draft, writer: Writer) -> Draft:
    """Figures are updated."""
    chance = writer.chance

    def change(sentence: Sentence) -> Sentence:
        found = list(_FIGURES.finditer(sentence.text))
        return _replace(
            sentence,
            chance.choice(found) if found else None,
            f"{chance.randrange(3, 99)},{chance.choice(['000', '250'])}",
        )

    return some(draft, chance, 0.4, change)


def respelled(draft: Draft, writer: Writer) -> Draft:
    """A name is spelled anew wherever it stands."""
    names = sorted(
        {found[0] for block in draft[1:] for sentence in block for found in _NAMES.finditer(sentence.text)}
    )
    if not names:
        return draft
    name = writer.chance.choice(names)
    other = name.translate(str.maketrans("eioukv", "iyauqw"))
    if other == name:
        other = name + "h"

    def change(sentence: Sentence) -> Sentence:
        for found in reversed(list(re.finditer(rf"\b{re.escape(name)}\b", sentence.text))):
            sentence = sentence.put(*found.span(), other)
        return sentence

    return every(draft, change)


def cues(draft: Draft, writer: Writer) -> Draft:
    """Verbs of saying are replaced by others."""

    def change(sentence: Sentence) -> Sentence:
        return _replace(
            sentence,
            _CUES.search(sentence.text),
            writer.chance.choice(["insisted", "alleged", "made it known"]),
        )

    return some(draft, writer.chance, 0.5, change)


def reword(sentence: Sentence, writer: Writer, share: float) -> Sentence:
    """Replace a share of the words, and put in or drop a few."""
    for start, end in reversed(sentence.words()):
        dice = writer.chance.random()
        if dice < share * 0.7:
            sentence = sentence.put(start, end, writer.word())
        elif dice < share * 0.85:
            sentence = sentence.without(start, min(end + 1, len(sentence.text)))
        elif dice < share:
            sentence = sentence.put(start, start, writer.word() + " ")
    return sentence


def reworded(draft: Draft, writer: Writer) -> Draft:
    """A word in eight is another in a third of the sentences."""
    return some(draft, writer.chance, 0.3, lambda sentence: reword(sentence, writer, 0.12))


def rewritten(draft: Draft, writer: Writer) -> Draft:
    """Half of the words are others in a fifth of the sentences."""
    return some(draft, writer.chance, 0.2, lambda sentence: reword(sentence, writer, 0.5))


def words_added(draft: Draft, writer: Writer) -> Draft:
    """Words are put in."""

    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        at = writer.chance.choice(words)[0] if words else 0
        return sentence.put(at, at, f"{writer.adverb()} ")

    return some(draft, writer.chance, 0.4, change)


def clauses_added(draft: Draft, writer: Writer) -> Draft:
    """A clause is put into sentences."""

    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        at = writer.chance.choice(words[1:])[0] - 1 if len(words) > 1 else 0
        return sentence.put(at, at, f", {writer.clause()},")

    return some(draft, writer.chance, 0.25, change)


def clauses_dropped(draft: Draft, writer: Writer) -> Draft:
    """A third of a sentence is cut from it."""

    def change(sentence: Sentence) -> Sentence:
        words = sentence.words()
        if len(words) < 8:  # noqa: PLR2004 # too short to lose a third
            return sentence
        first = writer.chance.randrange(1, len(words) - len(words) // 3)
        return sentence.without(words[first][0], words[first + len(words) // 3 - 1][1] + 1)

    return some(draft, writer.chance, 0.25, change)


def turned(draft: Draft, writer: Writer) -> Draft:
    """Who says it goes from the end of the sentence to its beginning."""

    def change(sentence: Sentence) -> Sentence:
        found = re.search(r"(?P<what>.+),(?P<close>”?) (?P<who>[^,]+)\.$", sentence.text)
        if found is None or not sentence.text:
            return sentence
        what, who = sentence.cut(0, found.end("what")), sentence.cut(found.start("who"), found.end("who"))
        return joined([who.recased(upper=True), added(" that "), what.recased(upper=False), added(".")])

    return some(draft, writer.chance, 0.6, change)


def pronouns(draft: Draft, writer: Writer) -> Draft:
    """A name becomes a pronoun, or a pronoun a name."""

    def change(sentence: Sentence) -> Sentence:
        found = re.search(r"\b(?:[Hh]e|[Ss]he|[Tt]hey)\b", sentence.text)
        if found:
            return _replace(sentence, found, writer.chance.choice(writer.people))
        return _replace(
            sentence, re.search(r"\b[A-Z]\w+ [A-Z]\w+", sentence.text), writer.chance.choice(["he", "she"])
        )

    return some(draft, writer.chance, 0.6, change)


def headline_changed(draft: Draft, writer: Writer) -> Draft:
    """Another headline, on half the words of the first."""
    return [[reword(sentence, writer, 0.4) for sentence in draft[0]], *draft[1:]]
