"""The reads: which articles share much of an article's text, or of a text that is no article yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import connection

from articles.corpus.models import Article, Revision
from articles.corpus.types import Block
from articles.foundation.types import Actor
from articles.likeness.models.pair import Pair
from articles.likeness.models.sketch import Sketch
from articles.likeness.rules import drawn, estimated, is_alike, may_be_alike, overlap_of, shingles_of
from articles.likeness.types import METHOD, Drawn, Overlap

# Of a family of thousands, such as each day's market report, so many are looked at; and so many, of those
# that have most in common, are read.
_MOST_LOOKED_AT, _MOST_READ = 2_000, 30
_MOST_PAIRS = 1_000
_CANDIDATES = """
    SELECT near.article_id FROM (
        SELECT article_id, bands FROM likeness_sketch
        WHERE bands && %s::int[] AND method = %s AND article_id IS DISTINCT FROM %s
        LIMIT %s
    ) near
    ORDER BY (SELECT count(*) FROM unnest(near.bands) band WHERE band = ANY(%s::int[])) DESC, near.article_id
    LIMIT %s
"""


@dataclass(frozen=True, slots=True)
class Similar:
    """An article that shares much of a text, and how much: as the text has it."""

    article: Article
    overlap: Overlap
    same_origin: bool = False


def similar_to(actor: Actor, article: UUID) -> list[Similar]:
    """Return the articles that share much of this one's text, the likest first, as far as the actor may see
    them. Three queries.
    """
    if not Article.objects.visible_to(actor).filter(pk=article).exists():
        return []
    pairs = Pair.objects.of(article).order_by("-shared", "pk")[:_MOST_PAIRS]
    return _shown(actor, dict(pair.seen_from(article) for pair in pairs), article)


def resembling(actor: Actor, text: str, blocks: Iterable[Block]) -> list[Similar]:
    """Return the articles that share much of a text that is no article yet, the likest first, as far as the
    actor may see them.
    """
    shingles = shingles_of(text, blocks)
    return _shown(actor, may_resemble(shingles, drawn(shingles)))


def may_resemble(shingles: Sequence[str], sketch: Drawn, *, but: UUID | None = None) -> dict[UUID, Overlap]:
    """Return the articles that share much of a text, whoever may see them, with how much: as the text has it.

    One query finds those that may, by their bands; of these a few are read.
    """
    if not sketch.bands:
        return {}
    bands = list(sketch.bands)
    with connection.cursor() as cursor:
        cursor.execute(_CANDIDATES, [bands, METHOD, but, _MOST_LOOKED_AT, bands, _MOST_READ])
        ids = [id for (id,) in cursor.fetchall()]
    near = [
        row for row in Sketch.objects.filter(article__in=ids) if may_be_alike(estimated(sketch, row.drawn))
    ]
    texts = Revision.objects.filter(pk__in=[row.revision for row in near])
    found = ((text.article_id, overlap_of(shingles, shingles_of(text.text, text.blocks))) for text in texts)
    return {id: overlap for id, overlap in found if is_alike(overlap)}


def _shown(actor: Actor, overlaps: Mapping[UUID, Overlap], beside: UUID | None = None) -> list[Similar]:
    """Return the articles that the actor may see, the likest first."""
    rows = Article.objects.visible_to(actor).with_credits().without_text().filter(pk__in=overlaps)
    own = Sketch.objects.filter(article=beside).values_list("origin", flat=True).first()
    copies = set(Sketch.objects.filter(origin=own).values_list("article", flat=True)) if own else set()
    found = [Similar(row, overlaps[row.id], row.id in copies) for row in rows]
    return sorted(found, key=lambda one: (-one.overlap.resemblance, one.article.created, one.article.id))
