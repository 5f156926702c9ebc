"""A guess at the language of a text, from its commonest words."""

from __future__ import annotations

import re

_COMMON = {
    "en": "the of and to in that is was for on with as it by at from his has said",
    "de": "der die das und in den von zu mit sich des auf für ist im dem nicht ein eine hat",
    "fr": "le la les de des et à un une du en que qui dans pour est au par sur a",
    "es": "el la los las de del y en que un una por con se para su es al lo no",
    "it": "il lo la gli le di del della e in che un una per con è da non si al",
    "pt": "o a os as de do da e em que um uma por com não para se no na ao",
    "nl": "de het een van en in is dat op te zijn voor met die niet aan er om ook bij",
}
_WORDS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_WORD = re.compile(r"[^\W\d_]+")
_LOOKED_AT = 4_000
_FEWEST_WORDS = 12
_LEAST_SHARE, _LEAST_LEAD = 0.15, 1.25


def guess_language(text: str) -> str:
    """Give a two-letter code, or an empty string when no language stands out."""
    words = [word.lower() for word in _WORD.findall(text[:_LOOKED_AT])]
    if len(words) < _FEWEST_WORDS:
        return ""
    counts = {code: sum(word in common for word in words) for code, common in _WORDS.items()}
    best, second = sorted(counts, key=counts.__getitem__, reverse=True)[:2]
    stands_out = counts[best] >= _LEAST_SHARE * len(words) and counts[best] >= _LEAST_LEAD * counts[second]
    return best if stands_out else ""
