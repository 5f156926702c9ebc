"""Finding the amounts in a text: a number with its scale and its unit."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._fractions import read_fraction
from articles.quantities._phrases import LABELS, ON_TOP
from articles.quantities._spelled import is_number_word, read_scaled, read_spelled
from articles.quantities._tokens import Numeral, Token, lows
from articles.quantities._units import (
    CODES,
    EXTENTS,
    HEAT,
    LONGEST_NAME,
    MEASURES,
    MONEY,
    MONEY_SCALES,
    NAMES,
    SCALES,
    SHORT_SCALES,
    SIGNS,
    UNCLEAR,
)
from articles.quantities._vague import read_vague
from articles.quantities._words import ARTICLES, ENDS, GROUPS, PREPOSITIONS

_FIRST_YEAR, _LAST_YEAR = 1900, 2099
_THOUSAND = 1000
# The ends of a range lie no further apart than this; if they did, nothing was left out.
_WIDEST = 20
_SHARED = frozenset({"percentage points", "basis points"})
"""Of these news gives parts: "0.25 of a percentage point"."""
_ON_SCALES = frozenset({"crore", "crores"})


class Unreadable(Exception):
    """The words can't be read; the message says why, for people."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in the tokens `[first, last)`. One value has equal bounds; a vague one has no upper bound.

    `scaled` says that a scale such as "million" was given with it; `mantissa` is the number before the scale.
    """

    first: int
    last: int
    lower: Decimal
    upper: Decimal | None
    unit: str = ""
    mantissa: Decimal = Decimal(0)
    scaled: bool = False
    plus: bool = False
    maybe_year: bool = False
    is_range: bool = False

    @property
    def is_value(self) -> bool:
        """Say whether it is one number."""
        return self.lower == self.upper


def find_amounts(tokens: list[Token], taken: set[int]) -> list[Amount]:
    """Find the amounts from left to right outside the tokens that are taken."""
    found: list[Amount] = []
    place = 0
    while place < len(tokens):
        amount = None if place in taken else _amount(tokens, place)
        if amount is not None and not taken.intersection(range(amount.first, amount.last)):
            found.append(amount)
            place = amount.last
        else:
            place += 1
    return found


def _amount(tokens: list[Token], place: int) -> Amount | None:
    """Read an amount that begins at a token."""
    token = tokens[place]
    if token.numeral is not None:
        return _from_digits(tokens, place, token.numeral)
    if not token.is_word or _is_name(tokens, place):
        return None
    fraction = None if read_scaled(tokens, place) else read_fraction(tokens, place)
    if fraction is not None:
        value, unit, end = fraction
        return _of_a_point(tokens, Amount(place, end, value, value, unit))
    vague = read_vague(tokens, place)
    if vague is not None:
        return _with_unit(tokens, Amount(place, vague[1], vague[0], None))
    spelled = read_spelled(tokens, place)
    if spelled is None:
        return None
    value, end = spelled
    while end < len(tokens) and tokens[end].is_word and tokens[end].low in _ON_SCALES:
        # "One lakh crore", "ten thousand crore".
        value, end = value * SCALES[tokens[end].low], end + 1
    scaled = tokens[end - 1].low in SCALES and tokens[end - 1].low not in {"hundred", "dozen"}
    return _with_unit(tokens, Amount(place, end, value, value, mantissa=value, scaled=scaled))


def _is_name(tokens: list[Token], place: int) -> bool:
    """Say whether a number word is part of a name, as in "Group of Seven", or no number, as in "no one"."""
    token = tokens[place]
    before = tokens[place - 1] if place else None
    if token.low == "one" and lows(tokens, place + 1, place + 2) == ("another",):
        return True
    if not is_number_word(token.low) or before is None or not before.is_word:
        return False
    if before.low in LABELS:
        return True
    if token.low == "one":
        return before.low in {"no", "any", "some", "every", "each", "this", "that", "which"}
    return token.is_capital


def _from_digits(tokens: list[Token], place: int, numeral: Numeral) -> Amount:
    """Read a number in digits, or two with a dash between, and the scale and unit behind."""
    token = tokens[place]
    money = numeral.money or (token.until.money if token.until else "") or _money_before(tokens, place)
    amount = _one(tokens, place, numeral, money)
    if token.until is None:
        return _with_unit(tokens, amount)
    second = _with_unit(tokens, _one(tokens, place, token.until, money))
    if is_clipped(amount.lower, second.lower, scaled=amount.scaled or second.scaled):
        raise Unreadable(why.CLIPPED.format(why.shown(token.text)))
    joined = join(amount, second)
    if joined is None:
        raise Unreadable(why.BACKWARDS.format(why.shown(token.text)))
    return joined


def _money_before(tokens: list[Token], place: int) -> str:
    """Read "$" or "USD" that is separate from the number after it."""
    before = tokens[place - 1] if place else None
    if before is None or not before.is_word:
        return ""
    return SIGNS.get(before.text, "") or (before.text if before.text in CODES else "")


def _one(tokens: list[Token], place: int, numeral: Numeral, money: str) -> Amount:
    """Read one number in digits with what touches it and the scale words behind it."""
    end, unit, scale = place + 1, money, Decimal(1)
    letters = numeral.letters
    if letters in HEAT and not money:
        unit = HEAT[letters]
    elif letters == "m" and not money and _means_metres(tokens, place):
        unit = "m"
    elif letters == "k" and not money and _is_single_behind(tokens, place):
        raise Unreadable(why.METRES.format(tokens[place].text))
    elif letters in (MONEY_SCALES if money else SHORT_SCALES):
        scale = (MONEY_SCALES if money else SHORT_SCALES)[letters]
    elif not letters and not money and place and tokens[place - 1].low == "magnitude":
        unit = "magnitude"
    elif letters:
        unit = MEASURES.get((letters.lower(),), letters)
    while not letters and end < len(tokens) and _scale(tokens[end], money):
        scale *= _scale(tokens[end], money)
        end += 1
    value = numeral.value * scale
    signed = numeral.sign == "+" and not unit.startswith("°")
    year = numeral.is_plain and len(numeral.digits) == len(str(_LAST_YEAR)) and not unit and end == place + 1
    maybe_year = year and _FIRST_YEAR <= value <= _LAST_YEAR
    if len(numeral.digits) > len(str(10**18)) * 2:
        raise Unreadable(why.TOO_LARGE)
    return Amount(place, end, value, value, unit, numeral.value, scale > 1, signed, maybe_year)


def _scale(token: Token, money: str) -> Decimal:
    """Give the scale that a word means; "m" alone is one behind money only."""
    if not token.is_word:
        return Decimal(0)
    if token.low in SCALES:
        return SCALES[token.low]
    short = MONEY_SCALES if money else {name: scale for name, scale in SHORT_SCALES.items() if len(name) > 1}
    return short.get(token.text, Decimal(0))


def _means_metres(tokens: list[Token], place: int) -> bool:
    """Tell metres from millions behind a number; refuse where nothing tells them apart."""
    following = tokens[place + 1] if place + 1 < len(tokens) else None
    if following is not None and following.low.split("-")[0] in EXTENTS:
        return True
    numeral, has_article = tokens[place].numeral, bool(place) and tokens[place - 1].low in ARTICLES
    # Nobody writes 1,500m for 1.5bn without a currency; and "100m sprint" counts no sprints.
    is_long = numeral is not None and numeral.value >= _THOUSAND
    if has_article or is_long or (following is not None and _is_single(following)):
        raise Unreadable(why.METRES.format(tokens[place].text))
    return False


def _is_single_behind(tokens: list[Token], place: int) -> bool:
    """Say whether a noun follows that can't be counted in thousands: "5k run"."""
    return place + 1 < len(tokens) and _is_single(tokens[place + 1])


