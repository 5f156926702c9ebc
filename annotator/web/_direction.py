"""In which direction a language is written, and words of several directions in one line."""

from __future__ import annotations

import re

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_LANGUAGES = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "he", "iw", "ks", "ps", "sd", "syr", "ug", "ur", "yi", "nqo"}
)
_SCRIPTS = frozenset({"arab", "hebr", "thaa", "syrc", "nkoo", "adlm", "rohg", "aran"})
_SCRIPT_LENGTH = 4
_LETTER = (
    r"(?:(?=[^\W\d_])[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff])"
)
# From the first such letter to the last before one of another script.
_RUN = re.compile(rf"{_LETTER}(?:[\W\d_]*{_LETTER})*")


def direction_of(language: str) -> str:
    """Return the direction of a BCP 47 tag: `rtl`, or `auto` where the letters themselves must tell."""
    parts = language.lower().replace("_", "-").split("-")
    script = next((part for part in parts[1:] if len(part) == _SCRIPT_LENGTH and part.isalpha()), "")
    if script:
        return "rtl" if script in _SCRIPTS else "auto"
    return "rtl" if parts[0] in _LANGUAGES else "auto"


def apart(text: object) -> SafeString:
    """Set what is written from right to left apart in a line of ours: `Merge <bdi>وزارة</bdi>`."""
    line = str(text)
    if line.isascii():
        return escape(line)
    parts: list[SafeString] = []
    reached = 0
    for run in _RUN.finditer(line):
        parts += [escape(line[reached : run.start()]), format_html("<bdi>{}</bdi>", run[0])]
        reached = run.end()
    return mark_safe("".join([*parts, escape(line[reached:])]))  # noqa: S308 - each part is escaped
