"""Pairing the quotation marks of one block."""

from __future__ import annotations

import re
from dataclasses import dataclass

from articles.segmentation.types import Span

_MARK = re.compile("''|``|,,(?=\\w)|<<|>>|[״\"'“”„‟‘’‚‛«»‹›「」『』〝〞〟﹁﹂﹃﹄]")
# Of a mark that opens, those that close it. Some are used either way round, and typists mix curly and
# straight ones.
_CLOSING = {
    "“": '”"', "„": '“”"', "‟": '”"', "‘": "’'", "‚": "‘’'", "‛": "’", "«": "»", "»": "«»", "‹": "›",
    "›": "‹›",
    "”": "”“", "’": "’", '"': '"”', "'": "'", "「": "」", "『": "』", "〝": "〞〟", "﹁": "﹂", "﹃": "﹄",
}  # fmt: skip
_DOUBLED = {"''": '"', "``": "“", ",,": "„", "<<": "«", ">>": "»", "״": '"'}
"""What typewriters and printers without the mark itself write for it."""
# Without a bound, a text of nothing but opening marks would take for ever.
_DEEPEST = 8
_LASTING = frozenset("“„«「")
"""These go on to the end of a block that doesn't close them, also where nobody knows what follows."""
# Used either way round, and as apostrophes: the characters beside them decide.
_TURNING = frozenset("\"'”’»«›‹")
_BEFORE_OPENING = frozenset("([{-–—―/\"'“‘«„‚‹»›¿¡")
_ENDS = frozenset(".,!?…;:،؟。-–—―)]")
# Where the word before a quotation ends.
_NEAR = 8
# Scripts without spaces round words and without apostrophes: a particle touches the mark, "간다"고.
_CLOSE_SET = re.compile("[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7a3]")
_SINGLE = frozenset("'’")
# No quotation: 'tis, 'em, the '90s, rock 'n' roll.
_ELISION = re.compile(r"['’‘](?:tis|twas|twere|twill|em|til|till|cause|bout|n|\d\ds?)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class _Mark:
    """A quotation mark, where it is, and what it may do there.

    `is_weak` says that it may be an apostrophe ("the dogs' food") or inches (12") rather than an end.
    """

    mark: str
    start: int
    end: int
    opens: bool
    closes: bool
    is_weak: bool


@dataclass(frozen=True, slots=True)
class Quoted:
    """The quotations of a block, and the mark of the outermost one that is still open at its end, if any."""

    spans: tuple[Span, ...]
    still_open: str = ""


def quotes_in(text: str, *, opened: str = "", following: str | None = None) -> Quoted:
    """Find the quotations of a block, an outer one before what it holds.

    `opened` is the mark that the block before left open. `following` is the text of the block behind, in
    which the mark is opened anew if the quotation goes on; None where nobody knows what follows.
    """
    marks = [_seen(text, found) for found in _MARK.finditer(text)]
    stack, found = _paired(text, marks, opened)
    for mark in stack:
        if not _goes_on(mark.mark, following) or any(start < mark.start < end for start, end in found):
            continue
        found.append((mark.start, len(text.rstrip())))
        return Quoted(_in_order(found), mark.mark)
    return Quoted(_in_order(found))


def _in_order(found: list[Span]) -> tuple[Span, ...]:
    return tuple(sorted(found, key=lambda span: (span[0], -span[1])))


def _goes_on(mark: str, following: str | None) -> bool:
    """Tell whether a quotation that isn't closed goes on in the next block, which opens it anew."""
    if following is None:
        return mark in _LASTING
    begun = following.lstrip()
    if _ELISION.match(begun):
        return False
    # The French may open anew with the mark that closes.
    return (
        begun.startswith((mark, "»"))
        if mark == "«"
        else begun.startswith(mark) or _DOUBLED.get(begun[:2]) == mark
    )


def _paired(text: str, marks: list[_Mark], opened: str) -> tuple[list[_Mark], list[Span]]:
    """Pair the marks; return those that were opened and never closed, and the pairs."""
    ahead = _ends_ahead(marks)
    stack: list[_Mark] = []
    found: list[Span] = []
    for number, mark in enumerate(marks):
        if not number and opened == "«" and mark.mark == "»" and not text[: mark.start].strip():
            stack.append(_Mark("«", mark.start, mark.end, opens=True, closes=False, is_weak=False))
            continue
        depth = _depth_closed(stack, mark)
        if depth is not None and mark.is_weak and not _is_end(text, stack[depth], mark, ahead[number]):
            if ahead[number] != "end":
                # Nobody can tell where it ends.
                del stack[depth:]
            continue
        if depth is not None:
            if stack[depth].end < mark.start:
                found.append((stack[depth].start, mark.end))
            # What was opened inside and never closed was no quotation.
            del stack[depth:]
        elif _may_open(mark, stack):
            stack.append(mark)
            # Nobody quotes so deep: the outermost was never closed.
            del stack[:-_DEEPEST]
    return stack, found


def _may_open(mark: _Mark, stack: list[_Mark]) -> bool:
    """Tell whether the mark opens; ’ does so only inside ”…”, where Swedes and Finns quote within a
    quotation.
    """
    if mark.mark == "’":
        return mark.opens and bool(stack) and stack[-1].mark == "”"
    return mark.opens


def _ends_ahead(marks: list[_Mark]) -> list[str]:
    """Return what follows each mark before a like one opens: a sure end, one that may be none, or nothing."""
    ahead: dict[str, str] = {}
    seen = [""] * len(marks)
    for number in range(len(marks) - 1, -1, -1):
        mark = marks[number]
        seen[number] = ahead.get(mark.mark, "")
        if mark.opens:
            ahead |= dict.fromkeys(_CLOSING[mark.mark], "")
        elif mark.closes and not (mark.is_weak and seen[number] == "end"):
            ahead[mark.mark] = "perhaps" if mark.is_weak else "end"
    return seen


def _is_end(text: str, opener: _Mark, mark: _Mark, ahead: str) -> bool:
    """Tell whether a mark that may be an apostrophe or inches ends a quotation: nothing else may end it.

    At the head of a sentence even that doesn't tell: “'Dogs' food is gone.”
    """
    if ahead:
        return False
    if mark.mark not in _SINGLE:
        return True
    before = text[max(0, opener.start - _NEAR) : opener.start].rstrip(" \t\n\"'“‘([")[-1:]
    return bool(before) and before not in ".!?…:"


def _depth_closed(stack: list[_Mark], mark: _Mark) -> int | None:
    """Return which of the open quotations the mark closes: the innermost that it fits."""
    if not mark.closes:
        return None
    for depth in range(len(stack) - 1, -1, -1):
        if mark.mark in _CLOSING[stack[depth].mark]:
            return depth
    return None


def _seen(text: str, found: re.Match[str]) -> _Mark:
    """Judge a mark by the characters beside it."""
    mark, start, end = _DOUBLED.get(found[0], found[0]), found.start(), found.end()
    before, behind = text[max(0, start - 1) : start], text[end : end + 1]
    opens = mark in _CLOSING and (mark not in _TURNING or _can_open(mark, before, behind))
    closes = _can_close(mark, before, behind)
    if opens and mark in "'’‘" and _ELISION.match(text, start):
        opens = False
    is_weak = False
    if closes and mark in _SINGLE:
        is_weak = (before in "sSzx" or before.isdigit()) and behind.isspace()
    elif closes and mark == '"':
        is_weak = before.isdigit()
    return _Mark(mark, start, end, opens, closes, is_weak)


def _can_open(mark: str, before: str, behind: str) -> bool:
    """Tell whether a mark may open: nothing, a space or another opening mark before it, and no space behind
    it.
    """
    if mark in "«»" and (not before or before.isspace()):
        return bool(behind.strip()) or mark == "«"
    if mark == '"' and before in ",:" and behind.isalnum():
        # Without the space: he said,"yes."
        return True
    if mark == "«" and before == "’":
        # French and Italian elide before a quotation.
        return bool(behind.strip())
    begins = not before or before.isspace() or before in _BEFORE_OPENING or _CLOSE_SET.match(before)
    return bool(begins) and bool(behind.strip())


def _can_close(mark: str, before: str, behind: str) -> bool:
    """Tell whether a mark may close: something before it, and no letter behind one that may be an
    apostrophe.
    """
    if mark in "»›":
        return bool(before) and not behind.isalnum()
    if mark in "」』〞〟﹂﹄":
        return True
    if not before.strip():
        return False
    if mark == '"' and before in _ENDS and before not in "-–—―":
        return True
    return mark in "“”" or not behind.isalnum() or bool(_CLOSE_SET.match(behind))