def _is_single(word: Token) -> bool:
    """Say whether a word is a noun that can't be counted in millions: "100m sprint"."""
    if (
        not word.is_word
        or (word.low,) in NAMES
        or word.low in ENDS | GROUPS | {"of", "or", "and", "more", "fewer"}
    ):
        return False
    return not word.low.endswith(("s", "ed", "ing")) and not word.is_capital and word.low not in ON_TOP


def _with_unit(tokens: list[Token], amount: Amount) -> Amount:
    """Add the unit behind the number, if it has none yet."""
    start = amount.last
    if amount.upper is None and lows(tokens, start, start + 1) == ("of",):
        start += 1
    for length in range(LONGEST_NAME, 0, -1):
        name = lows(tokens, start, start + length)
        unit = NAMES.get(name)
        if (
            unit is None
            or len(name) < length
            or tokens[start].text == "MM"
            or (name == ("won",) and not _is_money(tokens, start + 1))
        ):
            continue
        if unit in MONEY.values() and amount.unit not in {"", unit}:
            raise Unreadable(why.TWO_NUMBERS)
        if not amount.unit or unit == amount.unit:
            return replace(amount, last=start + length, unit=unit, maybe_year=False)
    return _of_a_point(tokens, _with_sign(tokens, amount, start))


def _of_a_point(tokens: list[Token], amount: Amount) -> Amount:
    """Read "0.25 of a percentage point" as a number of them."""
    unit = NAMES.get(lows(tokens, amount.last + 2, amount.last + 4), "")
    if lows(tokens, amount.last, amount.last + 2) != ("of", "a") or unit not in _SHARED:
        return amount
    return replace(amount, last=amount.last + 4, unit=unit)


