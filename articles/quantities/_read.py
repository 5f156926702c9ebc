"""From the words to the reading: periods first, then amounts, then the words around them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from articles.quantities import _reasons as why
from articles.quantities._amounts import Amount, Unreadable, find_amounts
from articles.quantities._base import Base, find_base
from articles.quantities._calendar import Days
from articles.quantities._counted import read_counted, read_rate
from articles.quantities._day_lists import Period
from articles.quantities._fold import fold, seen
from articles.quantities._foreign import MOST_TOKENS, read_foreign
from articles.quantities._ideographic import LANGUAGES, read_ideographic
from articles.quantities._joins import PartOfTotal, find_whole, join_ranges
from articles.quantities._limits import fitting
from articles.quantities._locale import Locale, locale_of
from articles.quantities._missing import why_no_number, without_years
from articles.quantities._money import settled
from articles.quantities._names import why_a_code, without_names
from articles.quantities._periods import find_periods
from articles.quantities._phrases import SUBORDINATES, TELLS
from articles.quantities._qualifiers import Meaning, behind_noun, read_meaning
from articles.quantities._refusals import (
    refuse_comparisons,
    refuse_denied,
    refuse_doubtful,
    refuse_foreign,
    refuse_unknown_part,
)
from articles.quantities._scan import scan
from articles.quantities._separators import as_english
from articles.quantities._tokens import Kind, Token
from articles.quantities._units import MONEYS, rated
from articles.quantities.types import LONGEST_TEXT, FigureType, Modality, NotParsed, Quantity
from articles.schema.rules import form_problems

_FILLERS = {"the", "so", "far", "period", "only"}


def read(text: str, reference: date | None, language: str) -> Quantity | NotParsed:
    """Read the words of one figure, or say why they can't be read."""
    if len(text) > LONGEST_TEXT:
        return NotParsed(why.TOO_LONG)
    text = seen(text)
    if not text.strip():
        return NotParsed(why.NO_WORDS)
    try:
        found = _in_language(text, reference, locale_of(language))
        return NotParsed(why.UNREADABLE.format(why.shown(text))) if form_problems(found) else found
    except Unreadable as trouble:
        return NotParsed(str(trouble))


def _in_language(text: str, reference: date | None, locale: Locale) -> Quantity:
    """Read the words of a language; raises `Unreadable`."""
    folded = as_english(fold(text), locale)
    if locale.language in LANGUAGES:
        return read_ideographic(folded, text)
    if not locale.is_english:
        return read_foreign(text, folded, locale)
    tokens = scan(folded)
    if len(tokens) > MOST_TOKENS:
        raise Unreadable(why.TOO_LONG)
    refuse_foreign(tokens, locale)
    return _Reader(text, tokens, reference, locale).reading()


@dataclass(frozen=True, slots=True)
class _Noun:
    """What is counted, per what, and the index behind these words."""

    counted: str
    rate: str
    last: int


