"""Lines that thank somebody: picture credits, wire credits, and who reported and edited."""

from __future__ import annotations

import re

from articles.ingest._agencies import is_agency, is_picture_source, only_agencies, split_names
from articles.ingest.types import CreditRole, RecognisedCredit

Credits = tuple[RecognisedCredit, ...]

_LONGEST_LINE = 160
_LONGEST_CAPTION = 500
_LONGEST_NAME = 60
# With more words than this, what follows a credit's first word is a sentence.
_MOST_WORDS = 12

_PICTURE_WORD = (
    r"(?:(?:file\s+)?(?:photo(?:graph)?|picture|image|foto|bild|video)s?(?:\s+credits?)?|(?:photo\s+)?credit"
    r"|crédits?(?:\s+photo)?|photo\s+d'archive)"
)
_PICTURE = re.compile(
    rf"[\[(]?{_PICTURE_WORD}(?:\s*+[:©|]|\s++by\s)\s*+(?P<name>[^\[\]]+?)[\])]?\.?", re.IGNORECASE
)
# A path begins with a slash, too: only a name after a space, or one that pictures come from, is credited.
_SLASH = re.compile(r"/(?P<space>\s{0,9})(?P<name>[^/\s][^/]*(?:/[^/\s][^/]*)*)")
_COPYRIGHT = re.compile(r"(?:©|\(c\)|copyright)\s*+(?:\d{4}\s*+)?(?P<name>.+?)\.?", re.IGNORECASE)
_AP_PHOTO = re.compile(
    r"[\[(]?(?P<name>(?:AP|AFP|Reuters|EPA|PA)\s+(?:Photo|Images?)\b[^\[\]()]*)[\])]?", re.IGNORECASE
)

_CAPTION_ENDS = (
    re.compile(r"\S\s+[\[(](?P<name>(?:AP|AFP|EPA)\s+(?:Photo|Images?)\b[^\[\]()]*)[\])]\.?$", re.IGNORECASE),
    re.compile(r"\S\s+[\[(](?P<name>[^\[\]()]{2,60}?\s{1,9}via\s{1,9}[^\[\]()]{2,40})[\])]\.?$"),
    re.compile(r"\S\s+\[(?P<name>[^\[\]]{2,60})\]$"),
    re.compile(rf"[.!?…]\s+{_PICTURE_WORD}\s*:\s*(?P<name>[^.:]{{2,60}})\.?$", re.IGNORECASE),
    re.compile(r"\S\s+/\s*(?P<name>[^/\s][^/]{0,40})$"),
    re.compile(r"[.!?…]\s+(?P<name>(?:REUTERS|AFP|AP)/[^.]{2,50})$"),
    re.compile(r"\S\s+©\s*(?P<name>[^.©]{2,60})$"),
)

_SOURCE = re.compile(r"\(?(?:sources?|quellen?|agency)\s*+:\s*+(?P<names>[^:]+?)\.?\)?", re.IGNORECASE)
_SIGNED = re.compile(r"(?:[—–-]{1,2}\s*+)?[\[(]?(?P<names>[^()\[\]]+?)\.?[\])]?")
_WITH = re.compile(
    r"\A[\[(]?(?:(?P<medium>[^()]{2,30}?)\s{1,9}+)?(?:with|mit|avec)\s++"
    r"(?:(?:additional\s++)?(?:files?|inputs?|reporting|material|information|informationen|dépêches?|contributions?)"
    r"\s++(?:from|by|von|der|des|de|d')\s*+)?(?:(?:the|den|der|les|l')\s*+)?(?P<names>[^()]+?)\.?[\])]?",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"[\[(]?(?P<names>.+?)(?<!\s)\s++(?:also\s++)?contributed\s++(?:reporting\b|to\s++this\s++(?:report|story|article)).*",
    re.IGNORECASE,
)

_TRAILING = re.compile(r"[.!?…][\"'”’»]*\s*(?:[—–-]{1,2}\s*|[\[(])(?P<names>[^()\[\].]{2,40})[\])]?\.?$")

_WORK = (
    r"(?:reporting|compiled|report|bericht(?:et)?|reportage|writing|written|rédigé|geschrieben|verfasst|écrit"
    r"|editing|edited|redigiert|redaktion|bearbeitet|édité|édition)"
)
_WORK_PART = re.compile(
    rf"(?:(?:additional|further|with)\s+)?{_WORK}(?:\s*(?:and|,|und|et)\s*{_WORK})*"
    r"\s*(?:\bby\b|\bvon\b|\bpar\b|\bde\b|:)\s*+(?P<names>.+)",
    re.IGNORECASE,
)
_WHERE = re.compile(r"(?<!\s)\s++(?:in|at|from|aus|à)\s.*", re.DOTALL)
_RIGHTS = re.compile(r"\.?(?<!\s)\s*+all rights reserved$", re.IGNORECASE)
_BETWEEN_WORKS = re.compile(r";|,(?=\s*+(?:redigiert|édité|edited|editing|writing)\b)", re.IGNORECASE)
_PUNCTUATED = re.compile(r"[!?;:]|[a-zà-ÿ]{3}\.\s")
_BETWEEN_PICTURE_NAMES = re.compile(r"[/,]|(?<!\s)\s++(?:via\s|Photo\b)")


