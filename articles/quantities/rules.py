"""The door of quantities: one pure function, which never guesses and never raises for any text."""

from __future__ import annotations

from datetime import date

from articles.quantities._read import read
from articles.quantities.types import NotParsed, Reading

__all__ = ["read_figure"]


def read_figure(text: str, *, reference: date | None = None) -> Reading | NotParsed:
    """Read the one figure in the words of an English news text, or say why they can't be read.

    `reference` is the article's date: a month or day without a year is the latest one that doesn't begin after
    it. Without it such a period gives no as-of, and the number is read all the same.
    """
    return read(text, reference)
