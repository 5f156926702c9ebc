"""Bylines: the names alone, apart from roles, outlets, places, addresses and whoever took the pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.ingest._agencies import is_agency, is_outlet
from articles.ingest._byline_openings import opened, without_noise
from articles.ingest._byline_words import (
    AT_PLACE,
    DEGREE,
    HELPED,
    IN_PLACE,
    OF_OUTLET,
    OUTLET,
    PICTURE_MARK,
    PICTURES,
    PLACE_BEGINS,
    PLACE_ENDS,
    ROLE,
    ROLE_BEHIND,
    SUFFIX,
    TEXT_MARK,
)
from articles.ingest._months import WEEKDAYS
from articles.ingest._places import is_place

_LONGEST, _LONGEST_SECOND, _MOST_WORDS, _MOST_WORDS_OF_NAME = 200, 70, 30, 6
_SMALL = "de du des da do dos di del della la van von vom der den bin ibn al el of ter ten zu zur d' e y"
_BETWEEN = "the for in to and of at de la und et y"
_BETWEEN_WORDS = frozenset(_BETWEEN.split())
_SMALL_WORDS = frozenset(_SMALL.split())
_ADDRESS = re.compile(
    r"[(<\[]?\s?(?:e-?mail:?\s{1,3})?[\w.+\-]{1,64}@[\w\-]{1,63}(?:\.[\w\-]{1,63}){1,4}\s?[)>\]]?",
    re.IGNORECASE,
)
_HANDLE = re.compile(
    r"[(\[]?\s?(?:(?:twitter|x|bluesky|instagram|mastodon|on\s{1,3}twitter|via\s{1,3}twitter)\s?:?\s{0,3})?"
    r"(?<![\w.])@[\w.]{1,40}(?:@[\w.]{1,40})?\s?[)\]]?",
    re.IGNORECASE,
)
_SPACED_DASH = re.compile(r"\s{1,3}[-–—|]{1,2}\s{1,3}")
_BRACKETS = re.compile(r"\((?:(?:with|avec|mit|con|com|med|met)\s{1,3})?(?P<inner>[^()]{2,60})\)")
_TAIL = re.compile(
    r"\s{1,3}(?:(?P<in>in|IN|aus|à|en|from|i|à|em|w|te|reports\s{1,3}from|reporting\s{1,3}from)"
    r"|(?P<for>for|FOR|für|pour|para|per|voor|til|of|at))\s{1,3}(?P<rest>\S.*)"
)
_ARTICLE = re.compile(r"(?:the|die|der|das|le|la|el|il|de)\s{1,3}(?=[A-ZÀ-Þ])", re.IGNORECASE)
_AND = re.compile(
    r"\s{1,3}(?:and|und|et|y|e|og|och|en|i|ja|ve|dan|&|и|та|with|mit|avec|con|com|met|med)\s{1,3}|\s{0,3}[/;&]\s{0,3}",
    re.IGNORECASE,
)
_JOINED = re.compile(r"(?:and|und|et|y|e|og|och|en|i|&)\s{1,3}", re.IGNORECASE)


@dataclass(slots=True)
class Byline:
    """Who a byline names, as printed, and what else it says of them."""

    names: str
    located: str = ""
    outlets: list[str] = field(default_factory=list)
    pictures: list[str] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    @property
    def is_outlet(self) -> bool:
        """Whether it names an outlet and nobody of it: "By AFP"."""
        return bool(self.outlets) and self.names == ", ".join(self.outlets)


def byline(text: str) -> Byline | None:
    """Read a line such as "By A and B, The Times", "Von A, Berlin" or "Par A (avec AFP)"; None if it is none."""
    line = text.strip().removesuffix("=").rstrip()
    if len(line) > _LONGEST:
        return None
    start = opened(line)
    found = _read(start.names) if start is not None else None
    if start is None or found is None or not (found.is_outlet or _plausible(found.names, least=1)):
        return None
    found.located = found.located or start.place
    if start.has_pictures:
        found.pictures.append(found.names)
    return found


def bare_byline(text: str) -> Byline | None:
    """Read a line of names without "By". Only what else it says of them proves it: "Maria Holt, BBC News,
    Oslo".
    """
    line = text.strip().removesuffix("=").rstrip()
    if len(line) > _LONGEST or line.endswith((".", "!", "?", ":", ";")):
        return None
    plain = without_noise(line)
    found = _read(plain)
    if found is None or found.is_outlet or not _plausible(found.names, least=2):
        return None
    several = bool(_AND.search(found.names)) or "," in found.names
    addressed = "@" in line or plain != line
    placed = found.located and (several or ("/" in line and found.located.isupper()))
    proven = found.outlets or found.pictures or found.roles or addressed or placed
    return found if proven else None


def is_address(text: str) -> bool:
    """Say whether a text is nothing but an e-mail address or a handle."""
    return bool(_ADDRESS.fullmatch(text.strip()) or _HANDLE.fullmatch(text.strip()))


def is_second_line(text: str) -> Byline | None:
    """Read what may stand under a name: a role, an outlet and a place, and no sentence."""
    line = text.strip().removesuffix("=").rstrip()
    if len(line) > _LONGEST_SECOND or line.endswith((".", "!", "?", ":")):
        return None
    found = Byline("")
    pieces = [piece.strip() for piece in line.split(",")]
    named = all(_is_title(piece) and _put(found, piece) for piece in pieces)
    return found if named and (found.roles or found.outlets) and not _is_headed(pieces[0]) else None


def _is_title(piece: str) -> bool:
    """Say whether a piece is a few words, each with a capital, small, or a role's."""
    words = [word for word in piece.split() if word.casefold() not in _BETWEEN_WORDS]
    return 0 < len(words) <= _MOST_WORDS_OF_NAME and all(
        word[:1].isupper() or ROLE.fullmatch(word) for word in words
    )