def _with_sign(tokens: list[Token], amount: Amount, start: int) -> Amount:
    """Add the sign or code of a currency behind the number; refuse a name that several units have."""
    following = tokens[start] if start < len(tokens) else None
    if following is not None and amount.unit == "degrees" and following.text in {"C", "F"}:
        return replace(amount, last=start + 1, unit=f"°{following.text}")
    if following is not None and not amount.unit:
        if following.text in SIGNS or following.text in CODES:
            unit = SIGNS.get(following.text, following.text)
            return replace(amount, last=start + 1, unit=unit, maybe_year=False)
        if following.low in UNCLEAR:
            raise Unreadable(why.UNCLEAR.format(UNCLEAR[following.low]))
        if following.text == "m":
            return replace(amount, last=start + 1, unit="m", maybe_year=False)
    return amount


def _is_money(tokens: list[Token], place: int) -> bool:
    """Tell the Korean won from the verb by what follows."""
    if place >= len(tokens) or not tokens[place].is_word:
        return True
    return tokens[place].low in PREPOSITIONS or tokens[place].low in {"of", "per"}


def is_clipped(lower: Decimal, upper: Decimal, *, scaled: bool) -> bool:
    """Say whether the first end of a range may leave out its thousands: "10-15,000 troops"."""
    whole = lower == lower.to_integral_value() and not upper % _THOUSAND
    return not scaled and whole and 0 < lower < upper / _THOUSAND <= lower * _WIDEST


def join(first: Amount, second: Amount) -> Amount | None:
    """Make a range of two amounts; None when they don't make one.

    "3-4 million" scales both ends; "500,000 to 1 million" has its own first end.
    """
    if (
        second.upper is None
        or first.upper is None
        or (first.unit and second.unit and first.unit != second.unit)
    ):
        return None
    lower = first.lower
    if second.scaled and not first.scaled and abs(lower) < _THOUSAND:
        if abs(first.mantissa) >= abs(second.mantissa):
            return None
        lower = lower * second.lower / second.mantissa
    if lower >= second.upper:
        return None
    unit = second.unit or first.unit
    return replace(second, first=first.first, lower=lower, unit=unit, is_range=True, maybe_year=False)
