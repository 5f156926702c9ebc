"""The datelines with which agency copy begins: place, day and wire, in every agency's own order.

The styles are those that agencies print: "OSLO, Norway (AP) —", "MOSCOW, March 27. /TASS/.", "Madrid, 27 mar
(EFE).-", "(ANSA) - ROMA, 27 MAR -", "МОСКВА, 27 мар – РИА Новости.", "27.03. Warszawa (PAP) -",
"(서울=연합뉴스)".
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.ingest._agencies import is_outlet, service_of, signed_agencies
from articles.ingest._clock import clock_of
from articles.ingest._dates import Day, FoundDate, date_line, day_in, full_date_in, without_weekday
from articles.ingest._labels import is_label
from articles.ingest._places import in_capitals, is_capital, is_place

_LONGEST, _MOST_ENDS = 140, 10
# Nobody types more than a few spaces there.
_END = re.compile(
    r"(?P<dash>(?:\s{1,3}|(?<=[.,)\]/])\s{0,3})[-–—_]{1,2}\s{1,3}|\s{0,3}[–—]{1,2}\s{0,3}|(?<=[.)\]/])[-–—]{1,2}\s{0,3}"
    r"|\s{0,3}--\s{0,3})"
    r"|(?P<low>(?<=[A-Z]{3})-\s{1,3}|_\s{0,3})|(?P<colon>:\s{1,3}|(?<=[)\]/]):)|(?P<equals>\s{0,3}=\s{1,3})|(?P<stop>\.\s{1,3})"
    r"|(?P<close>(?<=[)\]/】])\.?\s{1,3})|(?P<box>(?<=】)\s{0,3})"
)
_MARKER = re.compile(
    r"\((?P<round>[^()]{2,40})\)|/(?P<slash>[^/()\s][^/()]{1,38})/|\[(?P<square>[^\[\]]{2,40})\]|【(?P<box>[^【】]{2,20})】"
)
_CHINESE = re.compile(
    r"[(（]?(?P<agency>新华社|新華社|中新社|中新网|中央社)(?:[记記]者[^\W\d_]{2,3})?(?P<place>(?:[^\W\d_]{2,10}?)??)"
    r"(?P<day>(?:\d{1,2}月)?\d{1,2}日)[专專]?[电電讯訊][)）]?\s{0,3}"
)
_BETWEEN = re.compile(r"\s{1,3}[-–—]{1,2}\s{1,3}|,|(?<=[^\W\d_]{3})\.(?=\s|$)")
_ARTICLE = re.compile(r"[,\s](?:le|el|den|il|am|on|the|في)$", re.IGNORECASE)
# "BUENOS AIRES, 27 (NA) -": a day without its month says nothing.
_DAY_ALONE = re.compile(r",?\s\d{1,2}\.?$")
# Initials in brackets behind a place are whoever sent it, but for places and rivers.
_INITIALS = re.compile(r"(?!(?:ODER|SAALE|MAIN|USA|UK|UAE|EU|NSW|WA)$)[A-ZÀ-Þ]{2,6}")
_UNSIGNED = re.compile(r"[^\W\d_][^\W\d_]{0,14}[^\W\d_.\-/ ]{0,14}(?:[ .\-][^\W\d_]{1,24})?")
# "KazTAG" behind the day, "KOMPAS.com" behind the place.
_NAMED_LIKE_AGENCY = re.compile(r"[A-Z][^\W\d_]{0,12}[A-Z][^\W\d_]{0,12}")
_TWO_WORDS = re.compile(
    r"(?:New|San|Los|Las|Buenos|Rio|Hong|Tel|Abu|Kuala|Cape|São|Saint|St\.?|Washington)\s"
)
_SITE = re.compile(r"[\w-]{2,30}\.(?:com|id|net|org|ru|info|news)", re.IGNORECASE)
_STATE = re.compile(r",\s[A-Z][a-z]{1,4}\.$")
_EDGES = " \t,;:-–—_=|"
_MOST_WORDS_UNPROVEN = 3


@dataclass(frozen=True, slots=True)
class Dateline:
    """The words before the dash: any part may be empty. `certain` is False for a place without any proof;
    `day` is a day without its year; `outlets` are no wires.
    """

    located: str
    date: FoundDate | None
    agencies: tuple[str, ...]
    certain: bool
    day: Day | None = None
    outlets: tuple[str, ...] = ()

    @property
    def told(self) -> int:
        """How many of place, day and wire it gives."""
        return (
            bool(self.located)
            + (self.date is not None or self.day is not None)
            + bool(self.agencies or self.outlets)
        )


@dataclass(slots=True)
class _Signs:
    """What the brackets of a dateline hold, and the words without them."""

    rest: str
    agencies: list[str]
    outlets: list[str]
    place: str = ""


def dateline(text: str) -> Dateline | None:
    """Read the dateline at the beginning of a paragraph, such as "SEOUL, March 27 (Reuters) - ".

    Of several ends that make sense, the one that tells most counts.
    """
    head = text[: _LONGEST + 1]
    chinese = _CHINESE.match(head)
    if chinese is not None:
        found = day_in(chinese["day"])
        return Dateline(
            chinese["place"], None, (chinese["agency"],), certain=True, day=found[1] if found else None
        )
    best: Dateline | None = None
    for number, end in enumerate(_END.finditer(head)):
        if number == _MOST_ENDS:
            break
        following = text[end.end() : end.end() + 1]
        if not following or following.isspace():
            continue
        tried = _read(head[: end.start()], str(end.lastgroup), following)
        if tried is not None and (best is None or tried.told > best.told):
            best = tried
    return best


def _read(head: str, mark: str, following: str) -> Dateline | None:
    """Read the words before one possible end of the dateline."""
    signs = _without_signs(head.strip())
    before, date, day, after = _split_at_date(signs.rest)
    if before.endswith("(") and after.startswith(")"):
        # The day stands in brackets: GENEVA (27 March 2025).
        before, after = before[:-1], after[1:]
    place = signs.place or _take_agencies(_DAY_ALONE.sub("", before) if signs.agencies else before, signs)
    if after and clock_of(after.strip(_EDGES + ".")) is None:
        rest = _take_agencies(after, signs)
        if rest and place and not signs.agencies and _NAMED_LIKE_AGENCY.fullmatch(rest):
            signs.agencies.append(rest)
        elif rest and place:
            return None
        place = place or rest
    dated = date is not None or day is not None
    if place and not is_place(place):
        return None
    found = Dateline(place, date, tuple(signs.agencies), certain=False, day=day, outlets=tuple(signs.outlets))
    return _judged(found, mark, following, dated=dated)


def _judged(found: Dateline, mark: str, following: str, *, dated: bool) -> Dateline | None:
    """Say whether there is proof enough for this kind of end."""
    place, signed = found.located, bool(found.agencies or found.outlets)
    capitals = in_capitals(place)
    if not (place or found.agencies) or _is_named_agency(found) or (not signed and is_label(place)):
        return None
    quiet = signed and not dated and not capitals and following.islower()
    if quiet and place:
        return None
    proven = signed or (dated and bool(place))
    if mark in {"stop", "equals", "low", "close", "box"}:
        enough = signed and (mark != "close" or not following.islower())
        enough = enough or (mark == "stop" and dated and capitals)
    elif mark == "colon":
        enough = proven or capitals
    else:
        few_words = len(place.split()) <= _MOST_WORDS_UNPROVEN and "-" not in place
        cased = place[:1].isupper()
        enough = proven or capitals or (few_words and cased and not following.islower() and mark == "dash")
    if not enough:
        return None
    certain = proven or (capitals and mark == "dash")
    return Dateline(place, found.date, found.agencies, certain, found.day, found.outlets)


def _is_named_agency(found: Dateline) -> bool:
    """Say whether the brackets only abbreviate the words before them: "The Korean Central News Agency
    (KCNA)".
    """
    words = [word for word in found.located.replace("-", " ").split() if is_capital(word[0])]
    if not found.agencies or found.day is not None or found.date is not None or len(words) < 2:  # noqa: PLR2004
        return False
    initials = "".join(word[0] for word in words).upper()
    return words[0] in {"The", "Le", "La", "Die"} or initials.endswith(found.agencies[-1].upper())


def _without_signs(head: str) -> _Signs:
    """Take the agencies that stand in brackets out of a dateline; other brackets belong to the place."""
    signs = _Signs(head, [], [])
    kept: list[str] = []
    last = 0
    for match in _MARKER.finditer(head):
        name = next(group for group in match.groups() if group).strip()
        place, joined, agency = name.rpartition("=")
        if joined and signed_agencies(agency):
            signs.place, name = place.strip(), agency
        elif match["box"] and signed_agencies(name[-2:]):
            signs.place, name = name[:-2], name[-2:]
        agencies = signed_agencies(name)
        dated = day_in(head[: match.start()]) is not None or full_date_in(head[: match.start()]) is not None
        if agencies:
            signs.agencies += agencies
        elif match["round"] and (service_of(name) or _ends_with_initials(head, match, name)):
            signs.agencies.append(service_of(name) or name)
        elif is_outlet(name) or _SITE.fullmatch(name):
            signs.outlets.append(name)
        elif (
            (match["round"] or match["slash"]) and dated and _UNSIGNED.fullmatch(name) and is_capital(name[0])
        ):
            # No place follows the day in a dateline: whoever stands there has sent it.
            signs.agencies.append(name)
        else:
            continue
        kept.append(head[last : match.start()])
        last = match.end()
    signs.rest = " ".join([*kept, head[last:]]).strip()
    return signs


def _ends_with_initials(head: str, match: re.Match[str], name: str) -> bool:
    """Say whether initials that aren't known end the words: "ATHENS (XYZ) -"."""
    before, behind = head[: match.start()].strip(_EDGES), head[match.end() :].strip(_EDGES + ".")
    return bool(before) and not behind and _INITIALS.fullmatch(name) is not None and not is_outlet(name)