class _Reader:
    """One English text while it is being read."""

    def __init__(self, text: str, tokens: list[Token], reference: date | None, locale: Locale) -> None:
        self.text = text
        self.locale = locale
        self.tokens = without_names(tokens)
        self.periods = find_periods(self.tokens, reference)
        self.taken = {place for period in self.periods for place in range(period.first, period.last)}

    def reading(self) -> Quantity:
        """Read the text; raises `Unreadable`."""
        self._refuse_oddities()
        code = "" if self.taken else why_a_code(self.tokens)
        if code:
            raise Unreadable(code)
        amounts, base = self._per_base(find_amounts(self.tokens, self.taken))
        amounts = join_ranges(self.tokens, without_years(self.tokens, amounts))
        if not amounts:
            return self._period_only()
        refuse_comparisons(self.tokens, amounts)
        before = find_base(self.tokens, amounts)
        if before is not None:
            amounts = [amount for amount in amounts if amount is not before.amount]
            self.taken |= set(range(before.first, before.amount.last))
        refuse_doubtful(self.tokens, amounts)
        found = find_whole(self.tokens, amounts)
        return self._figure(found, base, before)

    def _refuse_oddities(self) -> None:
        """Refuse digits that can't be read, wherever they are: their meaning could change the rest."""
        for period in self.periods:
            if period.wrong:
                raise Unreadable(period.wrong)
        for place, token in enumerate(self.tokens):
            if token.kind is Kind.ODD and place not in self.taken:
                raise Unreadable(token.reason)

    def _per_base(self, amounts: list[Amount]) -> tuple[list[Amount], str]:
        """Take out the base of a rate: "per 100,000 people"."""
        for number, amount in enumerate(amounts):
            before = self.tokens[amount.first - 1] if amount.first else None
            if number and before is not None and before.low in {"per", "every"} and amount.is_value:
                if self._low(amount.first - 2) == "in":
                    # "One in every ten" is a share.
                    continue
                counted, last = self._counted(amount, amount.last)
                end = max(last, amount.last) if counted else amount.last
                self.taken |= set(range(amount.first - 1, end))
                words = self.text[self.tokens[amount.first].start : self.tokens[end - 1].end]
                return amounts[:number] + amounts[number + 1 :], " ".join(words.split())
        return amounts, ""

    def _counted(self, amount: Amount, place: int) -> tuple[str, int]:
        return read_counted(self.tokens, place, self.text, self.taken, money=amount.unit in MONEYS)

    def _figure(self, found: PartOfTotal, base: str, before: Base | None) -> Quantity:
        """Put the reading together."""
        amount = found.part
        meaning = read_meaning(self.tokens, amount, self.taken)
        refuse_denied(self.tokens, meaning.first)
        refuse_unknown_part(self.tokens, amount)
        if found.whole is not None:
            self.taken |= set(range(found.whole.first, found.whole.last))
        noun = self._noun(amount, meaning.last)
        whole = found.whole
        if whole is not None and (not noun.counted or self._low(meaning.last) in {"of", "out"}):
            # "Of the 11,000 soldiers, 4,000 are": the part counts what the whole counts.
            noun = _Noun(self._counted(whole, whole.last)[0], noun.rate, noun.last)
        if before is not None:
            noun = self._with_base(noun, before.amount, meaning)
        is_delta = bool(meaning.change) or before is not None
        modality = meaning.modality
        if modality is Modality.EXACT:
            modality = behind_noun(self.tokens, noun.last) or modality
        unit = f"{amount.unit} per {base}".strip() if base else rated(amount.unit, noun.rate)
        numbers = _signed(amount, meaning, modality)
        span = self._as_of()
        return Quantity(
            value=numbers.value,
            lower=numbers.lower,
            upper=numbers.upper,
            unit=settled(unit, self.locale, self.text),
            counted=noun.counted,
            modality=numbers.modality,
            figure_type=FigureType.DELTA if is_delta else FigureType.TOTAL,
            # What comes on top of another number isn't a part of a total.
            out_of=fitting(whole.lower) if whole and not is_delta else None,
            base=fitting(before.amount.lower) if before else None,
            as_of_start=span.first,
            as_of_end=span.last,
        )

    def _with_base(self, noun: _Noun, base: Amount, meaning: Meaning) -> _Noun:
        """Give what both count. Refuse a fall, and a base of something else: "3,000 men, on top of 40
        tanks".
        """
        other, _ = self._counted(base, base.last)
        counted = noun.counted or other
        if meaning.change < 0 or (other and other.casefold() != counted.casefold()):
            raise Unreadable(why.TWO_NUMBERS)
        return replace(noun, counted=counted)

    def _low(self, place: int) -> str:
        return self.tokens[place].low if place < len(self.tokens) else ""

    def _noun(self, amount: Amount, place: int) -> _Noun:
        """Read the words after the number: a rate, the thing counted, a rate of it."""
        rate, place = read_rate(self.tokens, place, self.taken.__contains__)
        counted, last = self._counted(amount, place)
        if not rate:
            rate, last = read_rate(self.tokens, last, self.taken.__contains__)
        return _Noun(counted, rate, last)

    def _as_of(self) -> Days:
        """Give the one period that the number holds for; with several, none is chosen."""
        spans = [period.span for period in self.periods if period.span is not None and self._counts(period)]
        return spans[0] if len(spans) == 1 else Days(None, None)

    def _counts(self, period: Period) -> bool:
        """Say whether a period is when the number holds, not when somebody said so or what it is compared
        with.
        """
        if period.is_base:
            return False
        before = [
            token.low for place, token in enumerate(self.tokens[: period.first]) if place not in self.taken
        ]
        # "Since the war began in February": the month is when it began.
        return not before or (before[-1] not in TELLS and not SUBORDINATES.intersection(before))

    def _period_only(self) -> Quantity:
        """Read words that hold nothing but a period."""
        rest = [
            token
            for place, token in enumerate(self.tokens)
            if place not in self.taken and token.kind is not Kind.MARK and token.low not in _FILLERS
        ]
        if rest or len(self.periods) != 1 or self.periods[0].is_bare_year:
            raise Unreadable(why_no_number(self.tokens, self.periods, rest))
        span = self.periods[0].span
        if span is None:
            raise Unreadable(why.NO_YEAR)
        return Quantity(as_of_start=span.first, as_of_end=span.last)


@dataclass(frozen=True, slots=True)
class _Numbers:
    value: Decimal | None
    lower: Decimal | None
    upper: Decimal | None
    modality: Modality


_TURNED = {Modality.AT_LEAST: Modality.AT_MOST, Modality.AT_MOST: Modality.AT_LEAST}


def _signed(amount: Amount, meaning: Meaning, modality: Modality) -> _Numbers:
    """Apply the sign of a fall or of "minus", which turns bounds round, and choose value or bounds."""
    lower: Decimal | None = fitting(amount.lower)
    upper = None if amount.upper is None else fitting(amount.upper)
    if modality is Modality.AT_LEAST and not amount.is_range:
        upper = None
    elif modality is Modality.AT_MOST and not amount.is_range:
        lower = None
    falls = meaning.change < 0
    if falls or meaning.minus:
        lower, upper = (None if upper is None else -upper), (None if lower is None else -lower)
    # "A fall of at least 5" is a change of -5 at most; "at least minus 5" says itself which way its bound
    # goes.
    if falls:
        modality = _TURNED.get(modality, modality)
    elif meaning.minus and modality in _TURNED:
        lower, upper = upper, lower
    if lower is not None and lower == upper:
        return _Numbers(lower, None, None, modality)
    return _Numbers(None, lower, upper, modality)
