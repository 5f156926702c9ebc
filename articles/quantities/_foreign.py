"""Reading a figure in another language than English: a number with the words that touch it, and nothing else.

Of other languages only closed lists of words are known here. So every word before the number must be one of
them, and words behind it that may change its meaning are refused. What is read is a number, its scale and
unit, the words that say how exact it is, and the thing counted. Periods are not.
"""

from __future__ import annotations

import re
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable
from articles.quantities._foreign_numbers import Number, Numbers
from articles.quantities._lexicon import Lexicon, Phrases, lexicon_of
from articles.quantities._limits import fitting
from articles.quantities._locale import Locale
from articles.quantities._money import settled
from articles.quantities._points import as_year
from articles.quantities._rates import rate_at
from articles.quantities._scan import scan
from articles.quantities._tokens import Kind, Token
from articles.quantities._turning import GOING_ON, JOINTS
from articles.quantities._units import MONEYS, rated
from articles.quantities.types import FigureType, Modality, Quantity

_HEBREW = re.compile(r"(?<=\b[כמ])-(?=\d)")
MOST_TOKENS = 600
"""The longest text has some 400 words; one of marks alone has five times as many tokens, each looked at by
every rule.
"""
_HOURS = 24
_MOST_COUNTED = 6
_COMPARED = {
    "about": Modality.ABOUT,
    "under": Modality.AT_MOST,
    "over": Modality.AT_LEAST,
    "to": Modality.AT_MOST,
    "least": Modality.AT_LEAST,
    "plus": Modality.AT_LEAST,
    "up": None,
    "at": None,
}
"""What signs before and behind a number (~, <, ≥, +) were scanned as."""


def read_foreign(text: str, folded: str, locale: Locale) -> Quantity:
    """Read folded text in a language that is not English; raises `Unreadable`."""
    lexicon = lexicon_of(locale.language)
    # The Hebrew prefixes "about" and "from" are joined to the number by a hyphen.
    tokens = scan(_HEBREW.sub(" ", folded) if locale.language == "he" else folded)
    if len(tokens) > MOST_TOKENS:
        raise Unreadable(why.TOO_LONG)
    return (
        _Foreign(text, tokens, locale, lexicon).reading() if lexicon else _symbols_only(text, tokens, locale)
    )


def _symbols_only(text: str, tokens: list[Token], locale: Locale) -> Quantity:
    """Read a number of a language whose words aren't known: it may stand with a sign, a code or a symbol
    alone.
    """
    reader = _Foreign(text, tokens, locale, Lexicon())
    place = next((at for at, token in enumerate(reader.tokens) if token.numeral), -1)
    number = reader.with_unit(reader.plain(place)) if place >= 0 else None
    if number is None or number.first > 0 or number.last < len(reader.tokens):
        raise Unreadable(why.LANGUAGE_UNKNOWN if place >= 0 else why.NO_NUMBER)
    return _quantity(number, set(), FigureType.TOTAL, "", settled(number.unit, locale, text))


