"""The door of quantities: two pure functions, which never guess and never raise for any text.

What they take the words of English news to mean, where they leave a choice:

- A comma parts thousands and a point is decimal. "40m" is 40 million, except with "high", "long" and the
  like.
- A range ("10 to 12") has both bounds and no hedge of its own: it is exact. So has "more than 10 but fewer
  than 20". Strict and loose bounds are one: "more than 12" and "at least 12" have the lower bound 12.
- "Dozens", "thousands", "a few", "a couple" say at least two, "several" at least three: an estimate with a
  lower bound and without an upper one.
- A rise or a fall is a delta; a fall is negative, and its bounds turn round: "fell by at least 5" is at most
  -5. A plus makes a delta, a minus alone doesn't. What "rose to" is the total. "From 10 to 12" behind a verb
  of change is refused.
- A bound says more than "estimated", and "about" more than "believed" elsewhere in the words.
- "3,000 more, on top of 11,000" is a delta of 3,000 with the base 11,000, if both count the same; a delta has
  no whole.
- A share ("a third", "one in five") is a number of the unit "share". "4,000 of the 11,000" is 4,000 out of
  11,000, and so is "nine out of ten".
- A part whose noun is left out counts what its whole counts.
- A rate of a unit is "USD/hour"; of things counted "per day".
- A quarter, month or day without its year is the latest that doesn't begin after the article's day, and a
  weekday the latest that is not after it. "Since" lasts to the article's day. "Early 2025" is all of 2025. A
  period that says when somebody spoke, or what a change is measured against, is not when the number holds; of
  several, none is chosen.
- A year alone, or with "in" or "of", is no figure.
"""

from __future__ import annotations

from datetime import date

from articles.quantities._read import read
from articles.quantities._said import read_said
from articles.quantities.types import NotParsed, Quantity

__all__ = ["read_figure", "read_when"]


def read_figure(text: str, *, reference: date | None = None, language: str = "") -> Quantity | NotParsed:
    """Read the one figure in the words of a news text, or say why they can't be read.

    `language` is the BCP 47 tag of the text, whose region counts too: it says what parts thousands, what a
    word means, and whose dollars and rupees are meant. The words of an unknown language are read as English,
    but for what another language would write or mean otherwise, which is refused.

    `reference` is the article's date. Without it a period without a year gives no as-of, and the number is
    read all the same; when there is nothing but such a period, it is not parsed.
    """
    return read(text, reference, language)


def read_when(text: str, *, reference: date | None = None) -> str | NotParsed:
    """Read when something was said or happened as an EDTF date, such as `2025-03-27` from "on Thursday".

    `reference` is the article's date: a weekday is the latest that is not after it. Words that name no single
    day, month or year are not parsed.
    """
    return read_said(text, reference)
