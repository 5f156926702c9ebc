"""Names that are nearly the same: those that people would take for one another, found by keys.

Two names are near if they have a key in common, so a list and a register are compared in time that grows
with their lengths, and not with their product.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from rapidfuzz.distance import OSA

from articles.registers.models import fold, one_name

# Words that make no other body of a name: articles, legal forms, and what media add to themselves.
_GENERIC_WORDS = """
a the le la les l el los las der die das il lo de of and und et y e
inc incorporated ltd limited llc llp plc corp corporation co company gmbh ag sa spa srl bv nv ab as oy kk
news agency agencies newspaper newspapers newswire online website www com org net
"""
_GENERIC = frozenset(_GENERIC_WORDS.split())
_JOINED = re.compile("[.'’ʼ`´·]")
_APART = re.compile(r"[\W_]+")
_PARTS = re.compile(r"[()\[\]{}]|\s[-–—/|:]\s|\s?[/|]\s?")
# A word of at least so many letters can be misspelled; a shorter one is another word.
_LONG_WORD, _SHORTEST, _MOST_WORDS, _LONGEST = 5, 2, 12, 120
# Of a name's neighbours so many are shown, the likeliest first.
MOST_NEAR = 3


@dataclass(frozen=True, slots=True)
class Near:
    """A record that bears nearly the name, and the name that it bears."""

    record: UUID
    name: str
    is_same: bool


@dataclass(slots=True)
class Neighbours:
    """For each name that is asked about, the records that bear nearly that name."""

    found: dict[str, dict[UUID, tuple[int, str]]] = field(default_factory=dict)

    def of(self, *names: str) -> list[Near]:
        """Return the records that are near to any of the names, the nearest first."""
        best: dict[UUID, tuple[int, str]] = {}
        for name in names:
            for record, (rank, borne) in self.found.get(name, {}).items():
                if record not in best or rank < best[record][0]:
                    best[record] = (rank, borne)
        ordered = sorted(best.items(), key=lambda pair: (pair[1][0], pair[1][1], pair[0]))
        return [Near(record, borne, rank == 0) for record, (rank, borne) in ordered[:MOST_NEAR]]


def neighbours(wanted: Iterable[str], known: Iterable[tuple[UUID, str]]) -> Neighbours:
    """Find the records whose names are near to those wanted."""
    sought: dict[str, list[tuple[str, int]]] = {}
    for name in dict.fromkeys(wanted):
        for key, rank in _keys(name).items():
            sought.setdefault(key, []).append((name, rank))
    result = Neighbours()
    if not sought:
        return result
    for record, borne in known:
        for key, rank in _keys(borne).items():
            for name, other in sought.get(key, ()):
                if not _is_near((name, rank), (borne, other)):
                    continue
                records = result.found.setdefault(name, {})
                worse = max(rank, other)
                if record not in records or worse < records[record][0]:
                    records[record] = (worse, borne)
    return result


def twins(lines: Iterable[tuple[int, Sequence[str]]]) -> dict[int, list[int]]:
    """Return, for each line by its number, the earlier lines that bear nearly one of its names.

    Of each key only the first lines are kept, so that it takes time in proportion to the list.
    """
    first: dict[str, list[tuple[int, int, str]]] = {}
    found: dict[int, list[int]] = {}
    for number, names in lines:
        mine = [(key, rank, name) for name in names for key, rank in _keys(name).items()]
        for key, rank, name in mine:
            for earlier, other_rank, other in first.get(key, ()):
                if not _is_near((name, rank), (other, other_rank)):
                    continue
                known = found.setdefault(number, [])
                if earlier not in known and len(known) < MOST_NEAR:
                    known.append(earlier)
        for key, rank, name in mine:
            kept = first.setdefault(key, [])
            if len(kept) < MOST_NEAR:
                kept.append((number, rank, name))
    return found


def _is_near(one: tuple[str, int], other: tuple[str, int]) -> bool:
    """Tell whether names that share a key are near: not if each has it as a part only, "Ministry (Oslo)"."""
    ranks = (one[1], other[1])
    if ranks == (_PART, _PART):
        return False
    return _TYPO not in ranks or _is_misspelled(one[0], other[0])


# How near names are that share a key: written the same, the same letters, the same words, one in brackets
# behind the other, one letter apart.
_SAME, _LETTERS, _WORDS, _PART, _TYPO = range(5)


def _keys(name: str) -> Mapping[str, int]:
    """Return the keys of a name, each with how near names are that share it."""
    name = name[:_LONGEST]
    found = {f"={one_name(name)}": _SAME}
    words = _words(name)
    found.setdefault(f"~{' '.join(words)}", _LETTERS)
    core = _core(words)
    found.setdefault(f"*{' '.join(sorted(core))}", _WORDS)
    parts = [part for part in _PARTS.split(name) if part and part.strip()]
    if len(parts) > 1:
        for part in parts:
            of_part = _words(part)
            if sum(map(len, of_part)) >= _SHORTEST:
                found.setdefault(f"~{' '.join(of_part)}", _PART)
                if len(of_part) > 1:
                    # One word in brackets may be a place: "Oslo News Agency" is no "Ministry (Oslo)".
                    found.setdefault(f"*{' '.join(sorted(_core(of_part)))}", _PART)
    for key in _typos(core):
        found.setdefault(key, _TYPO)
    found.pop("~", None)
    found.pop("*", None)
    return found


def _words(name: str) -> list[str]:
    """Return the words of a name, folded, without punctuation; "K.C.N.A." is one word."""
    text = fold(name).replace("&", " and ")
    return [word for word in _APART.split(_JOINED.sub("", text)) if word]


def _core(words: list[str]) -> list[str]:
    """Return the words that tell a body from others; all of them if each is generic."""
    return [word for word in words if word not in _GENERIC] or words


def _typos(words: list[str]) -> Iterator[str]:
    """Yield the words with one letter of one long word left out, and as they are. Two names of which one
    letter differs share one of these.
    """
    if not 0 < len(words) <= _MOST_WORDS:
        return
    ordered = sorted(words)
    for place, word in enumerate(ordered):
        others = " ".join(ordered[:place] + ordered[place + 1 :])
        if len(word) < _LONG_WORD - 1 or word.isdecimal():
            continue
        for at, letter in enumerate(word):
            if letter.isalpha():
                yield f"?{others}|{word[:at]}{word[at + 1 :]}"
        yield f"?{others}|{word}"


def _is_misspelled(one: str, other: str) -> bool:
    """Tell whether the names differ by one letter of a long word, or by two letters that changed places."""
    left, right = (sorted(_core(_words(name[:_LONGEST]))) for name in (one, other))
    mine = [word for word in left if word not in right]
    theirs = [word for word in right if word not in left]
    if len(left) != len(right) or len(mine) != 1 or len(theirs) != 1:
        return False
    a, b = mine[0], theirs[0]
    if max(len(a), len(b)) < _LONG_WORD or sorted(filter(str.isdecimal, a)) != sorted(
        filter(str.isdecimal, b)
    ):
        return False
    return OSA.distance(a, b, score_cutoff=1) <= 1