class _Foreign(Numbers):
    """The words of one language while they are being read."""

    def reading(self) -> Quantity:
        """Read them; raises `Unreadable`."""
        odd = next((token for token in self.tokens if token.kind is Kind.ODD), None)
        if odd is not None:
            raise Unreadable(odd.reason)
        number = self.number()
        if number is None:
            named = next((token.reason for token in self.tokens if token.reason), "")
            raise Unreadable(named or why.NO_NUMBER)
        found, is_change, is_between = self.before(number.first)
        number = self.joined(number, is_between=is_between)
        number = self.with_unit(number)
        self.refuse_other_things(number, found)
        self.refuse_going_on(number)
        rate, last = self.rate(number.unit, number.last)
        counted, last = ("", last) if rate else self.counted(number)
        if not rate:
            rate, last = self.rate(number.unit, last)
        self.refuse_rest(number.last, last)
        kind = (
            FigureType.DELTA
            if is_change or number.plus or self.more_behind(number.last)
            else FigureType.TOTAL
        )
        unit = settled(rated(number.unit, rate), self.locale, self.text)
        return _quantity(number, found | self.sign_behind(number.last), kind, counted, unit)

    def before(self, place: int) -> tuple[set[Modality], bool, bool]:
        """Read all words before the number: how exact it is, whether it comes on top, whether "between" is
        there.
        """
        found: set[Modality] = set()
        is_change = is_between = False
        while place:
            token = self.tokens[place - 1]
            known = self.lexicon.before.behind(self.words, place)
            opening = next(
                (one for one, _ in self.lexicon.between if tuple(self.words[:place])[-len(one) :] == one),
                None,
            )
            if opening is not None:
                is_between, place = True, place - len(opening)
            elif known is not None:
                found |= {known[1]} if known[1] else set()
                place -= known[0]
            elif self.word(place - 1) in self.lexicon.more:
                is_change, place = True, place - 1
            elif token.end - token.start == 1 and token.low in _COMPARED:
                sign = _COMPARED[token.low]
                found |= {sign} if sign else set()
                place -= 1
            else:
                raise Unreadable(why.WORDS_BEFORE.format(why.shown(token.text)))
        return found, is_change, is_between

    def refuse_other_things(self, number: Number, found: set[Modality]) -> None:
        """Refuse days, clock times, ranks, years and points that aren't this language's own."""
        token, following = self.tokens[number.last - 1], self.word(number.last)
        shown = why.shown(f"{token.text} {following}")
        day = self.word(number.last + 1) if following in self.lexicon.of else following
        if day in self.lexicon.months:
            raise Unreadable(why.A_DAY.format(why.shown(f"{token.text} {day}")))
        if following in self.lexicon.clock and number.upper <= _HOURS and not number.scaled:
            raise Unreadable(why.PERHAPS_CLOCK.format(shown))
        behind = self.tokens[number.last] if number.last < len(self.tokens) else None
        has_dot = behind is not None and behind.text == "."
        if self.lexicon.has_ordinals and has_dot and not number.scaled and not number.unit:
            raise Unreadable(why.ORDINAL.format(f"{token.text}."))
        if number.unit or number.scaled:
            return
        numeral = token.numeral
        if numeral is not None and numeral.is_plain and as_year(numeral.digits) and not found:
            raise Unreadable(why.PERHAPS_YEAR.format(token.text))
        written = self.text[token.start : token.end]
        if self.locale.decimal == "," and "." in written and number.upper % 1:
            raise Unreadable(why.LANGUAGE)

    def refuse_going_on(self, number: Number) -> None:
        """Refuse a number in words that goes on in words that aren't known here: "vingt et un"."""
        is_spelled = self.tokens[number.last - 1].numeral is None
        ahead = [self.word(number.last)]
        if is_spelled and ahead[0] in JOINTS:
            ahead.append(self.word(number.last + 1))
        is_one = is_spelled and not number.unit and any(word in self.lexicon.one for word in ahead)
        goes_on = GOING_ON.get(self.locale.language)
        if is_one or (goes_on is not None and any(goes_on.fullmatch(word) for word in ahead)):
            raise Unreadable(why.UNREADABLE.format(why.shown(self.text)))

    def rate(self, unit: str, place: int) -> tuple[str, int]:
        """Read what the number is given per, and the index behind it; raises `Unreadable` for other rates."""
        found = rate_at(self.words, place, self.locale.language, is_money=bool(unit) and unit in MONEYS)
        if found is None:
            return "", place
        if not found[0]:
            raise Unreadable(why.WORDS_BEHIND.format(self.tokens[place].text))
        return found

    def counted(self, number: Number) -> tuple[str, int]:
        """Give the thing counted, in the text's own words, and the index behind it."""
        place = number.last
        if self.word(place) in self.lexicon.of or self.word(place) in self.lexicon.more:
            place += 1
        end = place
        while end < len(self.tokens) and self._belongs(place, end) and not self.rate(number.unit, end)[0]:
            end += 1
        while end > place and self.word(end - 1) in self.lexicon.of:
            end -= 1
        if end == place or end - place > _MOST_COUNTED:
            return "", place
        words = " ".join(self.text[self.tokens[place].start : self.tokens[end - 1].end].split())
        return words.removeprefix("d'").removeprefix("d’"), end

    def _belongs(self, first: int, place: int) -> bool:
        """Say whether a token still belongs to the name of the thing."""
        token, word = self.tokens[place], self.word(place)
        if token.kind is Kind.NAME:
            return True
        if not word or (
            place > first and word in self.lexicon.of and self.word(place + 1) in self.lexicon.ends
        ):
            return False
        if (
            place > first
            and self.locale.language == "de"
            and self.tokens[place - 1].is_capital
            and not token.is_capital
        ):
            # In German the noun has a capital; what follows small is the verb.
            return False
        return word in self.lexicon.of or word not in self.lexicon.ends

    def refuse_rest(self, place: int, last: int) -> None:
        """Refuse another number behind this one, and words that may change what it means."""
        for at in range(place, len(self.tokens)):
            word, token = self.word(at), self.tokens[at]
            is_number = token.numeral is not None or token.kind in {Kind.DATE, Kind.DECADE, Kind.ORDINAL}
            if (
                is_number
                or self.lexicon.numbers.ahead(self.words, at)
                or self.lexicon.scales.ahead(self.words, at)
            ):
                raise Unreadable(why.TWO_NUMBERS)
            is_hedge = (
                at >= last and word not in self.lexicon.ends and _hedges(self.lexicon.before, self.words, at)
            )
            turns = token.text == "‰" or (word in self.lexicon.unsure and word not in self.lexicon.more)
            if turns or is_hedge:
                raise Unreadable(why.WORDS_BEHIND.format(why.shown(token.text)))

    def more_behind(self, place: int) -> bool:
        """Say whether the word behind the number makes it come on top of another: "3.000 weitere"."""
        return self.word(place) in self.lexicon.more

    def sign_behind(self, place: int) -> set[Modality]:
        """Read the plus of "500+"."""
        token = self.tokens[place] if place < len(self.tokens) else None
        has_plus = token is not None and token.low == "plus" and token.end - token.start == 1
        return {Modality.AT_LEAST} if has_plus else set()


def _hedges(phrases: Phrases[Modality | None], words: list[str], place: int) -> bool:
    """Say whether a phrase that makes a bound or an estimate begins at a place."""
    found = phrases.ahead(words, place)
    return found is not None and found[1] is not None


def _quantity(number: Number, found: set[Modality], kind: FigureType, counted: str, unit: str) -> Quantity:
    """Put the reading together; raises `Unreadable` for a bound of both sides, or one of a range."""
    lower: Decimal | None = fitting(number.lower)
    upper: Decimal | None = fitting(number.upper)
    is_range = lower != upper
    bounds = found & {Modality.AT_LEAST, Modality.AT_MOST}
    if len(bounds) > 1 or (bounds and is_range):
        raise Unreadable(why.CONTRADICTION)
    order = (Modality.AT_LEAST, Modality.AT_MOST, Modality.ESTIMATED, Modality.ABOUT)
    modality = next((one for one in order if one in found), Modality.EXACT)
    value = None if is_range or bounds else lower
    if value is not None or modality is Modality.AT_MOST:
        lower = None
    if value is not None or modality is Modality.AT_LEAST:
        upper = None
    return Quantity(
        value=value,
        lower=lower,
        upper=upper,
        unit=unit,
        counted=counted,
        modality=modality.value,
        figure_type=kind.value,
    )
