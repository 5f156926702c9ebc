"""Brat standoff (brat.nlplab.org, "standoff format"): a text, its marks beside it, and what may be in them.

Offsets count code points of the text. A piece may not cross a line end, so it is cut there; pieces are joined
by semicolons. One wrong attribute makes brat refuse a whole file: `annotation.conf` names all that can come.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import count

from articles.annotations.types import AnchorStatus, AnnotationKind
from articles.claims.types import HopRole, VerificationStatus
from articles.exports._formats.article_records import GAUGES, ArticleRecord, Line, doubt, gauge_values
from articles.exports._formats.by_article import Files
from articles.foundation.types import OriginType

_GAUGE_NAMES = {gauge: gauge.title().replace("_", "") for gauge in GAUGES}
_ATTRIBUTES: dict[str, list[str]] = {
    **{_GAUGE_NAMES[gauge]: scale.values for gauge, scale in GAUGES.items()},
    "VerificationStatus": VerificationStatus.values,
    "Origin": list(OriginType),
    "Anchor": AnchorStatus.values,
}


def brat_files(record: ArticleRecord, name: str) -> Files:
    """Return the text of an article, and its marks."""
    yield f"{name}.txt", record.text.encode()
    yield f"{name}.ann", "".join(f"{line}\n" for line in _lines(record)).encode()


def annotation_conf() -> bytes:
    """Return brat's configuration for these files: the kinds of marks, relations and attributes."""
    kinds = list(AnnotationKind.values)
    relations = [
        "Cue\tArg1:claim, Arg2:cue",
        *(f"{role.capitalize()}\tArg1:claim, Arg2:source" for role in HopRole.values),
        "Figure\tArg1:claim, Arg2:figure",
        "<OVERLAP>\tArg1:<ENTITY>, Arg2:<ENTITY>, <OVL-TYPE>:<ANY>",
    ]
    attributes = [f"{name}\tArg:<ENTITY>, Value:{'|'.join(values)}" for name, values in _ATTRIBUTES.items()]
    sections = {"entities": kinds, "relations": relations, "events": [], "attributes": attributes}
    return "\n".join("\n".join([f"[{name}]", *lines, ""]) for name, lines in sections.items()).encode()


def _lines(record: ArticleRecord) -> Iterator[str]:
    """Yield the lines of the marks, then those of what ties them to each other."""
    names: dict[str, str] = {}
    numbers = count(1)
    for mark in record.placed:
        name = names[mark["id"]] = f"T{len(names) + 1}"
        yield _mark(record.text, mark, name)
        yield from _normalized(record, mark, name)
        for attribute, value in _attributes(record, mark):
            yield f"A{next(numbers)}\t{attribute} {name} {value}"
        if words := _words(record, mark):
            yield f"#{next(numbers)}\tAnnotatorNotes {name}\t{words}"
    for at, (kind, one, other) in enumerate(record.ties(), 1):
        yield f"R{at}\t{kind.capitalize()} Arg1:{names[one]} Arg2:{names[other]}"


def _mark(text: str, mark: Line, name: str) -> str:
    """Return the line of a mark: its kind, where it is, and its words."""
    places = list(_within_lines(text, mark["anchor"]["pieces"]))
    where = ";".join(f"{start} {end}" for start, end in places)
    return f"{name}\t{mark['kind']} {where}\t{' '.join(text[start:end] for start, end in places)}"


def _within_lines(text: str, pieces: Sequence[Line]) -> Iterator[tuple[int, int]]:
    """Yield the pieces, cut at each line end; brat takes no outer spaces."""
    for piece in pieces:
        start = piece["start"]
        for line in text[start : piece["end"]].split("\n"):
            if words := line.strip():
                first = start + line.index(words)
                yield first, first + len(words)
            start += len(line) + 1


def _attributes(record: ArticleRecord, mark: Line) -> Iterator[tuple[str, str]]:
    """Yield the gauges of a mark. A mark that several chains share has those of the first: brat knows one
    value.
    """
    if mark["origin"]["type"] != OriginType.PERSON:
        yield "Origin", mark["origin"]["type"]
    if doubt(mark):
        yield "Anchor", doubt(mark)
    if mark["claim"] and (claim := record.named_by(mark)):
        yield "VerificationStatus", claim["verification_status"]
    for said in record.attributions_at(mark)[:1]:
        yield from ((_GAUGE_NAMES[gauge], value) for gauge, value in gauge_values(said).items())


def _normalized(record: ArticleRecord, mark: Line, name: str) -> Iterator[str]:
    """Yield which source or entity the words name, by Wikidata where it is known."""
    row = None if mark["claim"] else record.named_by(mark)
    if row:
        known = row["external_ids"].get("wikidata")
        reference = f"Wikidata:{known}" if known else f"Galley:{row['id']}"
        yield f"N{name[1:]}\tReference {name} {reference}\t{_one_line(row['name'])}"


def _words(record: ArticleRecord, mark: Line) -> str:
    """Return the claim's statement and the note, on one line."""
    claim = record.named_by(mark) if mark["claim"] else None
    return _one_line(" · ".join(filter(None, (claim["statement"] if claim else "", mark["note"]))))


def _one_line(words: str) -> str:
    return " ".join(words.split())
