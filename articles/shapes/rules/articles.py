"""The shapes of articles and their revisions."""

from __future__ import annotations

from articles.corpus.models import Article, Revision
from articles.shapes.rules.stamps import stamps
from articles.shapes.types import Shape


def article_shape(row: Article, *, annotation_count: int) -> Shape:
    """Return an article. Needs `current`, `created_by` and the credits. The caller counts the live
    annotations.
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
    """Return an article's short entry for one of its revisions."""
    return {
        "id": row.id,
        "number": row.number,
        "sha256": row.sha256,
        "length": row.length,
        "created": row.created,
    }


def revision_text_shape(row: Revision) -> Shape:
    """Return a revision with its text, and the places of its blocks and sentences in code points."""
    return {
        "id": row.id,
        "article": row.article_id,
        **revision_shape(row),
        "text": row.text,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in row.blocks],
        "sentences": row.sentence_table,
    }
