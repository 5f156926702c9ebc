"""How much of the desk hangs on a source or an entity, merged records counted as one.

Nothing of it moves when records are merged: whoever asks follows `canonical`. These are counts for people who keep
the register, so they look at everything that stands, withheld articles too.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Count, Max, Q, QuerySet
from django.db.models.functions import Coalesce

from articles.annotations.models import Annotation
from articles.claims.models.attribution import HopSource
from articles.claims.models.response import Response
from articles.corpus.models.article import InfoSource
from articles.entities.models import Mention


@dataclass(frozen=True, slots=True)
class Use:
    """Of a source: the claims that it stands behind at any hop, and the date of the latest article that names it."""

    claims: int = 0
    last: datetime | None = None


@dataclass(frozen=True, slots=True)
class Holdings:
    """What hangs on a record with all that was merged into it: by noun, how many."""

    counts: tuple[tuple[str, int], ...]


def uses_of(canonical: Iterable[UUID]) -> dict[UUID, Use]:
    """Return how these survivors are used, in three queries whatever their number."""
    ids = list(canonical)
    claims: dict[UUID, int] = {}
    last: dict[UUID, datetime] = {}
    claim = Count("hop__attribution__content__appearance__claim__canonical", distinct=True)
    for rows, article, more in (
        (_hops(), "hop__attribution__content__article", {"claims": claim}),
        (_marks(), "article", {}),
        (_credits(), "article", {}),
    ):
        day = Max(Coalesce(f"{article}__version_created", f"{article}__created"))
        found: Any = rows.filter(source__canonical__in=ids).order_by().values("source__canonical")
        for row in found.annotate(last=day, **more):
            id = row["source__canonical"]
            claims[id] = claims.get(id, 0) + row.get("claims", 0)
            last[id] = max(row["last"], last.get(id, row["last"]))
    return {id: Use(claims.get(id, 0), last.get(id)) for id in ids}


def used_q() -> Q:
    """Sources that something names, by themselves or by a record that was merged with them."""
    answered = Response.objects.live().order_by().values("party__canonical")
    named = [rows.order_by().values("source__canonical") for rows in (_hops(), _marks(), _credits())]
    # One set, made once: asked row by row, a large register would be walked three times over.
    return Q(canonical__in=answered.union(*named))


def source_holdings(canonical: UUID) -> Holdings:
    """Return what hangs on a source, in five queries."""
    one = {"source__canonical": canonical}
    hops = (
        _hops()
        .filter(**one)
        .aggregate(
            hops=Count("hop", distinct=True),
            claims=Count("hop__attribution__content__appearance__claim__canonical", distinct=True),
        )
    )
    in_hops = _hops().filter(**one).values("hop__attribution__content__article")
    in_marks = _marks().filter(**one).values("article")
    articles = in_hops.union(in_marks, _credits().filter(**one).values("article"))
    return Holdings(
        (
            ("annotations", _marks().filter(**one).count()),
            ("hops", hops["hops"]),
            ("credits", _credits().filter(**one).count()),
            ("answers", Response.objects.live().filter(party__canonical=canonical).count()),
            ("claims", hops["claims"]),
            ("articles", articles.count()),
        )
    )


def entity_holdings(canonical: UUID) -> Holdings:
    """Return what hangs on an entity, in one query."""
    rows = Mention.objects.filter(entity__canonical=canonical, annotation__deleted=None)
    found = rows.aggregate(
        annotations=Count("annotation"), articles=Count("annotation__article", distinct=True)
    )
    return Holdings((("annotations", found["annotations"]), ("articles", found["articles"])))


def _hops() -> QuerySet[HopSource]:
    """The sources of hops of attributions that stand."""
    return HopSource.objects.filter(hop__attribution__deleted=None, hop__attribution__content__deleted=None)


def _marks() -> QuerySet[Annotation]:
    """The marks whose words stand for a source."""
    return Annotation.objects.live().filter(source__isnull=False)


def _credits() -> QuerySet[InfoSource]:
    """The credits of articles that have a record."""
    return InfoSource.objects.filter(source__isnull=False)
