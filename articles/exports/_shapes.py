"""The shapes in which rows leave the desk: NDJSON writes them, and the REST API answers in them.

Each function takes a row with everything that it names fetched along (its docstring says what), asks the
database for nothing more, and returns a fresh dict in the order in which the keys are written. Ids are UUIDs
and times are datetimes: whoever writes the JSON turns them into strings, times as RFC 3339 with a Z.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from articles.annotations.models import Annotation
from articles.claims.models import Attribution, Claim, Hop
from articles.claims.types import AttributionDraft, ClaimDraft, Commitment
from articles.corpus.models import Article, Revision
from articles.foundation.models import Versioned
from articles.schema.rules import told
from articles.sources.models import Source

type Shape = dict[str, Any]


def article_shape(row: Article, *, annotation_count: int) -> Shape:
    """Return an article. Needs `current`, `created_by` and the credits; live annotations are counted
    outside.
    """
    return {
        "id": row.id,
        "headline": row.headline,
        "slugline": row.slugline,
        "language": row.language,
        "by": row.by,
        "located": row.located,
        "version_created": row.version_created,
        "pub_status": row.pub_status,
        "embargoed_until": row.embargoed_until,
        "published": row.published,
        "ed_note": row.ed_note,
        "uri": row.uri,
        "info_sources": [{"name": c.name, "role": c.role, "source": c.source} for c in row.info_sources],
        "revision": revision_shape(row.latest),
        "annotation_count": annotation_count,
        **stamps(row),
    }


def revision_shape(row: Revision) -> Shape:
    """Return what an article says about one of its revisions."""
    return {
        "id": row.id,
        "number": row.number,
        "sha256": row.sha256,
        "length": row.length,
        "created": row.created,
    }


def revision_text_shape(row: Revision) -> Shape:
    """Return a revision with its text and where its blocks and sentences lie, in code points."""
    return {
        "id": row.id,
        "article": row.article_id,
        **revision_shape(row),
        "text": row.text,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in row.blocks],
        "sentences": row.sentence_table,
    }


def annotation_shape(row: Annotation) -> Shape:
    """Return an annotation. Needs `placed()`, `created_by`, `appearance`, `mention` and `figures`."""
    place = row.place
    appearance, mention = getattr(row, "appearance", None), getattr(row, "mention", None)
    figure = next((one for one in row.figures.all() if one.deleted is None), None)
    return {
        "id": row.id,
        "article": row.article_id,
        "revision": place.revision_id,
        "kind": row.kind,
        "anchor": {
            "status": place.status,
            "score": place.score,
            "offset_unit": "code_point",
            "pieces": [
                {key: piece[key] for key in ("start", "end", "exact", "prefix", "suffix")}
                for piece in place.pieces
            ],
        },
        "claim": appearance.claim_id if appearance else None,
        "source": row.source_id,
        "entity": mention.entity_id if mention else None,
        "figure": figure.id if figure else None,
        "tags": list(row.tags),
        "note": row.note,
        "origin": {"type": row.origin_type, "agent": row.origin_agent},
        **stamps(row),
    }


def claim_shape(row: Claim) -> Shape:
    """Return a claim. Needs `created_by` and `with_counts(actor)`."""
    return {
        "id": row.id,
        **told(ClaimDraft, row),
        "verification_status": row.shown_status,
        "appearance_count": row.appearance_count,
        "merged_into": row.shown_into,
        "canonical": row.shown_canonical,
        **stamps(row),
    }


def attribution_shape(row: Attribution) -> Shape:
    """Return an attribution. Needs `with_chain()` and `created_by`."""
    appearance = getattr(row.content, "appearance", None)
    return {
        "id": row.id,
        "article": row.content.article_id,
        "claim": appearance.claim_id if appearance else None,
        **told(AttributionDraft, row, commitment=told(Commitment, row)),
        "cue": living_id(row.cue),
        "hops": [_hop_shape(hop) for hop in row.hops.all()],
        **stamps(row),
    }


def _hop_shape(hop: Hop) -> Shape:
    """Return one step of a chain."""
    return {
        "position": hop.position,
        "role": hop.role,
        "sources": [named.source_id for named in hop.hop_sources.all()],
        "span": living_id(hop.span),
    }


def named_sources(row: Annotation) -> Iterator[Source]:
    """Yield the sources that a mark and the chains on it name. Needs `source` and the whole
    `attributions`.
    """
    if row.source:
        yield row.source
    for attribution in row.attributions.all():
        yield from (named.source for hop in attribution.hops.all() for named in hop.hop_sources.all())


def living_id(words: Annotation | None) -> UUID | None:
    """Return the id of a cue or a span, or None when the mark was deleted: an answer names no deleted row."""
    return words.id if words and words.deleted is None else None


def stamps(row: Versioned) -> Shape:
    """Return who made the row and when, and the version that a change must name."""
    return {
        "created": row.created,
        "created_by": {"id": row.created_by_id, "name": str(row.created_by)},
        "modified": row.modified,
        "version": row.version,
    }
