"""Reading articles for an export: at one moment, in batches, with a constant number of queries for each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import BooleanField, Case, F, Model, Prefetch, QuerySet, Value, When

from articles.annotations.models import Annotation, AnnotationQuerySet
from articles.claims.models import (
    Attribution,
    Claim,
    ClaimPart,
    Evidence,
    Figure,
    HopSource,
    MarkTold,
    MentionTold,
    PartQuerySet,
    Relation,
    Response,
    Verdict,
    known_sources,
    knows_confidences,
    party_told,
    spoken_of_q,
    told_claims,
)
from articles.corpus.models import Article, InfoSource
from articles.entities.models import Mention, SourceIdentity
from articles.exports._details import details_of
from articles.exports._records import all_entities, all_sources, entity_parts, named_sources, source_parts
from articles.exports._survivors import put_survivors
from articles.exports.types import Bundle, FilePart
from articles.foundation.types import Actor
from articles.shapes.models import annotation_lines, article_lines, attribution_lines, claim_lines, part_lines
from articles.sources.models import fetch_ratings

# Rows in memory at once. Larger batches aren't measurably faster.
BATCH = 500
# The same for articles with their texts: each text may have megabytes.
TEXTS = 25


class Known:
    """The ids of the records that a file already has. A record that many articles share is written once."""

    def __init__(self, ids: Iterable[UUID] = ()) -> None:
        # 16 bytes each: a hundred thousand records take some 8 MB.
        self._seen = {id.bytes for id in ids}

    def fresh(self, ids: Iterable[UUID | None]) -> list[UUID]:
        """Return the ids that weren't known, each once. From now on they are known."""
        new = list(dict.fromkeys(id for id in ids if id and id.bytes not in self._seen))
        self._seen.update(id.bytes for id in new)
        return new


@contextmanager
def one_moment() -> Iterator[None]:
    """Let all queries inside see the database as it was at the first one.

    Otherwise a mark that moves during the reading could be written twice, or a source that is made during it
    could be named but not written. Inside another transaction, the isolation is that transaction's.
    """
    nested = connection.in_atomic_block
    with transaction.atomic():
        with connection.cursor() as cursor:
            if not nested:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
            # Here cursors are read to the end. By default, PostgreSQL plans for the first tenth of the rows.
            cursor.execute("SET LOCAL cursor_tuple_fraction = 1")
            # Each batch looks rows up by their ids. While a table's statistics are from before it was filled,
            # PostgreSQL takes it for tiny and would read all of it for every article.
            cursor.execute("SET LOCAL enable_seqscan = off")
        yield


def with_records_apart(actor: Actor, ids: Sequence[UUID], known: Known) -> Bundle:
    """Read articles for a format that writes each source, entity and claim once, before the first line that
    names it.

    Articles that the actor may not know of are left out.
    """
    seen = list(
        Article.objects.visible_to(actor).filter(id__in=ids).order_by("id").values_list("id", flat=True)
    )
    return Bundle(len(seen), _parts_with_records(actor, seen, known), inside=knows_confidences(actor))


def with_records_each(actor: Actor, ids: Sequence[UUID], _known: Known) -> Bundle:
    """Read articles for a format that is made one article at a time, each with all of its records."""
    return with_records_apart(actor, ids, Known())


def with_records_inside(actor: Actor, ids: Sequence[UUID], _known: Known) -> Bundle:
    """Read articles for a format in which each annotation makes sense by itself.

    Annotations are read with their records and their attributions, and hops with their records. Articles that
    the actor may not know of are left out.
    """
    rows = Article.objects.visible_to(actor).without_text().with_credits()
    articles = list(rows.filter(id__in=ids).order_by("id"))
    return Bundle(len(articles), _parts_told(actor, articles), inside=knows_confidences(actor))


def _parts_told(actor: Actor, articles: Sequence[Article]) -> Iterator[FilePart]:
    """Yield the articles, then their annotations."""
    yield FilePart(articles=articles)
    chain = (
        Attribution.objects.live()
        .with_chain(actor)
        .select_related("created_by", "modified_by")
        .order_by("created", "id")
    )
    # Fetch the chain's records too: two further queries for each batch.
    told = chain.prefetch_related("hops__hop_sources__source")
    rows = (
        _in_text_order(articles)
        .annotate(names_record=_names_record(actor))
        .select_related("created_by", "modified_by", "source", "appearance", "mention__entity")
        .prefetch_related(Prefetch("appearance__claim", told_claims(actor)), Prefetch("attributions", told))
    )
    for batch in _in_batches(rows):
        put_survivors(actor, batch)
        fetch_ratings(source for row in batch for source in named_sources(row))
        yield FilePart(annotations=batch, details=details_of(actor, batch))


