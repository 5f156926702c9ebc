"""schema.org as JSON-LD: the article, its claims, its quotations, and a ClaimReview for each verdict.

A claim without a verdict has no ClaimReview: Google and other readers take one for a published fact check.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import override

import orjson

from articles.claims.types import QuoteType, VerificationStatus
from articles.entities.types import EntityKind
from articles.exports._formats.article_records import ArticleRecord, Line, exact_words
from articles.exports._formats.by_article import ArticleWriter
from articles.exports._formats.vocabulary import WIKIDATA, iri
from articles.foundation.rules import is_web_address
from articles.sources.types import SourceKind

_TYPES = {
    EntityKind.PERSON.value: "Person",
    EntityKind.ORGANIZATION.value: "Organization",
    EntityKind.PLACE.value: "Place",
    EntityKind.EVENT.value: "Event",
    EntityKind.WEAPON_OR_PRODUCT.value: "Product",
    EntityKind.TREATY.value: "Legislation",
    SourceKind.NAMED_INDIVIDUAL.value: "Person",
    SourceKind.UNNAMED_INDIVIDUAL.value: "Person",
    SourceKind.GOVERNMENT_BODY.value: "GovernmentOrganization",
    SourceKind.STATE_MEDIA.value: "NewsMediaOrganization",
    SourceKind.NEWS_AGENCY.value: "NewsMediaOrganization",
    SourceKind.PUBLISHER.value: "NewsMediaOrganization",
    SourceKind.DOCUMENT.value: "CreativeWork",
    SourceKind.DATABASE.value: "Dataset",
}
_NOTHING: tuple[object, ...] = (None, "", [])
# Readers cut longer ones.
_REVIEWED_LENGTH = 75


class SchemaOrgWriter(ArticleWriter):
    """Writes one graph."""

    @override
    def head(self) -> bytes:
        return b'{"@context":"https://schema.org","@graph":[\n'

    @override
    def write(self, record: ArticleRecord) -> Iterator[bytes]:
        nodes = b",\n".join(orjson.dumps(node) for node in _nodes(record))
        yield (b",\n" if self.items else b"") + nodes

    @override
    def tail(self) -> Iterator[bytes]:
        yield b"\n]}\n"


def _nodes(record: ArticleRecord) -> Iterator[Line]:
    """Yield the nodes of an article."""
    yield _article(record)
    for row in record.named:
        yield _record(row)
    for claim in record.claims:
        yield _claim(record, claim)
        for verdict in record.records.parts_of("verdict", claim):
            yield _review(record, claim, verdict)
    words = {mark["id"]: mark for mark in record.placed}
    for said in record.attributions:
        if said["quote_type"] in (QuoteType.DIRECT, QuoteType.MIXED) and said["content"] in words:
            yield _quotation(record, said, words[said["content"]])


def _article(record: ArticleRecord) -> Line:
    """Return the article, with its text."""
    article = record.article
    credits_ = {credit["role"]: _credit(record, credit) for credit in reversed(article["info_sources"])}
    mentions = dict.fromkeys(
        iri(row["id"]) for mark in record.marks if mark["entity"] and (row := record.named_by(mark))
    )
    return _told(
        {
            "@id": iri(article["id"]),
            "@type": "NewsArticle",
            "headline": article["headline"],
            "inLanguage": article["language"],
            "author": {"@type": "Person", "name": article["by"]} if article["by"] else None,
            "locationCreated": {"@type": "Place", "name": article["located"]} if article["located"] else None,
            "datePublished": article["version_created"] or article["published"],
            "dateModified": article["modified"],
            "url": article["uri"] if is_web_address(article["uri"]) else None,
            "publisher": credits_.get("publisher"),
            "sourceOrganization": credits_.get("wire"),
            "articleBody": record.text,
            "mentions": [{"@id": id} for id in mentions],
        }
    )


def _credit(record: ArticleRecord, credit: Line) -> Line:
    row = record.records.of(credit["source"])
    named = {"@type": "Organization", "name": credit["name"]}
    return {"@id": iri(row["id"]), **named} if row else named


def _record(row: Line) -> Line:
    """Return a source or an entity."""
    known = row["external_ids"].get("wikidata")
    return _told(
        {
            "@id": iri(row["id"]),
            "@type": _TYPES.get(
                row.get("source_kind") or row["entity_kind"],
                "Thing" if row["type"] == "entity" else "Organization",
            ),
            "name": row["name"],
            "alternateName": [alias["name"] for alias in row["aliases"]],
            "sameAs": f"{WIKIDATA}{known}" if known else None,
            "description": row["description"],
        }
    )


def _claim(record: ArticleRecord, claim: Line) -> Line:
    """Return a claim, with who says it here."""
    speakers = dict.fromkeys(
        iri(row["id"])
        for said in record.attributions_of(claim)
        for hop in said["hops"]
        if not hop["position"]
        for id in hop["sources"]
        if (row := record.records.of(id))
    )
    return _told(
        {
            "@id": iri(claim["id"]),
            "@type": "Claim",
            "text": claim["statement"],
            "keywords": claim["topics"],
            "author": [{"@id": id} for id in speakers],
            "appearance": {"@id": iri(record.article["id"])},
        }
    )


def _review(record: ArticleRecord, claim: Line, verdict: Line) -> Line:
    """Return a verdict."""
    scale = verdict["rating"] or {}
    rating = {
        "@type": "Rating",
        "alternateName": verdict["alternate_name"] or VerificationStatus(verdict["status"]).label,
        "ratingValue": scale.get("value"),
        "worstRating": scale.get("worst"),
        "bestRating": scale.get("best"),
    }
    address = record.article["uri"]
    return _told(
        {
            "@id": iri(verdict["id"]),
            "@type": "ClaimReview",
            "url": address if is_web_address(address) else iri(verdict["id"]),
            "claimReviewed": _shortened(claim["statement"]),
            "itemReviewed": {"@id": iri(claim["id"])},
            "reviewRating": _told(rating),
            "reviewBody": verdict["reason"],
            "author": {"@type": "Person", "name": verdict["author"]} if verdict["author"] else None,
            "datePublished": verdict["decided"],
        }
    )


def _quotation(record: ArticleRecord, said: Line, mark: Line) -> Line:
    """Return words that the text quotes."""
    speaker = next((hop for hop in said["hops"] if not hop["position"]), None)
    rows = [record.records.of(id) for id in speaker["sources"]] if speaker else []
    return _told(
        {
            "@id": iri(said["id"]),
            "@type": "Quotation",
            "text": exact_words(mark),
            "inLanguage": record.article["language"],
            "creator": [{"@id": iri(row["id"])} for row in rows if row],
            "isPartOf": {"@id": iri(record.article["id"])},
            "about": {"@id": iri(claim["id"])} if (claim := record.records.of(said["claim"])) else None,
            "dateCreated": said["said_on"],
        }
    )


def _told(node: Line) -> Line:
    """Return a node without what is empty."""
    return {key: value for key, value in node.items() if value not in _NOTHING}


def _shortened(words: str) -> str:
    """Return the words, cut between two of them if they are too long."""
    line = " ".join(words.split())
    if len(line) < _REVIEWED_LENGTH:
        return line
    return f"{line[: _REVIEWED_LENGTH - 2].rpartition(' ')[0] or line[: _REVIEWED_LENGTH - 2]}…"
