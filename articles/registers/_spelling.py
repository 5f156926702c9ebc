"""How names are written when they are kept, and which spellings are one name. Pure."""

from __future__ import annotations

import re
import unicodedata

# Of names and their folded forms, in code points.
NAME_LENGTH = 300
# A longer text is refused as a name whatever is tidied in it, and composing thousands of marks takes for
# ever.
_LONGEST = 8 * NAME_LENGTH
# Zero-width spaces and word joiners, soft hyphens, byte order marks and the grapheme joiner: what copying
# leaves in a text and no name needs. The joiners of Persian, Indic scripts and emoji and the marks of
# direction (U+200C to U+200F, U+061C) are spelling, and stay.
_LEFTOVER = re.compile("[\u00ad\u034f\u200b\u2060-\u2064\ufeff]+")
# Letters that are drawn as nothing, and the selectors of a letter's variant.
_UNDRAWN = re.compile(
    "[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]+"
)
# Letters that have no accent to leave out, and are sorted beside those that they look like.
_LIKE = str.maketrans(
    {"æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D"}
    | {"ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ı": "i", "ħ": "h", "Ħ": "H", "ŧ": "t", "Ŧ": "T"}
)
# Signs within words: they separate nothing. All others do.
_IN_PLACE = dict.fromkeys("'’‘ʼʻ`´.·", "")
_NUMBER = re.compile(r"[0-9]+")
_FOLLOWED = frozenset({"Cf", "Cc"})


def tidy(name: str) -> str:
    """Return the name as it is kept: composed (NFC), single plain spaces, nothing left over from copying.

    What can be seen stays as it was spelled.
    """
    if len(name) > _LONGEST:
        return name
    text = name if name.isascii() else unicodedata.normalize("NFC", _LEFTOVER.sub("", name))
    return " ".join(_words(text))


def one_name(name: str) -> str:
    """Return what all spellings of a name have in common that look the same: the key by which names are
    compared.

    Case and accents count; how a letter is composed, kinds of spaces and invisible characters don't.
    """
    text = tidy(name)
    if text.isascii():
        return text
    seen = "".join(c for c in text if unicodedata.category(c) not in _FOLLOWED)
    return " ".join(_words(_UNDRAWN.sub("", seen)))


def fold(name: str) -> str:
    """Return the name as it is searched: compatibility forms folded, no accents, one case.

    "Fédération  Équestre" and "federation equestre" fold alike. Letters of every script are kept, and what
    can't be seen is left out. One letter may fold to many ("㎒", "ﷺ"): anything beyond `NAME_LENGTH` is cut,
    here and in the search.
    """
    # Letter by letter: the library would take minutes to sort thousands of marks on one letter.
    letters = name if name.isascii() else "".join(unicodedata.normalize("NFKD", one) for one in name)
    plain = "".join(c for c in letters if _is_searched(c))
    return " ".join(plain.casefold().split())[:NAME_LENGTH]


def sort_key(name: str) -> str:
    """Return the text by whose code points names are sorted as people expect.

    Case, accents and punctuation don't count, numbers sort by their size, and words before longer words. An
    article ("The") is sorted as it stands: which words are articles depends on the language.
    """
    letters = name.translate(_LIKE)
    plain = "".join(c if c.isalnum() else _IN_PLACE.get(c, " ") for c in fold(letters))
    return " ".join(_NUMBER.sub(_sized, plain).split())[:NAME_LENGTH] or fold(name)


def _sized(number: re.Match[str]) -> str:
    """Return a number so that its digits sort by its size: how many there are comes first."""
    digits = number[0].lstrip("0") or "0"
    return f"{len(digits):02d}{digits}"


def _is_searched(character: str) -> bool:
    """Leave out accents, what isn't drawn, and what no text column can store: NUL and halves of surrogate
    pairs.
    """
    if character.isascii():
        return character != "\x00"
    if unicodedata.combining(character) or _UNDRAWN.match(character):
        return False
    return unicodedata.category(character) not in {"Cs", "Cf"}


def _words(text: str) -> list[str]:
    """Return the words of a text, which spaces of any kind and width separate. Controls are left: they are
    refused by name.
    """
    return [word for word in re.split("[ \u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+", text) if word]
