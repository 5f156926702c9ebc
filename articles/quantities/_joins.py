"""Two amounts that belong together: the ends of a range, a share "one in five", a part and its whole."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable, is_clipped, join
from articles.quantities._fractions import share
from articles.quantities._phrases import BEFORE, LONGEST_PHRASE, NEUTRAL, RELATIVE
from articles.quantities._tokens import Token, lows
from articles.quantities._words import ENDS, FALLS, OWNERS, RISES
from articles.quantities.types import Modality

_MOST_IN = 10
_DASHES = {"-", "–"}
_JOINTS = {"to", "or"}


@dataclass(frozen=True, slots=True)
class PartOfTotal:
    """The figure, the total that it is part of, if any, and whether the total is named first."""

    part: Amount
    whole: Amount | None
    is_first: bool = False


def join_ranges(tokens: list[Token], amounts: list[Amount]) -> list[Amount]:
    """Join neighbours that are the ends of one range or the parts of one share."""
    joined: list[Amount] = []
    for amount in amounts:
        if joined:
            both = _together(tokens, joined[-1], amount)
            if both is not None:
                joined[-1] = both
                continue
        joined.append(amount)
    return joined


def _together(tokens: list[Token], first: Amount, second: Amount) -> Amount | None:
    """Join two amounts, if the words between them say so."""
    between = tokens[first.last : second.first]
    words = [token.low for token in between]
    if words in (["in"], ["in", "every"]) and _is_share(first, second):
        value = share(first.lower, second.lower)
        return replace(second, first=first.first, lower=value, upper=value, unit="share")
    if len(words) == 1 and (
        words[0] in _DASHES or words[0] in _JOINTS or (words[0] == "and" and _opens(tokens, first))
    ):
        return _range(tokens, first, second, words[0])
    if words[:1] in (["and"], ["but"]) and _bounds(tokens, first, second):
        return join(first, second)
    return None


def _is_share(first: Amount, second: Amount) -> bool:
    """Say whether "in" makes a share: "one in five", "3 in 100", but not "12 in 24 attacks"."""
    if (
        first.unit
        or second.unit
        or not first.is_value
        or not second.is_value
        or not 0 < first.lower < second.lower
    ):
        return False
    return (
        first.lower <= _MOST_IN
        and (second.lower <= _MOST_IN or second.lower % 5 == 0)
        and not second.maybe_year
    )


def _opens(tokens: list[Token], first: Amount) -> bool:
    """Say whether "between" comes before the first number, perhaps with a qualifier."""
    return "between" in lows(tokens, first.first - 2, first.first)


def _range(tokens: list[Token], first: Amount, second: Amount, joint: str) -> Amount:
    """Join the ends of a range; refuse a change from one number to another."""
    before = lows(tokens, 0, first.first)
    changes = any(word in RISES or word in FALLS for word in before)
    # "Rose by 10 to 12 percent" is a range; "rose by 12 to 45" and "fell 3 percent to 120" end at the second.
    is_range = before[-1:] != ("from",) and not first.unit and second.unit in RELATIVE
    if joint == "to" and changes and not is_range:
        raise Unreadable(why.FROM_TO)
    if is_clipped(first.lower, second.lower, scaled=first.scaled or second.scaled):
        raise Unreadable(why.CLIPPED.format(why.shown(_text(tokens, first.first, second.last))))
    both = join(first, second)
    if both is None:
        raise Unreadable(why.BACKWARDS.format(why.shown(_text(tokens, first.first, second.last))))
    # "Between" and "from" belong to the number, so that the words before them are read too.
    opened = before[-1:] in (("from",), ("between",))
    return replace(both, first=both.first - 1) if opened else both


def _bounds(tokens: list[Token], first: Amount, second: Amount) -> bool:
    """Say whether the first has a lower bound's words before it, and the second an upper bound's."""
    low, high = modality_before(tokens, first.first), modality_before(tokens, second.first)
    between = second.first - first.last
    return low is Modality.AT_LEAST and high is Modality.AT_MOST and between <= LONGEST_PHRASE + 1


def modality_before(tokens: list[Token], place: int) -> Modality | None:
    """Give what the phrase that ends at a place says of the number behind it."""
    for length in range(LONGEST_PHRASE, 0, -1):
        meaning = BEFORE.get(lows(tokens, place - length, place)) if place >= length else None
        if meaning is not None:
            return meaning
    return None


def find_whole(tokens: list[Token], amounts: list[Amount]) -> PartOfTotal:
    """Tell the figure from the whole that it is a part of; refuse numbers that don't belong together."""
    if len(amounts) == 1:
        return PartOfTotal(amounts[0], None)
    if len(amounts) > 2:  # noqa: PLR2004 - a part and its whole
        raise Unreadable(why.TWO_NUMBERS)
    first, second = amounts
    if _is_part_of(tokens, first, second):
        return _checked(PartOfTotal(first, second))
    if _begins_with_whole(tokens, first, second):
        return _checked(PartOfTotal(second, first, is_first=True))
    raise Unreadable(why.TWO_NUMBERS)


def _is_part_of(tokens: list[Token], part: Amount, whole: Amount) -> bool:
    """Recognise "4,000 of the 11,000 soldiers" and "12 seats out of 30"."""
    words = lows(tokens, part.last, whole.first)
    place = len(words)
    while place and (words[place - 1] in OWNERS or words[place - 1] in NEUTRAL - {"of"}):
        place -= 1
    if not place or words[place - 1] != "of" or "" in words:
        return False
    says_out = words[place - 2 : place - 1] == ("out",)
    nouns = words[: place - 1 - says_out]
    is_definite = place < len(words) and words[place] in OWNERS
    return not any(word in ENDS for word in nouns) and (not nouns or says_out or is_definite)


def _begins_with_whole(tokens: list[Token], whole: Amount, part: Amount) -> bool:
    """Recognise "of the initial 11,000 soldiers, 4,000 ...": "of" opens a clause, and a comma ends it."""
    place = whole.first
    while place and (tokens[place - 1].low in OWNERS or tokens[place - 1].low in NEUTRAL - {"of"}):
        place -= 1
    if lows(tokens, place - 1, place) not in {("of",), ("among",)}:
        return False
    start = place - 1 - (lows(tokens, place - 2, place - 1) == ("out",))
    opens = start == 0 or not tokens[start - 1].is_word or tokens[start - 1].low in ENDS | {"and"}
    return opens and any(token.text == "," for token in tokens[whole.last : part.first])


def _checked(found: PartOfTotal) -> PartOfTotal:
    """Check that part and whole are of one kind, and the part the smaller."""
    part, whole = found.part, found.whole
    if whole is None or not whole.is_value:
        raise Unreadable(why.TWO_NUMBERS)
    if part.unit in {"share", "%"}:
        raise Unreadable(why.PART_OF_OTHER)
    if part.unit != whole.unit:
        raise Unreadable(why.TWO_NUMBERS)
    if max(part.lower, part.upper or Decimal(0)) > whole.lower:
        raise Unreadable(why.LARGER_PART)
    return found


def _text(tokens: list[Token], first: int, last: int) -> str:
    return " ".join(token.text for token in tokens[first:last])
