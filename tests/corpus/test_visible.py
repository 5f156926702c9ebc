"""Querysets, statements written by hand and the rule in Python hide the same articles from outsiders."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from django.db import connection

from articles.corpus.models import Article, open_q, open_sql
from articles.corpus.rules import publication_problems
from articles.corpus.types import ArticleMetadata, PubStatus
from tests.factories.articles import article

NOW = datetime(2026, 3, 27, 8, 0, tzinfo=UTC)
EMBARGOES = (None, NOW - timedelta(microseconds=1), NOW, NOW + timedelta(microseconds=1))


def told_by_statement(now: datetime) -> set[str]:
    """Return the headlines of the open articles, as a statement written by hand finds them."""
    with connection.cursor() as cursor:
        where = open_sql("a", "%s")
        cursor.execute(f"SELECT headline FROM corpus_article a WHERE {where}", [now])  # noqa: S608 - our own text
        return {headline for (headline,) in cursor.fetchall()}


@pytest.mark.django_db
def test_all_who_ask_hide_the_same_articles() -> None:
    expected = set()
    for status, embargo in product(PubStatus.values, EMBARGOES):
        name = f"{status}, {embargo}"
        article(headline=name, metadata=ArticleMetadata(pub_status=status, embargoed_until=embargo))
        if not publication_problems(status, embargo, NOW):
            expected.add(name)
    assert expected == {f"usable, {embargo}" for embargo in EMBARGOES[:3]}
    assert set(Article.objects.filter(open_q(NOW)).values_list("headline", flat=True)) == expected
    assert told_by_statement(NOW) == expected
