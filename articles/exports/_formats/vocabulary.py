"""The terms that the Web Annotation export uses beyond the W3C's own, as a JSON-LD context.

A processor silently drops terms that no context defines. Terms from schema.org mean what they mean there; the
others are ours, and docs/formats.md explains each. Every file contains the context, so that it can be
expanded where its desk can't be reached. The desk serves the same context at `/ns/galley.jsonld`.
"""

from __future__ import annotations

from typing import Any
from uuid import UUID

from articles.claims.types import ClaimDraft, FigureDraft
from articles.schema.rules import columns_of

ANNO_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
# A name, not an address: desks share no web domain, and the terms must mean the same on each of them.
NAMESPACE = "urn:galley:ns:"
WIKIDATA = "http://www.wikidata.org/entity/"

_SCHEMA_ORG = {
    "Claim": "schema:Claim",
    "NewsArticle": "schema:NewsArticle",
    "aliases": "schema:alternateName",
    "country": "schema:countryOfOrigin",
    "end_date": "schema:endDate",
    "headline": "schema:headline",
    "same_as": {"@id": "schema:sameAs", "@type": "@id"},
    "start_date": "schema:startDate",
    "statement": "schema:text",
    "topics": "schema:keywords",
    "url": {"@id": "schema:url", "@type": "@id"},
    "article": {"@id": "schema:isPartOf", "@type": "@id"},
}
_OURS = (
    # Classes.
    "Attribution", "Credit", "Entity", "Evidence", "Figure", "Grade", "Hop", "Relation", "Response", "Source",
    "Tie", "Verdict",
    # On annotations.
    "anchor_score", "anchor_status", "kind", "origin",
    # On pages.
    "as_of", "offset_unit",
    # On texts.
    "normalization", "sha256",
    # On records.
    *(field.name for field in columns_of(ClaimDraft) if field.name not in _SCHEMA_ORG),
    "entity_kind", "external_ids", "reliability", "source_kind", "verification_status",
    "grade", "rater", "valid_from",
    # On ties.
    "since", "until", "words",
    # On figures and responses; `value` is the W3C's.
    *(one.name for one in columns_of(FigureDraft) if one.name not in {"annotation", "claim", "value"}),
    "answer", "answered", "note",
    # On evidence and verdicts.
    "alternate_name", "author", "best", "decided", "reason", "retrieved", "stance", "status", "worst",
    # On attributions and hops.
    "anonymity_reason", "approved_by", "attribution_terms", "certainty", "cue_stance", "polarity", "position",
    "quote_type", "role", "said_on", "said_words", "tense",
)  # fmt: skip

# What leads from one node to others.
_TO_NODES = (
    "annotation", "claim", "credits", "entity", "evidence", "figures", "other", "party", "ratings", "record",
    "relations", "responses", "tied_by", "tied_to", "verdicts",
)  # fmt: skip

CONTEXT: dict[str, Any] = {
    "galley": NAMESPACE,
    **_SCHEMA_ORG,
    "modified_by": {"@id": "galley:modified_by", "@type": "@id"},
    "former": {"@id": "galley:former", "@type": "@id"},
    "content": {"@id": "galley:content", "@type": "@id"},
    "cue": {"@id": "galley:cue", "@type": "@id"},
    "span": {"@id": "galley:span", "@type": "@id"},
    "sources": {"@id": "galley:sources", "@type": "@id"},
    **{term: {"@id": f"galley:{term}", "@type": "@id"} for term in _TO_NODES},
    "hops": {"@id": "galley:hops", "@type": "@id", "@container": "@list"},
    **{term: f"galley:{term}" for term in _OURS},
}


def iri(id: UUID | str) -> str:
    """Return the IRI of a row. It is the same wherever the desk is reached, and for good."""
    return f"urn:uuid:{id}"
