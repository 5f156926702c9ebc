"""Comparing what came in with what is here. The article is its own job: it waits as long as its current text
is another one than was compared last.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from uuid import UUID

from django.db import connection, transaction
from django.db.models import Q

from articles.corpus.models import Article
from articles.likeness.models import Pair, Sketch, may_resemble
from articles.likeness.rules import drawn, origins_of, shingles_of
from articles.likeness.types import METHOD, Drawn, Overlap

_MINE = "SELECT pg_try_advisory_xact_lock(hashtext('likeness'))"
# Of a larger family, whoever comes joins the likest; the family isn't worked out anew for each.
_MOST_REGROUPED = 1_000


def compare_waiting(*, most: int) -> int:
    """Compare up to so many articles that wait, each in a transaction of its own. Return how many it was.

    One worker at a time does this: of two copies that came at once, neither would see the other. Where
    another one is at it, this leaves it the work.
    """
    for done in range(most):
        if not _compare_next():
            return done
    return most


@transaction.atomic
def _compare_next() -> bool:
    """Compare the article that has waited longest. Tell whether there was one."""
    with connection.cursor() as cursor:
        cursor.execute(_MINE)
        if not cursor.fetchone()[0]:
            return False
    article = Article.objects.to_be_compared().select_related("current").order_by("id").first()
    if article is None:
        outdated = Sketch.objects.filter(method__lt=METHOD).values("article").first()
        if outdated is None:
            return False
        article = Article.objects.select_related("current").get(pk=outdated["article"])
    _compare(article)
    return True


def forget_texts(articles: Iterable[UUID]) -> None:
    """Drop what was worked out of these articles' texts, within the caller's transaction: words that were
    blanked leave no trace. They are compared again.
    """
    ids = list(articles)
    Pair.objects.filter(Q(first__in=ids) | Q(second__in=ids)).delete()
    Sketch.objects.filter(article__in=ids).delete()
    Article.objects.filter(pk__in=ids).update(compared=None)


def _compare(article: Article) -> None:
    """Draw an article's current text anew, find what resembles it, and put it with its copies."""
    text = article.latest
    shingles = shingles_of(text.text, text.blocks)
    sketch = drawn(shingles)
    before = _around(article.id)
    _write(article, sketch)
    Pair.objects.of(article.id).delete()
    found = may_resemble(shingles, sketch, but=article.id)
    Pair.objects.bulk_create(_pair(article.id, other, overlap) for other, overlap in found.items())
    _regroup(article.id, before | found.keys(), found)
    # Whatever the article's version, which counts what people change.
    Article.objects.filter(pk=article.id).update(compared=text.id)


def _write(article: Article, sketch: Drawn) -> None:
    """Write down the sketch of an article's current text; the article is a group of its own until it is put
    into one.
    """
    values = {
        "revision": article.latest.id,
        "method": METHOD,
        "signature": sketch.signature,
        "bands": list(sketch.bands),
        "size": sketch.size,
        "origin": article.id,
    }
    Sketch.objects.update_or_create(article=article, defaults=values)


def _pair(article: UUID, other: UUID, overlap: Overlap) -> Pair:
    """Return the two as a row."""
    if other < article:
        return _pair(other, article, overlap.turned())
    sizes = {"first_size": overlap.size, "second_size": overlap.other_size}
    return Pair(first_id=article, second_id=other, shared=overlap.shared, **sizes)


def _around(article: UUID) -> set[UUID]:
    """Return what an article resembled so far, and what those resemble: they may go with each other now."""
    near = {pair.seen_from(article)[0] for pair in Pair.objects.of(article)}
    pairs = Pair.objects.filter(Q(first__in=near) | Q(second__in=near)).values_list("first", "second")
    return near.union(*pairs)


def _regroup(article: UUID, near: Collection[UUID], found: Mapping[UUID, Overlap]) -> None:
    """Work out anew the groups of an article and of what it resembles, or did so before."""
    touched = set(Sketch.objects.filter(article__in=near).values_list("origin", flat=True))
    rows = list(Sketch.objects.filter(Q(origin__in=touched) | Q(article=article))[: _MOST_REGROUPED + 1])
    if len(rows) > _MOST_REGROUPED:
        likest = max(found, key=lambda id: (found[id].shared, id), default=None)
        if likest:
            origin = Sketch.objects.filter(article=likest).values("origin")
            Sketch.objects.filter(article=article).update(origin=origin[:1])
        return
    members = {row.article_id: row.origin for row in rows}
    pairs = Pair.objects.filter(first__in=members, second__in=members)
    now = origins_of(members, (pair.link for pair in pairs))
    changed = [row for row in rows if row.origin != now[row.article_id]]
    for row in changed:
        row.origin = now[row.article_id]
    Sketch.objects.bulk_update(changed, ["origin"])