def _names_record(actor: Actor) -> Case:
    """Return the SQL of whether the actor may know which source or entity a mark's words stand for."""
    if knows_confidences(actor):
        return Case(default=Value(value=True), output_field=BooleanField())
    return Case(
        When(source__isnull=False, then=MarkTold("pk", "source")),
        When(mention__isnull=False, then=MentionTold("pk", "mention__entity")),
        default=Value(value=True),
        output_field=BooleanField(),
    )


def _parts_with_records(actor: Actor, articles: Sequence[UUID], known: Known) -> Iterator[FilePart]:
    """Yield all records that the articles name, then the articles, their annotations, and the attributions on
    these.
    """
    marks = Annotation.objects.live().filter(article__in=articles)
    claimed = _claimed(actor, articles)
    sources = known.fresh(all_sources(actor, _named_sources(actor, articles, claimed)))
    mentioned = Mention.objects.filter(annotation__in=marks).values_list("entity", flat=True)
    identified = SourceIdentity.objects.filter(source__in=sources).values_list("entity", flat=True)
    yield from entity_parts(actor, known.fresh(all_entities(actor, {*mentioned, *identified})))
    yield from source_parts(actor, sources)
    told = known.fresh(claimed)
    for claims in batched([*told, *known.fresh(_related(actor, told))], BATCH):
        yield FilePart(lines=_claims(actor, claims))
    for texts in article_lines(actor, articles, TEXTS):
        yield FilePart(lines=texts)
    for lines in annotation_lines(actor, articles, BATCH):
        yield FilePart(marks=lines)
    for lines in attribution_lines(actor, articles, BATCH):
        yield FilePart(lines=lines)
    for kind in (Evidence, Response, Figure, Verdict, Relation):
        for claims in batched(told, BATCH):
            yield FilePart(lines=_recorded(actor, kind, claims))


def _claimed(actor: Actor, articles: Sequence[UUID]) -> list[UUID]:
    """Return the claims that the articles speak of, and all that were merged with them, survivors first."""
    here = Article.objects.filter(id__in=articles).values("pk")
    rows = (
        Claim.objects.visible_to(actor)
        .filter(spoken_of_q(here))
        .order_by(F("survivor").asc(nulls_first=True), "id")
    )
    return list(rows.values_list("id", flat=True))


def _recorded(actor: Actor, kind: type[ClaimPart], claims: Sequence[UUID]) -> list[str]:
    """Return what is recorded of the claims, as far as the actor may know, of one kind."""
    rows: PartQuerySet[Any] = kind._default_manager.all()  # type: ignore[assignment] # each kind's is made from it
    standing = rows.visible_to(actor).live().filter(claim__in=claims).order_by("created", "id")
    return part_lines(actor, standing.annotate(**party_told(actor)) if kind is Response else standing)


def _related(actor: Actor, claims: Sequence[UUID]) -> list[UUID]:
    """Return the claims that these repeat, update, contradict or deny, and their survivors."""
    named = Relation.objects.visible_to(actor).live().filter(claim__in=claims).values("other__canonical")
    rows = (
        Claim.objects.visible_to(actor)
        .filter(canonical__in=named)
        .order_by(F("survivor").asc(nulls_first=True), "id")
    )
    return list(rows.values_list("id", flat=True))


def _named_sources(actor: Actor, articles: Sequence[UUID], claims: Sequence[UUID]) -> list[UUID]:
    """Return the sources that the credits, the marks, the chains and the responses name."""
    marks = Annotation.objects.live().filter(article__in=articles)
    attributions = Attribution.objects.standing().filter(content__article__in=articles)
    credits_ = InfoSource.objects.filter(article__in=articles).exclude(source=None)
    named: QuerySet[Any, UUID] = credits_.order_by().values_list("source", flat=True)
    others = (
        HopSource.objects.told_to(actor)
        .filter(hop__attribution__in=attributions)
        .order_by()
        .values_list("source"),
        marks.exclude(source=None).order_by().values_list("source"),
        Response.objects.visible_to(actor).live().filter(claim__in=claims).order_by().values_list("party"),
    )
    return sorted(
        known_sources(actor).filter(id__in=set(named.union(*others).order_by())).values_list("id", flat=True)
    )


def _in_text_order(articles: Sequence[Article]) -> AnnotationQuerySet:
    """The articles' live annotations, in the order of the current texts."""
    return (
        Annotation.objects.live()
        .filter(article__in=articles, anchors__revision=F("article__current"))
        .placed()
        .order_by("article", "anchors__start", "anchors__end", "id")
    )


def _in_batches[M: Model](rows: QuerySet[M]) -> Iterator[tuple[M, ...]]:
    """Yield the rows of a queryset through a cursor on the server, a batch at a time."""
    return batched(rows.iterator(chunk_size=BATCH), BATCH)


def _claims(actor: Actor, ids: Sequence[UUID]) -> list[str]:
    """Return the claims, each with the number of its appearances that the actor may know of."""
    rows = told_claims(actor).filter(id__in=ids).with_counts(actor)
    return claim_lines(actor, rows.order_by(F("survivor").asc(nulls_first=True), "created", "id"))
