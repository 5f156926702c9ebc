"""One token a line: CoNLL-2003 (names as IOB2) and CoNLL-U (every mark, in the column MISC).

CoNLL-2003: Tjong Kim Sang and De Meulder, "Introduction to the CoNLL-2003 Shared Task". CoNLL-U: Universal
Dependencies, version 2. A sentence's text is its tokens, with a space after each that isn't said to have
none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from articles.entities.types import EntityKind
from articles.exports._formats.article_records import ArticleRecord, Line, name_of
from articles.exports._formats.tokens import Token, layer, pieces_in, sentences_of
from articles.sources.types import SourceKind

_PERSONS = {EntityKind.PERSON.value, SourceKind.NAMED_INDIVIDUAL.value}
_PLACES = {EntityKind.PLACE.value}
_BODIES = {
    EntityKind.ORGANIZATION.value,
    *(
        kind.value
        for kind in (
            SourceKind.NAMED_GROUP,
            SourceKind.GOVERNMENT_BODY,
            SourceKind.MILITARY,
            SourceKind.STATE_MEDIA,
            SourceKind.NEWS_AGENCY,
            SourceKind.PUBLISHER,
        )
    ),
}


def conll2003(record: ArticleRecord) -> bytes:
    """Return an article with its names: PER, ORG, LOC or MISC. The longer of two that overlap counts."""
    names = longest_first(mark for mark in record.placed if mark["kind"] in ("source", "entity"))
    lines = ["-DOCSTART- -X- -X- O", ""]
    sentences = list(sentences_of(record))
    named = layer(names, [token for tokens in sentences for token in tokens])
    at = count()
    for tokens in sentences:
        for number, token in enumerate(tokens):
            place, mark = named.get(next(at), ("", None))
            # A name that goes on into the next sentence begins anew there.
            tag = f"{place if number else 'B'}-{name_class(record, mark)}" if mark else "O"
            lines.append(f"{record.text[token.start : token.end]} -X- -X- {tag}")
        lines.append("")
    return "\n".join([*lines, ""]).encode()


def longest_first(marks: Iterable[Line]) -> list[Line]:
    """Return marks with those before that have the most words: where two overlap, these count."""
    return sorted(
        marks, key=lambda mark: sum(piece["start"] - piece["end"] for piece in mark["anchor"]["pieces"])
    )


def name_class(record: ArticleRecord, mark: Line) -> str:
    """Return what sort of name a mark is on, as far as its record says: PER, LOC, ORG or MISC."""
    row = record.named_by(mark)
    kind = row and (row.get("entity_kind") or row["source_kind"])
    for name, kinds in (("PER", _PERSONS), ("LOC", _PLACES), ("ORG", _BODIES)):
        if kind in kinds:
            return name
    return "MISC"


def conllu(record: ArticleRecord) -> bytes:
    """Return an article with all of its marks. Each has a number; `# mark` lines say what it is."""
    numbers = {mark["id"]: at for at, mark in enumerate(record.placed, 1)}
    lines = [f"# newdoc id = {record.article['id']}", *_mark_lines(record, numbers)]
    opening = _starts(record)
    sentences = list(sentences_of(record))
    of_token = _tags(record, [token for tokens in sentences for token in tokens], numbers)
    first = 0
    for at, tokens in enumerate(sentences, 1):
        if tokens[0].start in opening:
            lines.append(f"# newpar id = {record.article['id']}-{opening[tokens[0].start]}")
        lines.append(f"# sent_id = {record.article['id']}-{at}")
        lines.append(f"# text = {_words(record, tokens)}")
        lines += _token_lines(record, tokens, of_token[first : first + len(tokens)])
        lines.append("")
        first += len(tokens)
    return "\n".join([*lines, ""]).encode()


def _tags(record: ArticleRecord, tokens: Sequence[Token], numbers: dict[str, int]) -> list[list[str]]:
    """Return what each token is part of: `B:3` begins mark 3, `I:1` goes on with mark 1."""
    found: list[list[str]] = [[] for _ in tokens]
    for mark in record.placed:
        for part in pieces_in(mark, tokens):
            for at, place in part:
                found[at].append(f"{place}:{numbers[mark['id']]}")
    return found


def _starts(record: ArticleRecord) -> dict[int, int]:
    """Return the number of each block, by where it begins."""
    return {block["start"]: at for at, block in enumerate(record.revision["blocks"], 1)}


def _mark_lines(record: ArticleRecord, numbers: dict[str, int]) -> Iterator[str]:
    """Yield what each mark is: its number, kind, id, how it sits, its origin, and its record."""
    for mark in record.placed:
        row = record.named_by(mark)
        words = " ".join(name_of(row).split())
        sits, origin = mark["anchor"]["status"], mark["origin"]["type"]
        about = (mark["kind"], mark["id"], sits, origin, row["id"] if row else "_", words)
        yield f"# mark = {numbers[mark['id']]} {' '.join(about).rstrip()}"
    for kind, one, other in record.ties():
        yield f"# tie = {kind} {numbers[one]} {numbers[other]}"


def _words(record: ArticleRecord, tokens: Sequence[Token]) -> str:
    """Return the text that the tokens spell."""
    parts = [f"{record.text[one.start : one.end]}{'' if one.joined else ' '}" for one in tokens]
    return "".join(parts).rstrip()


def _token_lines(
    record: ArticleRecord, tokens: Sequence[Token], tags: Sequence[Sequence[str]]
) -> Iterator[str]:
    """Yield the ten columns of each token; the last, MISC, says which marks it is part of."""
    for at, (token, own) in enumerate(zip(tokens, tags, strict=True), 1):
        misc = [f"Mark={','.join(own)}"] if own else []
        if token.joined and at < len(tokens):
            misc.append("SpaceAfter=No")
        columns = (str(at), record.text[token.start : token.end], *["_"] * 7, "|".join(misc) or "_")
        yield "\t".join(columns)
