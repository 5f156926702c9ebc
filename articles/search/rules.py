"""Pure: what somebody types as terms, places in a search as text, and quoting what was found."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from articles.search._cursors import cursor_of, place_of
from articles.search.errors import BadSearch
from articles.search.types import Snippet, Stretch, Term

__all__ = ["cursor_of", "place_of", "runs_in", "snippet", "stretches", "terms_of", "words_in"]

# In code points.
LONGEST_QUESTION = 300
MOST_TERMS = 20
# Of a snippet, in code points; and how much of it may stand before the first thing that was found.
_SNIPPET, _BEFORE = 240, 80
# Letters of scripts that put no spaces between words or hang others on to them, and what stands between words
# elsewhere: as the database reads them (see the migrations).
_UNSPACED = (
    r"\u0620-\u064a\u066e-\u06d3\u06fa-\u06ff\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff"
    r"\u3400-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff"
)
_BETWEEN = (
    r"\u0000-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b4\u00b6-\u00b9\u00bb-\u00bf\u00d7\u00f7"
    r"\u02b0-\u02ff\u0589-\u058a\u05be-\u05c6\u060c-\u061b\u061d-\u061f\u066a-\u066d\u06d4\u0964-\u0965"
    r"\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u3000-\u3004\u3007-\u303f\u30fb\ufe00-\ufe6f\uff01-\uff0f"
    r"\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65"
)
_WORD = re.compile(f"[^{_BETWEEN}{_UNSPACED}]+")
_RUN = re.compile(f"[{_UNSPACED}]+")
_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»＂", '"'))
_TERM = re.compile(r'(-?)"([^"]*)"?|(\S+)')


def terms_of(text: str, *, unfinished: bool = False) -> tuple[Term, ...]:
    """Return what is looked for: words, phrases in quotation marks, `-word` for what must not be there, and
    `word*` for a beginning.

    `unfinished` says that somebody is still typing: the last word is a beginning. Raises `BadSearch`.
    """
    if len(text) > LONGEST_QUESTION:
        raise BadSearch(f"These words are too long. Give at most {LONGEST_QUESTION} characters.", field="q")
    if "\x00" in text:
        raise BadSearch("This contains a NUL character. Leave it out.", field="q")
    found = [term for term in map(_term, _TERM.finditer(text.translate(_QUOTES))) if _says(term.text)]
    if len(found) > MOST_TERMS:
        raise BadSearch(f"These are too many words. Give at most {MOST_TERMS}.", field="q")
    if not found:
        raise BadSearch("There is no word to look for. Type letters or digits.", field="q")
    if all(term.without for term in found):
        raise BadSearch("Say what to look for, too, and not only what to leave out.", field="q")
    last = found[-1]
    if unfinished and not last.without and not text.endswith(('"', "”", "»", " ")):
        found[-1] = Term(last.text, begins=True)
    return tuple(found)


def _term(match: re.Match[str]) -> Term:
    """Return a term as it was typed."""
    minus, phrase, word = match.groups()
    if word is None:
        return Term(phrase, without=bool(minus))
    bare = word.removeprefix("-")
    return Term(bare.removesuffix("*"), without=bare != word, begins=bare.endswith("*"))


def _says(text: str) -> bool:
    """Tell whether there is a letter or a digit in a text."""
    return any(character.isalnum() for character in text)


def words_in(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield the words of a text, each with where it begins and ends. Scripts without spaces have none."""
    for match in _WORD.finditer(text):
        yield match.group(), match.start(), match.end()


def runs_in(terms: Iterable[Term]) -> set[str]:
    """Return the parts of terms that are in scripts without spaces: texts hold them letter for letter."""
    return {run for term in terms if not term.without for run in _RUN.findall(term.text)}


def stretches(text: str, known: set[str], runs: set[str]) -> list[Stretch]:
    """Return where one of the known words, or one of the runs of letters, stands in a text, in order."""
    found = [Stretch(start, end) for word, start, end in words_in(text) if word in known]
    for run in runs:
        found += [Stretch(start, start + len(run)) for start in _places(text, run)]
    found.sort(key=lambda one: (one.start, -one.end))
    apart: list[Stretch] = []
    for one in found:
        if not apart or one.start >= apart[-1].end:
            apart.append(one)
    return apart


def _places(text: str, run: str) -> Iterator[int]:
    """Yield where a run of letters begins, each time after the end of the one before."""
    start = text.find(run)
    while start >= 0:
        yield start
        start = text.find(run, start + len(run))


def snippet(field: str, text: str, found: list[Stretch]) -> Snippet:
    """Return a part of the text with the first of what was found in it, cut between words where there are
    any.
    """
    start, end = 0, min(len(text), _SNIPPET)
    if found and found[0].end > end - _BEFORE:
        start = max(0, found[0].start - _BEFORE)
        end = min(len(text), max(start + _SNIPPET, found[0].end))
        start = _border(text, start, found[0].start)
    if end < len(text):
        cut = text.rfind(" ", max(start, end - _BEFORE), end)
        last = max((one.end for one in found if one.start >= start and one.end <= end), default=start)
        end = cut if cut >= last and cut > start else end
    kept = tuple(
        Stretch(one.start - start, one.end - start) for one in found if one.start >= start and one.end <= end
    )
    return Snippet(field, text[start:end], start, kept)


def _border(text: str, start: int, limit: int) -> int:
    """Return where the first word behind `start` begins, before `limit`; else `start`."""
    if start == 0:
        return 0
    space = text.find(" ", start, limit)
    return space + 1 if space >= 0 else start