def _split_at_date(text: str) -> tuple[str, FoundDate | None, Day | None, str]:
    """Split a dateline at its day: what stands before, the full date or the day, and what stands after."""
    full = full_date_in(text)
    if full is not None:
        return without_weekday(full[0]), full[1], None, without_weekday(full[2].strip(_EDGES + "."))
    partial = day_in(text)
    if partial is not None:
        return partial[0], None, partial[1], without_weekday(partial[2].strip(_EDGES + "."))
    return text, None, None, ""


def _take_agencies(text: str, signs: _Signs) -> str:
    """Take agencies without brackets, first or last between commas or dashes; give the place that is left."""
    rest = _ARTICLE.sub("", text.strip(_EDGES)).strip(_EDGES)
    parts = [part.strip() for part in _BETWEEN.split(rest)]
    ends = (parts[-1], parts[0]) if len(parts) > 1 else (rest,)
    for name in ends:
        agencies = signed_agencies(name) if len(name) > 1 else []
        if agencies and not signs.agencies:
            signs.agencies += agencies
            at_end = rest.endswith(name) and name == parts[-1]
            rest = rest[: len(rest) - len(name)] if at_end else rest[len(name) :]
            rest = rest.strip(_EDGES)
    if len(parts) > 1 and rest.endswith(parts[-1]) and (_SITE.fullmatch(parts[-1]) or _is_branch(parts[-1])):
        signs.outlets.append(parts[-1])
        rest = rest[: len(rest) - len(parts[-1])].strip(_EDGES)
    # The full stop of "MOSCOW." goes, those of "D.C." and "PORTLAND, Ore." stay.
    shortened = "." in rest[-4:-1] or _STATE.search(rest)
    return rest[:-1] if rest.endswith(".") and not shortened else rest


def _is_branch(name: str) -> bool:
    """Say whether a name is an outlet's, or that of its edition: "CNN Indonesia"."""
    return is_outlet(name) or is_outlet(name.split(" ", 1)[0])


def place_and_date(text: str) -> tuple[str, FoundDate | None]:
    """Read a line that holds a place and a full date, such as "Seoul, 27 March 2025"."""
    full = full_date_in(text)
    place = _ARTICLE.sub("", without_weekday(full[0].strip(_EDGES))).strip(_EDGES) if full is not None else ""
    parted = full is not None and full[0].rstrip()[-1:] in {"-", "–", "—"}
    # "Press Briefing - 27 March 2025" is a title: before a dash, only one word is sure to be a place.
    sure = is_place(place) and not (
        parted and " " in place and "," not in place and not _TWO_WORDS.match(place)
    )
    date = date_line(text[len(place) :].lstrip(_EDGES)) if place and sure else None
    return (place, date) if date is not None else ("", None)
