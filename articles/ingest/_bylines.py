"""Bylines: the names alone, apart from roles, outlets, places, addresses and whoever took the pictures."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from articles.ingest._agencies import is_agency, is_outlet
from articles.ingest._months import WEEKDAYS
from articles.ingest._places import is_place

_BY = re.compile(
    r"(?:(?:text|words|story|written|report|reported|reporting|article|analysis|texte|texto|testo|tekst)\s{1,3})?"
    r"(?:by|von|par|por|di|af|av|door|oleh|per|por\s{1,3}el|text:|texte\s?:|texto:|testo:|tekst:|autor(?:a|in)?:|auteur\s?:"
    r"|автор:|author:|words:|byline:|by:|written\s{1,3}by:)\s{1,3}(?P<names>\S.*)",
    re.IGNORECASE,
)
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
_PICTURES = re.compile(
    r"(?:[/|;,–—\-]|\band\b|\bund\b|\bet\b|\by\b|\be\b)?\s{0,3}\b(?:photos?|photographs?|photography|pictures?|images?|video|visuals|graphics|illustrations?|fotos?"
    r"|bilder|bild|photographies|fotografías?|foto:?s|foto|bilde|illustration)(?:\s?:|\s{1,3}(?:by|von|par|por|di|av|af|door|de))\s{0,3}"
    r"(?P<name>[^/|;,()]{2,60})",
    re.IGNORECASE,
)
_TEXT_MARK = re.compile(r"\s{0,3}\((?:text|texte|texto|words|story|testo|tekst)\)", re.IGNORECASE)
_PICTURE_MARK = re.compile(
    r"(?:,|\band\b|\bund\b|\bet\b|\by\b|&|/)\s{0,3}(?P<name>[^,/()&]{2,50})\s?\((?:photos?|fotos?|pictures?|bilder|bild|video)\)",
    re.IGNORECASE,
)
_BOTH = re.compile(
    r"(?:text|texte|words|story|texto|testo|tekst)\s{1,3}(?:and|und|et|y|e|og|och|en|&|\+)\s{1,3}(?:photos?|pictures?|fotos?|bilder|bild|foto:s)"
    r"(?:\s?:|\s{1,3}(?:by|von|par|por|di|av|af|door))\s{1,3}(?P<names>\S.*)",
    re.IGNORECASE,
)
_SPACED_DASH = re.compile(r"\s{1,3}[-–—|]{1,2}\s{1,3}")
_BRACKETS = re.compile(r"\((?:(?:with|avec|mit|con|com|med|met)\s{1,3})?(?P<inner>[^()]{2,60})\)")
_TAIL = re.compile(
    r"\s{1,3}(?:(?P<in>in|IN|aus|à|en|from|i|à|em|w|te|reports\s{1,3}from|reporting\s{1,3}from)"
    r"|(?P<for>for|FOR|für|pour|para|per|voor|til|of|at|with|mit|avec|con|com))\s{1,3}(?P<rest>\S.*)"
)
_ARTICLE = re.compile(r"(?:the|die|der|das|le|la|el|il|de)\s{1,3}(?=[A-ZÀ-Þ])", re.IGNORECASE)
_AND = re.compile(
    r"\s{1,3}(?:and|und|et|y|e|og|och|en|i|ja|ve|dan|&|и|та)\s{1,3}|\s{0,3}[/;&]\s{0,3}", re.IGNORECASE
)
_JOINED = re.compile(r"(?:and|und|et|y|e|og|och|en|i|&)\s{1,3}", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:correspondents?|reporters?|editors?|writers?|columnists?|staff|bureau|chief|journalists?|analysts?|producers?|contributors?"
    r"|freelancer?|critic|desk|head|anchor|fellow|professor|special\s{1,3}to|in\s{1,3}chief|\w{0,20}korrespondent(?:in|en)?|\w{0,20}redakteur(?:in|e)?"
    r"|redaktion|reporterin|chefredakteur(?:in)?|journaliste?s?|correspondante?|envoyée?|rédact(?:eur|rice)|chroniqueu(?:r|se)|corresponsal|enviad[oa]|redactora?"
    r"|periodista|inviat[oa]|corrispondente|giornalista|correspondente|jornalista|redatora?|verslaggever|redacteur|redaktør|redaktör"
    r"|toimittaja|kirjeenvaihtaja|journalisti|dziennikarka?|корреспондент|журналист|muhabiri?)(?![^\W\d_])",
    re.IGNORECASE,
)
_OUTLET = re.compile(
    r"\b(?:News|Times|Post|Herald|Tribune|Gazette|Journal|Press|Agency|Zeitung|Network|Radio|TV|Magazine|Guardian|Telegraph|Chronicle"
    r"|Observer|Mail|Mirror|Standard|Independent|Courier|Dispatch|Examiner|Globe|Sun|Star|Record|Register|Review|Service|Media|Online"
    r"|Broadcasting|Television|Tageblatt|Nachrichten|Anzeiger|Rundschau|Kurier|Presse|Presseagentur|Blatt|Daily|Weekly|Wire|Today|Bulletin|Inquirer"
    r"|Monde|Figaro|Libération|País|Mundo|Corriere|Repubblica|Politico|Bloomberg|Spiegel|Welt|Volkskrant|Aftenposten|Dagbladet|Diario|Jornal)\b"
)
_OF_OUTLET = re.compile(
    r"\b(?:for|at|of|to|für|pour|para|per|voor|with)\s{1,3}(?:the\s{1,3})?(?P<name>[A-ZÀ-Þ].{1,60})$"
)
_IN_PLACE = re.compile(r"\b(?:in|en|a|à|i|aus)\s{1,3}(?P<name>[A-ZÀ-Þ].{1,40})$")
_PLACE_ENDS = re.compile(r"\s(?:City|Town|Beach|Island|Springs|Falls|Harbour|Harbor|D\.?C\.?)$")
_PLACE_BEGINS = re.compile(
    r"(?:New|San|Santa|Los|Las|Saint|St\.?|El|La|Le|Den|Buenos|Rio|Hong|Tel|Abu|Kuala|Cape|Mexico|Sri|Sierra|Costa|Saudi|South|North"
    r"|East|West|United|Port|São|Santo|Addis|Phnom|Ho|Washington|The|Bad|Frankfurt|Salt|Fort|Baton|Little|Des)\s"
)


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
    both = _BOTH.fullmatch(line)
    match = both or _BY.fullmatch(line)
    found = _read(match["names"]) if match is not None else None
    if found is None or not (found.is_outlet or _plausible(found.names, least=1)):
        return None
    if both is not None:
        found.pictures.append(found.names)
    return found


def bare_byline(text: str) -> Byline | None:
    """Read a line of names without "By". Only what else it says of them proves it: "Maria Holt, BBC News,
    Oslo".
    """
    line = text.strip().removesuffix("=").rstrip()
    if len(line) > _LONGEST or line.endswith((".", "!", "?", ":", ";")):
        return None
    found = _read(line)
    if found is None or found.is_outlet or not _plausible(found.names, least=2):
        return None
    several = bool(_AND.search(found.names))
    addressed = "@" in line
    proven = found.outlets or found.pictures or found.roles or addressed or (found.located and several)
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
        word[:1].isupper() or _ROLE.fullmatch(word) for word in words
    )


def _is_headed(piece: str) -> bool:
    """Say whether words follow a role or an outlet, as in the headline "Police Chief Resigns"."""
    if is_agency(piece) or is_outlet(piece) or _OF_OUTLET.search(piece) or _IN_PLACE.search(piece):
        return False
    return not any(match.end() == len(piece) for known in (_ROLE, _OUTLET) for match in known.finditer(piece))


def _read(text: str) -> Byline | None:
    """Take apart what follows "By"."""
    if len(text.split()) > _MOST_WORDS:
        return None
    found = Byline("")
    rest = _HANDLE.sub(" ", _ADDRESS.sub(" ", _SPACED_DASH.sub(", ", text)))
    for pattern in (_PICTURES, _PICTURE_MARK):
        found.pictures += [match["name"].strip() for match in pattern.finditer(rest)]
        rest = pattern.sub("", rest)
    rest = _TEXT_MARK.sub("", rest)
    for match in _BRACKETS.finditer(rest):
        _put(found, match["inner"].strip())
    rest = " ".join(_BRACKETS.sub(" ", rest).split()).strip(" ,;|/–—-=").replace(" ,", ",")
    people: list[str] = []
    pieces = [piece.strip() for piece in rest.split(",") if piece.strip()]
    last_list = max(
        (at for at, piece in enumerate(pieces) if _AND.search(piece) and not _ROLE.search(piece)), default=0
    )
    for at, piece in enumerate(pieces):
        if at == 0 or (at <= last_list and not _is_other(piece)):
            people.append(_names(piece, found))
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


def _is_other(piece: str) -> bool:
    """Say whether a piece between names is none."""
    return (
        is_agency(piece)
        or is_outlet(piece)
        or bool(_ROLE.search(piece) or _OUTLET.search(piece))
        or " " not in piece
    )


def _put(found: Byline, piece: str) -> bool:
    """Put a piece that is no name where it belongs: an outlet, a role or a place. Say whether it was one."""
    words = piece.removeprefix("and ").strip()
    if is_agency(words) or is_outlet(words):
        found.outlets.append(words)
    elif _ROLE.search(words):
        found.roles.append(words)
        _role_outlet(found, words)
    elif _OUTLET.search(words) and words[:1].isupper():
        found.outlets.append(words)
    elif is_place(words) and (" " not in words or _PLACE_BEGINS.match(words) or _PLACE_ENDS.search(words)):
        found.located = f"{found.located}, {words}" if found.located else words
    else:
        return False
    return True


def _role_outlet(found: Byline, words: str) -> None:
    """Take the outlet out of "Associated Press Writer" and "special to the Harbour Times", the place out of
    "envoyé à Rome".
    """
    before = _ROLE.split(words)[0].strip()
    if is_agency(before) or is_outlet(before):
        found.outlets.append(before)
    outlet, place = _OF_OUTLET.search(words), _IN_PLACE.search(words)
    if outlet is not None and (is_agency(outlet["name"]) or _OUTLET.search(outlet["name"])):
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
        if name:
            names += (joints[at - 1] if names else "") + name
    return names


def _name(part: str, found: Byline) -> str:
    """Give one name without what follows it."""
    match = _TAIL.search(part)
    if match is None:
        return "" if _ends_as_outlet(part, found) else part
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
    if not is_agency(part):
        return False
    found.outlets.append(part)
    return True


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
