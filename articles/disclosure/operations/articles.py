"""What the feed tells outsiders when an article opens to them or closes.

A mirror outside has passed over every entry that it may not know. So when an article opens, an entry of its
own names each row that becomes visible with it, such as `verdict.released`. When one closes, the article and
the records that only it made known are withdrawn, by their ids alone.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from articles.annotations.models import Annotation
from articles.claims.models import (
    PARTS,
    Attribution,
    Claim,
    HopSource,
    MarkTold,
    Response,
    known_entities,
    known_sources,
)
from articles.corpus import operations as corpus
from articles.corpus.models import Article, InfoSource
from articles.corpus.types import ArticleMetadata
from articles.foundation.operations import lock, require
from articles.foundation.types import PUBLIC, Actor, Origin, OriginType, Permission, StandIn
from articles.ledger import operations as ledger
from articles.ledger.rules import snapshot
from articles.ledger.types import Change
from articles.sources.models import Rating
from articles.sources.types import INSTITUTION_KINDS

# Of lapsed embargoes; the rest has its turn with the next beat.
RELEASED_AT_ONCE = 1_000
# No person did it, so the article's maker is recorded.
CLOCK = Origin(OriginType.MACHINE, "Galley, when the embargo lapsed")


@transaction.atomic
def update_article(actor: Actor, *, id: UUID, version: int, metadata: ArticleMetadata) -> Article:
    """Replace the metadata of an article that is still at `version`, and announce what this shows or hides.

    Raises the errors of the corpus's operation.
    """
    require(actor, Permission.WRITE_ARTICLES)
    was_open = lock(Article.objects.visible_to(actor), id=id, version=version).released is not None
    known = _known_through(id) if was_open else _Known()
    article = corpus.update_article(actor, id=id, version=version, metadata=metadata)
    if was_open and article.released is None:
        ledger.record_all(actor, _withdrawn(id, known), at=article.modified)
    elif not was_open and article.released is not None:
        ledger.record_all(actor, _released(article), at=article.modified)
    return article


@transaction.atomic
def release_lapsed_embargoes() -> list[UUID]:
    """Announce the articles whose embargo has lapsed, each once, with all that is in them. Return their ids.

    `modified` changes, so that readers find the article as changed. `version` doesn't: an editor who has the
    article open can't overwrite any of this.
    """
    now = timezone.now()
    # An article that is being changed at the moment is left for the next time.
    waiting = Article.objects.to_be_released(now).order_by("id").select_for_update(skip_locked=True)
    rows = list(waiting[:RELEASED_AT_ONCE])
    for row in rows:
        row.released = row.modified = now
        ledger.record_all(StandIn(row.created_by_id, CLOCK), _released(row), at=now)
    Article.objects.bulk_update(rows, ["released", "modified"])
    return [row.id for row in rows]


@dataclass(frozen=True, slots=True)
class _Known:
    """Records that outsiders know of and that an article names."""

    claims: frozenset[UUID] = frozenset()
    sources: frozenset[UUID] = frozenset()


def _known_through(article: UUID) -> _Known:
    """Return the claims and sources that outsiders know of and that the article, which is open, names."""
    claims = frozenset(
        Claim.objects.in_article(PUBLIC, article).visible_to(PUBLIC).values_list("id", flat=True)
    )
    told = HopSource.objects.told_to(PUBLIC).filter(
        hop__attribution__in=Attribution.objects.standing().filter(content__article=article)
    )
    marks = Annotation.objects.live().filter(MarkTold("pk", "source"), article=article)
    credits_ = InfoSource.objects.filter(article=article, source__isnull=False)
    answers = Response.objects.live().filter(claim__in=claims)
    named: tuple[QuerySet[Any, UUID], ...] = (
        told.values_list("source", flat=True),
        marks.values_list("source", flat=True),
        credits_.values_list("source", flat=True),
        answers.values_list("party", flat=True),
    )
    ids = {id for rows in named for id in rows}
    return _Known(claims, frozenset(known_sources(PUBLIC).filter(id__in=ids).values_list("id", flat=True)))


def _withdrawn(article: UUID, before: _Known) -> Iterator[Change]:
    """Yield what outsiders must forget: the closed article, and the records that only it made known."""
    yield Change("article.withdrawn", article, after=None, article_id=article)
    claims = Claim.objects.visible_to(PUBLIC).filter(id__in=before.claims).values_list("id", flat=True)
    sources = known_sources(PUBLIC).filter(id__in=before.sources).values_list("id", flat=True)
    for noun, lost in (("claim", before.claims - set(claims)), ("source", before.sources - set(sources))):
        yield from (Change(f"{noun}.withdrawn", id, after=None) for id in sorted(lost))


def _released(row: Article) -> Iterator[Change]:
    """Yield the rows that outsiders may read now that the article is open, which they have followed the feed
    past.

    Its own, the records that it names, and at last the article, by which readers who keep no copy know all of
    it.
    """
    article = row.id
    own: tuple[tuple[str, QuerySet[Any]], ...] = (
        ("annotation", Annotation.objects.live().filter(article=article)),
        ("attribution", Attribution.objects.standing().filter(content__article=article)),
    )
    for noun, rows in own:
        for id in rows.order_by("created", "id").values_list("id", flat=True):
            yield Change(f"{noun}.released", id, after=None, article_id=article)
    known = _known_through(article)
    people = known_sources(PUBLIC).filter(id__in=known.sources).exclude(source_kind__in=INSTITUTION_KINDS)
    mentioned = known_entities(PUBLIC).filter(mentions__annotation__article=article, identities__isnull=False)
    records: list[tuple[str, QuerySet[Any]]] = [
        ("source", known_sources(PUBLIC).filter(id__in=known.sources)),
        ("rating", Rating.objects.filter(source__in=people.values("id"))),
        ("entity", mentioned.distinct()),
        ("claim", Claim.objects.filter(id__in=known.claims)),
    ]
    for kind in PARTS:
        rows = kind.objects.visible_to(PUBLIC).live()  # type: ignore[attr-defined] # every kind has such a manager
        records.append((str(kind._meta.verbose_name), rows.filter(claim__in=known.claims)))
    for noun, rows in records:
        for id in rows.order_by("created", "id").values_list("id", flat=True):
            yield Change(f"{noun}.released", id, after=None)
    after = {"pub_status": row.pub_status, "embargoed_until": row.embargoed_until}
    yield Change("article.released", article, after=snapshot(after), article_id=article)
