"""Words that change what a number means, so that it is not read at all."""

from __future__ import annotations

import itertools

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable
from articles.quantities._lexicon import foreign_scales, foreign_words
from articles.quantities._listed import listed
from articles.quantities._locale import Locale
from articles.quantities._phrases import BEFORE, BEHIND, COMPARED, MULTIPLES, NEUTRAL, VAGUE
from articles.quantities._tokens import DOUBTFUL, Kind, Token, lows
from articles.quantities._units import CODES, EXTENDED, MONEY, MONEY_SCALES, NAMES, SCALES
from articles.quantities._words import (
    CARDINALS,
    ENDS,
    FALLS,
    FRACTIONS,
    GROUPS,
    MONTHS,
    OWNERS,
    PLURALS,
    RISES,
)

_UNKNOWN_PARTS = {"some", "none", "most", "many", "few", "any", "neither", "part", "much", "majority"}
_ENGLISH_TOO = frozenset(
    {
        *(
            word
            for words in (CARDINALS, ENDS, FALLS, FRACTIONS, GROUPS, MONTHS, OWNERS, PLURALS, RISES)
            for word in words
        ),
        *(word for words in (MONEY_SCALES, NEUTRAL, SCALES, VAGUE) for word in words),
        *(word for phrase in (*BEFORE, *BEHIND, *NAMES) for word in phrase),
        *listed("a an as end ends no not once fold half hundreds extra men man son more most min max ok"),
        *listed("fire fast set sex pod lag bin bio elf mill bis mag cent cents non fin lima gut ten tot lip"),
    }
)
_NO_THINGS = frozenset(
    listed("hundredth hundredths thousandth thousandths millionth millionths billionth billionths score ‰")
)
"""Behind a number these are no things counted, but make another number of it."""
_DENIALS = {"not", "isn't", "wasn't", "aren't", "weren't"}


def refuse_comparisons(tokens: list[Token], amounts: list[Amount]) -> None:
    """Refuse "three times as many", "half as many", "doubled to 12", "between 10" and the rest of "6ft
    2in".
    """
    after = [lows(tokens, amount.last, amount.last + 2) for amount in amounts]
    compares = any(
        words[:1] == ("as",) or (words[:1] == ("times",) and words[1:] in COMPARED) for words in after
    )
    if compares or any(token.low in MULTIPLES for token in tokens):
        raise Unreadable(why.TIMES.format(why.shown(" ".join(token.text for token in tokens))))
    for amount in amounts:
        if not amount.is_range and lows(tokens, amount.first - 1, amount.first) == ("between",):
            raise Unreadable(why.HALF_RANGE)
        before = tokens[amount.first - 1] if amount.first else None
        if before is not None and _begins_with(tokens, amount.first):
            raise Unreadable(why.UNREADABLE.format(why.shown(f"{before.text} {tokens[amount.first].text}")))
        rest = tokens[amount.last] if amount.last < len(tokens) else None
        if rest is not None and _goes_on(amount, rest):
            raise Unreadable(why.UNREADABLE.format(why.shown(f"{tokens[amount.last - 1].text} {rest.text}")))


def _begins_with(tokens: list[Token], place: int) -> bool:
    """Say whether the words before a number are its beginning: "12st 3lb", "nought point five", "half past
    five".
    """
    before, earlier = tokens[place - 1], lows(tokens, place - 2, place - 1)
    is_clock = before.low in {"past", "to"} and earlier in {("half",), ("quarter",)}
    # "12st" looks like a rank.
    is_stone = before.low.endswith("st") and any(
        one.low.endswith(("lb", "lbs")) for one in tokens[place : place + 2]
    )
    is_larger = before.text[:1].isdigit() and (before.kind is Kind.NAME or is_stone)
    return is_clock or is_larger or before.low == "point"


def _goes_on(amount: Amount, rest: Token) -> bool:
    """Say whether what looks like a name or noun belongs to the number: "6ft 2in", "12 million-strong"."""
    head, hyphen, _ = rest.low.partition("-")
    if rest.kind is not Kind.NAME:
        return (
            rest.low in FRACTIONS
            or rest.low in _NO_THINGS
            or (bool(hyphen) and (head,) in NAMES and head.endswith("s"))
        )
    return head in SCALES or (head,) in NAMES or bool(amount.unit in EXTENDED and rest.text[0].isdigit())


def refuse_denied(tokens: list[Token], place: int) -> None:
    """Refuse a number whose qualifiers begin at a place behind "not"."""
    if place and tokens[place - 1].low in _DENIALS:
        raise Unreadable(why.DENIED)


def refuse_unknown_part(tokens: list[Token], amount: Amount) -> None:
    """Refuse "some of the 300": the number is that of the whole, and the part has none."""
    words = lows(tokens, amount.first - 4, amount.first)
    for part, of in itertools.pairwise(words):
        if of == "of" and part in _UNKNOWN_PARTS:
            raise Unreadable(why.NO_BOUND.format(part))


def refuse_foreign(tokens: list[Token], locale: Locale) -> None:
    """Refuse words of other languages that scale, hedge or date a number, which would be read as what is
    counted.

    In an English text only those right behind a number are: "12 Mio". Elsewhere a name may look like one.
    """
    for place, token in enumerate(tokens):
        word = token.low if token.is_word else ""
        if not word or word in _ENGLISH_TOO or word not in foreign_words():
            continue
        if not locale.language:
            raise Unreadable(why.FOREIGN.format(token.text))
        if place and tokens[place - 1].numeral is not None and word in foreign_scales():
            raise Unreadable(why.SCALE.format(token.text))


def refuse_doubtful(tokens: list[Token], amounts: list[Amount]) -> None:
    """Refuse "1.200 people" and "€1.200": nobody counts thousandths of a person, so the point may part
    thousands.

    A scale ("1.250 million"), another unit than money ("1.250 kg") or the price of something ("$3.299 a
    gallon") leaves no doubt.
    """
    for amount in amounts:
        following = lows(tokens, amount.last, amount.last + 1)
        rest = tokens[amount.last] if amount.last < len(tokens) else None
        if rest is not None and rest.is_word and rest.text in MONEY_SCALES:
            # "12 K", "12 MM" without money: thousands, millimetres or a name.
            raise Unreadable(why.SCALE.format(rest.text))
        is_rate = following in {("a",), ("an",), ("per",), ("each",)}
        is_measured = bool(amount.unit) and amount.unit not in MONEY.values() and amount.unit not in CODES
        numerals = [token.numeral for token in tokens[amount.first : amount.last] if token.numeral]
        numerals += [token.until for token in tokens[amount.first : amount.last] if token.until]
        if amount.scaled or is_rate or is_measured:
            continue
        if any(DOUBTFUL.fullmatch(numeral.digits) for numeral in numerals):
            raise Unreadable(why.LANGUAGE)
