"""What stands in copy for editors alone: "(Adds union comment in paragraph 4)", "Eds: ...". It is no part of
the story.
"""

from __future__ import annotations

import re

_CHANGES = re.compile(
    r"[(\[](?:Adds?|Adding|Updates?|Updating|Corrects?|Correcting|Recasts?|Repeats?|Rewrites?|Refiles?|Changes|Releads|Removes|Deletes"
    r"|Fixes|Clarifies|Writes\s{1,3}through|Combines|Includes|Inserts|Restores|Drops|Edits|Trims|Links?|Eds\.?|EDS|Embeds|Incorporates"
    r"|URGENT|URGENTE?|ALERT|FLASH|BULLETIN|EIL(?:T|MELDUNG)?|(?:\d\.\s?)?Zusammenfassung|Neufassung|Vorausmeldung"
    r"|Repetition|Wiederholung|Ergänz\w{1,10}|Aktualisier\w{1,10}|Korrigier\w{1,10}|Berichtig\w{1,10}|Neu:|Achtung:?|Meldung\s{1,3}\w{1,20}"
    r"|Actualise|Ajoute|Complète|Corrige|Répétition|Actualiza|Añade|Amplía|Amplia|Rectifica|Repetición|Atualiza|Acrescenta|Corrige"
    r"|Aggiorna|Aggiunge|Rettifica|Oppdaterer|Uppdaterar|Opdaterer)(?![^\W\d_])[^()\[\]]{0,400}[)\]]\.?",
)
_TO_EDITORS = re.compile(
    r"[(\[]?(?:Eds|EDS|Editors|EDITORS|Note\s{1,3}to\s{1,3}(?:the\s{1,3})?(?:editors?|desks?)|NOTE\s{1,3}TO\s{1,3}(?:EDITORS?|DESKS?)"
    r"|Attn:?\s{1,3}editors|ATTN:?\s{1,3}EDITORS|ATTENTION\s{1,3}EDITORS|Attention\s{1,3}editors|Achtung\s{1,3}Redaktionen|Hinweis\s{1,3}an\s{1,3}die\s{1,3}Redaktion(?:en)?"
    r"|Note\s{1,3}aux\s{1,3}rédactions|Nota\s{1,3}a\s{1,3}los\s{1,3}editores)\s{0,3}[:.,\-–]{1,2}\s{0,3}\S[^\n]{0,1000}",
)


# Reuters gives its reporters' addresses so, and dpa what pictures there are.
_ADDRESSES = re.compile(r"\(\([^()]{1,400}\)\)")
_MATERIAL = re.compile(
    r"\((?:Fotos?|Archivfotos?|Bilder|Grafik|Zusammenfassung|Tabelle|Photos?|Video|Factbox)(?:\s-\s[^():]{1,60})?\)"
)
_RELEASE = re.compile(
    r"(?:for\s{1,3}immediate\s{1,3}release|zur\s{1,3}sofortigen\s{1,3}veröffentlichung|(?:communiqué\s{1,3})?pour\s{1,3}diffusion"
    r"\s{1,3}immédiate|para\s{1,3}difusión\s{1,3}inmediata|(?:strictly\s{1,3})?embargoed\s{1,3}(?:until|for|to)\b[^\n]{0,80})[:.]?",
    re.IGNORECASE,
)
# What a desk's programs sort by.
_SORTED_BY = re.compile(r"Keywords?:\s{0,3}\S[^\n]{0,200}/?")
# The way to a page: "Home › News › World".
_TRAIL = re.compile(r"[^›»>\n]{1,40}(?:\s[›»>]\s[^›»>\n]{1,60}){2,6}")
_SIGN_OFF = re.compile(
    r"(?:dpa|apa|afp|sda|ats|tca|dpa-afx|ansa|efe|ap)(?:[ /-][a-z]{2,5}){1,6}"
    r"|[a-z]{2,3}/[a-z]{2,3}(?:/[a-z]{2,3})?"
)
_END_SIGN = re.compile(
    r"NNNN|-0-|[-–—]\s?30\s?[-–—]|#{2,4}|[-–—(]?\s?END(?:S|IT|ITEM)?\.?\s?[-–—)]?|\(?more\)?"
    r"|(?:# ?){2,5}",
    re.IGNORECASE,
)
_END_OF_RELEASE = re.compile(r"#{3,4}|(?:# ){2,4}#|[-–—(]?\s?ENDS?\.?\s?[-–—)]?|-\s?30\s?-")
# What ends a paragraph as well, since no sentence does: "Enditem", as Xinhua signs.
_ENDS_PARAGRAPH = re.compile(r"(?<=\S)\s{1,3}(?:Enditem|ENDITEM|NNNN|-30-|-0-|\(ENDS?\)|#{3})$")
_KINDS = (_CHANGES, _TO_EDITORS, _ADDRESSES, _MATERIAL, _RELEASE, _SORTED_BY, _TRAIL)
_LONGEST, _LONGEST_SIGN = 500, 20


def is_editors_note(text: str) -> bool:
    """Say whether a line near the head or the foot of copy speaks to editors, and not to readers."""
    line = text.strip()
    return len(line) <= _LONGEST and any(known.fullmatch(line) for known in _KINDS)


def is_end_sign(line: str) -> bool:
    """Say whether a line only says that the copy ends, or who handled it: "Enditem", "-30-", "mh/tb"."""
    return any(known.fullmatch(line.strip()) for known in (_SIGN_OFF, _END_SIGN))


def ends_release(line: str) -> bool:
    """Say whether a line ends a press release, so that what follows is for the press: "###", "ENDS"."""
    return _END_OF_RELEASE.fullmatch(line.strip()) is not None


def without_end_sign(paragraph: str) -> tuple[str, str]:
    """Return a last paragraph without the sign at its end, and the sign; empty if it has none."""
    found = _ENDS_PARAGRAPH.search(paragraph[-_LONGEST_SIGN:])
    if found is None:
        return paragraph, ""
    sign = found[0]
    return paragraph.removesuffix(sign), sign.strip()
