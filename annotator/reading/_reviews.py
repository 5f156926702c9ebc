"""The verdicts of a published article as ClaimReview (schema.org), where search engines and readers of fact
checks look for them.

A claim without a verdict has none: readers take a ClaimReview for a published fact check. See Google Search
Central, "Fact check (ClaimReview) structured data".
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import orjson
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from annotator.reading._record import ArticleRecord, Record
from annotator.reading._words import STATUSES
from articles.corpus.models import Article
from articles.corpus.types import CreditRole
from articles.foundation.rules import is_web_address
from articles.sources.types import UNNAMED_KINDS, SourceKind

type Node = dict[str, Any]

# Nothing in a statement may end the element, or begin a comment in it.
_INERT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026", 0x2028: "\\u2028", 0x2029: "\\u2029"}
_NOTHING: tuple[object, ...] = (None, "", [])


def reviews_markup(record: ArticleRecord, article: Article, *, address: str) -> SafeString:
    """Return the element that holds the reviews; nothing where no claim has a verdict."""
    nodes = list(_reviews(record, article, address))
    if not nodes:
        return SafeString()
    written = orjson.dumps({"@context": "https://schema.org", "@graph": nodes}).decode().translate(_INERT)
    return format_html(
        '<script type="application/ld+json">{}</script>',
        mark_safe(written),  # noqa: S308 - inert, as above
    )


def _reviews(record: ArticleRecord, article: Article, address: str) -> Iterator[Node]:
    """Yield a review for each claim with a verdict, in the order of the text."""
    outlet = next((one.name for one in article.info_sources if one.role == CreditRole.PUBLISHER), "")
    for id, claim in record.claims.items():
        if claim.verdict is None:
            continue
        yield _said(
            {
                "@type": "ClaimReview",
                "@id": f"urn:uuid:{id}",
                "url": address,
                "claimReviewed": claim.statement,
                "reviewBody": claim.verdict.reason,
                "datePublished": claim.verdict.decided.date().isoformat(),
                "author": {"@type": "Organization", "name": outlet} if outlet else None,
                "reviewRating": {"@type": "Rating", "alternateName": STATUSES[claim.verdict.status]},
                "itemReviewed": _claim(claim, article, address),
            }
        )


def _claim(claim: Record, article: Article, address: str) -> Node:
    """Return what is reviewed: who says it, and where it can be read."""
    named = (
        source
        for told in claim.told.values()
        for one in told
        if (speaker := one.steps.get(0))
        for source in speaker.sources
        if source.told and source.kind not in UNNAMED_KINDS
    )
    persons = {one.public_name: one.kind == SourceKind.NAMED_INDIVIDUAL for one in named}
    speakers = [
        {"@type": "Person" if is_person else "Organization", "name": name}
        for name, is_person in persons.items()
    ]
    place = article.uri if is_web_address(article.uri) else address
    written = article.version_created
    return _said(
        {
            "@type": "Claim",
            "author": speakers,
            "datePublished": written.date().isoformat() if written else None,
            "appearance": {"@type": "NewsArticle", "url": place, "headline": article.headline},
        }
    )


def _said(node: Mapping[str, Any]) -> Node:
    """Return a node without what is empty."""
    return {key: value for key, value in node.items() if value not in _NOTHING}
