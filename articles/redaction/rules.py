"""Pure decisions: how words are recognised, what replaces them, and what an order must say.

Words are replaced letter by letter, so that every text keeps its length in code points: offsets, anchors and
blocks hold. White space stays as it is, since it parts blocks and words.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable
from functools import cache, partial
from typing import Any
from urllib.parse import quote

from articles.foundation.errors import Problem
from articles.foundation.rules import UUID_FORM, text_problem
from articles.ledger.rules import FILLER, FILLERS

# Replaces an address: any field for addresses accepts it, and it leads nowhere (RFC 6761).
NO_ADDRESS = "https://redacted.invalid/"
# Of the hash of a text that held the words: with the rest of the text known, it would tell which they were.
NO_DIGEST = FILLER * 64
WORDS_LENGTH = 200
REASON_LENGTH = 2_000
# Fewer letters than this occur everywhere.
FEWEST_LETTERS = 2

_UUID = re.compile(UUID_FORM)
_TIME = re.compile(r"\d{4}-\d\d-\d\dT[\d:.]+(Z|[+-]\d\d:\d\d)?")
# Letters that look alike and are typed one for the other.
_ALIKE = ("'’‘ʼ`´", '"“”„«»', "-‐‑‒–—")
_SPACES = r"\u0009-\u000d\u001c-\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000"
# Drawn as nothing: they part no words, and hide none.
_INVISIBLE = (
    r"\u00ad\u034f\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff"
)
# Between two words: any white space, also as JSON and addresses write it, and what addresses have in its
# place.
_GAP = rf"(?:[{_SPACES}{_INVISIBLE}\u002b\u002d\u005f\u2010-\u2014]|%20|\u005c[nrtf])+"


def pattern_of(words: str, *, match_case: bool = False) -> str:
    r"""Return the regular expression that finds the words, which Python and PostgreSQL read alike.

    It holds nothing but four-digit escapes (`\u005a`), classes and alternatives, and so depends on no locale.
    The words are found composed and decomposed, over line breaks, with invisible characters between their
    letters, and as JSON and addresses escape them.
    """
    tokens = _plain(words).split()
    return _GAP.join(f"[{_INVISIBLE}]*".join(_letter(c, match_case=match_case) for c in t) for t in tokens)


class Blanker:
    """Puts fillers in the place of the words."""

    def __init__(self, words: str, *, match_case: bool = False, whole_words: bool = False) -> None:
        # For the database: finds all that this may change, and perhaps more.
        self.pattern = pattern_of(words, match_case=match_case)
        bounded = rf"(?<!\w)(?:{self.pattern})(?!\w)" if whole_words else self.pattern
        self._words = re.compile(bounded)
        self._beginning = partial(_beginning, _plain(words), match_case=match_case)

    def text(self, text: str, *, most: int | None = None) -> str:
        """Return the text without the words. One that fills its column (`most` code points) may have been cut
        in them.
        """
        blanked = self._words.sub(lambda found: _filled(found[0]), text)
        if most is not None and len(blanked) == most and (start := self._beginning(blanked)) is not None:
            blanked = blanked[:start] + _filled(blanked[start:])
        return blanked

    def address(self, text: str) -> str:
        """Return an address; another one, if it holds the words: with fillers in it, it would be none any
        more.
        """
        if (blanked := self.text(text)) == text:
            return text
        return NO_ADDRESS if re.match(r"https?://", text) else blanked

    def json(self, value: Any) -> Any:
        """Return a JSON value without the words, names included. Ids and times are not words."""
        if isinstance(value, str):
            return value if _UUID.fullmatch(value) or _TIME.fullmatch(value) else self.text(value)
        if isinstance(value, list):
            return [self.json(one) for one in value]
        if isinstance(value, dict):
            blanked: dict[str, Any] = {}
            for name, one in value.items():
                blanked[distinct(self.text(name), blanked.__contains__)] = self.json(one)
            return blanked
        return value


def distinct(text: str, is_taken: Callable[[str], bool]) -> str:
    """Return the text, with other fillers if a text like it is taken already."""
    places = [place for place, letter in enumerate(text) if letter == FILLER]
    number = 0
    changed = text
    while places and is_taken(changed) and number < len(FILLERS) ** min(len(places), 8):
        number += 1
        letters, rest = list(text), number
        for place in reversed(places):
            rest, digit = divmod(rest, len(FILLERS))
            letters[place] = FILLERS[digit]
        changed = "".join(letters)
    return changed


def order_problems(words: str, reason: str) -> list[Problem]:
    """Return what is wrong with an order, by field. No message repeats the words."""
    found = [
        text_problem(words, field="words", most=WORDS_LENGTH, required=True),
        text_problem(reason, field="reason", most=REASON_LENGTH, required=True),
    ]
    problems = [problem for problem in found if problem]
    if problems:
        return problems
    letters = [c for c in unicodedata.normalize("NFC", words) if c.isalnum()]
    if len(letters) < FEWEST_LETTERS:
        message = f"Give at least {FEWEST_LETTERS} letters or digits: fewer occur in every text."
        return [Problem("words", message, "too_short")]
    if re.search(pattern_of(words), reason):
        message = (
            "The reason is kept for good, but it contains the words themselves. Give the reason without them."
        )
        return [Problem("reason", message, "holds_the_words")]
    return []


def _filled(text: str) -> str:
    """Return fillers for everything but white space."""
    return "".join(c if c.isspace() else FILLER for c in text)


def _plain(words: str) -> str:
    """Return the words composed, without what is drawn as nothing, and with single spaces."""
    seen = re.sub(f"[{_INVISIBLE}]", "", unicodedata.normalize("NFC", words))
    return " ".join(seen.split())


def _beginning(words: str, text: str, *, match_case: bool) -> int | None:
    """Return where a beginning of the words, of half of their letters at least, stands at the end of a
    text.
    """
    shortest = max(FEWEST_LETTERS, len(words) // 2)
    for end in range(len(words) - 1, shortest - 1, -1):
        cut = words[:end].strip()
        if found := re.search(rf"{pattern_of(cut, match_case=match_case)}…?\Z", text):
            return found.start()
    return None


@cache
def _letter(letter: str, *, match_case: bool) -> str:
    """Return the pattern of one letter in all ways in which it may be written."""
    forms = {letter} | {c for group in _ALIKE if letter in group for c in group}
    if not match_case:
        folded = letter.casefold()
        forms |= {letter.upper(), letter.lower(), letter.title(), folded, *_folding_to().get(folded, ())}
    written = {unicodedata.normalize(form, one) for one in forms for form in ("NFC", "NFD")}
    for one in list(written):
        if not (one.isascii() and one.isalnum()):
            written |= _escaped(one)
    single = "".join(_code(one) for one in sorted(written) if len(one) == 1)
    longer = ["".join(map(_code, one)) for one in sorted(written, key=lambda w: (-len(w), w)) if len(one) > 1]
    return f"(?:{'|'.join([*longer, f'[{single}]'])})" if longer else f"[{single}]"


def _escaped(text: str) -> set[str]:
    """Return how addresses and JSON may write a letter that isn't plain."""
    percent, inside = quote(text, safe=""), json.dumps(text)[1:-1]
    return {percent, percent.lower(), inside, inside.upper().replace("\\U", "\\u")}


def _code(letter: str) -> str:
    """Return the escape of a code point that both databases' and Python's expressions know."""
    code = ord(letter)
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004 - the end of the basic plane


@cache
def _folding_to() -> dict[str, list[str]]:
    """Return the letters that fold to each text, where others than itself do."""
    found: dict[str, list[str]] = {}
    for code in range(0x20000):
        letter = chr(code)
        if (folded := letter.casefold()) != letter:
            found.setdefault(folded, []).append(letter)
    return found
