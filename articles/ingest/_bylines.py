"""Who wrote it and where: bylines, and the datelines with which agency copy begins."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.ingest._agencies import is_agency, only_agencies
from articles.ingest._dates import FoundDate, date_line

_BY = re.compile(
    r"(?:(?:text|words|story|written|report)\s+)?(?:by|von|par|por|text:)\s+(?P<names>\S.*)", re.IGNORECASE
)
_LONGEST_BYLINE, _MOST_WORDS = 140, 18
_SMALL = """
and und et y e & de du des da di del della van von vom der den la le les bin ibn al el in im aus à au aux for für
pour the mit with avec at zu zum zur ter ten – - staff
"""
_SMALL_WORDS = frozenset(_SMALL.split())

# Nobody types more than a few spaces there; the pattern would start again at each space of a longer run.
_DATELINE = re.compile(
    r"(?P<head>[^–—\n]{0,90}?)(?P<mark>\s{1,9}[-–—]{1,2}\s{1,9}|\s{0,9}[–—]{1,2}\s{0,9}|:\s{1,9}"
    r"|\)\s{0,9}[-–—]{1,9}\s{0,9})(?=\S)"
)
_AGENCY = re.compile(r"(?P<rest>.*?)(?<![,\s])[,\s]*+\((?P<agency>[^()]{2,40})\)?\s*")
_PLACE_WORD = re.compile(r"[^\W\d_][\w.'’/\-]*,?|&")
_PLACE_SMALL = "de la le les du des sur am an der im in of the upon al el and und et near bei"
_PLACE_SMALL_WORDS = frozenset(_PLACE_SMALL.split())
# German regional services: "dpa/lno" is the dpa of the north.
_REGION = re.compile(r"/[a-z]{2,4}$")
_LONGEST_PLACE, _MOST_PLACE_WORDS, _MOST_WORDS_UNPROVEN = 50, 6, 3
_SHORTEST_CAPITALS = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before the dash: any part may be empty. `certain` is False for a place without any
    proof.
    """

    located: str
    date: FoundDate | None
    agencies: tuple[str, ...]
    certain: bool


def byline(text: str) -> str:
    """Give the names of a line such as "By A and B", "Von A, Berlin" or "Par A"; empty if it is none."""
    match = _BY.fullmatch(text.strip()) if len(text) <= _LONGEST_BYLINE else None
    if match is None:
        return ""
    names = match["names"]
    words = names.replace(",", " ").replace("/", " ").split()
    proper = [word for word in words if word.strip("()") not in _SMALL_WORDS]
    plausible = (
        len(words) <= _MOST_WORDS
        and bool(proper)
        and all(word.strip("().’'")[:1].isupper() or is_agency(word) for word in proper)
        and not any(character.isdigit() for character in names)
        and not re.search(r"[!?;:…]$|[^\W\d_]{3}\.$", names)
    )
    return names if plausible else ""


def dateline(text: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph, such as "SEOUL, March 27 (Reuters) - "."""
    match = _DATELINE.match(text)
    if match is None:
        return None
    head, colon = match["head"].strip(), match["mark"].startswith(":")
    agencies: list[str] = []
    bracketed = _AGENCY.fullmatch(head)
    if bracketed is not None:
        agencies = only_agencies(_REGION.sub("", bracketed["agency"]))
        head = bracketed["rest"].strip()
        if not agencies and not head.isupper():
            return None
    place, date, dated = _place_and_date(head)
    if (place and not is_place(place)) or not (place or agencies):
        return None
    in_capitals = len(place) >= _SHORTEST_CAPITALS and place.split(",")[0].isupper()
    certain = bool(agencies) or dated or in_capitals
    following = text[match.end() : match.end() + 1]
    unproven = (
        len(place.split()) <= _MOST_WORDS_UNPROVEN and "-" not in match["mark"] and not following.islower()
    )
    if colon and not in_capitals:
        return None
    return Dateline(place, date, tuple(agencies), certain) if certain or unproven else None


def place_and_date(text: str) -> tuple[str, FoundDate | None]:
    """Read a line that holds a place and a full date, such as "Seoul, 27 March 2025"."""
    place, date, _ = _place_and_date(text)
    return (place, date) if place and date is not None and is_place(place) else ("", None)


def _place_and_date(head: str) -> tuple[str, FoundDate | None, bool]:
    """Split "SEOUL, South Korea, March 27, 2025" into the place, the date, and whether there is any."""
    parts = [part.strip() for part in head.split(",")]
    for first in range(len(parts)):
        rest = ", ".join(parts[first:])
        date = date_line(rest)
        if date is not None or date_line(f"{rest} 2000") or date_line(f"{rest}, 2000"):
            return ", ".join(parts[:first]), date, True
    return head, None, False


def is_place(text: str) -> bool:
    """Say whether a text could be a place: few words, each of them a name or a small word."""
    words = text.split()
    return (
        len(text) <= _LONGEST_PLACE
        and len(words) <= _MOST_PLACE_WORDS
        and words[0][:1].isupper()
        and all(
            _PLACE_WORD.fullmatch(word) and (word[0].isupper() or word in _PLACE_SMALL_WORDS)
            for word in words
        )
    )
