"""What editors and programs do to the letters of a text that readers don't notice."""

from __future__ import annotations

import re
from collections.abc import Callable

from benchmarks.carrying.drafts import Draft, Sentence
from benchmarks.carrying.prose import Writer
from benchmarks.carrying.wording import every

_TYPOGRAPHY = {
    "“": '"',
    "”": '"',
    "’": "'",
    '"': "“",
    "'": "’",
    " ": "\u00a0",
    "-": "\u2013",
    "—": "--",
    "…": "...",
}


def _mapped(draft: Draft, pattern: str, text: Callable[[re.Match[str]], str]) -> Draft:
    def change(sentence: Sentence) -> Sentence:
        for found in reversed(list(re.finditer(pattern, sentence.text))):
            sentence = sentence.put(*found.span(), text(found))
        return sentence

    return every(draft, change)


def typography(draft: Draft, _writer: Writer) -> Draft:
    """Quotation marks, dashes and some of the spaces are others."""
    return _mapped(draft, "[“”’\"'—…-]|(?<=\\d) ", lambda found: _TYPOGRAPHY[found[0]])


def unseen(draft: Draft, writer: Writer) -> Draft:
    """Soft hyphens and characters of no width are put into words."""
    return _mapped(
        draft,
        r"(?<=\w\w\w)(?=\w\w\w)",
        lambda _: writer.chance.choice(["", "", "\u00ad", "\u200b", "\u2060"]),
    )


def capitals(draft: Draft, _writer: Writer) -> Draft:
    """The headline and the first words of paragraphs are in capitals."""
    made = []
    for number, block in enumerate(draft):
        first = block[0]
        words = first.words()
        most = len(words) if not number else 3
        for start, end in words[:most]:
            if len(first.text[start:end].upper()) == end - start:
                first = (
                    first.put(start, end, first.text[start:end].upper())
                    if end - start == 1
                    else _recased(first, start, end)
                )
        made.append([first, *block[1:]])
    return made


def _recased(sentence: Sentence, start: int, end: int) -> Sentence:
    return Sentence(
        sentence.text[:start] + sentence.text[start:end].upper() + sentence.text[end:], sentence.origins
    )
