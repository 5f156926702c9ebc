"""What the headers of a list mean: the columns' own names in any spelling, and guesses at other words."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from articles.registers.models import fold
from articles.sources._lists.columns import COLUMNS

# A column that holds the identifiers of one scheme, such as `external_ids.wikidata`.
SCHEME = "external_ids."
# Words that newsrooms write above such a column, folded and with single spaces.
_WORDS: Mapping[str, str] = {
    "name": "source; source name; name of source; outlet; outlet name; organisation; organization; agency; "
    "full name; display name; title; publisher; nom; nombre; nome; naam; quelle; fuente; fonte; bezeichnung; "
    "namn; navn; nazwa; название; имя; 名称; 이름; 名前; الاسم",
    "source_kind": "kind; type; source type; type of source; kind of source; category; art; typ; tipo; "
    "categorie; kategorie; soort; slag; rodzaj; тип",
    "aliases": "alias; also known as; aka; a k a; other names; other name; alternative names; "
    "alternate names; abbreviation; abbreviations; abbr; acronym; short name; further names; synonyms; also; "
    "weitere namen; abkurzung; autres noms; otros nombres",
    "country": "country code; country iso; iso country; iso; iso code; nation; land; pays; pais; paese; "
    "kraj; страна; country region",
    "home_page": "website; web site; url; homepage; web; web page; webpage; web address; link; site; "
    "internet; domain; webseite; site web; sitio web",
    "description": "notes; note; comment; comments; remark; remarks; about; bemerkung; bemerkungen; "
    "anmerkung; beschreibung; remarques; notas",
    "roles": "role; post; posts; position; positions; function",
    "ties": "tie; links to others; relations",
    "grade": "reliability; rating; admiralty; admiralty grade; admiralty code; reliability grade; "
    "source reliability",
    "grade_reason": "reason; reason for grade; rating reason; why",
    "grade_from": "graded on; rated on; valid from; grade date; rating date",
    "grade_rater": "rater; graded by; rated by",
    "external_ids": "identifiers; identifier; external id; external identifiers; ids",
    "id": "uuid; galley id; source id",
    f"{SCHEME}wikidata": "wikidata; wikidata id; wikidata item; qid; q id",
    f"{SCHEME}viaf": "viaf; viaf id",
    f"{SCHEME}isni": "isni",
    f"{SCHEME}lei": "lei",
    f"{SCHEME}issn": "issn",
    f"{SCHEME}ror": "ror; ror id",
    f"{SCHEME}orcid": "orcid",
}
_MEANT = {word.strip(): column for column, words in _WORDS.items() for word in words.split(";")}
_SCHEME_NAME = re.compile(r"[^\s:.]{1,50}")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTER = re.compile(r"[\W_]+")


# No header that means anything is longer. A file may have many cells of one sort, which are looked at once.
_LONGEST, _KEPT = 100, 2_000
# Above the reasons in a file of refused lines: passed over when it comes back.
REASON = "refused_because"


@lru_cache(maxsize=_KEPT)
def column_of(header: str) -> str:
    """Return the column of which this is the name, however it is spaced and capitalized; else nothing."""
    if len(header) > _LONGEST:
        return ""
    name = _plain(header).replace(" ", "_")
    if name in COLUMNS:
        return name
    scheme = clean(header)
    is_scheme = scheme.lower().startswith(SCHEME) and _SCHEME_NAME.fullmatch(scheme[len(SCHEME) :])
    return f"{SCHEME}{scheme[len(SCHEME) :]}" if is_scheme else ""


@lru_cache(maxsize=_KEPT)
def guessed(header: str) -> str:
    """Return the column that is probably meant; else nothing."""
    return column_of(header) or (_MEANT.get(_plain(header), "") if len(header) <= _LONGEST else "")


def guesses(headers: Iterable[str]) -> dict[str, str]:
    """Return a column for each header, none of them twice: those that are named exactly come first."""
    found: dict[str, str] = dict.fromkeys(headers, "")
    for read in (column_of, guessed):
        for header, already in found.items():
            column = read(header)
            if not already and column and column not in found.values():
                found[header] = column
    return found


def clean(header: str) -> str:
    """Return a header without what can't be seen, on one line."""
    seen = "".join(" " if unicodedata.category(c) in {"Cc", "Zs", "Zl", "Zp"} else c for c in header)
    return " ".join("".join(c for c in seen if unicodedata.category(c) != "Cf").split())


def _plain(header: str) -> str:
    """Return the words of a header in lower case, without accents, punctuation, and a remark in brackets at
    the end.
    """
    words = re.sub(r"(?<!\s)\s*[(\[][^()\[\]]*[)\]]\s*[*:]*\Z", "", clean(header))
    return _NO_LETTER.sub(" ", fold(_CAMEL.sub(" ", words))).strip()
