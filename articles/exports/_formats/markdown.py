"""Markdown (CommonMark with footnotes): the text, and a footnote for each claim and note."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from articles.exports._formats.article_records import ArticleRecord, Line, doubt, exact_words, made_by
from articles.exports._formats.spoken import chain_words, gauge_words, known_words

_OPENINGS = {"headline": "# ", "subhead": "## ", "quote": "> ", "list_item": "- "}
_LEANING = ("standfirst", "byline", "caption", "credit")
_MARKUP = re.compile(r"[\\`*_\[\]<>#|~&]")
# What would begin a list, or underline a heading, at the start of a line.
_OPENING = re.compile(r"^(\d{0,9})([-+=.)])", re.MULTILINE)


def markdown(record: ArticleRecord) -> bytes:
    """Return one article."""
    marks = [mark for mark in record.placed if mark["claim"] or mark["note"]]
    lines = [*_text(record, marks), *_footnotes(record, marks)]
    return "\n\n".join(lines).encode() + b"\n"


def _text(record: ArticleRecord, marks: list[Line]) -> Iterator[str]:
    """Yield the blocks, with the number of each footnote behind its words."""
    ends = defaultdict[int, list[int]](list)
    for at, mark in enumerate(marks, 1):
        ends[mark["anchor"]["pieces"][-1]["end"]].append(at)
    places = sorted(ends)
    at = 0
    for block in record.revision["blocks"]:
        first, parts = block["start"], []
        while at < len(places) and places[at] <= block["end"]:
            parts.append(_escaped(record.text[first : places[at]]))
            parts += [f"[^{number}]" for number in ends[places[at]]]
            first, at = places[at], at + 1
        words = "".join([*parts, _escaped(record.text[first : block["end"]])])
        words = _lines(words).replace("\n", "\n  ")
        kind = block["kind"]
        yield f"*{words.strip()}*" if kind in _LEANING and words.strip() else _OPENINGS.get(kind, "") + words


def _footnotes(record: ArticleRecord, marks: list[Line]) -> Iterator[str]:
    """Yield a footnote for each claim and note."""
    for at, mark in enumerate(marks, 1):
        lines = [f"“{_escaped(exact_words(mark))}”"]
        lines += [f"(Marked by {_escaped(made_by(mark))}.)"] if made_by(mark) else []
        lines += [f"(The words are {doubt(mark)}.)"] if doubt(mark) else []
        claim = record.named_by(mark) if mark["claim"] else None
        if claim:
            lines.append(f"**{_escaped(claim['statement']) or '(no statement)'}**")
            for said in record.attributions_at(mark):
                words = (chain_words(record, said), *gauge_words(said))
                lines.append(f"Said by {_escaped('; '.join(words))}.")
            lines += [f"{_escaped(words).rstrip('.')}." for words in known_words(record, claim)]
        lines += [_escaped(mark["note"])] if mark["note"] else []
        yield f"[^{at}]: " + "\n    ".join(_lines(" ".join(line.split())) for line in lines)


def _escaped(words: str) -> str:
    """Return words so that none of them is markup."""
    return _MARKUP.sub(r"\\\g<0>", words)


def _lines(words: str) -> str:
    """Return escaped words so that no line of them begins a list."""
    return _OPENING.sub(r"\1\\\2", words)