def _is_headed(piece: str) -> bool:
    """Say whether words follow a role or an outlet, as in the headline "Police Chief Resigns"."""
    if is_agency(piece) or is_outlet(piece) or OF_OUTLET.search(piece) or IN_PLACE.search(piece):
        return False
    return not any(match.end() == len(piece) for known in (ROLE, OUTLET) for match in known.finditer(piece))


def _read(text: str) -> Byline | None:
    """Take apart what follows "By"."""
    if len(text.split()) > _MOST_WORDS:
        return None
    found = Byline("")
    rest = _HANDLE.sub(" ", _ADDRESS.sub(" ", _SPACED_DASH.sub(", ", text)))
    for pattern in (PICTURES, PICTURE_MARK):
        found.pictures += [match["name"].strip() for match in pattern.finditer(rest)]
        rest = pattern.sub("", rest)
    rest = TEXT_MARK.sub("", rest)
    for match in _BRACKETS.finditer(rest):
        _put(found, match["inner"].strip())
    rest = " ".join(_BRACKETS.sub(" ", rest).split()).strip(" ,;|/–—-=").replace(" ,", ",")
    people: list[str] = []
    pieces = [piece.strip() for piece in rest.split(",") if piece.strip()]
    last_list = max(
        (at for at, piece in enumerate(pieces) if _AND.search(piece) and not ROLE.search(piece)), default=0
    )
    for at, piece in enumerate(pieces):
        if at == 0 or (at <= last_list and not _is_other(piece)):
            people.append(_names(piece, found))
        elif (helper := HELPED.fullmatch(piece)) is not None or _is_placed_name(piece):
            people.append(_names(helper["name"] if helper else piece, found))
        elif people and SUFFIX.fullmatch(piece):
            people[-1] = f"{people[-1]}, {piece}"
        elif not _put(found, piece):
            if not _plausible(_JOINED.sub("", piece), least=2):
                return None
            people.append(piece)
    found.names = "".join(
        name if not at else f" {name}" if _JOINED.match(name) else f", {name}"
        for at, name in enumerate(name for name in people if name)
    )
    # "By AFP" names nobody else.
    found.names = found.names or (", ".join(found.outlets) if len(pieces) == 1 else "")
    return found if found.names else None


def _is_placed_name(piece: str) -> bool:
    """Say whether a piece names somebody and where they are: "Tom Berg in Bergen"."""
    match = _TAIL.search(piece)
    return bool(match and match["in"] and _is_name(piece[: match.start()], 2) and is_place(match["rest"]))


def _is_other(piece: str) -> bool:
    """Say whether a piece between names is none."""
    return (
        is_agency(piece)
        or is_outlet(piece)
        or bool(ROLE.search(piece) or OUTLET.search(piece))
        or " " not in piece
    )


