"""spaCy's DocBin, version 0.1, of one article.

A map in msgpack, compressed by zlib: the attributes of all tokens as a table of unsigned 64-bit numbers,
whether a space follows each, the strings that the numbers stand for, and groups of spans
(https://spacy.io/api/docbin#serialization-format). Written by hand, as spaCy takes 280 MB.
"""

from __future__ import annotations

import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter
from struct import Struct
from typing import Any

import msgspec

from articles.exports._formats.article_records import ArticleRecord, Line, doubt, made_by
from articles.exports._formats.conll import longest_first, name_class
from articles.exports._formats.spacy_strings import number_of
from articles.exports._formats.tokens import Token, sentences_of

# spaCy's numbers of: the token's words, its place in a name, the name's class, its record and its mark, and
# whether a sentence begins.
_ATTRIBUTES = (65, 77, 78, 452, 454, 80)
_INSIDE, _OUTSIDE, _FIRST = 1, 2, 3
# -1 in 64 bits: the token is none that a sentence begins with.
_BEGINS, _GOES_ON = 1, (1 << 64) - 1
# A span: its mark, its record and its label, then its first token and the one after its last, and the same in
# characters.
_SPAN = Struct(">QQQllll")


@dataclass(frozen=True, slots=True)
class _Word:
    """A token as spaCy has it: white space is one too, but for a single space, which belongs to the token
    before.
    """

    start: int
    end: int
    spaced: bool
    begins: bool


def spacy_docbin(record: ArticleRecord) -> bytes:
    """Return an article as a DocBin of one Doc.

    Names are its `ents`, the longer of two that overlap. Every mark is in the group of `spans` that is called
    after its kind.
    """
    words = list(_words(record))
    strings: set[str] = set()
    groups, off_borders = _groups(record, words, strings)
    told = {
        "version": "0.1",
        "attrs": _ATTRIBUTES,
        "tokens": _table(record, words, strings),
        "spaces": bytes(word.spaced for word in words),
        "lengths": array("i", [len(words)]).tobytes(),
        "strings": sorted(strings),
        "cats": [{}],
        "flags": [{"has_unknown_spaces": False}],
        "span_groups": [groups],
        "user_data": [msgspec.msgpack.encode(_about(record, off_borders))],
    }
    return zlib.compress(msgspec.msgpack.encode(told), 1)


def _words(record: ArticleRecord) -> Iterator[_Word]:
    """Yield the tokens and the white space between them, which together are the text."""
    tokens = [(token, not at) for sentence in sentences_of(record) for at, token in enumerate(sentence)]
    edges = [token for token, _ in tokens]
    end = len(record.text)
    if tokens and tokens[0][0].start:
        yield _Word(0, tokens[0][0].start, spaced=False, begins=False)
    for (token, begins), after in zip(tokens, [*edges[1:], Token(end, end, joined=False)], strict=True):
        spaced = record.text.startswith(" ", token.end)
        yield _Word(token.start, token.end, spaced, begins)
        if token.end + spaced < after.start:
            yield _Word(token.end + spaced, after.start, spaced=False, begins=False)


def _table(record: ArticleRecord, words: Sequence[_Word], strings: set[str]) -> bytes:
    """Return the attributes of all tokens, and note the strings that they stand for."""
    spelt = [record.text[word.start : word.end] for word in words]
    strings.update(spelt)
    named = _named(record, words, spelt)
    table = array("Q")
    for at, (word, letters) in enumerate(zip(words, spelt, strict=True)):
        place, said = named.get(at, (_OUTSIDE, ("", "", "")))
        strings.update(said)
        table.extend((number_of(letters), place, *map(number_of, said), _BEGINS if word.begins else _GOES_ON))
    return table.tobytes()


def _named(
    record: ArticleRecord, words: Sequence[_Word], spelt: Sequence[str]
) -> dict[int, tuple[int, tuple[str, str, str]]]:
    """Return which tokens are names: their place in it, and its class, its record and its mark.

    The longer of two that overlap counts. A name neither begins nor ends with white space: spaCy learns from
    none that does.
    """
    found: dict[int, tuple[int, tuple[str, str, str]]] = {}
    for mark in longest_first(mark for mark in record.placed if mark["kind"] in ("source", "entity")):
        tokens: list[tuple[int, int]] = []
        for piece in mark["anchor"]["pieces"]:
            own = list(range(*_tokens_of(piece, words)))
            while own and spelt[own[0]].isspace():
                del own[0]
            while own and spelt[own[-1]].isspace():
                del own[-1]
            tokens += ((at, _INSIDE if number else _FIRST) for number, at in enumerate(own))
        if not any(at in found for at, _ in tokens):
            said = (name_class(record, mark), _record_id(record, mark), mark["id"])
            found |= {at: (place, said) for at, place in tokens}
    return found


def _tokens_of(piece: Line, words: Sequence[_Word]) -> tuple[int, int]:
    """Return the first of the tokens that lie in a piece, and the one after the last."""
    first = bisect_left(words, piece["start"], key=_start)
    return first, bisect_right(words, piece["end"], key=_end, lo=first)


def _record_id(record: ArticleRecord, mark: Line) -> str:
    """Return the id of the record that a mark stands for, or nothing."""
    row = record.named_by(mark)
    return row["id"] if row else ""


def _groups(record: ArticleRecord, words: Sequence[_Word], strings: set[str]) -> tuple[bytes, Sequence[str]]:
    """Return the marks as groups of spans, one for each kind, and the ids of the marks with a piece that
    begins or ends in white space, where spaCy has no border: their spans are narrower. Notes the strings.
    """
    spans: dict[str, list[bytes]] = defaultdict(list)
    off_borders: dict[str, None] = {}
    for mark in record.placed:
        said = (mark["id"], _record_id(record, mark), mark["kind"])
        strings.update(said)
        numbers = [number_of(words) for words in said]
        for piece in mark["anchor"]["pieces"]:
            first, last = _tokens_of(piece, words)
            edges = (words[first].start, words[last - 1].end) if first < last else None
            if edges != (piece["start"], piece["end"]):
                off_borders[mark["id"]] = None
            if edges:
                spans[mark["kind"]].append(_SPAN.pack(*numbers, first, last, *edges))
    packed = {
        msgspec.msgpack.encode({"name": kind, "attrs": {}, "spans": own}): [kind]
        for kind, own in spans.items()
    }
    return msgspec.msgpack.encode(packed or []), list(off_borders)


_start, _end = attrgetter("start"), attrgetter("end")


def _about(record: ArticleRecord, off_borders: Sequence[str]) -> dict[str, Any]:
    """Return what spaCy has no place for."""
    return {
        "galley_article": record.article["id"],
        "galley_headline": record.article["headline"],
        "galley_relations": record.ties(),
        "galley_origins": {mark["id"]: made_by(mark) for mark in record.marks if made_by(mark)},
        "galley_doubts": {mark["id"]: doubt(mark) for mark in record.marks if doubt(mark)},
        "galley_off_borders": off_borders,
        "galley_unplaced": [mark["id"] for mark in record.marks if not mark["anchor"]["pieces"]],
    }