# What is shorter names nobody: a slash, a space and two letters.
_SHORTEST_LINE = 4


def picture_credit(text: str) -> Credits:
    """Read a line that holds nothing but a picture credit; empty when it is something else."""
    line = text.strip()
    if not _SHORTEST_LINE <= len(line) <= _LONGEST_LINE:
        return ()
    slash = _SLASH.fullmatch(line)
    if slash is not None:
        name = slash["name"]
        named = name[:1].isupper() and bool(slash["space"]) and _is_name(name)
        return _credits([name], "picture") if named or any(map(is_picture_source, split_names(name))) else ()
    for pattern in (_PICTURE, _AP_PHOTO, _COPYRIGHT):
        match = pattern.fullmatch(line)
        if match is not None and _is_name(match["name"]):
            return _credits([match["name"]], "picture")
    parts = [part.strip() for part in line.split("/")]
    if len(parts) > 1 and _is_name(line) and is_picture_source(parts[-1]) and not only_agencies(line):
        return _credits([line], "picture")
    return ()


def caption_credit(text: str) -> Credits:
    """Read the picture credit at the end of a caption; empty when the text is no caption."""
    if not _SHORTEST_LINE <= len(text) <= _LONGEST_CAPTION:
        return ()
    for pattern in _CAPTION_ENDS:
        match = pattern.search(text)
        if match is not None and _names_pictures(match["name"]):
            return _credits([match["name"]], "picture")
    return ()


def closing_credit(text: str) -> Credits:
    """Read a line, near the end, that names the wires or the people the story comes from."""
    line = text.strip()
    reading = _work_credits(line)
    if reading or len(line) > _LONGEST_LINE:
        return reading
    source = _SOURCE.fullmatch(line)
    if source is not None and _is_name(source["names"]):
        return tuple(credit_of(name) for name in split_names(source["names"]))
    contributed = _CONTRIBUTED.fullmatch(line)
    if contributed is not None and _is_name(contributed["names"]):
        return tuple(credit_of(name, "other") for name in split_names(contributed["names"]))
    for pattern, group in ((_SIGNED, "names"), (_WITH, "names"), (_COPYRIGHT, "name")):
        match = pattern.fullmatch(line)
        if match is None:
            continue
        names = only_agencies(_RIGHTS.sub("", match[group]))
        if names:
            return _credits(names, "wire")
    return ()


def trailing_credit(text: str) -> Credits:
    """Read the wire at the very end of a last paragraph, as in "…, he added. (AFP)"."""
    match = _TRAILING.search(text)
    return _credits(only_agencies(match["names"]), "wire") if match is not None else ()


def credit_of(name: str, otherwise: CreditRole = "publisher") -> RecognisedCredit:
    """Credit a name as a wire when it is an agency's, else in the role given."""
    return RecognisedCredit(name, "wire" if is_agency(name) else otherwise)


def _work_credits(line: str) -> Credits:
    """Read "(Reporting by A and B; Editing by C)", in English, German or French."""
    inner = line.removesuffix(".")
    if inner[:1] in "([" and inner[-1:] in ")]":
        inner = inner[1:-1]
    people: list[RecognisedCredit] = []
    for part in _BETWEEN_WORKS.split(inner):
        match = _WORK_PART.fullmatch(part.strip().rstrip("."))
        if match is None:
            return ()
        names = [_WHERE.sub("", name) for name in split_names(match["names"])]
        if not all(name[:1].isupper() for name in names):
            return ()
        people += _credits(names, "other")
    return tuple(people)


def _credits(names: list[str], role: CreditRole) -> Credits:
    return tuple(RecognisedCredit(name.strip(), role) for name in names)


def _is_name(text: str) -> bool:
    """Say whether a text is short and unpunctuated enough to be one name or a few."""
    name = text.strip()
    return (
        bool(name)
        and len(name.split()) <= _MOST_WORDS
        and len(name) <= 2 * _LONGEST_NAME
        and (not _PUNCTUATED.search(name))
    )


def _names_pictures(name: str) -> bool:
    """Say whether a name at the end of a caption is one that pictures come from."""
    parts = _BETWEEN_PICTURE_NAMES.split(name)
    return any(is_picture_source(part) for part in parts) or "handout" in name.lower()
