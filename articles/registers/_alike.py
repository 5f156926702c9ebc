"""How alike two names are. Pure: what differs matters more than how many letters do.

"Ministry of Defence" and "Ministry of Finance" share most of their letters and are two; "Harbour Times" and
"The Harbor Times" are one. So names are compared word by word.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import Enum

from rapidfuzz.distance import OSA

# Words that say little: names with and without them are the same. Folded, as all words here.
_SMALL = (
    "a agency ag al and asa aps bv co company corp corporation da das de del den der des det die du el et "
    "for fur gmbh group inc la le les limited llc los ltd media nachrichtenagentur news nv of oy plc press s "
    "sa spa srl the und von y"
)
_EMPTY = frozenset(_SMALL.split())
_WORD = re.compile(r"\w+")
# The full stops in "U.S. Army".
_STOPS = re.compile(r"(?<=\b\w)\.(?=\w\b)")
# In shorter words another letter is another word, as in Iran and Iraq; only in longer ones than minister and
# ministry are two letters a slip.
_SHORTEST_MISSPELT = 5
_LONG_WORD = 10
_SHORTEST_OF_PERSON = 6
# Names with more words are compared by these.
_MOST_WORDS = 24
_SHORTEST_INITIALS, _LONGEST_INITIALS = 2, 6


class Likeness(Enum):
    """How two names compare."""

    SAME = "same"
    MISSPELT = "misspelt"
    INITIALS = "initials"
    PART = "part"
    UNLIKE = "unlike"
    # They share words, and each has others: two of a kind.
    DIFFER = "differ"
    # They differ in a number: the third brigade and the fourth.
    NUMBERS = "numbers"


def likeness(one: str, other: str, *, persons: bool = False) -> Likeness:
    """Return how two folded names compare. Of persons, less counts as a slip: Petrov is not Petrova."""
    words, others = _words(one), _words(other)
    if not words or not others:
        return Likeness.SAME if one == other else Likeness.UNLIKE
    if sorted(words) == sorted(others) or "".join(words) == "".join(others):
        return Likeness.SAME
    mine, theirs = _without(words, others), _without(others, words)
    if any(map(_has_digit, mine)) or any(map(_has_digit, theirs)):
        return Likeness.NUMBERS
    if not mine or not theirs:
        return Likeness.PART
    if len(mine) < len(words):
        return Likeness.MISSPELT if _misspelt(mine, theirs, persons=persons) else Likeness.DIFFER
    return _without_a_word_shared(one, other, _misspelt(mine, theirs, persons=persons))


def _without_a_word_shared(one: str, other: str, is_misspelt: bool) -> Likeness:
    """Return how two names compare that have no word in common."""
    if is_misspelt:
        return Likeness.MISSPELT
    return Likeness.INITIALS if _initials(one, other) or _initials(other, one) else Likeness.UNLIKE


def _words(name: str) -> list[str]:
    """Return the words that say something; all of them, if none does."""
    found = _WORD.findall(_STOPS.sub("", name))[:_MOST_WORDS]
    return [word for word in found if word not in _EMPTY] or found


def _without(words: Sequence[str], others: Sequence[str]) -> list[str]:
    """Return the words that the other name doesn't have, each as often as it has it more."""
    left = list(others)
    found = []
    for word in words:
        if word in left:
            left.remove(word)
        else:
            found.append(word)
    return found


def _has_digit(word: str) -> bool:
    """Whether a word holds a number."""
    return any(map(str.isdigit, word))


def _misspelt(mine: Sequence[str], theirs: Sequence[str], *, persons: bool) -> bool:
    """Tell whether each word of one has its misspelling in the other."""
    if len(mine) != len(theirs):
        return False
    return all(
        _slip(one, other, persons=persons) for one, other in zip(sorted(mine), sorted(theirs), strict=True)
    )


def _slip(one: str, other: str, *, persons: bool) -> bool:
    """Tell whether two words are one word, spelled in two ways."""
    short, long = sorted((one, other), key=len)
    # People who misspell a name have its first letter right; Gambia is not Zambia.
    if short[0] != long[0] or len(short) < (_SHORTEST_OF_PERSON if persons else _SHORTEST_MISSPELT):
        return False
    if persons and long in {f"{short}a", f"{short[:-1]}a"}:
        # The name of a wife or a sister, in many languages.
        return False
    most = 2 if len(short) >= _LONG_WORD and not persons else 1
    return OSA.distance(one, other, score_cutoff=most) <= most


def _initials(name: str, letters: str) -> bool:
    """Tell whether the second is made of the first letters of the first, with or without its small words."""
    plain = "".join(_WORD.findall(letters))
    words = _WORD.findall(name)
    if not _SHORTEST_INITIALS <= len(plain) <= _LONGEST_INITIALS or len(words) < _SHORTEST_INITIALS:
        return False
    small = [word for word in words if len(word) > len("of")]
    return plain in {"".join(word[0] for word in words), "".join(word[0] for word in small)}