def _put(found: Byline, piece: str) -> bool:
    """Put a piece that is no name where it belongs: an outlet, a role or a place. Say whether it was one."""
    words = AT_PLACE.sub("", piece.removeprefix("and ").strip())
    if is_agency(words) or is_outlet(words):
        found.outlets.append(words)
    elif DEGREE.fullmatch(words):
        found.roles.append(words)
    elif ROLE.search(words):
        found.roles.append(words)
        _role_outlet(found, words)
    elif OUTLET.search(words) and words[:1].isupper():
        found.outlets.append(words)
    elif is_place(words) and (" " not in words or PLACE_BEGINS.match(words) or PLACE_ENDS.search(words)):
        found.located = f"{found.located}, {words}" if found.located else words
    else:
        return False
    return True


def _role_outlet(found: Byline, words: str) -> None:
    """Take the outlet out of "Associated Press Writer" and "special to the Harbour Times", the place out of
    "envoyé à Rome".
    """
    before = ROLE.split(words)[0].strip()
    if is_agency(before) or is_outlet(before):
        found.outlets.append(before)
    outlet, place = OF_OUTLET.search(words), IN_PLACE.search(words)
    if outlet is not None and (is_agency(outlet["name"]) or OUTLET.search(outlet["name"])):
        found.outlets.append(outlet["name"])
    elif place is not None and is_place(place["name"]):
        found.located = found.located or place["name"]


def _names(piece: str, found: Byline) -> str:
    """Give the names of a piece, "A in Oslo and B for the Times", without places and outlets."""
    parts = _AND.split(piece)
    joints = _AND.findall(piece)
    names = ""
    for at, part in enumerate(parts):
        name = _name(part.strip(), found)
        if at and "/" in joints[at - 1] and " " not in name and is_place(name):
            found.located, name = found.located or name, ""
        if name:
            names += (joints[at - 1] if names else "") + name
    return names


def _name(part: str, found: Byline) -> str:
    """Give one name without what follows it."""
    match = _TAIL.search(part)
    if match is None:
        return "" if _ends_as_outlet(part, found) else _without_role(part, found)
    # "in Oslo for the Times": the second is read first.
    rest = _name(match["rest"], found) if _TAIL.search(match["rest"]) else match["rest"]
    rest = _ARTICLE.sub("", rest, count=1).strip()
    if match["in"] and is_place(rest):
        found.located = found.located or rest
    elif match["for"] and (rest[:1].isupper() or is_agency(rest)):
        found.outlets.append(rest)
    else:
        return part
    return part[: match.start()].strip()


def _ends_as_outlet(part: str, found: Byline) -> bool:
    """Say whether this part of a list is an agency: "By Maria Holt and agencies"."""
    name = part.removesuffix(" Staff")
    if not is_agency(name) and not is_outlet(name):
        return False
    found.outlets.append(name)
    return True


def _without_role(part: str, found: Byline) -> str:
    """Take a role without a comma off a name: "Maria Holt Staff Writer"."""
    match = ROLE_BEHIND.fullmatch(part)
    if match is None:
        return part
    found.roles.append(match["role"])
    return match["name"]


def names_in(by: str) -> list[str]:
    """Return each name of a byline's names: "A, B und C"."""
    return [name for piece in by.split(",") for part in _AND.split(piece) if (name := part.strip())]


def _plausible(names: str, *, least: int) -> bool:
    """Say whether every part reads as somebody's name, of `least` words or more."""
    parts = names_in(names)
    return bool(parts) and all(_is_name(part, least) for part in parts)


def _is_name(part: str, least: int) -> bool:
    words = part.split()
    if len(words) == 1 and part.casefold() in WEEKDAYS:
        return False
    proper = [word for word in words if word not in _SMALL_WORDS]
    return (
        least <= len(words) <= _MOST_WORDS_OF_NAME
        and bool(proper)
        and all(
            word.strip("().’'“”\"")[:1].isupper() or not word.strip("().’'“”\"")[:1].islower()
            for word in proper
        )
        and all(word.strip("().’'“”\"")[:1].isalpha() for word in proper)
        and not any(character.isdigit() for character in part)
        and not re.search(r"[!?;:…]$|[^\W\d_]{3}\.$", part)
    )
