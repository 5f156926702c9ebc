"""Writing the digits of a text as English does, each character in its old place.

A run of digits is rewritten only where nothing else can be meant. Any other keeps its marks, and those that
may mean two numbers are replaced by `RIDDLE`, which nothing reads.
"""

from __future__ import annotations

import re

from articles.quantities._fold import GROUP, POINT, RIDDLE
from articles.quantities._locale import Locale

_RUN = re.compile(rf"\d[\d.,'{GROUP}{POINT}]*\d")
_SPACED = re.compile(r"(?<![\d.,'])\d{1,3}(?: \d{3}){1,6}(?![\d'])")
_MIXED = re.compile("(?<=\\d) (?=[½¼¾⅛⅜⅝⅞⅕])")
_APOSTROPHES = re.compile(r"\d{1,3}(?:'\d{3})+(?:[.,]\d{1,6})?")
_LAKHS = re.compile(r"\d{1,2}(?:,\d\d)+,\d{3}(?:\.\d+)?")
_POINT_GROUPS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")
_SEVERAL_POINTS = re.compile(r"[1-9]\d{0,2}(?:\.\d{3}){2,}(?:,\d+)?")
_ENGLISH = re.compile(r"\d{1,3}(?:,\d{3})+\.\d+|[1-9]\d{0,2}(?:,\d{3}){2,}")
_DECIMAL_COMMA = re.compile(rf"(?:\d+|\d{{1,3}}(?:{GROUP}\d{{3}})+),\d+")
_SHORT_DECIMALS = re.compile(r"\d{1,9},\d{1,2}")
_ONE_POINT = re.compile(r"\d{1,3}\.\d{3}")
_ONE_COMMA = re.compile(r"\d{1,3},\d{3}")
_TURNED = str.maketrans({".": GROUP, ",": ".", "'": GROUP})
_KEPT = str.maketrans({",": GROUP, "'": GROUP})


def as_english(text: str, locale: Locale) -> str:
    """Write the numbers of folded text with a point before decimals; thousands have `GROUP` or a comma
    between.
    """
    if locale.has_space_groups:
        text = _SPACED.sub(lambda found: found[0].replace(" ", GROUP), text)
    text = _MIXED.sub(GROUP, text)
    return _RUN.sub(lambda found: _run(found[0], locale), text)


def _run(run: str, locale: Locale) -> str:
    """Rewrite one run of digits."""
    if POINT in run:
        # The Arabic marks mean one thing in every language.
        return run.replace(POINT, "." if run.count(POINT) == 1 and not set(run) & set(".,'") else RIDDLE)
    if _APOSTROPHES.fullmatch(run):
        return run.translate(_TURNED) if "," in run else run.translate({ord("'"): GROUP})
    if locale.decimal == ",":
        return _with_comma(run, locale)
    if locale.decimal == "." and not locale.is_english and _SHORT_DECIMALS.fullmatch(run):
        # Nothing else has one or two digits behind a comma: Swiss papers write "1,5 Millionen" too.
        return run.translate(_TURNED)
    if locale.decimal == "." and _LAKHS.fullmatch(run):
        return run.translate(_KEPT)
    return run if locale.decimal else _unknown(run, locale)


def _with_comma(run: str, locale: Locale) -> str:
    """Rewrite a run of a language that writes a comma before decimals."""
    groups = _POINT_GROUPS if locale.has_point_groups else _SEVERAL_POINTS
    if groups.fullmatch(run) or _DECIMAL_COMMA.fullmatch(run):
        return run.translate(_TURNED)
    if _ENGLISH.fullmatch(run):
        return run.translate(_KEPT)
    return run.replace(".", RIDDLE) if _ONE_POINT.fullmatch(run) else run


def _unknown(run: str, locale: Locale) -> str:
    """Rewrite a run where nobody knows what parts thousands: three digits behind one mark are a riddle."""
    if _SEVERAL_POINTS.fullmatch(run) and locale.language:
        return run.translate(_TURNED)
    if _LAKHS.fullmatch(run):
        return run.translate(_KEPT)
    if _ONE_POINT.fullmatch(run) and not run.startswith("0"):
        return run.replace(".", RIDDLE)
    # Words that are read as English have an English comma.
    if _ONE_COMMA.fullmatch(run) and locale.language:
        return run.replace(",", RIDDLE)
    return run
