"""Telling the name of a place from other words."""

from __future__ import annotations

import re

_PLACE_WORD = re.compile(r"[(\[]?[^\W\d_](?:[\w.'’ʼ/\-])*[)\]]?,?|&|'s-[^\W\d_]+,?")
_SMALL = """
de la le les du des sur am an der im in of the upon al el and und et near bei bin da do dos das di del en sous
nad pri ob a.d. e y i og och near a a.m. a.
"""
# Sentences begin with them, places don't.
_NEVER = """
on in at by from since until after before for with as this that when while if but and or not so no yes
"""
_NEVER_FIRST = frozenset(_NEVER.split())
_SMALL_WORDS = frozenset(_SMALL.split())
_LONGEST, _MOST_WORDS = 60, 7


def is_capital(character: str) -> bool:
    """Say whether a letter begins a name: a capital, or one of a script that has none."""
    return character.isalpha() and not character.islower()


def is_place(text: str) -> bool:
    """Say whether a text could be a place: few words, each of them a name or a small word."""
    words = text.split()
    return (
        bool(words)
        and text.count("(") == text.count(")")
        and len(text) <= _LONGEST
        and len(words) <= _MOST_WORDS
        and (words[0].casefold() not in _NEVER_FIRST or text.casefold().startswith("on board "))
        and all(
            _PLACE_WORD.fullmatch(word)
            and (
                is_capital(word.lstrip("(['")[:1])
                or word.casefold().strip(",") in _SMALL_WORDS
                or word[:1] == "'"
            )
            for word in words
        )
        and is_capital(words[0].lstrip("(['s-")[:1])
    )


def in_capitals(place: str) -> bool:
    """Say whether a place is set in capitals, as the datelines of agencies are."""
    first, _, _ = place.partition(",")
    return sum(map(str.isalpha, first)) >= 3 and first.isupper()  # noqa: PLR2004 - "UN" proves nothing
