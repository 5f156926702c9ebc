"""The rows of an article, to compare two ways of making them."""

from __future__ import annotations

from typing import Any

from articles.annotations.models import Anchor, Annotation
from articles.claims.models import Appearance
from articles.corpus.models import Article, InfoSource, Revision
from articles.entities.models import Mention
from articles.ledger.models import Entry

UNTOLD = {"id", "created", "modified", "released", "at", "xid"}


def rows_of(article: Article) -> list[Any]:
    """Return all rows and entries of an article, without ids and times."""
    ids = {str(article.id): "article"}
    ids |= {str(one.id): f"revision {one.number}" for one in Revision.objects.filter(article=article)}
    marks = list(
        Annotation.objects.filter(article=article).order_by("anchors__start", "anchors__end", "kind")
    )
    ids |= {str(one.id): f"mark {at}" for at, one in enumerate(marks)}
    kinds: tuple[Any, ...] = (
        Article.objects.filter(id=article.id),
        Revision.objects.filter(article=article),
        InfoSource.objects.filter(article=article).order_by("position"),
        *(Annotation.objects.filter(id=one.id) for one in marks),
        *(Anchor.objects.filter(annotation=one) for one in marks),
        *(Appearance.objects.filter(annotation=one) for one in marks),
        *(Mention.objects.filter(annotation=one) for one in marks),
        Entry.objects.filter(article_id=article.id).order_by("id"),
    )
    found = [
        {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
        for rows in kinds
        for row in rows
    ]
    return [{name: _named(value, ids) for name, value in row.items() if name not in UNTOLD} for row in found]


def _named(value: Any, ids: dict[str, str]) -> Any:
    """Return a value with the article's own ids by name."""
    if isinstance(value, dict):
        return {key: _named(one, ids) for key, one in value.items()}
    if isinstance(value, list):
        return [_named(one, ids) for one in value]
    return ids.get(str(value), value)
