"""The terms that the Web Annotation export uses beyond the W3C's own, as a JSON-LD context.

Without a context, a processor drops a term that it doesn't know, without an error. Terms of schema.org stand
for what schema.org has; the rest is ours. docs/formats.md explains each. The export carries the context
inside itself, so that a file can be expanded where its desk can't be reached; the desk serves the same at
`/ns/galley.jsonld`.
"""

from __future__ import annotations

from typing import Any

from articles.claims.types import ClaimDraft
from articles.schema.rules import columns_of

ANNO_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# A name, not an address: desks have no common web domain, and the terms must mean the same on each of them.
NAMESPACE = "urn:galley:ns:"

_SCHEMA_ORG = {
    "Claim": "schema:Claim",
    "NewsArticle": "schema:NewsArticle",
    "aliases": "schema:alternateName",
    "country": "schema:countryOfOrigin",
    "headline": "schema:headline",
    "same_as": {"@id": "schema:sameAs", "@type": "@id"},
    "statement": "schema:text",
    "topics": "schema:keywords",
    "url": {"@id": "schema:url", "@type": "@id"},
    "article": {"@id": "schema:isPartOf", "@type": "@id"},
}
_OURS = (
    # Classes.
    "Attribution", "Entity", "Hop", "Source",
    # On annotations.
    "anchor_score", "anchor_status", "kind", "origin",
    # On texts.
    "normalization", "sha256",
    # On records.
    *(field.name for field in columns_of(ClaimDraft) if field.name not in _SCHEMA_ORG),
    "entity_kind", "external_ids", "reliability", "source_kind", "verification_status",
    # On attributions and hops.
    "attribution_terms", "certainty", "cue_stance", "polarity", "position", "quote_type", "role",
)  # fmt: skip

CONTEXT: dict[str, Any] = {
    "galley": NAMESPACE,
    **_SCHEMA_ORG,
    "content": {"@id": "galley:content", "@type": "@id"},
    "cue": {"@id": "galley:cue", "@type": "@id"},
    "span": {"@id": "galley:span", "@type": "@id"},
    "sources": {"@id": "galley:sources", "@type": "@id"},
    "hops": {"@id": "galley:hops", "@type": "@id", "@container": "@list"},
    **{term: f"galley:{term}" for term in _OURS},
}
