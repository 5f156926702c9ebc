"""Reading the number itself in another language than English: digits or a word, its scale, its unit, its
range.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable, is_clipped
from articles.quantities._lexicon import Lexicon
from articles.quantities._locale import Locale
from articles.quantities._tokens import DOUBTFUL, Kind, Numeral, Token
from articles.quantities._turning import ALONE, HALVES, JOINTS
from articles.quantities._units import CODES, GLUED, HEAT, MEASURES, MONEY_SCALES, SHORT_SCALES, SIGNS

_HARMLESS = frozenset("\"'()[]«»‹›*…")
_HALF, _THOUSAND = Decimal("0.5"), 1000
_RANKS = frozenset({"es", "it", "pt"})
"""Languages that write a rank as "3°"."""


@dataclass(frozen=True, slots=True)
class Number:
    """A number in the tokens `[first, last)`.

    `scaled` says that a scale multiplied it, `plus` that a plus stood before it.
    """

    first: int
    last: int
    lower: Decimal
    upper: Decimal
    mantissa: Decimal
    unit: str = ""
    scaled: bool = False
    plus: bool = False


class Numbers:
    """The tokens of a text in one language, read as a number."""

    def __init__(self, text: str, tokens: list[Token], locale: Locale, lexicon: Lexicon) -> None:
        self.text = text
        self.tokens = [token for token in tokens if not (token.kind is Kind.MARK and token.text in _HARMLESS)]
        self.locale = locale
        self.lexicon = lexicon
        self.words = [token.low.removeprefix("d'") if token.is_word else "" for token in self.tokens]

    def number(self) -> Number | None:
        """Read the first number, in digits or, at the head of the words, in words."""
        digits = next((at for at, token in enumerate(self.tokens) if token.numeral), None)
        if digits is not None:
            return self.plain(digits)
        place = 0
        while place < len(self.tokens):
            number = self.spelled(place)
            if number is not None:
                return number
            known = self.lexicon.before.ahead(self.words, place)
            if known is None and self.word(place) not in self.lexicon.more:
                return None
            place += known[0] if known else 1
        return None

    def spelled(self, place: int) -> Number | None:
        """Read a number in words: one word, perhaps with a scale; "one" and nothing only with it.

        Raises `Unreadable` for a scale that sets no bound: "Millionen Menschen".
        """
        half = self._half(place)
        if half is not None:
            return half
        known = self.lexicon.numbers.ahead(self.words, place)
        end = place + (known[0] if known else self.word(place) in self.lexicon.one)
        value, last = self.scaled(known[1] if known else Decimal(1), end)
        if last == end and known is None:
            return None
        if end == place and self.word(place) not in ALONE:
            raise Unreadable(why.NO_BOUND.format(self.tokens[place].text))
        return Number(place, last, value, value, known[1] if known else Decimal(1), scaled=last > end)

    def _half(self, place: int) -> Number | None:
        """Read half of a scale: "eine halbe Million"."""
        first = place + (self.word(place) in self.lexicon.one)
        value, last = self.scaled(_HALF, first + 1)
        if self.word(first) not in HALVES or last == first + 1:
            return None
        return Number(place, last, value, value, _HALF, scaled=True)

    def scaled(self, value: Decimal, place: int) -> tuple[Decimal, int]:
        """Multiply by the scales behind a number, and pass over their dots."""
        while (found := self.lexicon.scales.ahead(self.words, place)) is not None:
            value *= found[1]
            place += found[0]
            if place < len(self.tokens) and self.tokens[place].text == ".":
                place += 1
            if found[1] > _THOUSAND and self.word(place) in JOINTS and self.word(place + 1) in HALVES:
                return value + found[1] * _HALF, place + 2
        return value, place

    def plain(self, place: int) -> Number:
        """Read a number in digits, with the sign or code of money before it and a symbol behind."""
        token = self.tokens[place]
        first, money = place, token.until.money if token.until else ""
        before = self.tokens[place - 1].text if place else ""
        if before in SIGNS or before in CODES:
            first, money = place - 1, SIGNS.get(before, before)
        number = self._one(token, token.numeral, place)
        if token.until is not None:
            number = self._range(number, self._one(token, token.until, place))
        unit = number.unit or money
        signs = {scale.text[-1] for scale in self.tokens[place + 1 : number.last]} & {"€", "$"}
        unit = SIGNS[signs.pop()] if signs else unit
        return replace(number, first=first, unit=unit)

    def _one(self, token: Token, numeral: Numeral | None, place: int) -> Number:
        """Read one numeral with the scales behind it."""
        if numeral is None:
            raise Unreadable(why.NO_NUMBER)
        letters, unit, scale = numeral.letters, numeral.money, Decimal(1)
        scales = self.lexicon.scales.meanings
        if letters == "°" and self.locale.language in _RANKS:
            raise Unreadable(why.ORDINAL.format(token.text))
        if letters in HEAT:
            unit = HEAT[letters]
        elif letters.lower() in GLUED and letters:
            unit = MEASURES.get((letters.lower(),), letters)
        elif letters:
            glued = scales.get((letters.lower(),))
            known = glued or (MONEY_SCALES.get(letters) if numeral.money else None)
            if known is None:
                raise Unreadable(
                    (why.METRES if letters in SHORT_SCALES else why.UNREADABLE).format(token.text)
                )
            scale = known
        value, last = (numeral.value * scale, place + 1) if letters else self.scaled(numeral.value, place + 1)
        scaled = scale > 1 or last > place + 1
        if DOUBTFUL.fullmatch(numeral.digits) and not scaled:
            raise Unreadable(why.LANGUAGE)
        plus = numeral.sign == "+" and not unit.startswith("°")
        return Number(place, last, value, value, numeral.value, unit, scaled, plus)

    def _range(self, first: Number, second: Number) -> Number:
        """Join the ends of a range; a scale behind the second is the first's too."""
        lower = first.lower
        if is_clipped(lower, second.upper, scaled=first.scaled or second.scaled):
            raise Unreadable(why.CLIPPED.format(f"{first.mantissa}–{second.mantissa}"))
        if second.scaled and not first.scaled and first.mantissa < second.mantissa:
            lower = lower * second.upper / second.mantissa
        if lower >= second.upper or (first.unit and second.unit and first.unit != second.unit):
            raise Unreadable(why.BACKWARDS.format(f"{first.mantissa}–{second.mantissa}"))
        return replace(second, first=first.first, lower=lower, unit=second.unit or first.unit)

    def joined(self, number: Number, *, is_between: bool) -> Number:
        """Read "10 to 12", and "between 10 and 12" in the language's words."""
        joints = [words for first, words in self.lexicon.between] if is_between else []
        length = next(
            (len(one) for one in joints if tuple(self.words[number.last : number.last + len(one)]) == one), 0
        )
        if is_between and not length:
            raise Unreadable(why.HALF_RANGE)
        length = length or (self.word(number.last) in self.lexicon.to)
        place = number.last + length
        if not length or place >= len(self.tokens) or self.tokens[place].numeral is None:
            return number
        return self._range(number, self.plain(place))

    def with_unit(self, number: Number) -> Number:
        """Add the unit behind the number, if it has none."""
        place = number.last
        is_linked = self.word(place) in self.lexicon.of
        if is_linked and (number.scaled or self.lexicon.units.ahead(self.words, place + 1)):
            place += 1
        token = self.tokens[place] if place < len(self.tokens) else None
        if token is None:
            return number
        known = self.lexicon.units.ahead(self.words, place)
        unit = known[1] if known else SIGNS.get(token.text, "") or (token.text if token.text in CODES else "")
        if not unit and (token.low in GLUED or token.low == "km/h" or token.low.startswith("°")):
            unit = MEASURES.get((token.low,), "")
        if not unit:
            return number
        if number.unit and number.unit != unit:
            raise Unreadable(why.TWO_NUMBERS)
        return replace(number, last=place + (known[0] if known else 1), unit=unit)

    def word(self, place: int) -> str:
        """Give the word at a place, or nothing."""
        return self.words[place] if 0 <= place < len(self.words) else ""
