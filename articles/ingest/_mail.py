"""The head of a message that a story came in: "From: ...", "Subject: ...". It is no part of the story."""

from __future__ import annotations

import re

_FIELD = re.compile(
    r"(?P<name>from|to|cc|bcc|reply-to|sent|date|subject|importance|attachments?|von|an|gesendet|betreff|datum|de|à|envoyé|objet)"
    r"\s?:\s{0,9}\S[^\n]{0,400}",
    re.IGNORECASE,
)
_SENDER = frozenset({"from", "von", "de"})
_FEWEST, _MOST = 3, 12


def without_mail_head(text: str) -> tuple[str, list[str]]:
    """Return a text without the fields of a message above it, and these; a text that no message brought is
    given back as it is.
    """
    lines = text.lstrip("\ufeff\r\n\t ").split("\n", _MOST)
    fields: list[str] = []
    for line in lines[:_MOST]:
        if _FIELD.fullmatch(line.strip()) is None:
            break
        fields.append(line.strip())
    names = {one.partition(":")[0].strip().casefold() for one in fields}
    if len(fields) < _FEWEST or not names & _SENDER:
        return text, []
    return "\n".join(lines[len(fields) :]), fields
