"""Lines of a page that are no part of its story: links to others, notices to visitors, labels."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.ingest._dates import date_line
from articles.ingest.types import BlockKind

# Their words stand on one line, with single spaces.
_LINK_WORDS = (
    r"read(?: (?:more|also|next|on|this|the full))?|see also|related(?: \w+)?|more (?:on|from|about)\b.{0,60}"
    r"|also read|must read|click here|watch|listen|recommended|don['’]t miss|what to read next"
    r"|lire(?: (?:aussi|l['’]\w+|notre \w+))?|à lire(?: aussi)?|voir aussi|(?:re)?vivez|notre dossier"
    r"|mehr (?:zum thema|dazu|lesen)|lesen sie(?: \w+)?|siehe auch|weiterlesen|auch interessant|zum thema"
    r"|le[ea] (?:también|más|además)|te puede interesar|ver también|leia (?:também|mais)|veja também"
    r"|leggi (?:anche|pure)|guarda anche|lees ook|bekijk ook|läs (?:också|mer|även)|les (?:også|mer)|læs også"
    r"|czytaj (?:także|też|więcej)|zobacz (?:także|też)|читайте (?:также|ещё)|читайте також|lue myös"
)
_LABELLED_LINK = re.compile(rf"\W{{0,3}}(?:{_LINK_WORDS}) ?[:»>|–—-]", re.IGNORECASE)
_BEGINS_LINK = re.compile(rf"\W{{0,3}}(?:{_LINK_WORDS})(?!\w)", re.IGNORECASE)
_NOTICE = re.compile(
    r"\bcookies?\b|newsletter|privacy (?:policy|notice)|terms of (?:use|service)|sign up\b"
    r"|subscri(?:be|ption)"
    r"|all rights reserved|datenschutz|push-?nachrichten|abonnez|inscrivez|suscríb|abonnieren"
    r"|support our journalism|follow us|download (?:our|the) app|ad[ -]?block",
    re.IGNORECASE,
)
_ADDRESSED = re.compile(
    r"\b(?:you|your|our|we|us|sie|ihre?n?|wir|unser\w*|vous|votre|nos|notre|su|tu|nuestr\w+)\b", re.IGNORECASE
)
_BARE = re.compile(
    r"\W{0,5}(?:advertisement|anzeige|publicité|publicidad|werbung|advertising|sponsored|loading\S{0,9}"
    r"|share(?: this)?|comments?|photos?|video|story continues below\S{0,20}"
    r"|article continues (?:below|after)\b.{0,40})\W{0,5}",
    re.IGNORECASE,
)
_CLASSES = re.compile(
    r"(?:^|[\s_-])(?:lire|read-?more|also-?read|related|recirc\w*|newsletter|cookie\w*|consent|gdpr|paywall|promo"
    r"|teaser-?box|share|social\w*|breadcrumbs?|advert\w*|sponsor\w*|outbrain|taboola|most-?(?:read|popular)"
    r"|inline-?link)(?:$|[\s_-])",
    re.IGNORECASE,
)
_WALL = re.compile(
    r"(?:subscribe|sign in|log in|register) (?:now )?to (?:continue|read|keep reading|unlock)"
    r"|already a (?:subscriber|member)|(?:this|the full) (?:article|story|content) is (?:only )?"
    r"(?:for|available to|reserved for) (?:our )?(?:subscribers|members)|subscribers?[ -]only"
    r"|article réservé aux abonnés|(?:la suite|cet article) est réservée?\b|déjà abonné"
    r"|il vous reste \d{1,3} ?%"
    r"|jetzt weiterlesen|diesen artikel weiterlesen|sie haben bereits ein abo|solo para suscriptores"
    r"|suscríbete para seguir|contenuto riservato agli abbonati",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.!?…。！？۔؟:;][\"'”’»)\]]{0,9}$")
_MOSTLY, _WHOLLY, _LONGEST_LINK, _LONGEST_NOTICE, _LONGEST_BOX = 0.5, 0.9, 220, 320, 100


@dataclass(frozen=True, slots=True)
class Found:
    """A block of a page before it is judged. `linked` is the share of its characters that are links."""

    kind: BlockKind
    lines: tuple[str, ...]
    linked: float
    classes: str


def is_furniture(found: Found) -> bool:
    """Say whether a block leads away from the story, speaks to the visitor of a site, or labels a box."""
    text = " ".join(found.lines)
    if not any(map(str.isalnum, text)):
        # "___" parts the takes of a wire story.
        return not text.startswith("__")
    return _is_notice(text) or (len(text) <= _LONGEST_LINK and _is_link(found, text)) or _is_box(found)


def names_furniture(classes: str) -> bool:
    """Say whether an element's classes or id say that it is no part of a story."""
    return _CLASSES.search(classes) is not None


def is_wall(text: str) -> bool:
    """Say whether words ask a reader to subscribe before reading on."""
    return _WALL.search(text) is not None


def _is_notice(text: str) -> bool:
    if _BARE.fullmatch(text):
        return True
    addressed = len(text) <= _LONGEST_NOTICE and bool(_NOTICE.search(text) and _ADDRESSED.search(text))
    return addressed and "“" not in text


def _is_link(found: Found, text: str) -> bool:
    whole = bool(_ENDS.search(text))
    return (
        names_furniture(found.classes)
        or bool(_LABELLED_LINK.match(text) and (found.linked or not whole))
        or bool(found.linked >= _MOSTLY and _BEGINS_LINK.match(text))
        or (found.kind != "subhead" and found.linked >= _WHOLLY and not whole)
    )


def _is_box(found: Found) -> bool:
    """Say whether lines label a recording or a picture: its title, its maker, its date."""
    lines = found.lines
    return (
        len(lines) > 1
        and all(len(line) <= _LONGEST_BOX and not _ENDS.search(line) for line in lines)
        and date_line(lines[-1]) is not None
    )
