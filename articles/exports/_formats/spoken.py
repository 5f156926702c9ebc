"""What a reader is told of a claim, in words: who says it through whom, and what is known of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

import msgspec

from articles.claims.types import Answer, VerificationStatus
from articles.exports._formats.article_records import GAUGES, ArticleRecord, Line, gauge_values
from articles.quantities.types import Quantity

_UNSAID = {"neutral", "underspecified", "positive", "unspecified"}


def chain_words(record: ArticleRecord, said: Line) -> str:
    """Return who said it: "Kim Jong-un, through KCNA" – the speaker first, several of one hop joined."""
    hops = [names for hop in said["hops"] if (names := _names(record, hop))]
    return ", through ".join(hops) if hops else "nobody named"


def _names(record: ArticleRecord, hop: Line) -> str:
    """Return the sources of a hop."""
    rows = [record.records.of(id) for id in hop["sources"]]
    return " and ".join(row["name"] for row in rows if row)


def gauge_words(said: Line) -> list[str]:
    """Return how it is said, and how sure the speaker is, as far as that says something."""
    return [GAUGES[gauge](value).label for gauge, value in gauge_values(said).items() if value not in _UNSAID]


def known_words(record: ArticleRecord, claim: Line) -> Iterator[str]:
    """Yield what is recorded of a claim: its status, its numbers, what parties answered, and the verdicts."""
    yield VerificationStatus(claim["verification_status"]).label
    for figure in record.records.parts_of("figure", claim):
        yield _figure(figure).in_words
    for answer in record.records.parts_of("response", claim):
        party = record.records.of(answer["party"])
        yield f"{party['name'] if party else 'A party'}: {Answer(answer['answer']).label}"
    for verdict in record.records.parts_of("verdict", claim):
        words = verdict["alternate_name"] or VerificationStatus(verdict["status"]).label
        yield f"{words} ({verdict['decided'][:10]}): {verdict['reason']}"


def _figure(line: Line) -> Quantity:
    """Return the number of a line."""
    said = {field.name: line[field.name] for field in fields(Quantity)}
    return msgspec.convert(said, Quantity, strict=False)
