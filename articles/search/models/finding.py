"""Finding rows by their words, the best first, and counting them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import datetime

from django.db.models import Exists, F, OuterRef
from django.utils import timezone

from articles.claims.models import knows_confidences, told_claims
from articles.corpus.models import Article, InfoSource
from articles.corpus.types import CreditRole
from articles.foundation.types import Actor, Permission
from articles.search.models._narrowing import narrowed
from articles.search.models._questions import Question, question
from articles.search.models._quoting import quoted
from articles.search.models.search_text import SearchText
from articles.search.types import Asked, FacetValue, Hit, Kind, Place, Results

# Of each type the latest that have the words are ranked and counted.
MOST_RANKED = 1_000
# Of a facet, the most frequent.
MOST_VALUES = 20


def search(actor: Actor, asked: Asked, *, size: int, after: Place | None = None) -> Results:
    """Return the `size` best of what is asked for, from a place on, and how many there are of each kind.

    What was written since the first page isn't in the pages that follow, so that nothing comes twice. Raises
    `BadSearch`.
    """
    began = after.began if after else timezone.now()
    if not actor.can(Permission.READ):
        return Results((), None, 0, ())
    looked = question(asked.terms, inside=knows_confidences(actor))
    hits: list[Hit] = []
    counts, capped = [], []
    # All types are counted, so that people see what else there is.
    for sort in Kind:
        found = _hits(actor, looked, asked, sort, began)
        if len(found) > MOST_RANKED:
            capped.append(sort)
        counts.append(FacetValue(str(sort), min(len(found), MOST_RANKED)))
        if sort in asked.types:
            hits += found[:MOST_RANKED]
    hits.sort(key=_order)
    rest = [hit for hit in hits if after is None or _order(hit) > _order(after)]
    page = rest[:size]
    last = page[-1] if len(rest) > size else None
    facets = {
        "type": tuple(one for one in counts if one.count),
        "kind": _values(Counter(hit.kind for hit in hits if hit.kind)),
        **_facets(actor, hits),
    }
    return Results(
        quoted(actor, looked, page),
        Place(began, last.score, last.at, last.row) if last else None,
        len(hits),
        tuple(capped),
        facets,
    )


def _order(one: Hit | Place) -> tuple[int, float, int]:
    """Return by what hits are sorted: the best first, then the latest."""
    return -one.score, -one.at.timestamp(), one.row.int


def _hits(actor: Actor, looked: Question, asked: Asked, sort: Kind, began: datetime) -> list[Hit]:
    """Return the latest hits of a type."""
    rows = SearchText.objects.filter(looked.q(), type=sort, at__lte=began)
    if asked.kind:
        rows = rows.filter(kind=asked.kind)
    known = narrowed(actor, asked, sort)
    if known is not None:
        if known.query.is_empty():
            return []
        rows = rows.filter(Exists(known.filter(pk=OuterRef("row"))))
    latest = rows.order_by(F("at").desc(), F("row").desc())[: MOST_RANKED + 1]
    newest = latest.annotate(score=looked.rank()).values_list("row", "at", "score", "kind")
    return [Hit(sort, *columns) for columns in newest]


def _facets(actor: Actor, hits: Iterable[Hit]) -> dict[str, tuple[FacetValue, ...]]:
    """Return how many of the hits have which language, publisher and status."""
    rows = list(hits)
    ids = [hit.row for hit in rows if hit.type in (Kind.ARTICLE, Kind.ANNOTATION)]
    inside = SearchText.objects.filter(type__in=(Kind.ARTICLE, Kind.ANNOTATION), row__in=ids)
    articles = Counter(id for id in inside.values_list("article", flat=True) if id)
    languages, publishers = Counter[str](), Counter[str]()
    for id, language in Article.objects.filter(pk__in=articles).values_list("pk", "language"):
        languages[language] += articles[id]
    credits_ = InfoSource.objects.filter(article__in=articles, role=CreditRole.PUBLISHER)
    for id, name in credits_.values_list("article", "name"):
        publishers[name] += articles[id]
    claims = told_claims(actor).filter(pk__in=[hit.row for hit in rows if hit.type is Kind.CLAIM])
    statuses = Counter(claim.shown_status for claim in claims)
    del languages[""]
    return {
        "language": _values(languages),
        "publisher": _values(publishers),
        "verification_status": _values(statuses),
    }


def _values(counter: Counter[str]) -> tuple[FacetValue, ...]:
    """Return the most frequent values, with their counts."""
    ranked = sorted(counter.items(), key=lambda item: (-item[1], item[0]))
    return tuple(FacetValue(value, count) for value, count in ranked[:MOST_VALUES])
