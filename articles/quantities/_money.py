"""What money is meant where several countries call theirs the same: told by the article's language and
region.
"""

from __future__ import annotations

import re

from articles.quantities import _reasons as why
from articles.quantities._amounts import Unreadable
from articles.quantities._locale import Locale

_DOLLARS = {
    **{
        region: f"{region}d".upper()
        for region in ("au", "ca", "nz", "sg", "hk", "jm", "tt", "bb", "bs", "bz", "fj")
    },
    "na": "NAD",
    "lr": "LRD",
    "gy": "GYD",
    "tw": "TWD",
    "mx": "MXN",
    "ar": "ARS",
    "cl": "CLP",
    "co": "COP",
    "uy": "UYU",
    "br": "BRL",
    "do": "DOP",
    "cu": "CUP",
}
_RUPEES = {"in": "INR", "pk": "PKR", "lk": "LKR", "np": "NPR", "mu": "MUR", "sc": "SCR"}
_RUPEE_LANGUAGES = {"hi": "INR", "te": "INR", "mr": "INR", "gu": "INR", "kn": "INR", "ml": "INR", "pa": "INR"}
_PESO_LANGUAGES = {"es", "pt"}
_DOLLARIZED = {"us", "sv", "ec", "pa", "pr", "es", "pt"}
"""Here a lone dollar sign means no money of the country's own."""
RUPEES = "rupees"
"""The unit of a reading until the country is known."""
_AMERICAN = re.compile(r"\bu\.?s\.?(?![a-z])|usd|américain|american|estadounidense|us-dollar|dolar as")


def settled(unit: str, locale: Locale, text: str) -> str:
    """Give the code of the money in a text; raises `Unreadable` where the language leaves the country open.

    Dollars are those of the article's country, unless the words say whose they are.
    """
    money, slash, rest = unit.partition("/")
    if money == RUPEES:
        known = _RUPEES.get(locale.region) or (
            "" if locale.region else _RUPEE_LANGUAGES.get(locale.language, "")
        )
        if not known:
            raise Unreadable(why.UNCLEAR.format("Several countries have rupees."))
    elif money == "USD" and not _AMERICAN.search(text.lower()):
        is_sign = "$" in text
        known = _DOLLARS.get(locale.region, "") if is_sign or locale.language == "en" else ""
        known = known or "USD"
        if (
            is_sign
            and known == "USD"
            and locale.language in _PESO_LANGUAGES
            and locale.region not in _DOLLARIZED
        ):
            raise Unreadable(why.UNCLEAR.format("“$” may be dollars or pesos."))
    else:
        return unit
    return f"{known}{slash}{rest}"
