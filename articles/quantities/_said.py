"""When something was said, from words such as "on Thursday": a day, a month or a year, as in EDTF."""

from __future__ import annotations

from calendar import monthrange
from datetime import date

from articles.quantities import _reasons as why
from articles.quantities._calendar import Days
from articles.quantities._fold import fold
from articles.quantities._periods import find_periods
from articles.quantities._scan import scan
from articles.quantities._tokens import Kind
from articles.quantities.types import LONGEST_TEXT, NotParsed

# A part of a day is told with it, and kept in the words alone.
_PARTS = frozenset(
    "early late earlier later on the local time morning afternoon evening night noon midday".split()  # noqa: SIM905 - read as a sentence
)
# "Since Thursday" is longer than that day, even on the day itself.
_OPEN = frozenset("since until till through before after from between".split())  # noqa: SIM905 - the same
_DECEMBER = 12
# No words for a day have more; each token is looked at by every rule.
_MOST_TOKENS = 20


def read_said(text: str, reference: date | None) -> str | NotParsed:
    """Read the one day, month or year in the words, or say why it can't be read."""
    tokens = scan(fold(text)) if len(text) <= LONGEST_TEXT else []
    periods = find_periods(tokens, reference) if len(tokens) <= _MOST_TOKENS else []
    taken = {place for period in periods for place in range(period.first, period.last)}
    rest = [
        token
        for place, token in enumerate(tokens)
        if place not in taken and token.kind is not Kind.MARK and token.low not in _PARTS
    ]
    if wrong := next((period.wrong for period in periods if period.wrong), ""):
        return NotParsed(wrong)
    # "Thursday, March 27" names one day twice.
    spans = {period.span for period in periods if not period.is_base}
    is_open = any(token.low in _OPEN for token in tokens)
    span = None if rest or is_open or len(spans) != 1 else spans.pop()
    return (_edtf(span) if span else "") or NotParsed(why.NOT_SAID)


def _edtf(span: Days) -> str:
    """Return the days as EDTF, if they are one day, one month or one year; otherwise nothing."""
    first, last = span.first, span.last
    if first is None or last is None:
        return ""
    if first == last:
        return first.isoformat()
    is_month = (first.year, first.month) == (last.year, last.month)
    if is_month and (first.day, last.day) == (1, monthrange(last.year, last.month)[1]):
        return first.isoformat()[: len("2025-03")]
    begins, ends = (first.month, first.day) == (1, 1), (last.month, last.day) == (_DECEMBER, 31)
    return first.isoformat()[: len("2025")] if begins and ends and first.year == last.year else ""
