"""How a number is meant: exactly, about or as a bound; as a total or as a change."""

from __future__ import annotations

from dataclasses import dataclass

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._phrases import (
    BEFORE,
    BEHIND,
    GUESSES,
    LONGEST_PHRASE,
    MOVES,
    NEUTRAL,
    ON_TOP,
    RELATIVE,
    TOPICS,
)
from articles.quantities._tokens import Token, lows
from articles.quantities._units import CODES, SIGNS
from articles.quantities._words import ARTICLES, DIRECT, FALLS, HIGHER, LOWER, RISES
from articles.quantities.types import Modality

_BES = {"is", "are", "was", "were", "be", "been", "'s"}
_LEVELS = frozenset({"below", "above", "under", "beneath", "past", "beyond"})
_REACH = 8
_CONFLICT = {Modality.AT_LEAST, Modality.AT_MOST}


@dataclass(frozen=True, slots=True)
class Meaning:
    """What the words round a number say. `change` is 1 for more, -1 for less, 0 for a total.

    The words in `[first, last)` are used up; the thing counted is named behind them.
    """

    modality: Modality
    change: int
    minus: bool
    first: int
    last: int


def read_meaning(tokens: list[Token], amount: Amount, taken: set[int]) -> Meaning:
    """Read the words on both sides of an amount."""
    place, found, change, minus = _before(tokens, amount)
    last, behind = _behind(tokens, amount.last)
    found |= {behind} if behind else set()
    if found >= _CONFLICT and not amount.is_range:
        raise Unreadable(why.CONTRADICTION)
    if (
        amount.is_range
        and amount.upper is not None
        and found & _CONFLICT
        and not _is_pair(found, tokens, amount)
    ):
        raise Unreadable(why.CONTRADICTION)
    nearest = _nearest(tokens, amount, found)
    last, right = _change_behind(tokens, amount, last, place)
    change = change or right or _change_before(tokens, amount, place, taken)
    if amount.plus:
        change = 1
    return Meaning(nearest, change, minus, place, last)


def _is_pair(found: set[Modality], tokens: list[Token], amount: Amount) -> bool:
    """Say whether the words of two bounds made this range: "more than 10 but fewer than 20"."""
    inside = {token.low for token in tokens[amount.first : amount.last]}
    return (
        bool(inside & {"than", "most", "under", "below", "up", "maximum"}) and Modality.AT_MOST not in found
    )


def _nearest(tokens: list[Token], amount: Amount, found: set[Modality]) -> Modality:
    """Choose: a bound before an estimate, an estimate before "about", and a guess anywhere before nothing."""
    if not amount.is_range:
        for bound in (Modality.AT_LEAST, Modality.AT_MOST):
            if bound in found:
                if bound is Modality.AT_MOST and amount.upper is None:
                    raise Unreadable(why.NO_BOUND.format(tokens[amount.first].text))
                return bound
    if amount.upper is None or Modality.ESTIMATED in found:
        return Modality.ESTIMATED
    if Modality.ABOUT in found:
        return Modality.ABOUT
    return Modality.ESTIMATED if any(token.low in GUESSES for token in tokens) else Modality.EXACT


def _before(tokens: list[Token], amount: Amount) -> tuple[int, set[Modality], int, bool]:
    """Walk left over all that qualifies the number."""
    place, found, change, minus = amount.first, set[Modality](), 0, False
    while place:
        word = tokens[place - 1].low
        length, meaning = _phrase(tokens, place)
        if meaning is not None:
            found.add(meaning)
        if length:
            place -= length
        elif word in ON_TOP:
            place, change = place - 1, 1
        elif word in {"minus", "negative"}:
            place, minus = place - 1, True
        elif word in NEUTRAL or _is_money_word(tokens[place - 1]):
            place -= 1
        else:
            break
    # "Of" is no qualifier at the left end: "an increase of", "half of".
    while place < amount.first and tokens[place].low == "of":
        place += 1
    return place, found, change, minus


def _is_money_word(token: Token) -> bool:
    return token.is_word and (token.text in SIGNS or token.text in CODES)


def _phrase(tokens: list[Token], place: int) -> tuple[int, Modality | None]:
    """Read the longest phrase that ends at a place; give its length and meaning."""
    for length in range(min(LONGEST_PHRASE, place), 0, -1):
        words = lows(tokens, place - length, place)
        meaning = BEFORE.get(words)
        if meaning is None:
            continue
        before = tokens[place - length - 1].low if place > length else ""
        if words == ("up", "to") and before in MOVES:
            return 0, None
        if length == 1 and before in TOPICS and words[0] in {"over", "about", "around"}:
            return 0, None
        return length, meaning
    return 0, None


def _behind(tokens: list[Token], place: int) -> tuple[int, Modality | None]:
    """Read a phrase behind the number, such as "or more"."""
    for length in range(3, 0, -1):
        meaning = BEHIND.get(lows(tokens, place, place + length))
        if meaning is not None and len(tokens) >= place + length:
            return place + length, meaning
    return place, None


def behind_noun(tokens: list[Token], place: int) -> Modality | None:
    """Read the phrase that may follow the thing counted: "12 people at least"."""
    return _behind(tokens, place)[1]


def _change_behind(tokens: list[Token], amount: Amount, last: int, left: int) -> tuple[int, int]:
    """Read "3,000 more", "300 fewer", "a 12% increase in"; give the index behind, and the direction."""
    word = tokens[last].low if last < len(tokens) else ""
    following = tokens[last + 1].low if last + 1 < len(tokens) else ""
    if word in {"more", "less", "fewer"} and following not in {"or", "and"}:
        return last + 1, 1 if word == "more" else -1
    if word in ON_TOP:
        return last + 1, 1
    has_article = any(token.low in ARTICLES or token.low == "the" for token in tokens[left : amount.first])
    if (word not in HIGHER and word not in LOWER) or not (
        amount.unit or has_article or word in {"up", "down"}
    ):
        return last, 0
    if word in {"up", "down"} and following and following not in {"on", "from", "in"}:
        return last, 0
    return last + 1 + (following in {"in", "of"}), 1 if word in HIGHER else -1


def _change_before(tokens: list[Token], amount: Amount, place: int, taken: set[int]) -> int:
    """Read the verb or noun of change to the left: "rose by", "an increase of", "down"."""
    words = [(at, tokens[at].low) for at in range(place) if at not in taken]
    if not words:
        return 0
    _, word = words[-1]
    before = [known for _, known in words[:-1]]
    if word == "from" and any(known in RISES or known in FALLS for known in before):
        raise Unreadable(why.OLD_VALUE)
    if word in {"by", "of"}:
        reach = before if word == "by" else before[-_REACH:]
        return next((_direction(known) for known in reversed(reach) if _direction(known)), 0)
    if word in {"up", "down"} and before and before[-1].isalpha() and before[-1] not in _BES:
        return _direction(word) if amount.unit in RELATIVE else 0
    if tokens[words[-1][0] + 1].low in _LEVELS:
        # "Fell below 40" says where it is now, not by how much it fell.
        return 0
    if word in DIRECT or amount.unit in RELATIVE:
        return _direction(word)
    return 0


def _direction(word: str) -> int:
    return 1 if word in RISES else -1 if word in FALLS else 0
