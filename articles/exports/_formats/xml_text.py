"""Text for XML 1.0, which can't hold every character."""

from __future__ import annotations

import re

# "Char" of XML 1.0 leaves these out.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def xml_text(words: str) -> str:
    """Return the words with U+FFFD for each character that XML can't hold, so that offsets stay."""
    return _NOT_XML.sub("\ufffd", words)
