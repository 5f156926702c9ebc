"""Cutting the text of one block into sentences."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from articles.segmentation._lines import Lines
from articles.segmentation._stops import Stop, ends_sentence
from articles.segmentation._together import Touching
from articles.segmentation._words import Words, words_of
from articles.segmentation.types import Span

# Each part takes a whole run of its characters, so that no text makes the search slow.
_EMOJI = "[\u2600-\u27bf\u2b00-\u2bff\ufe0f\u200d\U0001f000-\U0001faff\U000e0020-\U000e007f]"
_BREAK = re.compile(
    rf"""
    (?P<line>\n+)
    | (?P<full>[。！？｡।॥։።။៕]+) [”’"'」』）〉》】)]*
    | (?P<stop>[.!?…؟۔‼⁇⁈⁉]+ (?:[ ][.!?…]+)*)
      (?P<closers>(?:["'”’»›“‘)\]}}」』】〉》）]
        | [«‹](?=\s|\Z)
        | [ \u00a0\u202f][»›](?=[\s,.;:!?)]|\Z)
        | \[\d{{1,3}}\])*)
      (?:[.!?…]*) (?:(?:[^\S\n]?{_EMOJI}++)++(?=\s|\Z))?
    """,
    re.VERBOSE,
)
# Where to look closer: a set of characters is found ten times as fast as what it may begin.
_MARK = re.compile("[\n.!?…؟۔‼⁇⁈⁉。！？｡।॥։።။៕]")
_SPACES = re.compile(r"\s*")
# The text goes on behind a quotation that ends with a full stop of its own.
_GOES_ON = re.compile(
    r"[と、，,は]|って|という|[他她它][们們]?[还還又]?(?:说|說|表示|称|稱|道|问|問|指出|补充|補充)"
)
_SKIN_TONES = "\U0001f3fb", "\U0001f3ff"
_TAGS = "\U000e0020", "\U000e007f"
_JAMO_THAT_FOLLOW = "\u1160", "\u11ff"
_JOINER = "\u200d"


def sentences_in(text: str, language: str) -> Iterator[Span]:
    """Yield the sentences of a block; the offsets are the block's own."""
    words = words_of(language)
    start = _visible(text, 0)
    lines = Lines(text, words)
    line = after = straight = counted = 0
    for found in _breaks(text):
        end = found.end()
        # Within the same run of space, what can be seen next is the same.
        after = after if end < after else _visible(text, end)
        if after == len(text):
            break
        if found["line"]:
            goes_on, line = lines.goes_on(line, found.start(), end, after, start), end
            is_end = not goes_on
        elif after == end and found["stop"]:
            straight, counted = straight + text.count('"', counted, found.start()), found.start()
            touching = Touching(text, start, found.start(), found.end("stop"), end, straight % 2 == 1)
            begin = touching.begin(words)
            is_end, end, after = begin > 0, begin or end, begin or after
        else:
            is_end = _is_end(text, found, start, after, words)
        if is_end and start < after and not _is_joined(text, after):
            yield start, _trimmed(text, start, end)
            start = after
    if start < len(text):
        yield start, _trimmed(text, start, len(text))


def _breaks(text: str) -> Iterator[re.Match[str]]:
    """Yield the line breaks and the stops with what belongs to them."""
    mark = _MARK.search(text)
    while mark:
        found = _BREAK.match(text, mark.start())
        if found:
            yield found
        mark = _MARK.search(text, found.end() if found else mark.end())


def _is_end(text: str, found: re.Match[str], start: int, after: int, words: Words) -> bool:
    """Tell whether a sentence ends with these marks."""
    end = found.end()
    if found["full"]:
        return end == found.end("full") or not _GOES_ON.match(text, after)
    if after == end or "\n" in text[end:after]:
        return False
    stop = Stop(text, start, found.start(), found.end("stop"), found["closers"], after)
    return ends_sentence(stop, words)


def _visible(text: str, position: int) -> int:
    """Return the place of the next character that is no space."""
    match = _SPACES.match(text, position)
    found = match.end() if match else position
    # A space that carries a mark can be seen.
    return found - 1 if position < found < len(text) and _is_joined(text, found) else found


def _trimmed(text: str, start: int, end: int) -> int:
    """Return the end without the spaces before it."""
    while end > start and text[end - 1].isspace():
        end -= 1
    return end


def _is_joined(text: str, position: int) -> bool:
    """Tell whether a reader sees the character there as one with the character before it."""
    char = text[position]
    if char.isascii():
        return False
    if (
        unicodedata.category(char).startswith("M")
        or char == _JOINER
        or text[position - 1 : position] == _JOINER
    ):
        return True
    return any(first <= char <= last for first, last in (_SKIN_TONES, _TAGS, _JAMO_THAT_FOLLOW))
