"""How bylines of many languages open, what frames them, and what pages print behind them."""

from __future__ import annotations

import re
from dataclasses import dataclass

_WHOSE = (
    r"(?:unser(?:e[rmn]?)?|our|notre|nos|onze|vår(?:t|e)?|nuestr[oa]|nostr[oi])\s{1,3}"
    r"(?:[\w\-]{3,30}\s{1,3}){0,2}?(?:\w{0,20}korrespondent(?:in|en)?|\w{0,20}redakteur(?:in)?|reporter(?:in)?|"
    r"correspondents?|redacteur|verslaggever|correspondante?|envoyée?\s{1,3}spéciale?|enviad[oa]\s{1,3}especial|"
    r"inviat[oa])\s{1,3}"
)
_BEFORE = (
    r"(?:exclusive|opinion|comment|explainer|profile|interview|special\s{1,3}report|posted|compiled"
    r"|ein(?:e)?\s{1,3}(?:\w{2,20}(?:bericht|kommentar|beitrag|analyse|reportage|glosse|interview)|bericht|kommentar"
    r"|beitrag|analyse|reportage|interview)|propos\s{1,3}recueillis|entretien|a\s{1,3}cura|servizio"
    r"|text|words|story|written|report|reported|reporting|article|analysis|texte|texto|testo|tekst|skrevet)"
)
_BY = re.compile(
    rf"(?:{_BEFORE}\s{{1,3}})?"
    r"(?:by|von|par|por|di|da|af|av|door|oleh|per|por\s{1,3}el|מאת|kirjoittanut|dal|text:|texte\s?:|texto:|testo:|tekst:|teksti:"
    r"|yazan:|autor(?:a|in)?:|auteur\s?:|автор:|author:|words:|byline:|by:|written\s{1,3}by:|oleh:|מאת:|بقلم\s?:?|كتبت?\s?:)"
    rf"\s{{1,3}}(?:{_WHOSE})?(?P<names>\S.*)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:text|texte|words|story|texto|testo|tekst)\s{1,3}(?:and|und|et|y|e|og|och|en|&|\+)\s{1,3}(?:photos?|pictures?|fotos?|bilder|bild|foto:s)"
    r"(?:\s?:|\s{1,3}(?:by|von|par|por|di|av|af|door))\s{1,3}(?P<names>\S.*)",
    re.IGNORECASE,
)
_EAST = re.compile(
    r"(?:(?:記者|记者)\s?(?P<names>[^\W\d_]{2,4})(?:[／/](?P<place>[^\W\d_]{2,6}?)(?:報導|报道|電|电))?"
    r"|(?P<korean>[가-힣]{2,4})\s기자(?:\s.{0,60}@.{3,60})?)"
)
_ONLY_HERE = re.compile(r"(?:da|dal|per)\s", re.IGNORECASE)
_FRAME = re.compile(r"(?:[(*–—\-]\s{0,3}){1,2}(?=\w{2,8}[: ])")
# What pages print behind a name.
_BEHIND = re.compile(
    r"(?:\s{0,3}[·•|,–—-]\s{0,3}|\s{1,3})(?:\d{1,2}[\s\-]?min(?:ute)?s?\.?(?:\s{1,3}(?:read|lesezeit|de\s{1,3}lecture|lezen))?"
    r"|\+?\s?follow|exclusive|\d{1,3}\s{1,3}comments?|share)\s{0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Opened:
    """What follows the opening of a byline; `has_pictures` if it names who took them too."""

    names: str
    place: str = ""
    has_pictures: bool = False


def opened(line: str) -> Opened | None:
    """Give what follows "By" in any language, without what frames it; None for any other line."""
    east = _EAST.fullmatch(line)
    if east is not None:
        return Opened(east["names"] or east["korean"], east["place"] or "")
    plain = _FRAME.sub("", line, count=1) if _FRAME.match(line) else line
    if line.startswith("(") and plain.endswith(")"):
        plain = plain[:-1]
    plain = without_noise(plain)
    both = _BOTH.fullmatch(plain)
    match = both or _BY.fullmatch(plain)
    if match is None or (_ONLY_HERE.match(plain) and len(match["names"].split()) < 2):  # noqa: PLR2004 - a first name and a last
        return None
    return Opened(match["names"], has_pictures=both is not None)


def without_noise(line: str) -> str:
    """Take off how long the text takes to read, buttons and the like."""
    return _BEHIND.sub("", line)
