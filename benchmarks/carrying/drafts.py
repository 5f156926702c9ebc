"""A story that remembers, letter by letter, what its first version had in that place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

type Origin = tuple[int, int] | None
"""The stretch of the first version that a letter comes from, or took the place of; None for what was added.
"""

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_SENTENCE_END = re.compile(r"(?<=[.!?؟。])[”\"’]?(?: |$)")


@dataclass(frozen=True, slots=True)
class Sentence:
    """Letters with their origins."""

    text: str
    origins: tuple[Origin, ...]

    def words(self) -> list[tuple[int, int]]:
        """Return where its words stand."""
        return [found.span() for found in _WORD.finditer(self.text)]

    def cut(self, start: int, end: int) -> Sentence:
        """Return a stretch of it."""
        return Sentence(self.text[start:end], self.origins[start:end])

    def without(self, start: int, end: int) -> Sentence:
        """Return it without a stretch."""
        return joined([self.cut(0, start), self.cut(end, len(self.text))])

    def put(self, start: int, end: int, text: str) -> Sentence:
        """Return it with other letters in the place of a stretch; in that of an empty one, they are added."""
        known = [origin for origin in self.origins[start:end] if origin]
        origin = (known[0][0], known[-1][1]) if known else None
        return joined(
            [self.cut(0, start), Sentence(text, (origin,) * len(text)), self.cut(end, len(self.text))]
        )

    def recased(self, *, upper: bool) -> Sentence:
        """Return it with its first letter in the other case."""
        first = self.text[:1].upper() if upper else self.text[:1].lower()
        return self if len(first) != 1 else Sentence(first + self.text[1:], self.origins)


type Block = list[Sentence]
type Draft = list[Block]


def added(text: str) -> Sentence:
    """Return a sentence that the first version didn't have."""
    return Sentence(text, (None,) * len(text))


def joined(parts: Iterable[Sentence]) -> Sentence:
    """Put stretches behind each other."""
    listed = list(parts)
    return Sentence(
        "".join(part.text for part in listed), tuple(origin for part in listed for origin in part.origins)
    )


def first_draft(blocks: Sequence[Sequence[str]]) -> tuple[str, Draft]:
    """Return a text and its draft, of sentences in blocks."""
    draft: Draft = []
    at = 0
    for block in blocks:
        sentences = []
        for sentence in block:
            sentences.append(Sentence(sentence, tuple((at + i, at + i + 1) for i in range(len(sentence)))))
            at += len(sentence) + 1
        draft.append(sentences)
        at += 1
    return whole(draft).text, draft


def whole(draft: Draft) -> Sentence:
    """Return a draft in one."""
    parts: list[Sentence] = []
    for number, block in enumerate(block for block in draft if block):
        if number:
            parts.append(added("\n\n"))
        for index, sentence in enumerate(block):
            if index:
                parts.append(added(" "))
            parts.append(sentence)
    return joined(parts)


def blocks_of(text: str) -> list[list[str]]:
    """Cut a text into blocks of sentences, roughly: at stops with a space behind them."""
    return [
        [part.strip() for part in _cut(block) if part.strip()]
        for block in text.split("\n\n")
        if block.strip()
    ]


def _cut(block: str) -> list[str]:
    found, at = [], 0
    for end in _SENTENCE_END.finditer(block):
        found.append(block[at : end.end()])
        at = end.end()
    return [*found, block[at:]]
