"""What stands in copy for editors alone: "(Adds union comment in paragraph 4)", "Eds: ...". It is no part of
the story.
"""

from __future__ import annotations

import re

_CHANGES = re.compile(
    r"[(\[](?:Adds?|Adding|Updates?|Updating|Corrects?|Correcting|Recasts?|Repeats?|Rewrites?|Refiles?|Changes|Releads|Removes|Deletes"
    r"|Fixes|Clarifies|Writes\s{1,3}through|Combines|Includes|Inserts|Restores|Drops|Edits|Trims|Links?|Releads?|Eds\.?|EDS|Embeds|Incorporates"
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
_KINDS = (_CHANGES, _TO_EDITORS, _ADDRESSES, _MATERIAL, _RELEASE)
_LONGEST = 500


def is_editors_note(text: str) -> bool:
    """Say whether a line near the head or the foot of copy speaks to editors, and not to readers."""
    line = text.strip()
    return len(line) <= _LONGEST and any(known.fullmatch(line) for known in _KINDS)
