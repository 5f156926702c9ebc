"""Reading an article for an export: at one moment, in batches, with a constant number of queries for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import batched
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Model, Prefetch, QuerySet

from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.claims.models import Attribution, Claim
from articles.corpus.models import Article
from articles.entities.models import Entity
from articles.exports.types import Bundle, Part
from articles.foundation.models import CanonicalQuerySet
from articles.foundation.types import Actor
from articles.sources.models import Source

# Rows held in memory at once: larger batches aren't measurably faster.
BATCH = 500


class Known:
    """The ids of the records that a file already holds, so that one that many articles share stands there once."""

    def __init__(self, ids: Iterable[UUID] = ()) -> None:
        # As 16 bytes each: a hundred thousand records cost some 8 MB.
        self._seen = {id.bytes for id in ids}

    def fresh(self, ids: Iterable[UUID | None]) -> list[UUID]:
        """Return those ids that weren't known, each once, and know them from now on."""
        new = list(dict.fromkeys(id for id in ids if id and id.bytes not in self._seen))
        self._seen.update(id.bytes for id in new)
        return new


@contextmanager
def one_moment() -> Iterator[None]:
    """Let every query inside see the database as it stood at the first one.

    Without it, a mark that moves while an article is read could be written twice, or a source that was made
    in between be named and not written. Inside another transaction that one's isolation holds.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        if not nested:
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def find_article(actor: Actor, id: UUID) -> Article | None:
    """Return the article with its text, credits and creator, or None if the actor may not know of it."""
    rows = Article.objects.visible_to(actor).with_credits().select_related("current", "created_by")
    return rows.filter(id=id).first()


def with_records_apart(actor: Actor, article: Article, known: Known) -> Bundle:
    """Read an article for a format that writes each source, entity and claim once, before it is named."""
    credited = known.fresh(credit.source for credit in article.info_sources)
    sources = _records(Source.objects.with_names(), credited, known)
    return Bundle(article, _count(article), _parts_with_records(actor, article, known), sources)


def with_records_inside(_actor: Actor, article: Article, _known: Known) -> Bundle:
    """Read an article for a format in which each annotation tells everything about itself.

    The annotations come with their records, and with their attributions, whose hops bring their records too.
    """
    chain = Attribution.objects.live().with_chain().select_related("created_by").order_by("created", "id")
    # The whole chain's records along, in two further queries for each batch.
    told = chain.prefetch_related("hops__hop_sources__source")
    rows = (
        _in_text_order(article)
        .select_related("source", "appearance__claim", "mention__entity")
        .prefetch_related(Prefetch("attributions", told))
    )
    return Bundle(article, _count(article), (Part(annotations=batch) for batch in _in_batches(rows)))


def _parts_with_records(actor: Actor, article: Article, known: Known) -> Iterator[Part]:
    """Yield the annotations in text order, then the attributions, each batch after the records that it names."""
    for batch in _in_batches(_in_text_order(article).select_related("appearance", "mention")):
        entities = [row.mention.entity_id for row in batch if hasattr(row, "mention")]
        claims = [row.appearance.claim_id for row in batch if hasattr(row, "appearance")]
        yield Part(
            sources=_records(Source.objects.with_names(), known.fresh(row.source_id for row in batch), known),
            entities=_records(Entity.objects.with_names(), known.fresh(entities), known),
            claims=_claims(actor, known.fresh(claims)),
            annotations=batch,
        )
    chains = Attribution.objects.standing().filter(content__article=article).with_chain()
    for told in _in_batches(chains.select_related("created_by").order_by("created", "id")):
        named = [one.source_id for row in told for hop in row.hops.all() for one in hop.hop_sources.all()]
        sources = _records(Source.objects.with_names(), known.fresh(named), known)
        yield Part(sources=sources, attributions=told)


def _count(article: Article) -> int:
    """How many live annotations the article has."""
    return Annotation.objects.live().filter(article=article).count()


def _in_text_order(article: Article) -> AnnotationQuerySet:
    """The article's live annotations, as they follow each other in the current text."""
    return (
        Annotation.objects.live()
        .filter(article=article, anchors__revision=article.current_id)
        .placed()
        .select_related("created_by")
        .order_by("anchors__start", "anchors__end", "id")
    )


def _in_batches[M: Model](rows: QuerySet[M]) -> Iterator[tuple[M, ...]]:
    """Yield the rows of a queryset through a cursor on the server, a batch at a time."""
    return batched(rows.iterator(chunk_size=BATCH), BATCH)


def _records[M: (Source, Entity)](rows: CanonicalQuerySet[M], ids: list[UUID], known: Known) -> list[M]:
    """Return the records, survivors before the tombstones that point at them."""
    if not ids:
        return []
    found = list(rows.filter(id__in=ids).select_related("created_by").order_by("created", "id"))
    survivors = known.fresh(row.merged_into_id for row in found)
    return _records(rows, survivors, known) + found


def _claims(actor: Actor, ids: list[UUID]) -> list[Claim]:
    """Return the claims, each with the number of its appearances that the actor may know of."""
    if not ids:
        return []
    rows = Claim.objects.filter(id__in=ids).with_counts(actor).select_related("created_by")
    return list(rows.order_by("created", "id"))
